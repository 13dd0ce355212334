#include "text.h"

#include <QRegularExpression>
#include <algorithm>
#include <numeric>
#include <vector>

namespace tidewright
{

namespace
{

qsizetype editDistance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < std::size_t(b.size()); ++j) {
            const qsizetype replaced = diagonal + (a[i] == b[qsizetype(j)] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

QString escapeControls(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == QLatin1Char('\n'))
            out += QLatin1String("\\n");
        else if (c == QLatin1Char('\r'))
            out += QLatin1String("\\r");
        else if (c == QLatin1Char('\t'))
            out += QLatin1String("\\t");
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            out += QString::asprintf("\\x%02x", c.unicode());
        else
            out += c;
    }
    return out;
}

QString withoutStop(const QString &sentence)
{
    QString text = sentence.trimmed();
    while (text.endsWith(QLatin1Char('.')) || text.endsWith(QChar(0x3002)))
        text.chop(1);
    return text;
}

std::optional<QString> nearest(const QString &word, const QStringList &candidates)
{
    std::optional<QString> best;
    qsizetype bestDistance = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString &candidate : candidates) {
        const qsizetype distance = editDistance(word.toCaseFolded(), candidate.toCaseFolded());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

std::optional<Micros> parseDuration(const QString &text)
{
    static const QRegularExpression part(QStringLiteral(R"((\d{1,9})(ms|s|m|h|d|w))"));
    static const QRegularExpression whole(QStringLiteral(R"(^(?:\d{1,9}(?:ms|s|m|h|d|w))+$)"));
    if (text == QLatin1String("0"))
        return Micros(0);
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    Micros sum{0};
    auto parts = part.globalMatch(text);
    while (parts.hasNext()) {
        const auto match = parts.next();
        const auto count = match.captured(1).toLongLong();
        const QString unit = match.captured(2);
        if (unit == QLatin1String("ms"))
            sum += std::chrono::milliseconds(count);
        else if (unit == QLatin1String("s"))
            sum += std::chrono::seconds(count);
        else if (unit == QLatin1String("m"))
            sum += std::chrono::minutes(count);
        else if (unit == QLatin1String("h"))
            sum += std::chrono::hours(count);
        else if (unit == QLatin1String("d"))
            sum += std::chrono::days(count);
        else
            sum += std::chrono::weeks(count);
    }
    return sum;
}

std::optional<std::int64_t> parseSize(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,9})(B|kB|KB|MB|GB|TB)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    static const QStringList units{QStringLiteral("B"), QStringLiteral("KB"), QStringLiteral("MB"), QStringLiteral("GB"), QStringLiteral("TB")};
    std::int64_t bytes = match.captured(1).toLongLong();
    for (qsizetype power = units.indexOf(match.captured(2).toUpper()); power > 0; --power)
        bytes *= 1'000;
    return bytes;
}

} // namespace tidewright
