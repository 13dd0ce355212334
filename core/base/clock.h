// Time, as the engine may see it: only through Clock, so that a simulation can be its master.
#pragma once

#include <QString>
#include <chrono>
#include <optional>
#include <stop_token>

namespace tidewright
{

using Micros = std::chrono::microseconds;
// Microseconds since 1970-01-01T00:00:00Z. The only form in which an instant travels inside the program.
using Instant = std::chrono::sys_time<Micros>;

// Implementations are safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    // Wall clock of this machine. Never used as a bound for reading: see Source::bounds().
    virtual Instant now() const = 0;
    // Monotonic, for durations and renewals.
    virtual Micros elapsed() const = 0;
    // Waits, but no longer than until `stop` is requested. False if it was.
    virtual bool wait(Micros duration, std::stop_token stop) = 0;
};

class SystemClock final : public Clock
{
public:
    Instant now() const override;
    Micros elapsed() const override;
    bool wait(Micros duration, std::stop_token stop) override;
};

// "2026-11-21T06:30:00.123456Z": always UTC, always six digits.
QString toIso(Instant instant);
// Also reads fewer digits, a missing zone (as UTC) and an offset. Empty if it is no such time.
std::optional<Instant> fromIso(const QString &text);

} // namespace tidewright
