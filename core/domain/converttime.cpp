#include "conversion.h"

#include "valuetext.h"

#include <array>
#include <limits>

namespace tidewright
{

namespace
{

bool hasFractionBeyond(std::int64_t micros, int precision)
{
    static constexpr std::array<std::int64_t, 7> units{1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    return precision >= 0 && precision < 6 && micros % units[std::size_t(precision)] != 0;
}

Misfit dateOf(const Cell &cell, std::int64_t &days)
{
    if (cell.kind == ValueKind::Date) {
        days = cell.i;
        return Misfit::None;
    }
    days = floorDivide(cell.i, microsPerDay);
    return cell.i % microsPerDay ? Misfit::NotMidnight : Misfit::None;
}

Misfit timestampOf(const Cell &cell, std::int64_t &micros)
{
    constexpr std::int64_t mostDays = std::numeric_limits<std::int64_t>::max() / microsPerDay;
    if (cell.kind != ValueKind::Date) {
        micros = cell.i;
        return Misfit::None;
    }
    if (cell.i > mostDays || cell.i < -mostDays)
        return Misfit::OutOfRange;
    micros = cell.i * microsPerDay;
    return Misfit::None;
}

} // namespace

Misfit convertToTime(const Cell &cell, const FieldType &to, Cell &converted)
{
    const bool onTimeLine =
        cell.kind == ValueKind::Date || cell.kind == ValueKind::Timestamp || cell.kind == ValueKind::TimestampTz;
    std::int64_t value = cell.i;
    Misfit misfit = Misfit::None;
    if (to.kind == ValueKind::Time) {
        if (cell.kind != ValueKind::Time)
            return Misfit::NoConversion;
        if (!to.duration && (value < 0 || value > microsPerDay))
            return Misfit::NotATimeOfDay;
    } else if (!onTimeLine) {
        return Misfit::NoConversion;
    } else {
        misfit = to.kind == ValueKind::Date ? dateOf(cell, value) : timestampOf(cell, value);
    }
    if (misfit == Misfit::None && to.kind != ValueKind::Date && hasFractionBeyond(value, to.precision))
        misfit = Misfit::FractionalSeconds;
    converted = Cell::ofInt(value, to.kind);
    return misfit;
}

} // namespace tidewright
