#include "interrupt.h"

#include "session.h"

#include <csignal>
#include <cstdio>
#include <ctime>
#include <pthread.h>
#include <unistd.h>

namespace tidewright::cli
{

namespace
{

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

void waitForSignals(std::stop_token own, std::stop_source stop)
{
    const sigset_t signals = endingSignals();
    const timespec poll{0, 100'000'000};
    while (!own.stop_requested()) {
        if (sigtimedwait(&signals, nullptr, &poll) < 0)
            continue;
        if (stop.stop_requested())
            _exit(StoppedByUser);
        // Over the progress line, if there is one.
        if (isatty(STDERR_FILENO))
            std::fputs("\r\x1b[K", stderr);
        std::fputs("Stopping at the next safe point; press Ctrl-C again to stop at once.\n", stderr);
        stop.request_stop();
    }
}

} // namespace

void Interrupt::hold()
{
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupt::Interrupt(std::stop_source stop)
{
    m_thread = std::jthread(waitForSignals, std::move(stop));
}

Interrupt::~Interrupt() = default;

} // namespace tidewright::cli
