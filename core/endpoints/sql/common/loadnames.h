// What an unfinished run calls its tables at the target.
#pragma once

#include "sqlidentifier.h"

namespace tidewright
{

// Made from the run id and the target alone, so that a resume finds them, and short enough for every engine (63 bytes). Names of
// two runs or targets never meet: they carry 128 bits of a SHA-256 of both.
struct LoadNames {
    QString staging; // "tidewright_3f…_s"
    QString ledger;  // "tidewright_3f…_l"

    static LoadNames of(const QString &runId, const SqlPlace &target);
};

// True for tables that are ours: discover() leaves them out.
bool isLoadName(const QString &table);

} // namespace tidewright
