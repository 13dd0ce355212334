// What the review of conflicts asks of the service.
#include "serviceclient.h"

namespace tidewright
{

namespace
{

std::vector<ConflictOutcome> allFailed(const QStringList &ids, ConflictPhase phase, const Error &error)
{
    std::vector<ConflictOutcome> outcomes;
    for (const QString &id : ids)
        outcomes.push_back({id, phase, error});
    return outcomes;
}

} // namespace

void ServiceClient::readConflicts(const ConflictFilter &filter)
{
    using Summaries = std::shared_ptr<const std::vector<ConflictSummary>>;
    call(
        m_readers,
        [filter](Service &service, std::stop_token) -> Result<Summaries> {
            TRY_ASSIGN(auto conflicts, service.conflicts(filter));
            return std::make_shared<const std::vector<ConflictSummary>>(std::move(conflicts));
        },
        [this](const Result<Summaries> &conflicts) {
            if (conflicts)
                Q_EMIT conflictsRead(*conflicts);
            else
                Q_EMIT callFailed(conflicts.error());
        });
}

void ServiceClient::readConflict(const QString &id)
{
    call(
        m_readers, [id](Service &service, std::stop_token) { return service.conflict(id); },
        [this, id](const Result<Conflict> &conflict) {
            if (conflict)
                Q_EMIT conflictRead(*conflict);
            else
                Q_EMIT conflictNotRead(id, conflict.error());
        });
}

void ServiceClient::findConflicts(const QStringList &ids, const std::function<bool(const Conflict &)> &accept, std::size_t limit)
{
    call(
        m_readers,
        [ids, accept, limit](Service &service, std::stop_token stop) {
            std::vector<Conflict> found;
            for (const QString &id : ids) {
                if (found.size() >= limit || stop.stop_requested())
                    break;
                // One that was settled meanwhile is none of them.
                if (auto conflict = service.conflict(id); conflict && accept(*conflict))
                    found.push_back(std::move(*conflict));
            }
            return found;
        },
        [this](const std::vector<Conflict> &found) { Q_EMIT conflictsFound(found); });
}

void ServiceClient::saveDraft(const QString &id, const std::optional<Resolution> &draft)
{
    call(
        m_drafts, [id, draft](Service &service, std::stop_token) { return service.saveDraft(id, draft); },
        [this](const Result<void> &saved) {
            if (!saved && saved.error().code != ErrorCode::NotFound) // it was settled meanwhile
                Q_EMIT callFailed(saved.error());
        });
}

void ServiceClient::resolveConflicts(const std::vector<ReviewedConflict> &reviewed)
{
    QStringList ids;
    for (const ReviewedConflict &one : reviewed)
        ids << one.id;
    call(
        m_runners,
        [reviewed, told = &observer()](Service &service, std::stop_token stop) {
            return service.resolveConflicts(reviewed, *told, stop);
        },
        [this, ids](const Result<std::vector<ConflictOutcome>> &outcomes) {
            Q_EMIT conflictsResolved(outcomes ? *outcomes : allFailed(ids, ConflictPhase::Open, outcomes.error()));
            readStatus();
        });
}

void ServiceClient::undoResolutions(const QStringList &ids)
{
    call(
        m_runners,
        [ids, told = &observer()](Service &service, std::stop_token stop) { return service.undoResolutions(ids, *told, stop); },
        [this, ids](const Result<std::vector<ConflictOutcome>> &outcomes) {
            Q_EMIT resolutionsUndone(outcomes ? *outcomes : allFailed(ids, ConflictPhase::Applied, outcomes.error()));
            readStatus();
        });
}

} // namespace tidewright
