#include "valuetext.h"

#include "decimaltext.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

// Takes a run of at least `least` and at most `most` digits (18 or less) off the front of `text`.
bool takeNumber(std::string_view &text, std::size_t least, std::size_t most, std::int64_t &value)
{
    std::size_t digits = 0;
    value = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        if (digits == most)
            return false;
        value = value * 10 + (text[digits] - '0');
    }
    if (digits < least)
        return false;
    text.remove_prefix(digits);
    return true;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

bool takeDate(std::string_view &text, std::int64_t &days)
{
    const bool negative = take(text, '-');
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
    return takeNumber(text, 4, 7, year) && take(text, '-') && takeNumber(text, 2, 2, month) && take(text, '-') &&
           takeNumber(text, 2, 2, day) && daysFromCivil(negative ? -year : year, unsigned(month), unsigned(day), days);
}

bool takeTime(std::string_view &text, std::size_t hourDigits, std::int64_t &micros)
{
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    std::int64_t seconds = 0;
    if (!takeNumber(text, 2, hourDigits, hours) || !take(text, ':') || !takeNumber(text, 2, 2, minutes) || !take(text, ':') ||
        !takeNumber(text, 2, 2, seconds) || minutes > 59 || seconds > 59)
        return false;
    std::int64_t fraction = 0;
    if (take(text, '.')) {
        const std::size_t before = text.size();
        if (!takeNumber(text, 1, 6, fraction))
            return false;
        for (std::size_t digits = before - text.size(); digits < 6; ++digits)
            fraction *= 10;
    }
    micros = ((hours * 60 + minutes) * 60 + seconds) * microsPerSecond + fraction;
    return true;
}

bool timestampFromText(std::string_view text, std::int64_t &micros)
{
    std::int64_t days = 0;
    std::int64_t time = 0;
    if (!takeDate(text, days) || !(take(text, ' ') || take(text, 'T')) || !takeTime(text, 2, time) || time >= microsPerDay)
        return false;
    take(text, 'Z');
    // What 64 bits of microseconds hold, less a day of margin: the years -290307 to 294246.
    constexpr std::int64_t mostDays = std::numeric_limits<std::int64_t>::max() / microsPerDay - 1;
    if (!text.empty() || days > mostDays || days < -mostDays)
        return false;
    micros = days * microsPerDay + time;
    return true;
}

bool endOfTimeFromText(std::string_view text, std::int64_t &value)
{
    if (text != "infinity" && text != "-infinity")
        return false;
    value = text.front() == '-' ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
    return true;
}

bool timeFromText(std::string_view text, std::int64_t &micros)
{
    const bool negative = take(text, '-');
    if (!takeTime(text, 9, micros) || !text.empty())
        return false;
    if (negative)
        micros = -micros;
    return true;
}

template <typename Number>
bool numberFromText(std::string_view text, Number &number, int base = 10)
{
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool doubleFromText(std::string_view text, double &value)
{
    if (text == "NaN") {
        value = std::numeric_limits<double>::quiet_NaN();
    } else if (text == "Infinity" || text == "-Infinity") {
        value = text.front() == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    } else if (text.starts_with("NaN:")) {
        std::uint64_t bits = 0;
        if (!numberFromText(text.substr(4), bits, 16))
            return false;
        value = std::bit_cast<double>(bits);
        return std::isnan(value);
    } else {
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        return read.ec == std::errc() && read.ptr == text.data() + text.size() && std::isfinite(value);
    }
    return true;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Two digits a byte; false at the first that is none.
bool readHex(std::string_view digits, char *&out)
{
    if (digits.size() % 2)
        return false;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const int high = hexDigit(digits[at]);
        const int low = hexDigit(digits[at + 1]);
        if (high < 0 || low < 0)
            return false;
        *out++ = char(high << 4 | low);
    }
    return true;
}

bool uuidFromText(std::string_view text, char *room)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    return readHex(text.substr(0, 8), room) && readHex(text.substr(9, 4), room) && readHex(text.substr(14, 4), room) &&
           readHex(text.substr(19, 4), room) && readHex(text.substr(24), room);
}

} // namespace

bool daysFromCivil(std::int64_t year, unsigned month, unsigned day, std::int64_t &days)
{
    constexpr int monthsDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month < 1 || month > 12 || day < 1 || int(day) > monthsDays[month - 1] + (leaps && month == 2 ? 1 : 0))
        return false;
    // Counted from March, so that the leap day is the last of its year; in eras of 400 years, which are all of a length.
    const std::int64_t years = year - (month <= 2 ? 1 : 0);
    const std::int64_t era = floorDivide(years, 400);
    const std::int64_t yearOfEra = years - era * 400;
    const std::int64_t dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    days = era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
    return true;
}

bool fromText(std::string_view text, ValueKind kind, char *room, Cell &cell)
{
    cell = Cell::ofInt(0, kind);
    switch (kind) {
    case ValueKind::Null:
        return text.empty();
    case ValueKind::Boolean:
        cell.i = text == "true";
        return text == "true" || text == "false";
    case ValueKind::Int:
        return numberFromText(text, cell.i);
    case ValueKind::UInt:
        return numberFromText(text, cell.u);
    case ValueKind::Double:
        return doubleFromText(text, cell.d);
    case ValueKind::Date:
        return endOfTimeFromText(text, cell.i) || (takeDate(text, cell.i) && text.empty());
    case ValueKind::Time:
        return timeFromText(text, cell.i);
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return endOfTimeFromText(text, cell.i) || timestampFromText(text, cell.i);
    case ValueKind::Binary: {
        char *end = room;
        if (!text.starts_with("\\x") || !readHex(text.substr(2), end))
            return false;
        cell = Cell::ofBytes(kind, {room, std::size_t(end - room)});
        return true;
    }
    case ValueKind::Uuid:
        cell = Cell::ofBytes(kind, {room, 16});
        return uuidFromText(text, room);
    case ValueKind::Decimal:
        cell = Cell::ofBytes(kind, text);
        return decimalParts(text).has_value();
    case ValueKind::Text:
    case ValueKind::Json:
        cell = Cell::ofBytes(kind, text);
        return true;
    }
    return false;
}

} // namespace tidewright
