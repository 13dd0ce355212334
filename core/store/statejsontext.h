// JSON as it stands in columns: compact text.
#pragma once

#include "error.h"
#include "value.h"

#include <QJsonObject>

namespace tidewright
{

QString jsonText(const QJsonObject &object);
// Empty if `text` is no JSON object.
std::optional<QJsonObject> jsonObject(const QString &text);

Error errorFromJson(const QJsonObject &json);

// [{"kind": …, "value": …}, …]: lossless.
QString storedKey(const Key &key);
bool keyFromText(const QString &text, Key &key);

} // namespace tidewright
