#include "ids.h"

#include <QRandomGenerator>
#include <chrono>

namespace tidewright
{

QString SystemIds::next()
{
    // Crockford base 32 of 48 bits of milliseconds and 80 random bits, as in the ULID specification.
    static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    auto millis = std::uint64_t(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    QString id(26, QLatin1Char('0'));
    for (int at = 9; at >= 0; --at, millis >>= 5)
        id[at] = QLatin1Char(digits[millis & 31]);
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = random();
        for (int at = 0; at < 8; ++at, bits >>= 5)
            id[10 + half * 8 + at] = QLatin1Char(digits[bits & 31]);
    }
    return id;
}

std::uint64_t SystemIds::random()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace tidewright
