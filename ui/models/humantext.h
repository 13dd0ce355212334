// Times, numbers and rates as the console words them, in the user's language and locale.
#pragma once

#include "clock.h"

#include <QDateTime>
#include <QString>
#include <functional>

namespace tidewright
{

QString numberText(qlonglong number); // "1,115,385"
// `words(n)` is tr("%Ln row(s)", nullptr, n): Qt's plurals count in int, rows do not.
QString countText(qlonglong count, const std::function<QString(int n)> &words);
QString durationText(qlonglong milliseconds);                      // "0.4 s", "48.9 s", "3 min 12 s"
QString relativeTime(const QDateTime &then, const QDateTime &now); // "19 min ago" up to 6 days, then "12 Oct"
QString absoluteTime(const QDateTime &then);                       // "Thu 19 Nov 2026, 06:37:18 UTC"
QString clockTime(const QDateTime &then, const QDateTime &now);    // "06:46"; "12 Oct 06:46" if it was on another day
QString rateText(double recordsPerSecond);                         // "84k rows/s"
QDateTime toDateTime(Instant instant);

} // namespace tidewright
