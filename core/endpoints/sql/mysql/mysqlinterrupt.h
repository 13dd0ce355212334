// Ending whatever waits for the server when a stop is requested.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <stop_token>

namespace tidewright
{

// Shuts the socket down when a stop is requested, from the thread that requests it, so that whatever waits for the server returns.
// Works on a descriptor of its own: the library may close its one at any time.
class MysqlInterrupt
{
public:
    MysqlInterrupt(int socket, const std::stop_token &stop);
    ~MysqlInterrupt();
    MysqlInterrupt(const MysqlInterrupt &) = delete;
    MysqlInterrupt &operator=(const MysqlInterrupt &) = delete;

    // From now on this one and no other.
    void obey(const std::stop_token &stop);
    // A disarmed one lets the server answer.
    void arm(bool armed) { m_armed = armed; }

private:
    int m_socket;
    std::atomic<bool> m_armed = true;
    std::optional<std::stop_callback<std::function<void()>>> m_callback;
};

} // namespace tidewright
