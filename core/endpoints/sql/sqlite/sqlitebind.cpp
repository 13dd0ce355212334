#include "sqlitebind.h"

#include "conversion.h"
#include "decimaltext.h"
#include "sqliteforms.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

constexpr std::size_t unsignedDigits = 20;

// Whether a column of numeric affinity would take the text for a number.
bool looksNumeric(std::string_view text)
{
    constexpr std::string_view space = " \t\n\v\f\r";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return false;
    text = text.substr(first, text.find_last_not_of(space) - first + 1);
    if (text.front() == '+' || text.front() == '-')
        text.remove_prefix(1);
    return !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == '.') &&
           text.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

bool numeric(SqliteAffinity affinity)
{
    return affinity == SqliteAffinity::Integer || affinity == SqliteAffinity::Numeric || affinity == SqliteAffinity::Real;
}

int bindBytes(SqliteStatement &statement, int parameter, std::string_view text)
{
    return sqlite3_bind_text64(statement.handle(), parameter + 1, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

// The text in the one form that its column uses: `scale` digits after the point, or none that is not needed.
bool isCanonical(std::string_view text, const DecimalParts &parts, int scale)
{
    const std::size_t point = text.find('.');
    const std::size_t fraction = point == std::string_view::npos ? 0 : text.size() - point - 1;
    const std::size_t wanted = scale < 0 ? parts.fraction.size() : std::max(parts.fraction.size(), std::size_t(scale));
    const std::size_t whole = (parts.negative ? 1 : 0) + std::max<std::size_t>(parts.integer.size(), 1);
    return fraction == wanted && text.size() == whole + (wanted > 0 ? wanted + 1 : 0);
}

std::string canonical(const DecimalParts &parts, int scale)
{
    std::string text(parts.negative ? "-" : "");
    text += parts.integer.empty() ? std::string_view("0") : parts.integer;
    std::string fraction(parts.fraction);
    if (scale > 0 && fraction.size() < std::size_t(scale))
        fraction.resize(std::size_t(scale), '0');
    return fraction.empty() ? text : text + '.' + fraction;
}

} // namespace

bool SqliteBinder::bindDecimal(SqliteStatement &statement, int parameter, const Cell &cell, const SqliteColumn &column, int &code)
{
    const std::string_view text = cell.bytes();
    const auto parts = decimalParts(text);
    if (!parts || parts->kind != DecimalParts::Class::Finite) {
        if (numeric(column.affinity))
            return false;
        code = bindBytes(statement, parameter, text);
        return true;
    }
    Buffer &buffer = m_buffers[std::size_t(parameter)];
    if (column.form == SqliteForm::DecimalText) {
        if (isCanonical(text, *parts, column.scale)) {
            code = bindBytes(statement, parameter, text);
            return true;
        }
        buffer.text = canonical(*parts, column.scale);
        code = bindBytes(statement, parameter, buffer.text);
        return true;
    }
    if (!numeric(column.affinity)) {
        code = bindBytes(statement, parameter, text);
        return true;
    }
    buffer.text = canonical(*parts, -1);
    const char *begin = buffer.text.data(), *end = begin + buffer.text.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(begin, end, whole); read.ec == std::errc() && read.ptr == end) {
        code = sqlite3_bind_int64(statement.handle(), parameter + 1, whole);
        return true;
    }
    // Only what the shortest text of the double gives back.
    double value = 0;
    char shortest[350];
    const auto read = std::from_chars(begin, end, value);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value))
        return false;
    const auto written = std::to_chars(shortest, shortest + sizeof shortest, value, std::chars_format::fixed);
    if (std::string_view(shortest, std::size_t(written.ptr - shortest)) != buffer.text)
        return false;
    code = sqlite3_bind_double(statement.handle(), parameter + 1, value);
    return true;
}

bool SqliteBinder::tryBind(SqliteStatement &statement, int parameter, const Cell &cell, const SqliteColumn &column, int &code)
{
    sqlite3_stmt *handle = statement.handle();
    const int at = parameter + 1;
    char *buffer = m_buffers[std::size_t(parameter)].inlineText;
    const bool toNumber = numeric(column.affinity);
    switch (cell.kind) {
    case ValueKind::Null:
        code = sqlite3_bind_null(handle, at);
        return true;
    case ValueKind::Boolean:
    case ValueKind::Int:
        if (column.affinity == SqliteAffinity::Real && std::llabs(cell.i) > (1LL << 53))
            return false;
        if (column.affinity == SqliteAffinity::Text)
            break;
        code = sqlite3_bind_int64(handle, at, cell.i);
        return true;
    case ValueKind::UInt:
        if (cell.u <= std::uint64_t(std::numeric_limits<std::int64_t>::max()) && column.affinity != SqliteAffinity::Text) {
            code = sqlite3_bind_int64(handle, at, std::int64_t(cell.u));
            return true;
        }
        if (toNumber)
            return false;
        break;
    case ValueKind::Double: {
        const bool negativeZero = cell.d == 0 && std::signbit(cell.d);
        if (std::isnan(cell.d) || (negativeZero && column.affinity == SqliteAffinity::Real))
            return false;
        // Whole numbers become integers there, and text in a text column.
        if (column.affinity == SqliteAffinity::Integer || column.affinity == SqliteAffinity::Numeric ||
            column.affinity == SqliteAffinity::Text)
            return false;
        code = sqlite3_bind_double(handle, at, cell.d);
        return true;
    }
    case ValueKind::Decimal:
        return bindDecimal(statement, parameter, cell, column, code);
    case ValueKind::Json:
        if (toNumber && looksNumeric(cell.bytes()))
            return bindDecimal(statement, parameter, cell, column, code);
        code = bindBytes(statement, parameter, cell.bytes());
        return true;
    case ValueKind::Text:
        if (toNumber && looksNumeric(cell.bytes()))
            return false;
        code = bindBytes(statement, parameter, cell.bytes());
        return true;
    case ValueKind::Binary:
        // A pointer that is null would bind NULL.
        code = sqlite3_bind_blob64(handle, at, cell.size ? cell.data : "", cell.size, SQLITE_STATIC);
        return true;
    case ValueKind::Time:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        if (column.form == SqliteForm::Loose)
            return bindLooseTime(handle, at, cell, column, buffer, code);
        break;
    case ValueKind::Uuid:
        code = bindBytes(statement, parameter, {buffer, writeHexText(cell, buffer)});
        return true;
    default:
        break;
    }
    std::size_t size = writeInlineText(cell, buffer);
    if (cell.kind == ValueKind::UInt && column.form == SqliteForm::UnsignedBlob && size < unsignedDigits) {
        std::memmove(buffer + (unsignedDigits - size), buffer, size);
        std::memset(buffer, '0', unsignedDigits - size);
        size = unsignedDigits;
    }
    code = bindBytes(statement, parameter, {buffer, size});
    return true;
}

Result<void> SqliteBinder::bind(SqliteStatement &statement, int parameter, const Cell &cell, const SqliteColumn &column)
{
    int code = SQLITE_OK;
    if (!tryBind(statement, parameter, cell, column, code)) {
        Error error = misfitError(cell.kind == ValueKind::Double && std::isnan(cell.d) ? Misfit::NotFinite : Misfit::Inexact,
                                  cell.kind, column.field.type);
        error.detail = QStringLiteral("column %1 %2").arg(column.field.name, column.field.nativeType);
        return Failure(std::move(error));
    }
    if (code != SQLITE_OK)
        return Failure(statement.error(code));
    return {};
}

} // namespace tidewright
