#include "progressline.h"

#include "table.h"
#include "text.h"
#include "words.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tidewright::cli
{

namespace
{

constexpr int barWidth = 20;

QString bar(double share)
{
    const int filled = int(share * barWidth + 0.5);
    return QString(filled, QChar(0x2588)) + QString(barWidth - filled, QChar(0x2591));
}

QString describe(const RunProgress &progress)
{
    QString text = escapeControls(progress.key.job + QLatin1Char('/') + progress.key.typeKey);
    if (progress.expected && *progress.expected > 0) {
        const double share = std::min(1.0, double(progress.done) / double(*progress.expected));
        text += QStringLiteral("  %1 %2 %  %3 of %4")
                    .arg(bar(share))
                    .arg(int(share * 100))
                    .arg(countText(progress.done), countText(*progress.expected));
    } else {
        text += QStringLiteral("  %1 records").arg(countText(progress.done));
    }
    if (progress.phase != RunPhase::Reading)
        text += QLatin1String("  ") + runPhaseName(progress.phase);
    else if (progress.recordsPerSecond >= 1)
        text += QStringLiteral("  %1 records/s").arg(countText(std::int64_t(progress.recordsPerSecond)));
    return text;
}

} // namespace

ProgressLine::ProgressLine(LogSink &log, bool quiet)
    : m_log(log)
    , m_show(!quiet && isatty(STDERR_FILENO))
{
}

ProgressLine::~ProgressLine()
{
    erase();
}

void ProgressLine::runStarted(const SyncRun &run)
{
    const std::lock_guard lock(m_mutex);
    RunProgress progress;
    progress.runId = run.runId;
    progress.key = run.key;
    m_running[run.runId] = progress;
    draw();
}

void ProgressLine::runProgressed(const RunProgress &progress)
{
    const std::lock_guard lock(m_mutex);
    m_running[progress.runId] = progress;
    draw();
}

void ProgressLine::runFinished(const SyncRun &run)
{
    const std::lock_guard lock(m_mutex);
    ++m_finished;
    m_running.erase(run.runId);
    draw();
}

void ProgressLine::logged(const LogRecord &record)
{
    const std::lock_guard lock(m_mutex);
    erase();
    m_log.write(record);
}

void ProgressLine::draw()
{
    if (!m_show)
        return;
    erase();
    if (m_running.empty())
        return;
    QString line = describe(m_running.begin()->second);
    if (m_running.size() > 1)
        line += QStringLiteral("  and %1 more").arg(m_running.size() - 1);
    line += QStringLiteral("  (%1 done)").arg(m_finished);
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1) {
        while (displayWidth(line) >= size.ws_col)
            line.chop(1);
    }
    std::fputs(line.toUtf8().constData(), stderr);
    std::fflush(stderr);
    m_drawn = true;
}

void ProgressLine::erase()
{
    if (m_drawn)
        std::fputs("\r\x1b[K", stderr);
    m_drawn = false;
}

} // namespace tidewright::cli
