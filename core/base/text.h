// Small helpers for text that people read.
#pragma once

#include "clock.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace tidewright
{

// Control characters (CR, LF, ESC, …) as \r, \n, \x1b: a value shown on a terminal or in a log cannot move its cursor.
QString escapeControls(const QString &text);

// A sentence without the full stop at its end, to stand in the midst of another one.
QString withoutStop(const QString &sentence);

// The candidate nearest to `word` by edit distance, if it is near enough to be a slip of the hand.
std::optional<QString> nearest(const QString &word, const QStringList &candidates);

// "15m", "5d", "90s", "250ms", "1h30m" as a duration; empty if it is none.
std::optional<Micros> parseDuration(const QString &text);
// "500MB", "1GB", "4096" in bytes, by thousands; empty if it is none.
std::optional<std::int64_t> parseSize(const QString &text);

} // namespace tidewright
