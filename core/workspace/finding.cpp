#include "finding.h"

#include "text.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Finding)
};

// [A-Za-z_$][A-Za-z0-9_$-]*
bool isPlain(const QString &name)
{
    const auto isLetter = [](QChar c) {
        return (c.unicode() < 128 && c.isLetter()) || c == QLatin1Char('_') || c == QLatin1Char('$');
    };
    return !name.isEmpty() && isLetter(name.front()) && std::all_of(name.begin(), name.end(), [&](QChar c) {
        return isLetter(c) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('-');
    });
}

} // namespace

Error toError(const Findings &findings)
{
    const auto isError = [](const Finding &finding) { return !finding.warning; };
    const auto first = std::find_if(findings.begin(), findings.end(), isError);
    if (first == findings.end())
        return Error{ErrorCode::Internal, Text::tr("Nothing is wrong with the files."), {}, {}};
    const auto count = std::count_if(findings.begin(), findings.end(), isError);
    Error error = first->error.in(first->path.isEmpty() ? first->file : first->file + QLatin1String(": ") + first->path);
    if (count > 1)
        error.detail +=
            (error.detail.isEmpty() ? QString() : QStringLiteral("; ")) + QStringLiteral("%1 more findings").arg(count - 1);
    return error;
}

QString memberPath(const QString &parent, const QString &name)
{
    constexpr qsizetype longestShown = 60;
    if (!isPlain(name) || name.size() > longestShown)
        return parent + QLatin1String("[\"") + escapeControls(name.left(longestShown)) + QLatin1String("\"]");
    return parent.isEmpty() ? name : parent + QLatin1Char('.') + name;
}

QString itemPath(const QString &parent, qsizetype index)
{
    return parent + QLatin1Char('[') + QString::number(index) + QLatin1Char(']');
}

} // namespace tidewright
