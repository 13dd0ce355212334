#include "recordimage.h"

#include "decimaltext.h"

#include <QCoreApplication>
#include <QtEndian>

namespace tidewright
{

namespace
{

struct ImageText {
    Q_DECLARE_TR_FUNCTIONS(RecordImage)
};

constexpr char imageVersion = 1;
constexpr auto lastKind = ValueKind::Uuid;

void appendNumber(std::string &into, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        into += char(0x80 | (number & 0x7f));
    into += char(number);
}

// Small numbers of either sign stay short.
std::uint64_t zigzag(std::int64_t number)
{
    return (std::uint64_t(number) << 1) ^ std::uint64_t(number >> 63);
}

std::int64_t unzigzag(std::uint64_t number)
{
    return std::int64_t(number >> 1) ^ -std::int64_t(number & 1);
}

void appendCell(std::string &into, const Cell &cell)
{
    into += char(cell.kind);
    if (hasBytes(cell.kind)) {
        appendNumber(into, cell.size);
        into.append(cell.bytes());
    } else if (cell.kind == ValueKind::Double) {
        const quint64 bits = qToBigEndian(cell.u);
        into.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    } else if (cell.kind == ValueKind::UInt) {
        appendNumber(into, cell.u);
    } else if (!cell.isNull()) {
        appendNumber(into, zigzag(cell.i));
    }
}

// Reads from the front of what is left. Once something did not fit, `failed` says so.
struct Reader {
    std::string_view left;
    bool failed = false;

    std::string_view take(std::size_t size)
    {
        if (left.size() < size) {
            failed = true;
            return {};
        }
        const std::string_view taken = left.substr(0, size);
        left.remove_prefix(size);
        return taken;
    }

    std::uint64_t number()
    {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::string_view byte = take(1);
            if (failed)
                return 0;
            number |= std::uint64_t(byte[0] & 0x7f) << shift;
            if (!(byte[0] & 0x80))
                return number;
        }
        failed = true;
        return 0;
    }

    std::uint64_t fixed()
    {
        const std::string_view bytes = take(8);
        return failed ? 0 : qFromBigEndian<quint64>(bytes.data());
    }

