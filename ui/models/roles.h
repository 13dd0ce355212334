// What models and delegates agree on. Display text is Qt::DisplayRole; everything else a delegate paints or a proxy sorts and filters by
// is one of these. Models never include views.
#pragma once

#include <QMetaType>
#include <Qt>
#include <vector>

namespace tidewright
{

enum class RowKind { Group, Type };
enum class RowHeight { Group, Type, Running };

// The state a person sees: the stored one, plus what follows from it and the clock.
enum class DisplayStatus { InSync, Syncing, Failed, Conflict, Interrupted, Modified, Pending, New, Skipped };
inline constexpr int displayStatusCount = 9;

// The exclusive filters of the sidebar.
enum class View { NeedsAttention, Running, Conflicts, Failed, Stale, All };
inline constexpr int viewCount = 6;

namespace TypesColumn
{
enum { ContentType, Status, Conflicts, LastSync, Mode, Pending, Rows, Duration, Errors, Count };
}

namespace Role
{
enum {
    Kind = Qt::UserRole + 1, // RowKind
    Job,                     // QString
    TypeKey,                 // QString, empty for a group
    Status,                  // DisplayStatus; a group: the most severe of its rows
    Reason,                  // QString, after the status word
    Stale,                   // bool
    StatusCounts,            // StatusCounts, of a group
    Conflicts,               // qlonglong open
    Resolved,                // qlonglong resolved, not yet gone
    LastSync,                // QDateTime, invalid: never
    Direction,               // int of Direction
    PendingIn,               // qlonglong, -1: not known yet
    PendingOut,
    Rows,           // qlonglong, -1: not known yet
    Duration,       // qlonglong milliseconds, -1: none
    Errors,         // qlonglong
    Running,        // bool
    Share,          // double 0–1 of a running row, -1: not known
    StepText,       // QString "Step 2 of 3, loading rows"
    ProgressText,   // QString "412,000 of 1,000,000 rows, 84k rows/s, 7 s left"
    Route,          // QString "MariaDB → PostgreSQL"
    ConnectionKind, // QString of the source, of a group: its icon
    Height,         // RowHeight
};
}

// Number of rows per DisplayStatus, indexed by it.
using StatusCounts = std::vector<int>;

} // namespace tidewright

Q_DECLARE_METATYPE(tidewright::StatusCounts)
