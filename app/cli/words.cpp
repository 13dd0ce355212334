#include "words.h"

#include <QLocale>
#include <QStringList>

namespace tidewright::cli
{

QString countText(std::int64_t count)
{
    return QLocale().toString(qlonglong(count));
}

QString durationText(std::int64_t milliseconds)
{
    if (milliseconds < 60'000)
        return QLocale().toString(double(milliseconds) / 1000.0, 'f', 1) + QLatin1String(" s");
    const auto seconds = milliseconds / 1000;
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString agoText(std::optional<Instant> then, Instant now)
{
    if (!then)
        return QStringLiteral("never");
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - *then).count();
    if (seconds < 60)
        return QStringLiteral("just now");
    if (seconds < 3600)
        return QStringLiteral("%1 min ago").arg(seconds / 60);
    if (seconds < 86'400)
        return QStringLiteral("%1 h ago").arg(seconds / 3600);
    return QStringLiteral("%1 d ago").arg(seconds / 86'400);
}

QString statusText(const SyncState &state)
{
    return state.interrupted() ? QStringLiteral("interrupted") : syncStatusName(state.status);
}

QString directionArrow(Direction direction)
{
    switch (direction) {
    case Direction::RemoteToLocal:
        return QStringLiteral("pull");
    case Direction::LocalToRemote:
        return QStringLiteral("push");
    case Direction::Bidirectional:
        return QStringLiteral("two-way");
    }
    return {};
}

QString changesText(const RunCounts &counts)
{
    QStringList parts;
    const auto add = [&parts](std::int64_t count, const char *what) {
        if (count > 0)
            parts << countText(count) + QLatin1Char(' ') + QLatin1String(what);
    };
    add(counts.created, "created");
    add(counts.updated, "updated");
    add(counts.deleted, "deleted");
    add(counts.failed, "failed");
    add(counts.onlyInTarget, "only in the target");
    return parts.isEmpty() ? QStringLiteral("nothing to do") : parts.join(QLatin1String(", "));
}

QString keyText(const Key &key)
{
    QStringList parts;
    for (const Value &part : key)
        parts << QString::fromStdString(toText(part.cell()));
    return parts.join(QLatin1String(", "));
}

QString modeText(std::optional<SyncMode> mode)
{
    return mode ? syncModeName(*mode) : QStringLiteral("-");
}

} // namespace tidewright::cli
