#include "undoimage.h"

#include "recordimage.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tidewright
{

namespace
{

Value binary(const std::string &bytes)
{
    return Value(Cell::ofBytes(ValueKind::Binary, bytes));
}

Value text(const QString &string)
{
    return Value::ofText(string.toStdString());
}

std::string bytesOf(const Value &value)
{
    return std::string(value.cell().bytes());
}

QString textOf(const Value &value)
{
    return QString::fromStdString(bytesOf(value));
}

constexpr std::size_t withoutBase = 1, withBase = 10, unknownParts = 2;

} // namespace

std::string packUndo(const UndoImage &image)
{
    std::vector<Value> parts{binary(image.record)};
    if (const auto &base = image.base) {
        for (const ContentHash &hash : {base->local, base->remote}) {
            parts.push_back(Value(Cell::ofUInt(hash.high)));
            parts.push_back(Value(Cell::ofUInt(hash.low)));
        }
        parts.push_back(binary(base->fields));
        for (const QString &string : {base->localId, base->remoteId, base->localVersion, base->remoteVersion})
            parts.push_back(text(string));
    }
    if (!image.unknownFields.isEmpty()) {
        parts.push_back(text(QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(image.unknownFields)).toJson(QJsonDocument::Compact))));
        parts.push_back(binary(packRecord(image.unknown)));
    }
    return packRecord(parts);
}

Result<UndoImage> unpackUndo(std::string_view packed)
{
    TRY_ASSIGN(std::vector<Value> parts, unpackRecord(packed));
    UndoImage image;
    if (parts.size() == withoutBase + unknownParts || parts.size() == withBase + unknownParts) {
        TRY_ASSIGN(image.unknown, unpackRecord(parts.back().cell().bytes()));
        parts.pop_back();
        for (const QJsonValue field : QJsonDocument::fromJson(textOf(parts.back()).toUtf8()).array())
            image.unknownFields += field.toString();
        parts.pop_back();
    }
    if (parts.size() != withoutBase && parts.size() != withBase)
        return fail(ErrorCode::StateUnreadable, {}, QStringLiteral("%1 parts").arg(parts.size()));
    image.record = bytesOf(parts[0]);
    if (parts.size() == withoutBase)
        return image;
    BaseRecord base;
    base.local = {parts[1].cell().u, parts[2].cell().u};
    base.remote = {parts[3].cell().u, parts[4].cell().u};
    base.fields = bytesOf(parts[5]);
    base.localId = textOf(parts[6]);
    base.remoteId = textOf(parts[7]);
    base.localVersion = textOf(parts[8]);
    base.remoteVersion = textOf(parts[9]);
    image.base = std::move(base);
    return image;
}

} // namespace tidewright
