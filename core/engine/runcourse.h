// The stations of a run's course around its deed.
#pragma once

#include "runsession.h"

namespace tidewright
{

// Waits for a state database that is locked. Busy if another live worker holds the lease.
Result<void> takeLease(RunSession &session);
// From the schemas of both sides.
Result<void> compileMapping(RunSession &session);
// Schemas, mapping, identities and bounds; makes the target's table where that was asked for.
Result<void> lookAtSides(RunSession &session);
// The versions of both sides' definitions, where they have changed since the last success. That they cannot be kept stops no run.
void noteDefinitions(RunSession &session);
// Of both sides.
QString schemaFingerprint(const RunSession &session);
// Fields without a counterpart at the other side.
const QStringList &leftOut(const RunSession &session);
// Fails if a side of a two-way type that was followed by its cursor has it no more. (One-way, the mapping refuses that.)
Result<void> requireCursors(const RunSession &session);
// By the mode table. Fails with its refusal.
Result<void> decideRun(RunSession &session, bool known);
// Clears away what must not outlive the decision, and sets the checkpoint.
Result<void> beginRun(RunSession &session);
// The failed records of earlier runs. What cannot be read stays listed.
void readListed(RunSession &session);
// For runs about single records, which begin no new base: Halted where a run over the whole type would. The session's run is left as it was.
Result<void> refuseReconcile(RunSession &session);
// From here on there is a run to resume, from `checkpoint`: nothing is written to the target before.
Result<void> announceRun(RunSession &session, const Checkpoint &checkpoint);
RunOutcome outcomeOf(const Error &error);
// The run's end and its counts, which are what the checkpoint has counted in this attempt.
void finishCounts(RunSession &session);
// State and history. What goes wrong in it is in the session's run.
void endRun(RunSession &session);
// Its two halves. What is to be stored; empty where that was a history entry alone, which is written then.
std::optional<RunEnd> concludeRun(RunSession &session);
// What became of it.
void noteStored(RunSession &session, const Result<void> &stored);
// Halted if one of the two systems is another one than that of the runs before.
Result<void> refuseOtherSystems(const RunSession &session);
// Of a run about single records of a two-way type: it leaves the state as it was but for what these have changed. `settled` come off the
// list of failed records.
void endRecordsRun(RunSession &session, const std::vector<FailedRecord> &settled);

// How far behind its cursor a run of the type begins.
Micros lookbackOf(const ContentType &type);

// Cursor values; NULL is no value.
bool later(const Value &a, const Value &b);
Value lesser(const Value &a, const Value &b);

} // namespace tidewright
