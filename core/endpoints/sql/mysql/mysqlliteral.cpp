#include "mysqlliteral.h"

#include "valuetext.h"

#include <charconv>

namespace tidewright
{

namespace
{

QByteArray hex(std::string_view bytes)
{
    return "x'" + QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex() + '\'';
}

QByteArray inlineText(const Cell &cell)
{
    char buffer[inlineTextSize];
    return {buffer, static_cast<qsizetype>(writeInlineText(cell, buffer))};
}

// Without an exponent a number would be taken for a decimal.
QByteArray doubleText(double value)
{
    char buffer[40];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    Q_UNUSED(error);
    return {buffer, end - buffer};
}

} // namespace

QByteArray literal(const Cell &cell, MysqlConnection &connection)
{
    switch (cell.kind) {
    case ValueKind::Null:
        return "NULL";
    case ValueKind::Boolean:
    case ValueKind::Int:
        return QByteArray::number(static_cast<qlonglong>(cell.i));
    case ValueKind::UInt:
        return QByteArray::number(static_cast<qulonglong>(cell.u));
    case ValueKind::Double: // quoted: the sign of -0 is lost otherwise
        return '\'' + doubleText(cell.d) + '\'';
    case ValueKind::Decimal: // "NaN" and the like are quoted, so that they are values that the server refuses
        if (cell.bytes().find_first_not_of("+-.0123456789") == std::string_view::npos)
            return QByteArray(cell.data, cell.size);
        return '\'' + connection.escaped(cell.bytes()) + '\'';
    case ValueKind::Date:
        return "DATE'" + inlineText(cell) + '\'';
    case ValueKind::Time:
        return '\'' + inlineText(cell) + '\'';
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz: {
        Cell plain = cell;
        plain.kind = ValueKind::Timestamp;
        return "TIMESTAMP'" + inlineText(plain) + '\'';
    }
    case ValueKind::Text:
    case ValueKind::Json:
        return '\'' + connection.escaped(cell.bytes()) + '\'';
    case ValueKind::Binary:
        return hex(cell.bytes());
    case ValueKind::Uuid:
        return '\'' + QByteArray::fromStdString(toText(cell)) + '\'';
    }
    return "NULL";
}

QByteArray positionLiteral(const Cell &cell, const MysqlColumn &column, MysqlConnection &connection)
{
    if (!column.ordersByBytes() || !hasBytes(cell.kind))
        return cell.kind == ValueKind::Double ? doubleText(cell.d) : literal(cell, connection);
    return column.ordersByIndex() && column.field.type.kind != ValueKind::Binary ? "_utf8mb4 " + hex(cell.bytes())
                                                                                 : hex(cell.bytes());
}

QByteArray keyCondition(std::span<const Cell> key, const std::vector<MysqlColumn> &columns, MysqlConnection &connection)
{
    QList<QByteArray> all;
    for (std::size_t part = 0; part < columns.size(); ++part) {
        const MysqlColumn &column = columns[part];
        all += column.name + " = " + literal(key[part], connection);
        if (!column.ordersByIndex())
            all += column.ordered() + " = " + positionLiteral(key[part], column, connection);
    }
    return '(' + all.join(" AND ") + ')';
}

} // namespace tidewright
