// One line on stderr that shows how the runs of a batch stand; only if stderr is a terminal and nothing asked for quiet.
#pragma once

#include "service.h"

#include <QString>
#include <map>
#include <mutex>

namespace tidewright::cli
{

// Called from the runs' threads.
class ProgressLine final : public ServiceObserver
{
public:
    ProgressLine(LogSink &log, bool quiet);
    ~ProgressLine() override;

    void runStarted(const SyncRun &run) override;
    void runProgressed(const RunProgress &progress) override;
    void runFinished(const SyncRun &run) override;
    void logged(const LogRecord &record) override;

private:
    void draw();
    void erase();

    LogSink &m_log;
    const bool m_show;
    std::mutex m_mutex;
    std::map<QString, RunProgress> m_running; // by run id
    int m_finished = 0;
    bool m_drawn = false;
};

} // namespace tidewright::cli