    Value value()
    {
        const std::string_view kindByte = take(1);
        if (failed || std::uint8_t(kindByte[0]) > std::uint8_t(lastKind)) {
            failed = true;
            return {};
        }
        const auto kind = ValueKind(kindByte[0]);
        if (hasBytes(kind))
            return Value(Cell::ofBytes(kind, take(std::size_t(number()))));
        Cell cell = Cell::ofInt(0, kind);
        if (kind == ValueKind::Double)
            cell.u = fixed();
        else if (kind == ValueKind::UInt)
            cell.u = number();
        else if (kind != ValueKind::Null)
            cell.i = unzigzag(number());
        return Value(cell);
    }
};

Failure unreadable()
{
    return fail(ErrorCode::StateUnreadable,
                ImageText::tr("What is stored about a record cannot be read. It was left as it is, and no record was changed."), {},
                ImageText::tr("Restore the state database from its back-up, or let a full run build it anew."));
}

// -- keys

constexpr std::uint64_t signBit = std::uint64_t(1) << 63;

// First byte of a part: sorts the classes as order() does.
enum class KeyClass : char { Null = 1, Whole = 2, Double = 3, Decimal = 4, Other = 8 };

void appendBigEndian(std::string &into, std::uint64_t number)
{
    const quint64 bytes = qToBigEndian(number);
    into.append(reinterpret_cast<const char *>(&bytes), sizeof bytes);
}

// Ends with a byte that sorts before every continuation.
void appendEscaped(std::string &into, std::string_view bytes)
{
    for (const char byte : bytes) {
        into += byte;
        if (byte == '\0')
            into += '\xff';
    }
    into.append(std::string_view("\0\1", 2));
}

// Sign, then how many digits stand before the point, then the digits; all turned round for negative numbers.
void appendDecimal(std::string &into, std::string_view text)
{
    const auto parts = decimalParts(text);
    const bool finite = parts && parts->kind == DecimalParts::Class::Finite;
    if (!finite) {
        const bool lowest = parts && parts->kind == DecimalParts::Class::MinusInfinity;
        into += lowest ? '\x01' : '\x7f';
        appendEscaped(into, text);
        return;
    }
    if (parts->isZero()) {
        into += '\x03';
        return;
    }
    into += parts->negative ? '\x02' : '\x04';
    std::string magnitude;
    std::string_view fraction = parts->fraction;
    std::int64_t exponent = std::int64_t(parts->integer.size());
    if (parts->integer.empty()) {
        const std::size_t zeros = fraction.find_first_not_of('0');
        exponent = -std::int64_t(zeros);
        fraction.remove_prefix(zeros);
    }
    appendBigEndian(magnitude, std::uint64_t(exponent) ^ signBit);
    std::string digits(parts->integer);
    digits += fraction;
    digits.erase(digits.find_last_not_of('0') + 1);
    magnitude += digits;
    magnitude += '\0';
    if (parts->negative) {
        for (char &byte : magnitude)
            byte = char(~byte);
    }
    into += magnitude;
}

void appendKeyPart(std::string &into, const Cell &cell)
{
    switch (cell.kind) {
    case ValueKind::Null:
        into += char(KeyClass::Null);
        return;
    case ValueKind::Boolean:
    case ValueKind::Int:
    case ValueKind::UInt: {
        const bool negative = cell.kind != ValueKind::UInt && cell.i < 0;
        into += char(KeyClass::Whole);
        into += negative ? '\0' : '\1';
        appendBigEndian(into, cell.u);
        into += char(cell.kind);
        return;
    }
    case ValueKind::Double:
        into += char(KeyClass::Double);
        appendBigEndian(into, cell.u & signBit ? ~cell.u : cell.u | signBit);
        return;
    case ValueKind::Decimal:
        into += char(KeyClass::Decimal);
        appendDecimal(into, cell.bytes());
        return;
    default:
        break;
    }
    into += char(char(KeyClass::Other) + char(cell.kind));
    if (hasBytes(cell.kind))
        appendEscaped(into, cell.bytes());
    else
        appendBigEndian(into, cell.u ^ signBit);
}

std::string readEscaped(Reader &reader)
{
    std::string bytes;
    for (;;) {
        const std::string_view byte = reader.take(1);
        if (reader.failed)
            return {};
        if (byte[0] != '\0') {
            bytes += byte[0];
            continue;
        }
        const std::string_view next = reader.take(1);
        if (reader.failed || next[0] == '\1')
            return bytes;
        bytes += '\0';
    }
}

std::string readDecimal(Reader &reader)
{
    const std::string_view form = reader.take(1);
    if (reader.failed)
        return {};
    if (form[0] == '\x01' || form[0] == '\x7f')
        return readEscaped(reader);
    if (form[0] == '\x03')
        return "0";
    const bool negative = form[0] == '\x02';
    const std::uint64_t stored = reader.fixed();
    const auto exponent = std::int64_t((negative ? ~stored : stored) ^ signBit);
    std::string digits;
    for (;;) {
        const std::string_view byte = reader.take(1);
        if (reader.failed)
            return {};
        const char digit = negative ? char(~byte[0]) : byte[0];
        if (digit == '\0')
            break;
        digits += digit;
    }
    // More digits than any number of an engine has: damaged.
    constexpr std::int64_t mostDigits = 200'000;
    if (exponent > mostDigits || exponent < -mostDigits) {
        reader.failed = true;
        return {};
    }
    std::string text = negative ? "-" : "";
    if (exponent <= 0)
        return text + "0." + std::string(std::size_t(-exponent), '0') + digits;
    const auto whole = std::size_t(exponent);
    if (digits.size() <= whole)
        return text + digits + std::string(whole - digits.size(), '0');
    return text + digits.substr(0, whole) + '.' + digits.substr(whole);
}

Value readKeyPart(Reader &reader)
{
    const std::string_view first = reader.take(1);
    if (reader.failed)
        return {};
    switch (KeyClass(first[0])) {
    case KeyClass::Null:
        return {};
    case KeyClass::Whole: {
        (void)reader.take(1);
        Cell cell;
        cell.u = reader.fixed();
        const std::string_view kind = reader.take(1);
        if (reader.failed || std::uint8_t(kind[0]) > std::uint8_t(ValueKind::UInt)) {
            reader.failed = true;
            return {};
        }
        cell.kind = ValueKind(kind[0]);
        return Value(cell);
    }
    case KeyClass::Double: {
        const std::uint64_t stored = reader.fixed();
        Cell cell = Cell::ofInt(0, ValueKind::Double);
        cell.u = stored & signBit ? stored & ~signBit : ~stored;
        return Value(cell);
    }
    case KeyClass::Decimal:
        return Value(Cell::ofBytes(ValueKind::Decimal, readDecimal(reader)));
    case KeyClass::Other:
        break;
    }
    const int kindNumber = first[0] - char(KeyClass::Other);
    if (kindNumber <= 0 || kindNumber > int(lastKind)) {
        reader.failed = true;
        return {};
    }
    const auto kind = ValueKind(kindNumber);
    if (hasBytes(kind))
        return Value(Cell::ofBytes(kind, readEscaped(reader)));
    return Value(Cell::ofInt(std::int64_t(reader.fixed() ^ signBit), kind));
}

} // namespace

std::string packRecord(std::span<const Cell> row, std::span<const std::size_t> columns)
{
    std::string packed(1, imageVersion);
    appendNumber(packed, columns.empty() ? row.size() : columns.size());
    if (columns.empty()) {
        for (const Cell &cell : row)
            appendCell(packed, cell);
    }
    for (const std::size_t column : columns)
        appendCell(packed, row[column]);
    return packed;
}

std::string packRecord(const std::vector<Value> &values)
{
    std::string packed(1, imageVersion);
    appendNumber(packed, values.size());
    for (const Value &value : values)
        appendCell(packed, value.cell());
    return packed;
}

Result<std::vector<Value>> unpackRecord(std::string_view packed)
{
    if (packed.empty() || packed.front() != imageVersion)
        return unreadable();
    Reader reader{packed.substr(1)};
    const std::uint64_t count = reader.number();
    // Each value takes a byte at least.
    if (reader.failed || count > reader.left.size())
        return unreadable();
    std::vector<Value> values;
    values.reserve(count);
    for (std::uint64_t at = 0; at < count && !reader.failed; ++at)
        values.push_back(reader.value());
    if (reader.failed || !reader.left.empty())
        return unreadable();
    return values;
}

std::string keyBytes(const Key &key)
{
    std::string bytes;
    for (const Value &part : key)
        appendKeyPart(bytes, part.cell());
    return bytes;
}

std::string keyBytes(std::span<const Cell> row, std::span<const std::size_t> keyColumns)
{
    std::string bytes;
    for (const std::size_t column : keyColumns)
        appendKeyPart(bytes, row[column]);
    return bytes;
}

Result<Key> keyFromBytes(std::string_view bytes)
{
    Key key;
    Reader reader{bytes};
    while (!reader.left.empty() && !reader.failed)
        key.push_back(readKeyPart(reader));
    if (reader.failed)
        return unreadable();
    return key;
}

} // namespace tidewright
