#include "mysqlbinaryrows.h"

#include "mysqlparse.h"
#include "valuetext.h"

#include <QtEndian>
#include <bit>
#include <errmsg.h>
#include <cstdio>

namespace tidewright
{

namespace
{

template <typename Number>
Number little(unsigned char *&at)
{
    const auto number = qFromLittleEndian<Number>(at);
    at += sizeof(Number);
    return number;
}

// Length-encoded: https://mariadb.com/kb/en/protocol-data-types/
std::uint64_t encodedLength(unsigned char *&at)
{
    const unsigned first = *at++;
    switch (first) {
    case 252:
        return little<std::uint16_t>(at);
    case 253: {
        const std::uint64_t low = little<std::uint16_t>(at);
        return low | std::uint64_t(*at++) << 16;
    }
    case 254:
        return little<std::uint64_t>(at);
    default:
        return first;
    }
}

int integerSize(enum_field_types type)
{
    switch (type) {
    case MYSQL_TYPE_TINY:
        return 1;
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_YEAR:
        return 2;
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
        return 4;
    case MYSQL_TYPE_LONGLONG:
        return 8;
    default:
        return 0;
    }
}

// What is sent as its text or its bytes.
bool isSentAsBytes(enum_field_types type)
{
    switch (type) {
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
    case MYSQL_TYPE_BLOB:
    case MYSQL_TYPE_ENUM:
    case MYSQL_TYPE_SET:
    case MYSQL_TYPE_JSON:
    case MYSQL_TYPE_GEOMETRY:
        return true;
    default:
        return false;
    }
}

bool fits(MysqlForm form, enum_field_types type)
{
    switch (form) {
    case MysqlForm::Int:
    case MysqlForm::UInt:
    case MysqlForm::Bit:
        return integerSize(type) > 0;
    case MysqlForm::Double:
        return type == MYSQL_TYPE_DOUBLE;
    case MysqlForm::Date:
        return type == MYSQL_TYPE_DATE;
    case MysqlForm::Datetime:
        return type == MYSQL_TYPE_DATETIME || type == MYSQL_TYPE_TIMESTAMP;
    case MysqlForm::Time:
        return type == MYSQL_TYPE_TIME;
    case MysqlForm::Decimal:
    case MysqlForm::Bytes:
    case MysqlForm::Uuid:
        return isSentAsBytes(type);
    }
    return false;
}

bool readInteger(enum_field_types type, bool isUnsigned, ValueKind kind, unsigned char *&at, Cell &cell)
{
    std::int64_t value = 0;
    switch (integerSize(type)) {
    case 1:
        value = isUnsigned ? std::int64_t(little<std::uint8_t>(at)) : little<std::int8_t>(at);
        break;
    case 2:
        value = isUnsigned ? std::int64_t(little<std::uint16_t>(at)) : little<std::int16_t>(at);
        break;
    case 4:
        value = isUnsigned ? std::int64_t(little<std::uint32_t>(at)) : little<std::int32_t>(at);
        break;
    default:
        value = little<std::int64_t>(at);
    }
    // Beyond what the kind holds.
    if (value < 0 && isUnsigned == (kind == ValueKind::Int))
        return false;
    if (kind == ValueKind::Int)
        cell.i = value;
    else
        cell.u = std::uint64_t(value);
    cell.kind = kind;
    return true;
}

// A day and a time of day, or a duration: parts that are zero are left out from behind.
struct Parts {
    unsigned year = 0, month = 0, day = 0;
    std::int64_t micros = 0; // of the day

