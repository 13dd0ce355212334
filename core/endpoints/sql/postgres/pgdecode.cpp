#include "pgdecode.h"

#include "pgnumeric.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <QtEndian>
#include <bit>
#include <cstring>
#include <limits>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

template <typename T>
T big(std::string_view bytes)
{
    return qFromBigEndian<T>(bytes.data());
}

// The server's infinities are the ends of its range, ours those of 64 bits.
template <typename T>
bool timeCell(std::string_view bytes, std::int64_t epoch, ValueKind kind, Cell &cell)
{
    if (bytes.size() != sizeof(T))
        return false;
    const T value = big<T>(bytes);
    std::int64_t moved = 0;
    if (value == std::numeric_limits<T>::max())
        moved = std::numeric_limits<std::int64_t>::max();
    else if (value == std::numeric_limits<T>::min())
        moved = std::numeric_limits<std::int64_t>::min();
    else if (__builtin_add_overflow(std::int64_t(value), epoch, &moved))
        return false;
    cell = Cell::ofInt(moved, kind);
    return true;
}

// The server's last years are beyond 64 bits of microseconds since 1970: as text, so that a target that cannot hold it refuses it.
bool timestampCell(std::string_view bytes, ValueKind kind, RecordBatch &batch, Cell &cell)
{
    if (bytes.size() != 8 || timeCell<std::int64_t>(bytes, pgEpochMicros, kind, cell))
        return bytes.size() == 8;
    const auto micros = big<std::int64_t>(bytes);
    const std::int64_t days = floorDivide(micros, microsPerDay);
    const std::string text = toText(Cell::ofInt(days + pgEpochDays, ValueKind::Date)) + ' ' +
                             toText(Cell::ofInt(micros - days * microsPerDay, ValueKind::Time));
    char *const room = batch.allocate(text.size());
    std::memcpy(room, text.data(), text.size());
    cell = Cell::ofBytes(ValueKind::Text, {room, text.size()});
    return true;
}

template <typename T>
bool intCell(std::string_view bytes, Cell &cell)
{
    if (bytes.size() != sizeof(T))
        return false;
    cell = Cell::ofInt(big<T>(bytes));
    return true;
}

// Microseconds, days, months; how long a month is nobody knows.
bool intervalCell(std::string_view bytes, Cell &cell)
{
    if (bytes.size() != 16 || big<std::int32_t>(bytes.substr(12)) != 0)
        return false;
    std::int64_t days = std::int64_t(big<std::int32_t>(bytes.substr(8))) * microsPerDay;
    if (__builtin_add_overflow(days, big<std::int64_t>(bytes), &days))
        return false;
    cell = Cell::ofInt(days, ValueKind::Time);
    return true;
}

bool numericCell(std::string_view bytes, RecordBatch &batch, Cell &cell)
{
    const std::size_t room = numericTextSize(bytes);
    char small[128];
    std::unique_ptr<char[]> large;
    char *text = small;
    if (room > sizeof small) {
        large = std::make_unique_for_overwrite<char[]>(room);
        text = large.get();
    }
    const char *end = room ? numericToText(bytes, text) : nullptr;
    if (!end)
        return false;
    cell = batch.store(ValueKind::Decimal, {text, std::size_t(end - text)});
    return true;
}

Failure undecodable(const PgColumn &column)
{
    return fail(ErrorCode::ValueRefused,
                Tr::tr("A value of field “%1” (%2) is outside of what can be carried over. Nothing was changed.")
                    .arg(column.field.name, column.typeText),
                QStringLiteral("binary form not understood or out of range"),
                Tr::tr("Correct the value, or leave the field out of the job."));
}

Failure brokenRow()
{
    return fail(ErrorCode::Internal, Tr::tr("The server sent rows in a form that is not understood."),
                QStringLiteral("binary COPY"));
}

} // namespace

