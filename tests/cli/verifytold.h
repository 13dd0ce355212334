// What `verify` says, as one line.
#pragma once

#include "clitest.h"

namespace tidewright
{

inline const QStringList verifyJson{QStringLiteral("verify"), QStringLiteral("--json")};

inline QStringList arguments(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

inline QJsonObject verificationOf(const Finished &finished, const char *typeKey)
{
    for (const QJsonValue one : finished.json().value(QLatin1String("verifications")).toArray()) {
        if (one.toObject().value(QLatin1String("typeKey")).toString() == QLatin1String(typeKey))
            return one.toObject();
    }
    return {};
}

// "compared 30, differing 1, missing 2, extra 0, repaired 0"
inline QString told(const QJsonObject &verification)
{
    QStringList parts;
    for (const char *name : {"compared", "equal", "differing", "missing", "extra", "repaired"})
        parts << QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(verification.value(QLatin1String(name)).toInt(-1));
    return parts.join(QLatin1String(", "));
}

// "2 differing, 3 missing": the sample, or all "records".
inline QString sampleOf(const QJsonObject &verification, const char *list = "sample")
{
    QStringList parts;
    for (const QJsonValue record : verification.value(QLatin1String(list)).toArray())
        parts << QStringLiteral("%1 %2")
                     .arg(record.toObject().value(QLatin1String("recordKey")).toInt(-1))
                     .arg(record.toObject().value(QLatin1String("kind")).toString());
    return parts.join(QLatin1String(", "));
}

} // namespace tidewright
