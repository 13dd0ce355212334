// Times as others store them in SQLite: text, numbers since 1970, Julian days.
#pragma once

#include "value.h"

#include <optional>
#include <string>
#include <string_view>

namespace tidewright
{

// How a column writes its times, as seen in one of its values.
struct SqliteTimeForm {
    enum class Storage { Text, Seconds, Milliseconds, Microseconds, RealSeconds, JulianDay };
    Storage storage = Storage::Text;
    char separator = ' ';     // Text: between date and time
    std::string zone;         // Text: "", "Z", "+02:00"
    std::int64_t offset = 0;  // of the zone
    bool dateOnly = false;    // Text
    bool seconds = true;      // Text
    std::size_t fraction = 0; // Text: digits after the point

    // Whether values of both forms order by time as SQLite compares them. A changing number of fractional digits is no other
    // form: within one second it may order differently behind a zone, and that is all.
    bool ordersWith(const SqliteTimeForm &other) const;
};

// "2026-11-21", "2026-11-21 06:29[:58[.ffffff]]", with T, with Z or an offset (which is applied). In microseconds.
bool timestampFromIso(std::string_view text, std::int64_t &micros);
// By their size: seconds below 10^11, milliseconds below 10^14, else microseconds.
std::int64_t timestampFromEpoch(std::int64_t number);
// Julian day up to the year 9999, else seconds since 1970. Rounded to a millisecond, as SQLite does.
bool timestampFromReal(double number, std::int64_t &micros);

SqliteTimeForm timeFormOfText(std::string_view text);
SqliteTimeForm timeFormOfNumber(std::int64_t number);
SqliteTimeForm timeFormOfReal(double number);

// An instant as the column would store it. As text the lowest, or highest, of those that mean it.
enum class SqliteBound { Lowest, Highest, Nearest };
Value storedTime(std::int64_t micros, const SqliteTimeForm &form, SqliteBound bound);

} // namespace tidewright
