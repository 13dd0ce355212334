#include "mysqlparse.h"

#include "valuetext.h"

#include <charconv>

namespace tidewright
{

namespace
{

// Digits only, at most 20; overflow is left to the caller's range.
inline bool parseDigits(const char *at, const char *end, std::uint64_t &value)
{
    std::uint64_t sum = 0;
    for (; at != end; ++at) {
        const unsigned digit = static_cast<unsigned char>(*at) - unsigned{'0'};
        if (digit > 9)
            return false;
        sum = sum * 10 + digit;
    }
    value = sum;
    return true;
}

inline bool parseInt(std::string_view text, Cell &cell)
{
    const bool negative = !text.empty() && text.front() == '-';
    const char *at = text.data() + (negative ? 1 : 0);
    std::uint64_t value = 0;
    if (at == text.data() + text.size() || !parseDigits(at, text.data() + text.size(), value))
        return false;
    cell.i = static_cast<std::int64_t>(negative ? 0 - value : value);
    cell.kind = ValueKind::Int;
    return true;
}

inline unsigned two(const char *at)
{
    return (static_cast<unsigned char>(at[0]) - unsigned{'0'}) * 10 + (static_cast<unsigned char>(at[1]) - unsigned{'0'});
}

// "2026-11-21". A wrong character makes a number that is out of range, and so no date.
inline bool parseDays(const char *text, MysqlDateMemo &memo, std::int64_t &days)
{
    if (std::memcmp(memo.text, text, sizeof memo.text) == 0) {
        days = memo.days;
        return true;
    }
    const unsigned high = two(text), low = two(text + 2), month = two(text + 5), day = two(text + 8);
    if (text[4] != '-' || text[7] != '-' || high > 99 || low > 99 || month > 12 || day > 31 || month == 0 || day == 0)
        return false;
    if (!daysFromCivil(high * 100 + low, month, day, days))
        return false;
    std::memcpy(memo.text, text, sizeof memo.text);
    memo.days = days;
    return true;
}

// ".123" behind the seconds, as microseconds.
inline bool parseFraction(const char *at, const char *end, std::int64_t &micros)
{
    micros = 0;
    if (at == end)
        return true;
    if (*at != '.' || end - at > 7)
        return false;
    std::uint64_t value = 0;
    if (!parseDigits(at + 1, end, value))
        return false;
    static constexpr std::int64_t scale[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    micros = static_cast<std::int64_t>(value) * scale[end - at - 1];
    return true;
}

// "06:29:58.000001" behind the hours.
inline bool parseMinutes(const char *at, const char *end, std::int64_t &micros)
{
    if (end - at < 6 || at[0] != ':' || at[3] != ':')
        return false;
    const unsigned minutes = two(at + 1), seconds = two(at + 4);
    std::int64_t rest = 0;
    if (minutes > 59 || seconds > 59 || !parseFraction(at + 6, end, rest))
        return false;
    micros = (minutes * 60 + seconds) * microsPerSecond + rest;
    return true;
}

// Zero, partial and impossible dates are no dates: their own spelling goes on as text, for a target that can hold it.
bool keepSpelling(std::string_view text, RecordBatch &arena, Cell &cell)
{
    for (const char letter : text) {
        if (!std::strchr("0123456789-: .", letter))
            return false;
    }
    cell = arena.store(ValueKind::Text, text);
    return true;
}

bool parseDatetime(ValueKind kind, std::string_view text, MysqlDateMemo &memo, RecordBatch &arena, Cell &cell)
{
    if (text.size() < 19)
        return false;
    std::int64_t days = 0, micros = 0;
    const unsigned hours = two(text.data() + 11);
    if (hours > 23 || !parseMinutes(text.data() + 13, text.data() + text.size(), micros))
        return false;
    if (!parseDays(text.data(), memo, days))
        return keepSpelling(text, arena, cell);
    cell.i = days * microsPerDay + hours * 3'600 * microsPerSecond + micros;
    cell.kind = kind;
    return true;
}

bool parseTime(std::string_view text, Cell &cell)
{
    const bool negative = !text.empty() && text.front() == '-';
    const std::string_view rest = text.substr(negative ? 1 : 0);
    const std::size_t colon = rest.find(':');
    std::uint64_t hours = 0;
    std::int64_t micros = 0;
    if (colon == std::string_view::npos || colon == 0 || colon > 3 || !parseDigits(rest.data(), rest.data() + colon, hours) ||
        !parseMinutes(rest.data() + colon, rest.data() + rest.size(), micros))
        return false;
    micros += static_cast<std::int64_t>(hours) * 3'600 * microsPerSecond;
    cell.i = negative ? -micros : micros;
    cell.kind = ValueKind::Time;
    return true;
}

// What both halves hold exactly: up to 15 digits, none of them an exponent's. Divided by a power of ten that is exact too they
// give the nearest double, as rounding takes place once only.
inline bool parseShortDouble(std::string_view text, double &value)
{
    static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool negative = !text.empty() && text.front() == '-';
    text.remove_prefix(negative ? 1 : 0);
    if (text.empty() || text.size() > 16)
        return false;
    std::int64_t digits = 0;
    std::size_t count = 0, behind = 0;
    bool point = false;
    for (const char letter : text) {
        if (letter == '.' && !point) {
            point = true;
            continue;
        }
        if (letter < '0' || letter > '9')
            return false;
        digits = digits * 10 + (letter - '0');
        ++count;
        behind += point ? 1 : 0;
    }
    if (count == 0 || count > 15)
        return false;
    value = double(digits) / powers[behind];
    if (negative)
        value = -value;
    return true;
}

bool parseDouble(std::string_view text, Cell &cell)
{
    if (double value = 0; parseShortDouble(text, value)) {
        cell = Cell::ofDouble(value);
        return true;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return false;
    cell = Cell::ofDouble(value);
    return true;
}

// Leading zeros come from ZEROFILL only and say nothing.
bool parseDecimal(std::string_view text, RecordBatch &arena, Cell &cell)
{
    while (text.size() > 1 && text[0] == '0' && text[1] != '.')
        text.remove_prefix(1);
    cell = arena.store(ValueKind::Decimal, text);
    return !text.empty();
}

bool parseUuid(std::string_view text, RecordBatch &arena, Cell &cell)
{
    char bytes[64];
    Cell read;
    if (text.size() > sizeof bytes || !fromText(text, ValueKind::Uuid, bytes, read))
        return false;
    cell = arena.adopt(read);
    return true;
}

} // namespace

bool parseCell(MysqlForm form, ValueKind kind, std::string_view text, MysqlDateMemo &memo, RecordBatch &arena, Cell &cell)
{
    switch (form) {
    case MysqlForm::Int:
        return parseInt(text, cell);
    case MysqlForm::UInt:
    case MysqlForm::Bit: {
        std::uint64_t value = 0;
        if (text.empty() || !parseDigits(text.data(), text.data() + text.size(), value))
            return false;
        cell.u = value;
        cell.kind = kind;
        return true;
    }
    case MysqlForm::Double:
        return parseDouble(text, cell);
    case MysqlForm::Decimal:
        return parseDecimal(text, arena, cell);
    case MysqlForm::Bytes:
        cell = arena.store(kind, text);
        return true;
    case MysqlForm::Date: {
        std::int64_t days = 0;
        if (text.size() != 10)
            return false;
        if (!parseDays(text.data(), memo, days))
            return keepSpelling(text, arena, cell);
        cell = Cell::ofInt(days, ValueKind::Date);
        return true;
    }
    case MysqlForm::Datetime:
        return parseDatetime(kind, text, memo, arena, cell);
    case MysqlForm::Time:
        return parseTime(text, cell);
    case MysqlForm::Uuid:
        return parseUuid(text, arena, cell);
    }
    return false;
}

} // namespace tidewright
