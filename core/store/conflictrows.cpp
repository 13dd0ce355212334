#include "conflictrows.h"

#include "conflictcolumns.h"
#include "conflictcontents.h"
#include "conflictevents.h"
#include "conflictids.h"
#include "recordimage.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

bool isSettled(ConflictPhase phase)
{
    return phase == ConflictPhase::Applied || phase == ConflictPhase::Closed;
}

Result<void> closeNumbers(StoreSession &session, const std::vector<std::int64_t> &numbers, const ConflictEvent &event)
{
    for (const std::int64_t number : numbers) {
        {
            TRY_ASSIGN(Statement close, Statement::prepare(session, QStringLiteral("UPDATE conflicts SET phase = 'closed', "
                                                                                   "draft = NULL WHERE number = ?")));
            TRY(close.bind(number).run());
        }
        TRY(addConflictEvent(session, number, event));
    }
    return {};
}

Result<void> refuseSecond(StoreSession &session, std::int64_t number, const Conflict &conflict)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, selectUnsettled(QStringLiteral("number"))));
    const std::string key = keyBytes(conflict.summary.recordKey);
    TRY(statement.bind(conflict.summary.key.job).bind(conflict.summary.key.typeKey).bindBytes(key).run());
    TRY_ASSIGN(const bool found, statement.next());
    if (!found || statement.integer(0) == number)
        return {};
    return fail(ErrorCode::Usage,
                Tr::tr("%1 cannot be opened again: its record is in conflict anew, as %2. Nothing was changed.")
                    .arg(conflictId(number), conflictId(statement.integer(0))),
                {}, Tr::tr("Decide %1 instead.").arg(conflictId(statement.integer(0))));
}

} // namespace

Result<void> closeConflicts(StoreSession &session, const StateKey &key, const std::vector<std::string> &keys,
                            const ConflictEvent &event)
{
    std::vector<std::int64_t> numbers;
    {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, selectUnsettled(QStringLiteral("number"))));
        for (const std::string &record : keys) {
            TRY(statement.bind(key.job).bind(key.typeKey).bindBytes(record).run());
            TRY_ASSIGN(const bool found, statement.next());
            if (found)
                numbers.push_back(statement.integer(0));
        }
    }
    return closeNumbers(session, numbers, event);
}

Result<void> closeAllConflicts(StoreSession &session, const StateKey &key, const ConflictEvent &event)
{
    std::vector<std::int64_t> numbers;
    {
        TRY_ASSIGN(Statement statement,
                   Statement::prepare(session, QStringLiteral("SELECT number FROM conflicts WHERE job_name = ? AND "
                                                              "type_key = ? AND %1 ORDER BY number")
                                                   .arg(unsettledConflicts)));
        TRY(statement.bind(key.job).bind(key.typeKey).run());
        for (;;) {
            TRY_ASSIGN(const bool more, statement.next());
            if (!more)
                break;
            numbers.push_back(statement.integer(0));
        }
    }
    return closeNumbers(session, numbers, event);
}

Result<void> writeConflict(StoreSession &session, const Conflict &conflict, const ConflictEvent &event, DraftWrite draft)
{
    const ConflictSummary &summary = conflict.summary;
    TRY_ASSIGN(const std::int64_t number, knownConflictNumber(summary.id));
    const bool settled = isSettled(summary.phase);
    if (!settled)
        TRY(refuseSecond(session, number, conflict));
    {
        TRY_ASSIGN(
            Statement update,
            Statement::prepare(session, QStringLiteral("UPDATE conflicts SET kind = ?, phase = ?, title = ?, overlapping = ?, "
                                                       "local_modified = ?, remote_modified = ?, local_hash = ?, "
                                                       "remote_hash = ? WHERE number = ? AND job_name = ? AND "
                                                       "type_key = ?")));
        TRY(runWithValues(update, conflict,
                          [&](Statement &statement) { statement.bind(number).bind(summary.key.job).bind(summary.key.typeKey); }));
        if (update.changed() == 0)
            return conflictNotFound(summary.id);
    }
    if (settled)
        TRY(writeDraft(session, summary.id, std::nullopt));
    else if (draft == DraftWrite::AsGiven)
        TRY(writeDraft(session, summary.id, conflict.draft));
    TRY(ConflictContents(session).write(number, conflict));
    return addConflictEvent(session, number, event);
}

Result<void> writeDraft(StoreSession &session, const QString &id, const std::optional<Resolution> &draft)
{
    TRY_ASSIGN(const std::int64_t number, knownConflictNumber(id));
    TRY_ASSIGN(Statement update, Statement::prepare(session, QStringLiteral("UPDATE conflicts SET draft = ? WHERE number = ?")));
    TRY(update.bind(resolutionColumn(draft)).bind(number).run());
    return update.changed() == 0 ? conflictNotFound(id) : Result<void>();
}

Result<ConflictCounts> countConflicts(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT phase = 'resolved', count(*) FROM conflicts WHERE job_name = ? "
                                                          "AND type_key = ? AND %1 GROUP BY 1")
                                               .arg(unsettledConflicts)));
    TRY(statement.bind(key.job).bind(key.typeKey).run());
    ConflictCounts counts;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return counts;
        (statement.flag(0) ? counts.decided : counts.undecided) = statement.integer(1);
    }
}

bool setConflicts(SyncState &state, const ConflictCounts &counts)
{
    const std::int64_t all = counts.undecided + counts.decided;
    const ConflictStatus conflictStatus = counts.undecided > 0 ? ConflictStatus::Detected
                                          : counts.decided > 0 ? ConflictStatus::Resolved
                                                               : ConflictStatus::None;
    SyncStatus status = state.status;
    if (status == SyncStatus::Conflict && all == 0)
        status = SyncStatus::InSync;
    else if (status == SyncStatus::InSync && all > 0)
        status = SyncStatus::Conflict;
    const bool other = state.conflicts != all || state.conflictStatus != conflictStatus || state.status != status;
    state.conflicts = all;
    state.conflictStatus = conflictStatus;
    state.status = status;
    return other;
}

} // namespace tidewright
