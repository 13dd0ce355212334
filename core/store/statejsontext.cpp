#include "statejsontext.h"

#include "valuetext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::string_view beforeKind = "{\"kind\":\"";
constexpr std::string_view beforeValue = "\",\"value\":\"";
constexpr std::string_view afterValue = "\"}";

// Stands in JSON as it is.
bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

bool isInline(ValueKind kind)
{
    return kind != ValueKind::Null && !hasBytes(kind);
}

// The kinds whose text needs no room of its own, by the text between the quotes.
bool fromPlain(std::string_view name, std::string_view text, Value &value)
{
    for (int kind = 0; kind <= int(ValueKind::Uuid); ++kind) {
        if (!isInline(ValueKind(kind)) || kindName(ValueKind(kind)) != QLatin1String(name.data(), qsizetype(name.size())))
            continue;
        Cell cell;
        if (!fromText(text, ValueKind(kind), nullptr, cell))
            return false;
        value = Value(cell);
        return true;
    }
    return false;
}

} // namespace

std::string valueText(const Value &value)
{
    if (!isInline(value.kind()))
        return QJsonDocument(toTypedJson(value).toObject()).toJson(QJsonDocument::Compact).toStdString();
    char text[inlineTextSize];
    std::string json(beforeKind);
    json.append(kindName(value.kind()).toStdString()).append(beforeValue);
    return json.append(text, writeInlineText(value.cell(), text)).append(afterValue);
}

bool valueFromText(std::string_view text, Value &value)
{
    if (text.starts_with(beforeKind) && text.ends_with(afterValue)) {
        const std::string_view inner = text.substr(beforeKind.size(), text.size() - beforeKind.size() - afterValue.size());
        const std::size_t split = inner.find(beforeValue);
        if (split != inner.npos && isPlain(inner.substr(0, split)) && isPlain(inner.substr(split + beforeValue.size())) &&
            fromPlain(inner.substr(0, split), inner.substr(split + beforeValue.size()), value))
            return true;
    }
    const auto json = jsonObject(text);
    return json && fromTypedJson(*json, value);
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> jsonObject(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return jsonObject(std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

std::optional<QJsonObject> jsonObject(std::string_view utf8)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(utf8.data(), qsizetype(utf8.size())));
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

QString namedKeyText(const Key &key, const QStringList &fields)
{
    QJsonArray array;
    for (std::size_t at = 0; at < key.size(); ++at) {
        QJsonObject part = toTypedJson(key[at]).toObject();
        if (qsizetype(at) < fields.size())
            part.insert(QStringLiteral("field"), fields[qsizetype(at)]);
        array.append(part);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

bool keyFromText(const QString &text, Key &key, QStringList &fields)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return false;
    key.clear();
    fields.clear();
    for (const auto &json : document.array()) {
        if (!fromTypedJson(json, key.emplace_back()))
            return false;
        if (const QString field = json.toObject().value(QLatin1String("field")).toString(); !field.isEmpty())
            fields << field;
    }
    return true;
}

} // namespace tidewright
