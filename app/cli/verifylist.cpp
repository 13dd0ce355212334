#include "verifylist.h"

#include "text.h"
#include "table.h"
#include "words.h"

#include <QJsonDocument>
#include <algorithm>

namespace tidewright::cli
{

namespace
{

template <typename Each>
Result<void> forEachRecord(const Verification &verification, Each &&each)
{
    if (!verification.records)
        return {};
    VerifiedRecords::Reader reader(*verification.records);
    VerifiedRecord record;
    for (;;) {
        TRY_ASSIGN(const bool more, reader.next(record));
        if (!more)
            return {};
        each(record);
    }
}

QString csvCell(const QString &text)
{
    const bool plain = std::ranges::none_of(text, [](QChar one) {
        return one == QLatin1Char(',') || one == QLatin1Char('"') || one == QLatin1Char('\n') || one == QLatin1Char('\r');
    });
    QString quoted = text;
    return plain ? text : QLatin1Char('"') + quoted.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString keyCell(const VerifiedRecord &record, const QStringList &keyFields)
{
    const QJsonValue key = recordKeyJson(record.recordKey, keyFields);
    return csvCell(key.isObject() ? QString::fromUtf8(QJsonDocument(key.toObject()).toJson(QJsonDocument::Compact))
                                  : keyText(record.recordKey));
}

// Without its last bracket: something follows.
QString openJson(const QJsonObject &object)
{
    QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    text.chop(1);
    return text;
}

} // namespace

Result<void> printTextList(Session &session, const std::vector<Verification> &verifications)
{
    int typeWidth = displayWidth(QStringLiteral("TYPE"));
    int kindWidth = 0;
    for (std::size_t kind = 0; kind < VerifiedRecord::kinds; ++kind)
        kindWidth = std::max(kindWidth, displayWidth(verifiedKindName(VerifiedRecord::Kind(kind))));
    for (const Verification &one : verifications)
        typeWidth = std::max(typeWidth, displayWidth(escapeControls(one.key.typeKey)));
    const auto line = [&](const QString &type, const QString &kind, const QString &record) {
        const auto padded = [](const QString &text, int width) { return text + QString(width - displayWidth(text) + 2, QLatin1Char(' ')); };
        session.print(padded(escapeControls(type), typeWidth) + padded(kind, kindWidth) + escapeControls(record));
    };
    bool titled = false;
    for (const Verification &one : verifications) {
        TRY(forEachRecord(one, [&](const VerifiedRecord &record) {
            if (!std::exchange(titled, true)) {
                session.print(QString());
                line(QStringLiteral("TYPE"), QStringLiteral("KIND"), QStringLiteral("RECORD"));
            }
            line(one.key.typeKey, verifiedKindName(record.kind), keyText(record.recordKey));
        }));
    }
    return {};
}

Result<void> printCsvList(Session &session, const std::vector<Verification> &verifications)
{
    session.print(QStringLiteral("jobName,typeKey,kind,recordKey"));
    for (const Verification &one : verifications) {
        const QString begin = csvCell(one.key.job) + QLatin1Char(',') + csvCell(one.key.typeKey) + QLatin1Char(',');
        TRY(forEachRecord(one, [&](const VerifiedRecord &record) {
            session.print(QString(begin + verifiedKindName(record.kind) + QLatin1Char(',') + keyCell(record, one.keyFields)));
        }));
    }
    return {};
}

Result<void> printJsonList(Session &session, const std::vector<Verification> &verifications)
{
    session.print(QStringLiteral("{\"verifications\":["));
    for (std::size_t at = 0; at < verifications.size(); ++at) {
        const Verification &one = verifications[at];
        session.print(QString(openJson(toJson(one)) + QLatin1String(",\"records\":[")));
        QString comma;
        TRY(forEachRecord(one, [&](const VerifiedRecord &record) {
            session.print(QString(comma + openJson(toJson(record, one.keyFields)) + QLatin1Char('}')));
            comma = QStringLiteral(",");
        }));
        session.print(at + 1 < verifications.size() ? QStringLiteral("]},") : QStringLiteral("]}"));
    }
    session.print(QStringLiteral("]}"));
    return {};
}

} // namespace tidewright::cli
