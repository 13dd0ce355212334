#include "interrupt.h"

#include "session.h"

#include <csignal>
#include <cstdio>
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
    for (int taken = 0;;) {
        sigwait(&signals, &taken);
        if (own.stop_requested())
            return;
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

Interrupt::~Interrupt()
{
    m_thread.request_stop();
    pthread_kill(m_thread.native_handle(), SIGTERM); // wakes it
}

} // namespace tidewright::cli
