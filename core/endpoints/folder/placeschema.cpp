#include "placeschema.h"

#include "recordname.h"
#include "syncjob.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

constexpr char schemaFolder[] = "schema";
constexpr std::int64_t largestSchema = 4 * 1024 * 1024;
// Names by which people call a key, best first.
constexpr std::array keyNames{"id", "key", "slug", "uuid"};

std::string schemaName(const QString &place)
{
    return escapedName(place.toStdString()) + std::string(recordEnding);
}

std::optional<ValueKind> kindFromName(const QString &name)
{
    for (int kind = int(ValueKind::Boolean); kind <= int(ValueKind::Uuid); ++kind) {
        if (kindName(ValueKind(kind)) == name)
            return ValueKind(kind);
    }
    return std::nullopt;
}

// A file holds every value of a kind: the widest type of it.
FieldType widest(ValueKind kind, bool duration)
{
    FieldType type;
    type.kind = kind;
    type.duration = duration;
    if (kind == ValueKind::Time || kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz)
        type.precision = 6;
    return type;
}

Failure unreadable(const QString &path)
{
    return fail(ErrorCode::StateUnreadable, Tr::tr("“%1” does not say which fields the records have. Nothing was changed.").arg(path), {},
                Tr::tr("Bring the file back from your version control, or remove it: then the fields are told by the records."));
}

ValueKind kindOf(unsigned kinds)
{
    const unsigned any = kinds & ~bitOf(MemberKind::Null);
    const auto only = [any](unsigned allowed) { return any != 0 && (any & ~allowed) == 0; };
    if (only(bitOf(MemberKind::True) | bitOf(MemberKind::False)))
        return ValueKind::Boolean;
    if (only(bitOf(MemberKind::Int)))
        return ValueKind::Int;
    if (only(bitOf(MemberKind::UInt)))
        return ValueKind::UInt;
    if (only(bitOf(MemberKind::Int) | bitOf(MemberKind::UInt) | bitOf(MemberKind::Decimal)))
        return ValueKind::Decimal;
    return any == 0 || only(bitOf(MemberKind::Text)) ? ValueKind::Text : ValueKind::Json;
}

QStringList inferredKey(std::span<const MemberSeen> seen)
{
    const auto named = [](const MemberSeen &member) { return member.namesFile; };
    for (const char *name : keyNames) {
        if (std::ranges::any_of(seen, [&](const MemberSeen &member) { return named(member) && member.name == name; }))
            return {QLatin1String(name)};
    }
    const auto found = std::ranges::find_if(seen, named);
    return found == seen.end() ? QStringList() : QStringList(QString::fromStdString(found->name));
}

} // namespace

Result<std::optional<RecordSchema>> readSchemaFile(const Directory &root, const QString &place)
{
    const std::string name = schemaName(place);
    std::optional<Directory::Content> content;
    const auto read = [&]() -> Result<void> {
        TRY_ASSIGN(const Directory own, root.open(folderOwnName));
        TRY_ASSIGN(const Directory folder, own.open(schemaFolder));
        TRY_ASSIGN(content, folder.read(name, largestSchema));
        return {};
    }();
    if (!read && read.error().code != ErrorCode::NotFound)
        return Failure(read.error());
    if (!content)
        return std::optional<RecordSchema>();
    const QString path = root.path() + QLatin1String("/.tidewright/schema/") + QString::fromStdString(name);
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(content->bytes)).object();
    RecordSchema schema;
    schema.place = place;
    const QJsonArray fields = json[QLatin1String("fields")].toArray();
    for (const QJsonValue &one : fields) {
        Field field;
        field.name = one[QLatin1String("name")].toString();
        const auto kind = kindFromName(one[QLatin1String("kind")].toString());
        if (!kind || field.name.isEmpty() || schema.find(field.name))
            return unreadable(path);
        field.type = widest(*kind, one[QLatin1String("duration")].toBool());
        field.nativeType = kindName(*kind);
        schema.fields.push_back(std::move(field));
    }
    const QJsonArray key = json[QLatin1String("key")].toArray();
    for (const QJsonValue &one : key) {
        const int at = schema.indexOf(one.toString());
        if (at < 0)
            return unreadable(path);
        schema.fields[std::size_t(at)].nullable = false;
        schema.key += one.toString();
    }
    if (schema.fields.empty())
        return unreadable(path);
    return std::optional(std::move(schema));
}

Result<void> writeSchemaFile(const Directory &root, const RecordSchema &schema)
{
    QJsonArray fields;
    for (const Field &field : schema.fields) {
        QJsonObject one{{QStringLiteral("name"), field.name}, {QStringLiteral("kind"), kindName(field.type.kind)}};
        if (field.type.duration)
            one.insert(QStringLiteral("duration"), true);
        fields += one;
    }
    const QJsonObject json{{QStringLiteral("fields"), fields}, {QStringLiteral("key"), QJsonArray::fromStringList(schema.key)}};
    TRY_ASSIGN(const Directory own, root.make(folderOwnName));
    TRY_ASSIGN(const Directory folder, own.make(schemaFolder));
    return folder.publish(schemaName(schema.place), QJsonDocument(json).toJson().toStdString());
}

PlaceSchema placeSchema(const QString &place, const std::optional<RecordSchema> &declared, std::span<const MemberSeen> seen)
{
    PlaceSchema all;
    all.declared = declared.has_value();
    if (declared)
        all.schema = *declared;
    all.schema.place = place;
    all.origins.assign(all.schema.fields.size(), FieldOrigin::Declared);
    for (const MemberSeen &member : seen) {
        const QString name = QString::fromStdString(member.name);
        const bool known = std::ranges::find(all.schema.fields, name, &Field::name) != all.schema.fields.end();
        if (known || name.isEmpty())
            continue;
        Field field;
        field.name = name;
        field.type = widest(kindOf(member.kinds), false);
        field.nativeType = kindName(field.type.kind);
        all.schema.fields.push_back(std::move(field));
        all.origins.push_back(FieldOrigin::Inferred);
    }
    if (!declared)
        all.schema.key = inferredKey(seen);
    for (const QString &name : all.schema.key)
        all.schema.fields[std::size_t(all.schema.indexOf(name))].nullable = false;
    return all;
}

} // namespace tidewright
