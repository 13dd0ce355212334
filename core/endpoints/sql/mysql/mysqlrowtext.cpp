#include "mysqlrowtext.h"

#include "valuetext.h"

#include <QCoreApplication>
#include <charconv>
#include <cmath>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlRowText)
};

constexpr std::int64_t fractionUnit[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};

Error refused(const Cell &cell, const MysqlColumn &column)
{
    const QString value = hasBytes(cell.kind) ? QString() : QString::fromStdString(toText(cell));
    return {ErrorCode::ValueRefused,
            value.isEmpty()
                ? Tr::tr("The field “%1” (%2) cannot hold a value exactly.").arg(column.field.name, column.field.nativeType)
                : Tr::tr("The field “%1” (%2) cannot hold %3 exactly.").arg(column.field.name, column.field.nativeType, value),
            {},
            {}};
}

// Does not fit because of digits that would be cut.
bool losesFraction(const Cell &cell, const FieldType &type)
{
    return type.precision >= 0 && type.precision < 6 && cell.i % fractionUnit[type.precision] != 0;
}

// As the server rounds for float(M,D) and double(M,D), without a word.
double roundedAtServer(double value, int decimals)
{
    const double unit = std::pow(10.0, decimals), whole = std::floor(value);
    return whole + std::rint((value - whole) * unit) / unit;
}

bool losesDouble(double value, const MysqlColumn &column, bool mariaDb)
{
    if (!std::isfinite(value) || (mariaDb && value == 0 && std::signbit(value)))
        return true;
    const double kept = column.roundedTo < 0 ? value : roundedAtServer(value, column.roundedTo);
    return (column.field.type.bits == 32 ? static_cast<double>(static_cast<float>(kept)) : kept) != value;
}

void appendEscaped(std::string_view bytes, std::string &to)
{
    const char *from = bytes.data();
    const char *const end = from + bytes.size();
    for (const char *at = from; at != end; ++at) {
        if (*at != '\t' && *at != '\n' && *at != '\\')
            continue;
        to.append(from, static_cast<std::size_t>(at - from));
        to += '\\';
        from = at;
    }
    to.append(from, static_cast<std::size_t>(end - from));
}

template <typename Number>
void appendNumber(Number value, std::string &to)
{
    char buffer[40];
    const std::to_chars_result result = std::to_chars(buffer, buffer + sizeof buffer, value);
    to.append(buffer, result.ptr);
}

void appendInline(Cell cell, std::string &to)
{
    char buffer[inlineTextSize];
    if (cell.kind == ValueKind::TimestampTz) // the session's zone is UTC
        cell.kind = ValueKind::Timestamp;
    to.append(buffer, writeInlineText(cell, buffer));
}

} // namespace

std::optional<Error> refusedSilently(const Cell &cell, const MysqlColumn &column, bool mariaDb)
{
    const FieldType &type = column.field.type;
    bool lost = false;
    switch (cell.kind) {
    case ValueKind::Double:
        lost = losesDouble(cell.d, column, mariaDb);
        break;
    case ValueKind::Time:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        lost = losesFraction(cell, type);
        break;
    case ValueKind::Text: // trailing blanks of CHAR(n) are not kept
        lost = type.fixedLength && cell.size > 0 && cell.data[cell.size - 1] == ' ';
        break;
    case ValueKind::Binary: // BINARY(n) is filled up with zeros
        lost = type.fixedLength && type.length != cell.size;
        break;
    default:
        break;
    }
    if (!lost)
        return std::nullopt;
    return refused(cell, column);
}

void appendField(const Cell &cell, const MysqlColumn &column, std::string &to)
{
    switch (cell.kind) {
    case ValueKind::Null:
        to += "\\N";
        break;
    case ValueKind::Boolean:
    case ValueKind::Int:
        appendNumber(cell.i, to);
        break;
    case ValueKind::UInt:
        appendNumber(cell.u, to);
        break;
    case ValueKind::Double:
        appendNumber(cell.d, to);
        break;
    case ValueKind::Decimal:
        to.append(cell.data, cell.size);
        break;
    case ValueKind::Date:
    case ValueKind::Time:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        appendInline(cell, to);
        break;
    case ValueKind::Uuid:
        if (column.form == MysqlForm::Uuid)
            to += toText(cell);
        else
            appendEscaped(cell.bytes(), to);
        break;
    case ValueKind::Text:
    case ValueKind::Json:
    case ValueKind::Binary:
        appendEscaped(cell.bytes(), to);
        break;
    }
}

} // namespace tidewright
