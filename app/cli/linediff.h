// What differs between two texts of several lines, as a terminal shows it.
#pragma once

#include <QStringList>

namespace tidewright::cli
{

// Lines of `after` that are new begin with "+ ", those that are gone with "- ", two common ones around each change with "  "; "…" stands for
// more of these.
QStringList lineDiff(const QStringList &before, const QStringList &after);

} // namespace tidewright::cli
