// Which fields look like a cursor.
#pragma once

#include "schema.h"

#include <QStringList>

namespace tidewright
{

// Best first. A candidate is a field that is called like a time of change (updated_at, last_modified, changedAt, mtime, …) or, in
// `maintained`, one that the engine itself sets on every update. Fields with a time type come before those with a number or text,
// which are marked as a guess; within them the maintained and the indexed ones (`indexed`: first column of some index) come
// first.
std::vector<CursorCandidate> rankCursors(const RecordSchema &schema, const QStringList &indexed,
                                         const QStringList &maintained = {});

} // namespace tidewright