    bool read(unsigned char *&at)
    {
        const unsigned length = *at++;
        if (length != 0 && length != 4 && length != 7 && length != 11)
            return false;
        if (length >= 4) {
            year = little<std::uint16_t>(at);
            month = *at++;
            day = *at++;
        }
        if (length >= 7)
            micros = readClock(at);
        if (length == 11)
            micros += little<std::uint32_t>(at);
        return true;
    }
    static std::int64_t readClock(unsigned char *&at)
    {
        const std::int64_t hours = at[0], minutes = at[1], seconds = at[2];
        at += 3;
        return ((hours * 60 + minutes) * 60 + seconds) * microsPerSecond;
    }
    bool days(std::int64_t &days) const { return month > 0 && day > 0 && daysFromCivil(int(year), month, day, days); }
};

// A zero, partial or impossible date, as the server writes it where it sends text.
Cell spelling(const Parts &parts, bool withTime, unsigned fraction, RecordBatch &batch)
{
    char text[64];
    int size = std::snprintf(text, sizeof text, "%04u-%02u-%02u", parts.year, parts.month, parts.day);
    if (withTime) {
        const std::int64_t seconds = parts.micros / microsPerSecond;
        size += std::snprintf(text + size, sizeof text - std::size_t(size), " %02d:%02d:%02d", int(seconds / 3'600),
                              int(seconds / 60 % 60), int(seconds % 60));
        if (fraction > 0 && fraction <= 6) {
            std::snprintf(text + size, sizeof text - std::size_t(size), ".%06d", int(parts.micros % microsPerSecond));
            size += 1 + int(fraction);
        }
    }
    return batch.store(ValueKind::Text, {text, std::size_t(size)});
}

bool readDuration(unsigned char *&at, Cell &cell)
{
    const unsigned length = *at++;
    if (length != 0 && length != 8 && length != 12)
        return false;
    std::int64_t micros = 0;
    if (length > 0) {
        const bool negative = *at++ != 0;
        micros = std::int64_t(little<std::uint32_t>(at)) * microsPerDay;
        micros += Parts::readClock(at);
        if (length == 12)
            micros += little<std::uint32_t>(at);
        micros = negative ? -micros : micros;
    }
    cell.i = micros;
    cell.kind = ValueKind::Time;
    return true;
}

} // namespace

MysqlBinaryRows::MysqlBinaryRows(MYSQL_STMT *statement, const std::vector<MysqlColumn> &columns)
    : m_statement(statement, &mysql_stmt_close)
{
    const std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)> metadata(mysql_stmt_result_metadata(statement), &mysql_free_result);
    m_readable = metadata && mysql_num_fields(metadata.get()) == columns.size();
    for (std::size_t at = 0; m_readable && at < columns.size(); ++at) {
        const MYSQL_FIELD *field = mysql_fetch_field_direct(metadata.get(), unsigned(at));
        m_readable = fits(columns[at].form, field->type);
        m_columns.push_back({field->type, (field->flags & UNSIGNED_FLAG) != 0, field->decimals, columns[at].form,
                             columns[at].form == MysqlForm::Int ? ValueKind::Int : columns[at].field.type.kind});
    }
    mysql_stmt_attr_set(statement, STMT_ATTR_CB_USER_DATA, this);
    mysql_stmt_attr_set(statement, STMT_ATTR_CB_RESULT, reinterpret_cast<const void *>(&MysqlBinaryRows::take));
}

bool MysqlBinaryRows::read(const Column &column, unsigned char *&at, Cell &cell)
{
    switch (column.form) {
    case MysqlForm::Int:
    case MysqlForm::UInt:
    case MysqlForm::Bit:
        return readInteger(column.type, column.isUnsigned, column.kind, at, cell);
    case MysqlForm::Double:
        cell = Cell::ofDouble(std::bit_cast<double>(little<std::uint64_t>(at)));
        return true;
    case MysqlForm::Date:
    case MysqlForm::Datetime: {
        Parts parts;
        if (!parts.read(at))
            return false;
        const bool withTime = column.form == MysqlForm::Datetime;
        if (std::int64_t days = 0; parts.days(days))
            cell = Cell::ofInt(withTime ? days * microsPerDay + parts.micros : days, column.kind);
        else
            cell = spelling(parts, withTime, column.fraction, *m_batch);
        return true;
    }
    case MysqlForm::Time:
        return readDuration(at, cell);
    case MysqlForm::Decimal:
    case MysqlForm::Bytes:
    case MysqlForm::Uuid: {
        const std::uint64_t length = encodedLength(at);
        const std::string_view bytes(reinterpret_cast<const char *>(at), length);
        at += length;
        MysqlDateMemo memo;
        return length <= UINT32_MAX && parseCell(column.form, column.kind, bytes, memo, *m_batch, cell);
    }
    }
    return false;
}

void MysqlBinaryRows::take(void *self, unsigned column, unsigned char **at)
{
    auto *rows = static_cast<MysqlBinaryRows *>(self);
    // Behind a value that was not understood, nothing is.
    if (at && !rows->m_failed && !rows->read(rows->m_columns[column], *at, rows->m_row[column]))
        rows->m_failed = column;
}

MysqlBinaryRows::Step MysqlBinaryRows::next(RecordBatch &into)
{
    m_batch = &into;
    m_row = into.appendRow();
    const int fetched = mysql_stmt_fetch(m_statement.get());
    if (fetched == 0)
        return m_failed ? Step::Unreadable : Step::Row;
    into.dropLastRow();
    return fetched == MYSQL_NO_DATA && fault().number == 0 ? Step::End : Step::Failed;
}

// The library tells some of them with the statement, some with its connection.
MysqlFault MysqlBinaryRows::fault() const
{
    if (const unsigned number = mysql_stmt_errno(m_statement.get()); number != 0)
        return {number, mysql_stmt_sqlstate(m_statement.get()), mysql_stmt_error(m_statement.get())};
    MYSQL *const handle = m_statement->mysql;
    return handle ? MysqlFault{mysql_errno(handle), mysql_sqlstate(handle), mysql_error(handle)} : MysqlFault{CR_SERVER_LOST, {}, {}};
}

} // namespace tidewright
