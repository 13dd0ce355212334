#include "valuetext.h"

#include "decimaltext.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

constexpr qint64 julianDayOfEpoch = 2'440'588;
constexpr char hexDigits[] = "0123456789abcdef";

char *writeNumber(char *out, std::uint64_t value, int width)
{
    char digits[20];
    const auto size = int(std::to_chars(digits, digits + sizeof(digits), value).ptr - digits);
    for (int at = size; at < width; ++at)
        *out++ = '0';
    std::memcpy(out, digits, std::size_t(size));
    return out + size;
}

char *writeDate(char *out, std::int64_t days)
{
    int year = 0;
    int month = 0;
    int day = 0;
    QDate::fromJulianDay(days + julianDayOfEpoch).getDate(&year, &month, &day);
    // QDate counts 1 BC as -1, ISO 8601 as 0.
    const int isoYear = year < 0 ? year + 1 : year;
    if (isoYear < 0)
        *out++ = '-';
    out = writeNumber(out, std::uint64_t(std::abs(isoYear)), 4);
    *out++ = '-';
    out = writeNumber(out, std::uint64_t(month), 2);
    *out++ = '-';
    return writeNumber(out, std::uint64_t(day), 2);
}

char *writeTime(char *out, std::int64_t micros)
{
    auto rest = std::uint64_t(micros);
    if (micros < 0) {
        *out++ = '-';
        rest = 0 - rest;
    }
    const std::uint64_t seconds = rest / microsPerSecond;
    out = writeNumber(out, seconds / 3600, 2);
    *out++ = ':';
    out = writeNumber(out, seconds / 60 % 60, 2);
    *out++ = ':';
    out = writeNumber(out, seconds % 60, 2);
    *out++ = '.';
    return writeNumber(out, rest % microsPerSecond, 6);
}

char *writeTimestamp(char *out, std::int64_t micros, char between)
{
    const std::int64_t days = floorDivide(micros, microsPerDay);
    out = writeDate(out, days);
    *out++ = between;
    return writeTime(out, micros - days * microsPerDay);
}

char *writeDouble(char *out, double value)
{
    const auto put = [out](std::string_view text) {
        std::memcpy(out, text.data(), text.size());
        return out + text.size();
    };
    if (std::isinf(value))
        return put(value < 0 ? "-Infinity" : "Infinity");
    const auto bits = std::bit_cast<std::uint64_t>(value);
    if (std::isnan(value) && bits == std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()))
        return put("NaN");
    if (std::isnan(value)) {
        // A NaN with a payload: its bits, or they would be lost.
        char *end = put("NaN:");
        return std::to_chars(end, end + 16, bits, 16).ptr;
    }
    return std::to_chars(out, out + inlineTextSize, value).ptr;
}

char *writeHex(char *out, std::string_view bytes)
{
    for (const char c : bytes) {
        *out++ = hexDigits[std::uint8_t(c) >> 4];
        *out++ = hexDigits[std::uint8_t(c) & 15];
    }
    return out;
}

std::string hexText(const Cell &cell)
{
    std::string out(2 * std::size_t(cell.size) + 4, '\0');
    out.resize(writeHexText(cell, out.data()));
    return out;
}

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace

std::size_t writeInlineText(const Cell &cell, char *buffer)
{
    char *end = buffer;
    if (isEndOfTime(cell)) {
        const std::string_view name = cell.i < 0 ? "-infinity" : "infinity";
        std::memcpy(buffer, name.data(), name.size());
        return name.size();
    }
    switch (cell.kind) {
    case ValueKind::Boolean: {
        const std::string_view name = cell.i ? "true" : "false";
        std::memcpy(buffer, name.data(), name.size());
        return name.size();
    }
    case ValueKind::Int:
        return std::size_t(std::to_chars(buffer, buffer + inlineTextSize, cell.i).ptr - buffer);
    case ValueKind::UInt:
        return std::size_t(std::to_chars(buffer, buffer + inlineTextSize, cell.u).ptr - buffer);
    case ValueKind::Double:
        end = writeDouble(buffer, cell.d);
        break;
    case ValueKind::Date:
        end = writeDate(buffer, cell.i);
        break;
    case ValueKind::Time:
        end = writeTime(buffer, cell.i);
        break;
    case ValueKind::Timestamp:
        end = writeTimestamp(buffer, cell.i, ' ');
        break;
    case ValueKind::TimestampTz:
        end = writeTimestamp(buffer, cell.i, 'T');
        *end++ = 'Z';
        break;
    default:
        break;
    }
    return std::size_t(end - buffer);
}

