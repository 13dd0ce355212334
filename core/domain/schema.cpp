#include "schema.h"

#include "texthash.h"

#include <QJsonArray>
#include <algorithm>

namespace tidewright
{

QJsonObject toJson(const FieldType &type)
{
    QJsonObject json{{QStringLiteral("kind"), kindName(type.kind)}};
    const bool whole = type.kind == ValueKind::Int || type.kind == ValueKind::UInt;
    if (type.precision >= 0)
        json.insert(QStringLiteral("precision"), type.precision);
    if (type.scale >= 0)
        json.insert(QStringLiteral("scale"), type.scale);
    if (type.length >= 0)
        json.insert(QStringLiteral("length"), qint64(type.length));
    if (whole || type.kind == ValueKind::Double)
        json.insert(QStringLiteral("bits"), type.bits);
    if (type.duration)
        json.insert(QStringLiteral("duration"), true);
    if (type.fixedLength)
        json.insert(QStringLiteral("fixedLength"), true);
    return json;
}

namespace
{

QJsonArray fieldsJson(const std::vector<Field> &fields)
{
    QJsonArray json;
    for (const Field &field : fields) {
        json.append(QJsonObject{{QStringLiteral("name"), field.name},
                                {QStringLiteral("type"), toJson(field.type)},
                                {QStringLiteral("nativeType"), field.nativeType},
                                {QStringLiteral("nullable"), field.nullable},
                                {QStringLiteral("hasDefault"), field.hasDefault},
                                {QStringLiteral("generated"), field.generated}});
    }
    return json;
}

} // namespace

int RecordSchema::indexOf(const QString &name) const
{
    int insensitive = -1;
    int matches = 0;
    for (std::size_t at = 0; at < fields.size(); ++at) {
        if (fields[at].name == name)
            return int(at);
        if (fields[at].name.compare(name, Qt::CaseInsensitive) == 0) {
            insensitive = int(at);
            ++matches;
        }
    }
    return matches == 1 ? insensitive : -1;
}

const Field *RecordSchema::find(const QString &name) const
{
    const int index = indexOf(name);
    return index < 0 ? nullptr : &fields[std::size_t(index)];
}

QString definitionHash(const RecordSchema &schema)
{
    // By name, so that a column that moved is no change.
    std::vector<const Field *> byName;
    for (const Field &field : schema.fields)
        byName.push_back(&field);
    std::sort(byName.begin(), byName.end(), [](const Field *a, const Field *b) { return a->name < b->name; });
    QJsonArray definition{QJsonArray::fromStringList(schema.key)};
    for (const Field *field : byName)
        definition.append(QJsonArray{field->name, toJson(field->type)});
    return textHash(definition);
}

QJsonObject toJson(const Offering &offering)
{
    QJsonArray foreignKeys;
    for (const ForeignKey &foreign : offering.schema.foreignKeys) {
        foreignKeys.append(QJsonObject{{QStringLiteral("fields"), QJsonArray::fromStringList(foreign.fields)},
                                       {QStringLiteral("place"), foreign.place},
                                       {QStringLiteral("referenced"), QJsonArray::fromStringList(foreign.referenced)}});
    }
    QJsonArray cursors;
    for (const CursorCandidate &cursor : offering.cursors) {
        cursors.append(QJsonObject{{QStringLiteral("field"), cursor.field},
                                   {QStringLiteral("indexed"), cursor.indexed},
                                   {QStringLiteral("guess"), cursor.guess}});
    }
    const auto count = offering.estimatedCount;
    return {{QStringLiteral("place"), offering.schema.place},
            {QStringLiteral("view"), offering.schema.isView},
            {QStringLiteral("key"), QJsonArray::fromStringList(offering.schema.key)},
            {QStringLiteral("fields"), fieldsJson(offering.schema.fields)},
            {QStringLiteral("foreignKeys"), foreignKeys},
            {QStringLiteral("cursors"), cursors},
            {QStringLiteral("estimatedCount"), count ? QJsonValue(qint64(*count)) : QJsonValue(QJsonValue::Null)}};
}

} // namespace tidewright
