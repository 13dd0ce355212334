#include "sqlitetime.h"

#include "valuetext.h"

#include <cmath>
#include <cstdlib>

namespace tidewright
{

namespace
{

constexpr double julianDayOfEpoch = 2'440'587.5;
constexpr double lastJulianDay = 5'373'484.5;
constexpr std::int64_t microsPerMinute = 60 * microsPerSecond;

bool digits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Takes "Z", "+02:00" or "-0330" off the end.
bool takeOffset(std::string_view &text, std::int64_t &micros)
{
    micros = 0;
    if (text.ends_with('Z') || text.ends_with('z')) {
        text.remove_suffix(1);
        return true;
    }
    // Behind "2026-11-21 06:29" at the earliest.
    const auto isSign = [&](std::size_t fromEnd) {
        return text.size() >= fromEnd + 16 && (text[text.size() - fromEnd] == '+' || text[text.size() - fromEnd] == '-');
    };
    const bool colon = isSign(6) && text[text.size() - 3] == ':';
    if (!colon && !isSign(5))
        return true;
    const std::size_t sign = text.size() - (colon ? 6 : 5);
    const std::string_view hours = text.substr(sign + 1, 2), minutes = text.substr(text.size() - 2);
    if (!digits(hours) || !digits(minutes))
        return false;
    micros = ((hours[0] - '0') * 10 + hours[1] - '0') * 60 * microsPerMinute +
             ((minutes[0] - '0') * 10 + minutes[1] - '0') * microsPerMinute;
    if (text[sign] == '-')
        micros = -micros;
    text = text.substr(0, sign);
    return true;
}

} // namespace

bool timestampFromIso(std::string_view text, std::int64_t &micros)
{
    Cell cell;
    if (text.size() == 10 && fromText(text, ValueKind::Date, nullptr, cell)) {
        micros = cell.i * microsPerDay;
        return true;
    }
    std::int64_t offset = 0;
    if (text.size() < 16 || !takeOffset(text, offset))
        return false;
    char whole[20];
    if (text.size() == 16) {
        std::memcpy(whole, text.data(), 16);
        std::memcpy(whole + 16, ":00", 3);
        text = {whole, 19};
    }
    if (!fromText(text, ValueKind::Timestamp, nullptr, cell))
        return false;
    micros = cell.i - offset;
    return true;
}

std::int64_t timestampFromEpoch(std::int64_t number)
{
    const std::int64_t size = number < 0 ? -(number + 1) : number;
    if (size < 100'000'000'000)
        return number * microsPerSecond;
    return size < 100'000'000'000'000 ? number * 1'000 : number;
}

bool timestampFromReal(double number, std::int64_t &micros)
{
    if (!std::isfinite(number) || std::fabs(number) > 1e11)
        return false;
    const bool julian = number >= 0 && number < lastJulianDay;
    const double milliseconds = julian ? (number - julianDayOfEpoch) * 86'400'000.0 : number * 1'000.0;
    micros = std::llround(milliseconds) * 1'000;
    return true;
}

bool SqliteTimeForm::ordersWith(const SqliteTimeForm &other) const
{
    if (storage != Storage::Text || other.storage != Storage::Text)
        return storage == other.storage;
    return dateOnly == other.dateOnly && separator == other.separator && zone == other.zone && seconds == other.seconds;
}

SqliteTimeForm timeFormOfText(std::string_view text)
{
    SqliteTimeForm form;
    form.dateOnly = text.size() <= 10;
    if (form.dateOnly)
        return form;
    form.separator = text[10];
    const std::string_view whole = text;
    takeOffset(text, form.offset);
    form.zone = whole.substr(text.size());
    form.seconds = text.size() > 16;
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos) {
        const std::size_t end = text.find_first_not_of("0123456789", point + 1);
        form.fraction = (end == std::string_view::npos ? text.size() : end) - point - 1;
    }
    return form;
}

SqliteTimeForm timeFormOfNumber(std::int64_t number)
{
    const std::int64_t size = number < 0 ? -(number + 1) : number;
    SqliteTimeForm form;
    form.storage = size < 100'000'000'000       ? SqliteTimeForm::Storage::Seconds
                   : size < 100'000'000'000'000 ? SqliteTimeForm::Storage::Milliseconds
                                                : SqliteTimeForm::Storage::Microseconds;
    return form;
}

SqliteTimeForm timeFormOfReal(double number)
{
    SqliteTimeForm form;
    form.storage =
        number >= 0 && number < lastJulianDay ? SqliteTimeForm::Storage::JulianDay : SqliteTimeForm::Storage::RealSeconds;
    return form;
}

Value storedTime(std::int64_t micros, const SqliteTimeForm &form, SqliteBound bound)
{
    const auto number = [&](std::int64_t unit) {
        const std::int64_t floor = floorDivide(micros, unit);
        const bool up = bound == SqliteBound::Lowest && floor * unit != micros;
        return Value::ofInt(floor + (up ? 1 : 0));
    };
    // Half a millisecond of margin, since the stored number is rounded to one when it is read.
    const double margin = bound == SqliteBound::Nearest ? 0 : bound == SqliteBound::Lowest ? -500 : 499;
    switch (form.storage) {
    case SqliteTimeForm::Storage::Seconds:
        return number(microsPerSecond);
    case SqliteTimeForm::Storage::Milliseconds:
        return number(1'000);
    case SqliteTimeForm::Storage::Microseconds:
        return number(1);
    case SqliteTimeForm::Storage::RealSeconds:
        return Value(Cell::ofDouble((double(micros) + margin) / 1e6));
    case SqliteTimeForm::Storage::JulianDay:
        return Value(Cell::ofDouble(julianDayOfEpoch + (double(micros) + margin) / double(microsPerDay)));
    case SqliteTimeForm::Storage::Text:
        break;
    }
    char buffer[inlineTextSize];
    const std::size_t size = writeInlineText(Cell::ofInt(micros + form.offset, ValueKind::Timestamp), buffer);
    const std::size_t second = std::string_view(buffer, size).find(' ');
    if (second == std::string_view::npos)
        return Value::ofText({buffer, size});
    buffer[second] = form.separator;
    std::string_view text(buffer, size);
    if (form.dateOnly)
        return Value::ofText(text.substr(0, second));
    if (bound == SqliteBound::Highest) {
        // A zone sorts behind further digits, so that there must be none.
        if (!form.zone.empty() && form.fraction < 6)
            text.remove_suffix(6 - form.fraction + (form.fraction == 0 ? 1 : 0));
        if (!form.zone.empty() && !form.seconds)
            text.remove_suffix(3);
        return Value::ofText(std::string(text) + form.zone);
    }
    text.remove_suffix(text.size() - 1 - text.find_last_not_of('0'));
    if (text.ends_with('.'))
        text.remove_suffix(1);
    if (!form.seconds && text.ends_with(":00"))
        text.remove_suffix(3);
    return Value::ofText(text);
}

} // namespace tidewright