bool pgDecode(PgCodec codec, std::string_view bytes, RecordBatch &batch, Cell &cell)
{
    switch (codec) {
    case PgCodec::Bool:
        cell = Cell::ofInt(bytes.size() == 1 && bytes[0] ? 1 : 0, ValueKind::Boolean);
        return bytes.size() == 1;
    case PgCodec::Int2:
        return intCell<std::int16_t>(bytes, cell);
    case PgCodec::Int4:
        return intCell<std::int32_t>(bytes, cell);
    case PgCodec::Int8:
        return intCell<std::int64_t>(bytes, cell);
    case PgCodec::Float4:
        if (bytes.size() != 4)
            return false;
        cell = Cell::ofDouble(double(std::bit_cast<float>(big<std::uint32_t>(bytes))));
        return true;
    case PgCodec::Float8:
        if (bytes.size() != 8)
            return false;
        cell = Cell::ofDouble(std::bit_cast<double>(big<std::uint64_t>(bytes)));
        return true;
    case PgCodec::Numeric:
        return numericCell(bytes, batch, cell);
    case PgCodec::BpChar: {
        const std::size_t last = bytes.find_last_not_of(' ');
        cell = Cell::ofBytes(ValueKind::Text, bytes.substr(0, last == bytes.npos ? 0 : last + 1));
        return true;
    }
    case PgCodec::Text:
    case PgCodec::AsText:
        cell = Cell::ofBytes(ValueKind::Text, bytes);
        return true;
    case PgCodec::Bytea:
        cell = Cell::ofBytes(ValueKind::Binary, bytes);
        return true;
    case PgCodec::Date:
        return timeCell<std::int32_t>(bytes, pgEpochDays, ValueKind::Date, cell);
    case PgCodec::Time:
        if (bytes.size() != 8)
            return false;
        cell = Cell::ofInt(big<std::int64_t>(bytes), ValueKind::Time);
        return true;
    case PgCodec::Timestamp:
        return timestampCell(bytes, ValueKind::Timestamp, batch, cell);
    case PgCodec::TimestampTz:
        return timestampCell(bytes, ValueKind::TimestampTz, batch, cell);
    case PgCodec::Json:
        cell = Cell::ofBytes(ValueKind::Json, bytes);
        return true;
    case PgCodec::Jsonb:
        if (bytes.empty() || bytes[0] != 1)
            return false;
        cell = Cell::ofBytes(ValueKind::Json, bytes.substr(1));
        return true;
    case PgCodec::Interval:
        return intervalCell(bytes, cell);
    case PgCodec::Uuid:
        cell = Cell::ofBytes(ValueKind::Uuid, bytes);
        return bytes.size() == 16;
    }
    return false;
}

Result<bool> pgDecodeCopyRow(const std::vector<PgColumn> &columns, std::string_view row, RecordBatch &batch)
{
    if (row.size() < 2)
        return brokenRow();
    const auto count = big<std::int16_t>(row);
    if (count == -1)
        return false;
    if (std::size_t(count) != columns.size())
        return brokenRow();
    // One copy for the whole row: the cells point into it.
    char *const copy = batch.allocate(row.size());
    std::memcpy(copy, row.data(), row.size());
    std::string_view rest(copy + 2, row.size() - 2);
    const std::span<Cell> cells = batch.appendRow();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (rest.size() < 4)
            return brokenRow();
        const auto size = big<std::int32_t>(rest);
        rest.remove_prefix(4);
        if (size < 0)
            continue;
        if (rest.size() < std::size_t(size))
            return brokenRow();
        if (!pgDecode(columns[i].codec, rest.substr(0, std::size_t(size)), batch, cells[i]))
            return undecodable(columns[i]);
        rest.remove_prefix(std::size_t(size));
    }
    return true;
}

Result<void> pgDecodeResult(const std::vector<PgColumn> &columns, const PgResult &result, RecordBatch &batch)
{
    for (int row = 0; row < result.rows(); ++row) {
        const std::span<Cell> cells = batch.appendRow();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (result.isNull(row, int(i)))
                continue;
            if (!pgDecode(columns[i].codec, result.bytes(row, int(i)), batch, cells[i]))
                return undecodable(columns[i]);
            cells[i] = batch.adopt(cells[i]);
        }
    }
    return {};
}

} // namespace tidewright
