// The journals of runs: what they are about to write or have written, with what was there before.
#pragma once

#include "statement.h"
#include "twowaystore.h"

namespace tidewright
{

Result<void> writeIntents(StoreSession &session, const StateKey &key, const QString &runId, const std::vector<Intent> &intents,
                          Instant now);
// Behind this number, in order.
Result<std::vector<Intent>> readIntents(StoreSession &session, const StateKey &key, const QString &runId, std::int64_t after,
                                        std::size_t limit);
Result<void> settleIntents(StoreSession &session, const StateKey &key, const QString &runId,
                           const std::vector<std::int64_t> &applied, const std::vector<std::int64_t> &dropped);
struct UndoLimits {
    std::optional<Instant> before; // older ones go; empty: all
    std::int64_t bytes = 0;        // of images over the newest ones
};
// Of all runs of the type but `unfinished`.
Result<void> purgeJournals(StoreSession &session, const StateKey &key, const QString &unfinished, const UndoLimits &limits);
// Of those of them that have written something, the oldest first.
Result<std::vector<KeptUndo>> readKeptUndo(StoreSession &session, const StateKey &key, const QString &unfinished);

} // namespace tidewright
