#include "twowaymapping.h"

#include <algorithm>

namespace tidewright
{

namespace
{

// Pairs of the same name that both sides can be written with.
std::vector<FieldMapping> sharedFields(const RecordSchema &local, const RecordSchema &remote, QStringList &unmapped)
{
    std::vector<FieldMapping> fields;
    QStringList paired;
    for (const Field &field : remote.fields) {
        const Field *own = local.find(field.name);
        if (own && !own->generated && !field.generated && !paired.contains(own->name)) {
            fields.push_back({own->name, field.name, {}});
            paired << own->name;
        } else {
            unmapped << remote.place + QLatin1Char('.') + field.name;
        }
    }
    for (const Field &field : local.fields) {
        if (!paired.contains(field.name))
            unmapped << local.place + QLatin1Char('.') + field.name;
    }
    return fields;
}

// The field that stands for it at the local side; `remoteName` itself where none does.
QString localName(const ContentType &type, const QString &remoteName)
{
    const auto found = std::ranges::find(type.fields, remoteName, &FieldMapping::remote);
    return found == type.fields.end() ? remoteName : found->local;
}

// The same type with what its fields are called when the local side is the one that is read. A side need not have a cursor or a soft delete.
ContentType seenFrom(const ContentType &type, Side side, const RecordSchema &schema)
{
    ContentType seen = type;
    for (QString *name : {&seen.cursorField, &seen.softDeleteField}) {
        if (name->isEmpty())
            continue;
        if (side == Side::Local)
            *name = localName(type, *name);
        if (!schema.find(*name))
            name->clear();
    }
    return seen;
}

} // namespace

Result<TwoWayMapping> TwoWayMapping::compile(const ContentType &given, const RecordSchema &local, const RecordSchema &remote)
{
    TwoWayMapping mapping;
    ContentType type = given;
    if (type.fields.empty()) {
        type.fields = sharedFields(local, remote, mapping.m_unmapped);
            if (type.primaryKey.isEmpty())
            type.primaryKey = remote.key.isEmpty() ? local.key : remote.key;
    }
    // One that both sides hold is a field like any other: what is marked at one side comes out marked at the other.
    const auto isSoftDelete = [&type](const FieldMapping &field) { return field.remote == type.softDeleteField; };
    if (std::ranges::any_of(type.fields, isSoftDelete))
        type.softDeleteField.clear();
    TRY_ASSIGN(mapping.m_toLocal,
               RecordMapping::compile(seenFrom(type, Side::Remote, remote), Direction::RemoteToLocal, remote, local));
    TRY_ASSIGN(mapping.m_toRemote,
               RecordMapping::compile(seenFrom(type, Side::Local, local), Direction::LocalToRemote, local, remote));
    for (std::size_t column = 0; column < mapping.width(); ++column) {
        if (column != mapping.cursorColumn(Side::Local) && column != mapping.cursorColumn(Side::Remote))
            mapping.m_content.push_back(column);
    }
    return mapping;
}

void TwoWayMapping::toLocal(Side side, RecordBatch &batch, std::vector<Refusal> &refusals) const
{
    if (side == Side::Remote)
        m_toLocal.convert(batch, refusals);
}

void TwoWayMapping::fromLocal(Side side, RecordBatch &batch, std::vector<Refusal> &refusals) const
{
    if (side == Side::Remote)
        m_toRemote.convert(batch, refusals);
}

std::optional<Instant> TwoWayMapping::modified(Side side, std::span<const Cell> row) const
{
    const auto column = cursorColumn(side);
    if (!column)
        return std::nullopt;
    const Cell &cell = row[*column];
    if (cell.kind == ValueKind::Date)
        return Instant(std::chrono::days(cell.i));
    if (cell.kind == ValueKind::Timestamp || cell.kind == ValueKind::TimestampTz)
        return Instant(Micros(cell.i));
    // JSON has no type for times.
    if (cell.kind == ValueKind::Text)
        return fromIso(QString::fromUtf8(cell.bytes().data(), qsizetype(cell.bytes().size())));
    return std::nullopt;
}

} // namespace tidewright
