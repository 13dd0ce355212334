// Ctrl-C: the first one asks every run to stop at its next safe point, the second one ends the process at once.
#pragma once

#include <stop_token>
#include <thread>

namespace tidewright::cli
{

// Made once, before other threads start: SIGINT and SIGTERM are taken by a thread of its own from then on.
class Interrupt
{
public:
    // First of all in main: a thread started before would take the signals, and end the process. A reader that is gone ends it neither:
    // what is being done is done to its end.
    static void hold();
    explicit Interrupt(std::stop_source stop);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

private:
    std::jthread m_thread;
};

} // namespace tidewright::cli
