#include "sqlitedecode.h"

#include "sqlitetime.h"
#include "valuetext.h"

#include <charconv>
#include <cmath>

namespace tidewright
{

namespace
{

Cell number(std::int64_t value, const SqliteColumn &column, RecordBatch &into)
{
    const auto digits = [&](ValueKind kind) {
        char buffer[24];
        const char *end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
        return into.store(kind, {buffer, std::size_t(end - buffer)});
    };
    switch (column.field.type.kind) {
    case ValueKind::Boolean:
        return Cell::ofInt(value, value == 0 || value == 1 ? ValueKind::Boolean : ValueKind::Int);
    case ValueKind::UInt:
        return value >= 0 ? Cell::ofUInt(std::uint64_t(value)) : Cell::ofInt(value);
    case ValueKind::Decimal:
    case ValueKind::Json:
        return digits(column.field.type.kind);
    case ValueKind::Double:
        return std::int64_t(double(value)) == value && std::llabs(value) <= (1LL << 53) ? Cell::ofDouble(double(value))
                                                                                        : Cell::ofInt(value);
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return column.form == SqliteForm::Loose ? Cell::ofInt(timestampFromEpoch(value), column.field.type.kind)
                                                : Cell::ofInt(value);
    default:
        return Cell::ofInt(value);
    }
}

Cell real(double value, const SqliteColumn &column, RecordBatch &into)
{
    const ValueKind kind = column.field.type.kind;
    std::int64_t micros = 0;
    if ((kind == ValueKind::Decimal || kind == ValueKind::Json) && std::isfinite(value)) {
        char buffer[350];
        const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
        return into.store(kind, {buffer, std::size_t(written.ptr - buffer)});
    }
    if (column.form == SqliteForm::Loose && (kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz) &&
        timestampFromReal(value, micros))
        return Cell::ofInt(micros, kind);
    return Cell::ofDouble(value);
}

Cell text(std::string_view value, const SqliteColumn &column, RecordBatch &into)
{
    const ValueKind kind = column.field.type.kind;
    Cell cell;
    switch (kind) {
    case ValueKind::Decimal:
    case ValueKind::Json:
    case ValueKind::Text:
        if (kind == ValueKind::Decimal && !fromText(value, kind, nullptr, cell))
            break;
        return into.store(kind, value);
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz: {
        std::int64_t micros = 0;
        if (column.form == SqliteForm::Loose ? !timestampFromIso(value, micros) : !fromText(value, kind, nullptr, cell))
            break;
        return Cell::ofInt(column.form == SqliteForm::Loose ? micros : cell.i, kind);
    }
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::UInt:
        if (!fromText(value, kind, nullptr, cell))
            break;
        return cell;
    case ValueKind::Uuid: {
        char lower[36];
        char bytes[36];
        if (value.size() != sizeof lower)
            break;
        for (std::size_t at = 0; at < sizeof lower; ++at)
            lower[at] = value[at] >= 'A' && value[at] <= 'F' ? char(value[at] + 32) : value[at];
        if (!fromText({lower, sizeof lower}, kind, bytes, cell))
            break;
        return into.store(kind, {bytes, 16});
    }
    default:
        break;
    }
    return into.store(ValueKind::Text, value);
}

} // namespace

std::string_view storedText(sqlite3_stmt *row, int at)
{
    const void *data = sqlite3_column_blob(row, at);
    const int size = sqlite3_column_bytes(row, at);
    return size > 0 ? std::string_view(static_cast<const char *>(data), std::size_t(size)) : std::string_view("", 0);
}

Cell decode(sqlite3_stmt *row, int at, const SqliteColumn &column, RecordBatch &into)
{
    switch (sqlite3_column_type(row, at)) {
    case SQLITE_INTEGER:
        return number(sqlite3_column_int64(row, at), column, into);
    case SQLITE_FLOAT:
        return real(sqlite3_column_double(row, at), column, into);
    case SQLITE_TEXT:
        return text(storedText(row, at), column, into);
    case SQLITE_BLOB: {
        const std::string_view bytes = storedText(row, at);
        const bool uuid = column.field.type.kind == ValueKind::Uuid && bytes.size() == 16;
        return into.store(uuid ? ValueKind::Uuid : ValueKind::Binary, bytes);
    }
    default:
        return Cell::null();
    }
}

Value storedValue(sqlite3_stmt *row, int at)
{
    switch (sqlite3_column_type(row, at)) {
    case SQLITE_INTEGER:
        return Value::ofInt(sqlite3_column_int64(row, at));
    case SQLITE_FLOAT:
        return Value(Cell::ofDouble(sqlite3_column_double(row, at)));
    case SQLITE_TEXT:
        return Value(Cell::ofBytes(ValueKind::Text, storedText(row, at)));
    case SQLITE_BLOB:
        return Value(Cell::ofBytes(ValueKind::Binary, storedText(row, at)));
    default:
        return Value::null();
    }
}

} // namespace tidewright
