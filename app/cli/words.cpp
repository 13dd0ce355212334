#include "words.h"

#include "text.h"

#include <QLocale>
#include <QStringList>
#include <algorithm>

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

QString changesText(const SyncRun &run)
{
    const RunCounts &counts = run.counts;
    const QString text = tallyText({{counts.created, "created"},
                                    {counts.updated, "updated"},
                                    {counts.deleted, "deleted"},
                                    {counts.failed, "failed"},
                                    {counts.onlyInTarget, "only in the target"}});
    if (!text.isEmpty())
        return text;
    return run.error ? QStringLiteral("-") : QStringLiteral("nothing to do");
}

QString tallyText(const std::vector<Tally> &tallies)
{
    QStringList parts;
    for (const Tally &tally : tallies) {
        if (tally.count > 0)
            parts << countText(tally.count) + QLatin1Char(' ') + QLatin1String(tally.what);
    }
    return parts.join(QLatin1String(", "));
}

QString moreText(const StateKey &key, const std::vector<Tally> &left)
{
    std::int64_t all = 0;
    for (const Tally &tally : left)
        all += std::max<std::int64_t>(0, tally.count);
    return all == 0 ? QString() : QStringLiteral("… and %1 more of %2: %3").arg(countText(all), typeText(key), tallyText(left));
}

QString typeText(const StateKey &key)
{
    return escapeControls(key.job + QLatin1Char('/') + key.typeKey);
}

QString someOf(const QStringList &names)
{
    constexpr qsizetype most = 3;
    const QString first = names.mid(0, most).join(QLatin1String(", "));
    return names.size() <= most ? first : QStringLiteral("%1 and %2 more").arg(first).arg(names.size() - most);
}

QStringList errorLines(const Error &error)
{
    QStringList lines{escapeControls(error.message)};
    if (!error.detail.isEmpty())
        lines << QStringLiteral("  %1").arg(escapeControls(error.detail));
    if (!error.hint.isEmpty())
        lines << QStringLiteral("  → %1").arg(escapeControls(error.hint));
    return lines;
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
