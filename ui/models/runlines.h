// How runs stand in a list: the newest one by one, then stretches of completed runs folded into one line each, so that what went wrong
// is seen among hundreds that went well. Pure.
#pragma once

#include "syncstate.h"

#include <QSet>

namespace tidewright
{

struct RunLine {
    QString id;        // of the run; of a fold: its own, which stays while newer runs join it
    SyncRun run;       // a fold: the newest of its runs
    int folded = 0;    // runs of a fold, 0: a run of its own
    Instant oldest;    // a fold: when its oldest run started
    bool open = false; // a fold: its runs stand below it

    bool isFold() const { return folded > 0; }
};

// `runs`: newest first. `open`: ids of the folds whose runs are shown.
std::vector<RunLine> runLines(const std::vector<SyncRun> &runs, const QSet<QString> &open);

// The fold that hides this run, if one does.
std::optional<QString> foldOf(const std::vector<SyncRun> &runs, const QString &runId);

} // namespace tidewright
