// What is asked of the service about single records and single runs.
#include "serviceclient.h"

namespace tidewright
{

namespace
{

SyncedRecords failedAs(SyncedRecords synced, const Error &error)
{
    synced.run.error = error;
    synced.run.outcome = RunOutcome::Failed;
    return synced;
}

} // namespace

void ServiceClient::syncRecords(const StateKey &type, const std::vector<ChosenRecord> &records)
{
    if (!m_service || !m_running.insert(type).second)
        return;
    call(
        m_runners,
        [type, records, &observer = observer()](Service &service, std::stop_token stop) {
            return service.syncRecords(type, records, observer, stop);
        },
        [this, type, records](const Result<SyncedRecords> &synced) {
            finished(type);
            SyncedRecords none;
            none.outcomes.assign(records.size(), ChosenOutcome::NotReached);
            Q_EMIT recordsSynced(type, records, synced ? *synced : failedAs(std::move(none), synced.error()));
            readStatus();
        });
}

void ServiceClient::undoRun(const StateKey &type, const QString &runId)
{
    if (!m_service || !m_running.insert(type).second)
        return;
    call(
        m_runners,
        [type, runId, &observer = observer()](Service &service, std::stop_token stop) {
            return service.undoRun(runId, {{type.job}, {type.typeKey}}, observer, stop);
        },
        [this, type](const Result<BatchResult> &undone) {
            finished(type);
            SyncRun undoing;
            if (undone && !undone->runs.empty())
                undoing = undone->runs.front();
            else if (!undone) {
                undoing.error = undone.error();
                undoing.outcome = RunOutcome::Failed;
            }
            undoing.key = type;
            Q_EMIT runUndone(undoing);
            readStatus();
        });
}

void ServiceClient::readUndoable(const StateKey &type)
{
    call(
        m_readers, [type](Service &service, std::stop_token stop) { return service.undoableRuns(type, stop); },
        [this, type](const Result<std::vector<UndoableRun>> &runs) {
            if (!runs)
                return;
            QStringList ids;
            for (const UndoableRun &run : *runs)
                ids << run.runId;
            Q_EMIT undoableRead(type, ids);
        });
}

} // namespace tidewright
