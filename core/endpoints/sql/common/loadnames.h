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
    QString images;  // "tidewright_3f…_u": what a merge has put aside to be taken back; it outlives the run
    QString id;      // "3f…": of the load in the ledger that immediate loads share

    static LoadNames of(const QString &runId, const SqlPlace &target);
    static QString placeId(const SqlPlace &target); // as `id`, of all its runs together
};

// The ledger that the immediate loads of a schema share, (load char(32), ordinal bigint, content text, primary key (load, ordinal)):
// making and dropping one for each takes longer than a small delta. An entry is there from its load's commit to its close().
inline constexpr QLatin1String sharedLedger("tidewright_ledger");

// What takes finished runs back: (n bigint primary key, place char(32), run text, at bigint, images boolean, content bytes). Shared by all
// tables of a schema; `place` is LoadNames::placeId(), `at` in microseconds, `images` says that there is a table of that name too.
inline constexpr QLatin1String sharedUndo("tidewright_undo");

// True for tables that are ours: discover() leaves them out.
bool isLoadName(const QString &table);

} // namespace tidewright
