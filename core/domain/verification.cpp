#include "verification.h"

#include <QJsonArray>

namespace tidewright
{

QString verifiedKindName(VerifiedRecord::Kind kind)
{
    switch (kind) {
    case VerifiedRecord::Kind::Differing:
        return QStringLiteral("differing");
    case VerifiedRecord::Kind::Missing:
        return QStringLiteral("missing");
    case VerifiedRecord::Kind::Extra:
        return QStringLiteral("extra");
    case VerifiedRecord::Kind::Refused:
        return QStringLiteral("refused");
    case VerifiedRecord::Kind::Unreadable:
        return QStringLiteral("unreadable");
    }
    return {};
}

QJsonObject toJson(const VerifiedRecord &record, const QStringList &keyFields)
{
    return {{QStringLiteral("recordKey"), recordKeyJson(record.recordKey, keyFields)},
            {QStringLiteral("kind"), verifiedKindName(record.kind)}};
}

QJsonObject toJson(const Verification &verification)
{
    QJsonArray sample;
    for (const VerifiedRecord &record : verification.sample)
        sample.append(toJson(record, verification.keyFields));
    return {{QStringLiteral("jobName"), verification.key.job},
            {QStringLiteral("typeKey"), verification.key.typeKey},
            {QStringLiteral("compared"), qint64(verification.compared)},
            {QStringLiteral("equal"), qint64(verification.equal)},
            {QStringLiteral("differing"), qint64(verification.differing)},
            {QStringLiteral("missing"), qint64(verification.missing)},
            {QStringLiteral("extra"), qint64(verification.extra)},
            {QStringLiteral("refused"), qint64(verification.refused)},
            {QStringLiteral("unreadable"), qint64(verification.unreadable)},
            {QStringLiteral("repaired"), qint64(verification.repaired)},
            {QStringLiteral("sample"), sample},
            {QStringLiteral("durationMs"), qint64(verification.durationMs)},
            {QStringLiteral("error"), errorJson(verification.error)}};
}

} // namespace tidewright
