// Fingerprints of small texts: definitions, configurations, identities.
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QString>

namespace tidewright
{

// XXH3-128 as 32 hex digits.
QString textHash(const QByteArray &text);
// Of the JSON's compact form: equal values hash equally, however they were built.
QString textHash(const QJsonArray &json);

} // namespace tidewright
