#include "undochunk.h"

#include "recordimage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <cstring>
#include <numeric>

namespace tidewright
{

namespace
{

Value binary(std::string_view bytes)
{
    return Value(Cell::ofBytes(ValueKind::Binary, bytes));
}

Value number(std::uint64_t value)
{
    return Value(Cell::ofUInt(value));
}

Value names(const QStringList &list)
{
    return binary(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact).toStdString());
}

QStringList namesOf(const Value &value)
{
    const std::string_view bytes = value.cell().bytes();
    QStringList list;
    for (const QJsonValue name : QJsonDocument::fromJson(QByteArray(bytes.data(), qsizetype(bytes.size()))).array())
        list += name.toString();
    return list;
}

void appendSized(std::string &into, std::string_view bytes)
{
    const auto size = std::uint32_t(bytes.size());
    into.append(reinterpret_cast<const char *>(&size), sizeof size);
    into.append(bytes);
}

Failure unreadable(const char *what)
{
    return fail(ErrorCode::StateUnreadable, {}, QStringLiteral("undo data: %1").arg(QLatin1String(what)));
}

// Takes one part off the front.
Result<std::string_view> takeSized(std::string_view &from)
{
    std::uint32_t size = 0;
    if (from.size() < sizeof size)
        return unreadable("cut off");
    std::memcpy(&size, from.data(), sizeof size);
    from.remove_prefix(sizeof size);
    if (from.size() < size)
        return unreadable("cut off");
    const std::string_view part = from.substr(0, size);
    from.remove_prefix(size);
    return part;
}

constexpr std::size_t headerParts = 9, recordParts = 5;

std::string packHeader(const UndoChunk &chunk)
{
    const UndoTerms &terms = chunk.terms;
    return packRecord({number(std::uint64_t(chunk.form)), names(terms.fields), names(terms.key), names(terms.whole),
                       binary(syncModeName(terms.mode).toStdString()), binary(terms.configuration.toStdString()), terms.cursor,
                       terms.lastSyncAt ? Value(Cell::ofInt(terms.lastSyncAt->time_since_epoch().count())) : Value(),
                       number(terms.initialSyncCompleted ? 1 : 0)});
}

QString textOf(const Value &value)
{
    const std::string_view bytes = value.cell().bytes();
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

Result<UndoChunk> unpackHeader(std::string_view packed)
{
    TRY_ASSIGN(const std::vector<Value> parts, unpackRecord(packed));
    if (parts.size() != headerParts || parts[0].cell().u > std::uint64_t(UndoChunk::Form::Images))
        return unreadable("another version's");
    UndoChunk chunk;
    chunk.form = UndoChunk::Form(parts[0].cell().u);
    chunk.terms.fields = namesOf(parts[1]);
    chunk.terms.key = namesOf(parts[2]);
    chunk.terms.whole = namesOf(parts[3]);
    chunk.terms.mode = syncModeFromName(textOf(parts[4])).value_or(SyncMode::Reconcile);
    chunk.terms.configuration = textOf(parts[5]);
    chunk.terms.cursor = parts[6];
    if (!parts[7].isNull())
        chunk.terms.lastSyncAt = Instant(Micros(parts[7].cell().i));
    chunk.terms.initialSyncCompleted = parts[8].cell().u != 0;
    return chunk;
}

Result<UndoRecord> unpackOne(std::string_view packed)
{
    TRY_ASSIGN(const std::vector<Value> parts, unpackRecord(packed));
    if (parts.size() != recordParts || parts[0].cell().u > std::uint64_t(Undo::Deed::Delete))
        return unreadable("another version's");
    UndoRecord record;
    record.deed = Undo::Deed(parts[0].cell().u);
    TRY_ASSIGN(record.key, unpackRecord(parts[1].cell().bytes()));
    record.after = {parts[2].cell().u, parts[3].cell().u};
    if (!parts[4].isNull()) {
        TRY_ASSIGN(record.before, unpackRecord(parts[4].cell().bytes()));
    }
    return record;
}

} // namespace

CreatedRecord createdRecord(const std::string &keyBytes, const ContentHash &hash)
{
    return {recordHash(keyBytes, {}, {}).low, hash.low};
}

std::string packUndoChunk(const UndoChunk &chunk)
{
    std::string packed;
    appendSized(packed, packHeader(chunk));
    for (const UndoRecord &record : chunk.records) {
        appendSized(packed, packRecord({number(std::uint64_t(record.deed)), binary(packRecord(record.key)), number(record.after.high),
                                        number(record.after.low),
                                        record.deed == Undo::Deed::Create ? Value() : binary(packRecord(record.before))}));
    }
    if (!chunk.created.empty())
        packed.append(reinterpret_cast<const char *>(chunk.created.data()), chunk.created.size() * sizeof(CreatedRecord));
    return packed;
}

Result<UndoChunk> unpackUndoChunk(std::string_view packed)
{
    TRY_ASSIGN(const std::string_view header, takeSized(packed));
    TRY_ASSIGN(UndoChunk chunk, unpackHeader(header));
    if (chunk.form == UndoChunk::Form::Created) {
        if (packed.size() % sizeof(CreatedRecord) != 0)
            return unreadable("cut off");
        chunk.created.resize(packed.size() / sizeof(CreatedRecord));
        if (!packed.empty())
            std::memcpy(chunk.created.data(), packed.data(), packed.size());
        return chunk;
    }
    while (!packed.empty()) {
        TRY_ASSIGN(const std::string_view one, takeSized(packed));
        TRY_ASSIGN(chunk.records.emplace_back(), unpackOne(one));
    }
    return chunk;
}

std::vector<std::size_t> columnsUpTo(std::size_t width)
{
    std::vector<std::size_t> columns(width);
    std::iota(columns.begin(), columns.end(), std::size_t(0));
    return columns;
}

} // namespace tidewright
