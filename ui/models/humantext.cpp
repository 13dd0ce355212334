#include "humantext.h"

#include <QCoreApplication>
#include <QLocale>
#include <limits>

namespace tidewright
{

namespace
{
struct HumanText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::HumanText)
};
} // namespace

QString numberText(qlonglong number)
{
    return QLocale().toString(number);
}

QString countText(qlonglong count, const std::function<QString(int)> &words)
{
    if (count <= std::numeric_limits<int>::max())
        return words(int(count));
    // A number with the same last nine digits asks for the same plural in every language.
    constexpr int billion = 1'000'000'000;
    const int standIn = billion + int(count % billion);
    return words(standIn).replace(numberText(standIn), numberText(count));
}

QString durationText(qlonglong milliseconds)
{
    if (milliseconds < 0)
        return QStringLiteral("—");
    if (milliseconds < 60'000)
        return HumanText::tr("%1 s", "duration in seconds").arg(QLocale().toString(double(milliseconds) / 1000.0, 'f', 1));
    const qlonglong seconds = milliseconds / 1000;
    if (seconds < 3600)
        return HumanText::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return HumanText::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString relativeTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return QStringLiteral("—");
    const qint64 seconds = then.secsTo(now);
    if (seconds < 60)
        return HumanText::tr("just now");
    if (seconds < 3600)
        return HumanText::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 86'400)
        return HumanText::tr("%1 h ago").arg(seconds / 3600);
    if (seconds < 7 * 86'400)
        return HumanText::tr("%1 d ago").arg(seconds / 86'400);
    return QLocale().toString(then.toLocalTime().date(), HumanText::tr("d MMM", "short date format of QDate"));
}

QString absoluteTime(const QDateTime &then)
{
    if (!then.isValid())
        return HumanText::tr("Never");
    const QDateTime local = then.toLocalTime();
    return HumanText::tr("%1, %2 %3", "date, time and time zone")
        .arg(QLocale().toString(local.date(), HumanText::tr("ddd d MMM yyyy", "long date format of QDate")),
             local.time().toString(QStringLiteral("HH:mm:ss")), local.timeZoneAbbreviation());
}

QString clockTime(const QDateTime &then, const QDateTime &now)
{
    const QDateTime local = then.toLocalTime();
    const QString time = local.time().toString(QStringLiteral("HH:mm"));
    if (local.date() == now.toLocalTime().date())
        return time;
    return HumanText::tr("%1 %2", "date and time of day")
        .arg(QLocale().toString(local.date(), HumanText::tr("d MMM", "short date format of QDate")), time);
}

QString rateText(double recordsPerSecond)
{
    if (recordsPerSecond >= 10'000)
        return HumanText::tr("%1k rows/s").arg(qlonglong(recordsPerSecond / 1000));
    return HumanText::tr("%1 rows/s").arg(numberText(qlonglong(recordsPerSecond)));
}

QDateTime toDateTime(Instant instant)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(millis.count(), Qt::UTC);
}

} // namespace tidewright
