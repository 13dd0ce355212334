#include "detailstext.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
constexpr std::size_t logLines = 50;
} // namespace

// English whatever the console speaks: these lines are read by others and searched for.
QString detailsText(const TypeRow &row, const QString &workspace, const std::deque<LogRecord> &log)
{
    const SyncState &state = row.status.state;
    QStringList lines;
    const auto add = [&lines](const char *name, const QString &value) {
        if (!value.isEmpty())
            lines << QLatin1String(name) + QLatin1String(": ") + value;
    };
    add("version", QCoreApplication::applicationVersion());
    add("workspace", workspace);
    add("job", state.key.job);
    add("type", state.key.typeKey);
    add("status", state.interrupted() ? QStringLiteral("interrupted") : syncStatusName(state.status));
    if (row.status.lastRun) {
        add("run", row.status.lastRun->runId);
        add("outcome", runOutcomeName(row.status.lastRun->outcome));
        add("reason", row.status.lastRun->reason);
    }
    if (state.progress) {
        add("checkpoint of run", state.progress->runId);
        add("mode", syncModeName(state.progress->mode));
        add("phase", runPhaseName(state.progress->phase));
        add("rows read", QString::number(state.progress->counts.read));
        add("chunks committed", QString::number(state.progress->chunks.size()));
    }
    if (state.lastError) {
        add("error", errorCodeName(state.lastError->code));
        add("message", state.lastError->message);
        add("detail", state.lastError->detail);
        add("hint", state.lastError->hint);
    }
    if (!log.empty())
        lines << QString() << QStringLiteral("log:");
    for (std::size_t at = log.size() > logLines ? log.size() - logLines : 0; at < log.size(); ++at)
        lines << toTextLine(log[at]);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace tidewright
