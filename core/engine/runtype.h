// The deeds of one content type. Blocking: call them on a pool thread. What went wrong is in the run that they return.
#pragma once

#include "delta.h"
#include "runcontext.h"
#include "verification.h"

#include <memory>
#include <span>
#include <vector>

namespace tidewright
{

class RunSession;

// A run in two halves, so that a parent's deletes can wait until the runs of its children are through. Keeps its lease in between.
class TypeRun
{
public:
    explicit TypeRun(const RunContext &context);
    ~TypeRun();

    // Everything but the deletes that the target refused because other records still refer to these. True if some are left.
    bool apply();
    // The deletes that are left. True if nothing has failed so far.
    bool settle();
    // settle(), then the state. This or finishTogether() must be called once after apply().
    RunResult finish();
    // Several of one job: their states in one transaction, once all of them have come so far without an error; else none of them, and those that
    // have no error of their own wait for a resume, with what they have written. The results are in the order of the runs.
    static std::vector<RunResult> finishTogether(const std::vector<TypeRun *> &runs);

private:
    RunResult release();

    std::unique_ptr<RunSession> m_session;
    bool m_settled = false;
};

RunResult runType(const RunContext &context);
// Undoes the unfinished run: staging dropped, base and cursor as they were, state failed.
RunResult rollBackType(const RunContext &context);
// What one-way runs have kept at a place that they wrote to; nothing where there is no such place. The oldest first.
Result<std::vector<KeptUndo>> keptUndo(Endpoint &target, const QString &place, std::stop_token stop);
// Takes a finished run back, while its undo data are kept: only records that are still what it wrote. What it left stands in the run's error.
RunResult undoRunOfType(const RunContext &context, const QString &runId);
// Reads the records of the durable list again by key, writes them and takes them off the list.
RunResult retryFailedType(const RunContext &context);
// These records and no others: written where the sides differ, deleted where they are gone (one-way: at the source), under the same guards as in any
// run. No cursor and no other part of the state's position moves. Halted where an unfinished run waits. One outcome each, in their order.
SyncedRecords syncRecordsOfType(const RunContext &context, std::span<const ChosenRecord> records);
// What operators have decided about conflicts of the type and nobody has applied yet: re-reads both sides, writes it and notes it. Each conflict
// tells what became of it. Halted where an unfinished run waits: whoever goes on with that applies them.
RunResult applyResolutionsOfType(const RunContext &context);
// Takes applied resolutions back: both sides get what they held, the conflicts are open again. Empty where that was done, else why not; one each,
// in the order of the ids.
struct UndoneResolutions {
    SyncRun run;
    std::vector<std::optional<Error>> refused;
};
UndoneResolutions undoResolutionsOfType(const RunContext &context, const QStringList &ids);
// What the contents of both sides say is to be done. Reads both whole and writes nothing.
TypeDelta deltaOfType(const RunContext &context);
// Compares both sides record by record and writes nothing at either. Where they are the same, a state that was lost counts as found again.
Verification verifyType(const RunContext &context);

} // namespace tidewright
