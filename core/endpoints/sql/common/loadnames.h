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
    QString id;      // "3f…": of the load in the ledger that immediate loads share

    static LoadNames of(const QString &runId, const SqlPlace &target);
};

// The ledger that the immediate loads of a schema share, (load char(32), ordinal bigint, content text, primary key (load, ordinal)):
// making and dropping one for each takes longer than a small delta. An entry is there from its load's commit to its close().
inline constexpr QLatin1String sharedLedger("tidewright_ledger");

// True for tables that are ours: discover() leaves them out.
bool isLoadName(const QString &table);

} // namespace tidewright
