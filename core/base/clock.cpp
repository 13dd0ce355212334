#include "clock.h"

#include <QRegularExpression>
#include <condition_variable>
#include <mutex>

namespace tidewright
{

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Micros>(std::chrono::system_clock::now());
}

Micros SystemClock::elapsed() const
{
    return std::chrono::duration_cast<Micros>(std::chrono::steady_clock::now().time_since_epoch());
}

bool SystemClock::wait(Micros duration, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

QString toIso(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    return QString::asprintf("%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int(date.year()), unsigned(date.month()),
                             unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
                             int(time.seconds().count()), int(time.subseconds().count()));
}

std::optional<Instant> fromIso(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral(R"(^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|z|([+-])(\d\d):?(\d\d)?)?$)"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) { return match.captured(group).toInt(); };
    const std::chrono::year_month_day date{std::chrono::year(number(1)), std::chrono::month(unsigned(number(2))),
                                           std::chrono::day(unsigned(number(3)))};
    if (!date.ok() || number(4) > 23 || number(5) > 59 || number(6) > 59)
        return std::nullopt;
    const int fraction = match.captured(7).leftJustified(6, QLatin1Char('0'), true).toInt();
    Micros offset{0};
    if (!match.captured(9).isEmpty()) {
        offset = std::chrono::hours(number(10)) + std::chrono::minutes(number(11));
        if (match.captured(9) == QLatin1String("-"))
            offset = -offset;
    }
    return Instant(std::chrono::sys_days(date)) + std::chrono::hours(number(4)) + std::chrono::minutes(number(5)) +
           std::chrono::seconds(number(6)) + Micros(fraction) - offset;
}

} // namespace tidewright
