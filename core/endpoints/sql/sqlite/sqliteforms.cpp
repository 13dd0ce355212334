#include "sqliteforms.h"

#include "sqlitedecode.h"
#include "sqlitetime.h"
#include "valuetext.h"

#include <array>

namespace tidewright
{

namespace
{

using UuidBytes = std::array<char, 36>; // 16, and room for their text

bool isTimestamp(ValueKind kind)
{
    return kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz;
}

bool isLooseUuid(const SqliteColumn &column)
{
    return column.form == SqliteForm::Loose && column.field.type.kind == ValueKind::Uuid;
}

std::string_view bytesOf(sqlite3_value *value)
{
    const void *data = sqlite3_value_blob(value);
    const int size = sqlite3_value_bytes(value);
    return size > 0 ? std::string_view(static_cast<const char *>(data), std::size_t(size)) : std::string_view("", 0);
}

bool uuidOf(std::string_view text, bool isBlob, UuidBytes &bytes)
{
    if (isBlob) {
        if (text.size() != 16)
            return false;
        std::memcpy(bytes.data(), text.data(), 16);
        return true;
    }
    UuidBytes lower;
    if (text.size() != lower.size())
        return false;
    for (std::size_t at = 0; at < lower.size(); ++at)
        lower[at] = text[at] >= 'A' && text[at] <= 'F' ? char(text[at] + ('a' - 'A')) : text[at];
    Cell cell;
    return fromText({lower.data(), lower.size()}, ValueKind::Uuid, bytes.data(), cell);
}

bool instantOf(sqlite3_value *value, ValueKind kind, std::int64_t &micros)
{
    const int type = sqlite3_value_type(value);
    if (isTimestamp(kind) && type == SQLITE_INTEGER) {
        micros = timestampFromEpoch(sqlite3_value_int64(value));
        return true;
    }
    if (isTimestamp(kind) && type == SQLITE_FLOAT)
        return timestampFromReal(sqlite3_value_double(value), micros);
    if (type != SQLITE_TEXT)
        return false;
    if (isTimestamp(kind))
        return timestampFromIso(bytesOf(value), micros);
    Cell cell;
    if (!fromText(bytesOf(value), kind, nullptr, cell))
        return false;
    micros = cell.i;
    return true;
}

// tidewright_same(kind, a, b)
void same(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto kind = ValueKind(sqlite3_value_int(arguments[0]));
    bool equal = false;
    if (kind == ValueKind::Uuid) {
        UuidBytes a, b;
        equal = uuidOf(bytesOf(arguments[1]), sqlite3_value_type(arguments[1]) == SQLITE_BLOB, a) &&
                uuidOf(bytesOf(arguments[2]), sqlite3_value_type(arguments[2]) == SQLITE_BLOB, b) &&
                std::memcmp(a.data(), b.data(), 16) == 0;
    } else {
        std::int64_t a = 0, b = 0;
        equal = instantOf(arguments[1], kind, a) && instantOf(arguments[2], kind, b) && a == b;
    }
    sqlite3_result_int(context, equal);
}

// tidewright_uuid(value, form)
void uuid(sqlite3_context *context, int, sqlite3_value **arguments)
{
    UuidBytes bytes;
    const int type = sqlite3_value_type(arguments[0]);
    if ((type != SQLITE_TEXT && type != SQLITE_BLOB) || !uuidOf(bytesOf(arguments[0]), type == SQLITE_BLOB, bytes)) {
        sqlite3_result_value(context, arguments[0]);
        return;
    }
    const auto form = SqliteUuidForm(sqlite3_value_int(arguments[1]));
    if (form == SqliteUuidForm::Blob) {
        sqlite3_result_blob(context, bytes.data(), 16, SQLITE_TRANSIENT);
        return;
    }
    char text[inlineTextSize];
    const std::size_t size = writeHexText(Cell::ofBytes(ValueKind::Uuid, {bytes.data(), 16}), text);
    for (std::size_t at = 0; form == SqliteUuidForm::Upper && at < size; ++at)
        text[at] = text[at] >= 'a' && text[at] <= 'f' ? char(text[at] - ('a' - 'A')) : text[at];
    sqlite3_result_text(context, text, int(size), SQLITE_TRANSIENT);
}

QByteArray uuidAs(const QByteArray &value, SqliteUuidForm form)
{
    return "tidewright_uuid(" + value + ", " + QByteArray::number(int(form)) + ')';
}

std::size_t writeTime(std::int64_t micros, const SqliteTimeForm &form, char *buffer)
{
    std::size_t size = writeInlineText(Cell::ofInt(micros + form.offset, ValueKind::Timestamp), buffer);
    const std::string_view text(buffer, size);
    const std::size_t day = text.find(' '), point = text.find('.');
    if (day == std::string_view::npos || point == std::string_view::npos)
        return size;
    buffer[day] = form.separator;
    const std::size_t last = text.find_last_not_of('0');
    const std::size_t fraction = std::max(last - point, form.fraction);
    size = fraction == 0 ? point : point + 1 + std::min<std::size_t>(fraction, 6);
    if (form.dateOnly && text.substr(day + 1) == std::string_view("00:00:00.000000"))
        return day;
    if (!form.seconds && fraction == 0 && text.substr(point - 3, 3) == ":00")
        size = point - 3;
    std::memcpy(buffer + size, form.zone.data(), form.zone.size());
    return size + form.zone.size();
}

} // namespace

Result<void> detectForms(const SqliteConnection &connection, const SqliteTable &table, std::vector<SqliteColumn> &columns)
{
    for (SqliteColumn &column : columns) {
        if (column.form != SqliteForm::Loose)
            continue;
        TRY_ASSIGN(SqliteStatement row,
                   connection.prepare("SELECT " + column.name + " FROM (SELECT " + column.name + " FROM " + table.quoted +
                                      " LIMIT 1000) WHERE " + column.name + " IS NOT NULL LIMIT 1"));
        TRY_ASSIGN(const bool any, row.step());
        if (!any)
            continue;
        const Value sample = storedValue(row.handle(), 0);
        std::int64_t micros = 0;
        if (column.field.type.kind == ValueKind::Uuid) {
            const std::string_view text = hasBytes(sample.kind()) ? sample.cell().bytes() : std::string_view();
            column.uuids = sample.kind() == ValueKind::Binary                       ? SqliteUuidForm::Blob
                           : text.find_first_of("ABCDEF") != std::string_view::npos ? SqliteUuidForm::Upper
                                                                                    : SqliteUuidForm::Lower;
        } else if (!isTimestamp(column.field.type.kind)) {
            continue;
        } else if (sample.kind() == ValueKind::Int) {
            column.times = timeFormOfNumber(sample.cell().i);
        } else if (sample.kind() == ValueKind::Double) {
            column.times = timeFormOfReal(sample.cell().d);
        } else if (sample.kind() == ValueKind::Text && timestampFromIso(sample.cell().bytes(), micros)) {
            column.times = timeFormOfText(sample.cell().bytes());
        }
    }
    return {};
}

QByteArray storedForm(const SqliteColumn &column, const QByteArray &value)
{
    return isLooseUuid(column) && column.uuids != SqliteUuidForm::Lower ? uuidAs(value, column.uuids) : value;
}

QByteArray stagedForm(const SqliteColumn &column, const QByteArray &value)
{
    return isLooseUuid(column) ? uuidAs(value, SqliteUuidForm::Lower) : value;
}

QList<QByteArray> keyForms(const SqliteColumn &column, const QByteArray &value)
{
    if (!isLooseUuid(column))
        return {value};
    return {value, uuidAs(value, SqliteUuidForm::Upper), uuidAs(value, SqliteUuidForm::Blob)};
}

QByteArray keyEquals(const SqliteColumn &column, const QByteArray &left, const QByteArray &right)
{
    if (!isLooseUuid(column))
        return left + " = " + right;
    return left + " IN (" + keyForms(column, right).join(", ") + ')';
}

QByteArray differs(const SqliteColumn &column, const QByteArray &left, const QByteArray &right)
{
    const QByteArray plain = left + " IS NOT " + right;
    if (column.form != SqliteForm::Loose)
        return plain;
    return '(' + plain + " AND NOT tidewright_same(" + QByteArray::number(int(column.field.type.kind)) + ", " + left + ", " +
           right + "))";
}

bool bindLooseTime(sqlite3_stmt *statement, int at, const Cell &cell, const SqliteColumn &column, char *buffer, int &code)
{
    const auto text = [&](std::size_t size) {
        code = sqlite3_bind_text64(statement, at, buffer, size, SQLITE_STATIC, SQLITE_UTF8);
        return true;
    };
    if (cell.kind == ValueKind::Time) {
        const std::size_t size = writeInlineText(cell, buffer);
        const std::string_view written(buffer, size);
        return text(written.ends_with(".000000") ? size - 7 : size);
    }
    if (!column.times && cell.kind == ValueKind::Timestamp)
        return text(writeTime(cell.i, {}, buffer));
    if (!column.times || isEndOfTime(cell))
        return text(writeInlineText(cell, buffer));
    using Storage = SqliteTimeForm::Storage;
    const Storage storage = column.times->storage;
    if (storage == Storage::Text)
        return text(writeTime(cell.i, *column.times, buffer));
    const Value stored = storedTime(cell.i, *column.times, SqliteBound::Nearest);
    std::int64_t micros = 0;
    if (storage == Storage::RealSeconds || storage == Storage::JulianDay) {
        code = sqlite3_bind_double(statement, at, stored.cell().d);
        return timestampFromReal(stored.cell().d, micros) && micros == cell.i;
    }
    code = sqlite3_bind_int64(statement, at, stored.cell().i);
    return timestampFromEpoch(stored.cell().i) == cell.i;
}

int registerFormFunctions(sqlite3 *database)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    const int code = sqlite3_create_function_v2(database, "tidewright_same", 3, flags, nullptr, same, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return code;
    return sqlite3_create_function_v2(database, "tidewright_uuid", 2, flags, nullptr, uuid, nullptr, nullptr, nullptr);
}

} // namespace tidewright
