#include "statejsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tidewright
{

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> jsonObject(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

Error errorFromJson(const QJsonObject &json)
{
    return {errorCodeFromName(json[QLatin1String("code")].toString()), json[QLatin1String("message")].toString(),
            json[QLatin1String("detail")].toString(), json[QLatin1String("hint")].toString()};
}

QString storedKey(const Key &key)
{
    QJsonArray array;
    for (const Value &value : key)
        array.append(toTypedJson(value));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

bool keyFromText(const QString &text, Key &key)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return false;
    key.clear();
    for (const auto &json : document.array()) {
        if (!fromTypedJson(json, key.emplace_back()))
            return false;
    }
    return true;
}

} // namespace tidewright