std::size_t writeHexText(const Cell &cell, char *buffer)
{
    const std::string_view bytes = cell.bytes();
    char *end = buffer;
    if (cell.kind == ValueKind::Uuid && bytes.size() == 16) {
        std::size_t at = 0;
        for (const std::size_t part : {4, 2, 2, 2, 6}) {
            if (at)
                *end++ = '-';
            end = writeHex(end, bytes.substr(at, part));
            at += part;
        }
    } else {
        *end++ = '\\';
        *end++ = 'x';
        end = writeHex(end, bytes);
    }
    return std::size_t(end - buffer);
}

std::string toText(const Cell &cell)
{
    switch (cell.kind) {
    case ValueKind::Null:
        return {};
    case ValueKind::Decimal:
    case ValueKind::Text:
    case ValueKind::Json:
        return std::string(cell.bytes());
    case ValueKind::Binary:
    case ValueKind::Uuid:
        return hexText(cell);
    default: {
        char buffer[inlineTextSize];
        return std::string(buffer, writeInlineText(cell, buffer));
    }
    }
}

QJsonValue toJson(const Cell &cell)
{
    constexpr std::int64_t greatestExact = std::int64_t(1) << 53;
    switch (cell.kind) {
    case ValueKind::Null:
        return QJsonValue::Null;
    case ValueKind::Boolean:
        return cell.i != 0;
    case ValueKind::Int:
        if (cell.i >= -greatestExact && cell.i <= greatestExact)
            return qint64(cell.i);
        break;
    case ValueKind::UInt:
        if (cell.u <= std::uint64_t(greatestExact))
            return qint64(cell.u);
        break;
    case ValueKind::Double:
        if (std::isfinite(cell.d) && !(cell.d == 0 && std::signbit(cell.d)))
            return cell.d;
        break;
    case ValueKind::Json: {
        // In an array, because QJsonDocument reads no bare scalars.
        const QJsonDocument parsed = QJsonDocument::fromJson('[' + QByteArray(cell.data, qsizetype(cell.size)) + ']');
        if (parsed.array().size() == 1)
            return parsed.array().first();
        break;
    }
    default:
        break;
    }
    return toQString(toText(cell));
}

QJsonValue toTypedJson(const Value &value)
{
    QJsonObject json{{QStringLiteral("kind"), kindName(value.kind())}};
    const std::string text = toText(value.cell());
    const QString readable = toQString(text);
    const QByteArray back = readable.toUtf8();
    if (value.isNull())
        json.insert(QStringLiteral("value"), QJsonValue::Null);
    else if (std::string_view(back.constData(), std::size_t(back.size())) == text)
        json.insert(QStringLiteral("value"), readable);
    else // text that is no UTF-8
        json.insert(QStringLiteral("hex"), toQString(hexText(Cell::ofBytes(ValueKind::Binary, text))));
    return json;
}

bool fromTypedJson(const QJsonValue &json, Value &value)
{
    const QString name = json[QLatin1String("kind")].toString();
    int number = int(ValueKind::Null);
    while (number <= int(ValueKind::Uuid) && kindName(ValueKind(number)) != name)
        ++number;
    if (number > int(ValueKind::Uuid))
        return false;
    const auto kind = ValueKind(number);
    if (kind == ValueKind::Null) {
        value = Value::null();
        return true;
    }
    const QJsonValue hex = json[QLatin1String("hex")];
    const QJsonValue readable = json[QLatin1String("value")];
    if (!hex.isString() && !readable.isString())
        return false;
    std::string text = (hex.isString() ? hex : readable).toString().toStdString();
    std::string room(text.size(), '\0');
    Cell cell;
    if (hex.isString()) {
        if (!fromText(text, ValueKind::Binary, room.data(), cell))
            return false;
        text = cell.bytes();
    }
    if (!fromText(text, kind, room.data(), cell))
        return false;
    value = Value(cell);
    return true;
}

} // namespace tidewright
