// JSON as it stands in columns: compact text.
#pragma once

#include "error.h"
#include "value.h"

#include <QJsonObject>

#include <string>
#include <string_view>

namespace tidewright
{

QString jsonText(const QJsonObject &object);
// Empty if `text` is no JSON object.
std::optional<QJsonObject> jsonObject(const QString &text);
std::optional<QJsonObject> jsonObject(std::string_view utf8);

// toTypedJson() as text, read and written without the steps between for the usual values.
std::string valueText(const Value &value);
bool valueFromText(std::string_view text, Value &value);

Error errorFromJson(const QJsonObject &json);

// [{"kind": …, "value": …}, …]: lossless.
QString storedKey(const Key &key);
// The same with the names of the key's fields, where they are known.
QString namedKeyText(const Key &key, const QStringList &fields);
bool keyFromText(const QString &text, Key &key, QStringList &fields);

} // namespace tidewright
