#include "conflictrows.h"

#include "conflictcontents.h"
#include "conflictevents.h"
#include "conflictids.h"
#include "conflicttitle.h"
#include "hashbytes.h"
#include "recordimage.h"

#include <QCoreApplication>

#include <algorithm>

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

Statement &bindHash(Statement &statement, const ContentHash &hash, const HashBytes &bytes)
{
    return hash.isNull() ? statement.bindNull() : statement.bindBytes(bytes.view());
}

// kind, phase, title, overlapping, local_modified, remote_modified, local_hash, remote_hash, in this order, and what follows them.
template <typename Rest>
Result<void> runWithValues(Statement &statement, const Conflict &conflict, Rest rest)
{
    const HashBytes local(conflict.localHash);
    const HashBytes remote(conflict.remoteHash);
    const auto fields = fieldsOf(conflict);
    statement.bind(conflictKindName(conflict.summary.kind)).bind(conflictPhaseName(conflict.summary.phase));
    statement.bind(conflictTitle(conflict));
    statement.bind(std::int64_t(std::count_if(fields.begin(), fields.end(), [](const auto &field) { return field.overlaps; })));
    statement.bind(conflict.summary.localModified).bind(conflict.summary.remoteModified);
    bindHash(statement, conflict.localHash, local);
    bindHash(statement, conflict.remoteHash, remote);
    rest(statement);
    return statement.run();
}

// What the store has about a record that is found again.
struct Known {
    std::int64_t number = 0;
    QString kind;
    ConflictPhase phase = ConflictPhase::Open;
    ContentHash local;
    ContentHash remote;
};

class FoundConflicts
{
public:
    FoundConflicts(StoreSession &session, const StateKey &key, Instant now)
        : m_session(session)
        , m_key(key)
        , m_now(now)
        , m_contents(session)
    {
    }

    Result<void> write(const Conflict &conflict)
    {
        const std::string key = keyBytes(conflict.summary.recordKey);
        TRY_ASSIGN(const auto known, find(key));
        if (!known)
            return add(conflict, key);
        const bool same = known->local == conflict.localHash && known->remote == conflict.remoteHash &&
                          known->kind == conflictKindName(conflict.summary.kind);
        return same ? Result<void>() : renew(conflict, *known);
    }

private:
    Result<std::optional<Known>> find(const std::string &key)
    {
        TRY_ASSIGN(
            Statement statement,
            Statement::prepare(m_session, selectUnsettled(QStringLiteral("number, kind, phase, local_hash, remote_hash"))));
        TRY(statement.bind(m_key.job).bind(m_key.typeKey).bindBytes(key).run());
        TRY_ASSIGN(const bool found, statement.next());
        if (!found)
            return std::nullopt;
        return Known{statement.integer(0), statement.text(1),
                     conflictPhaseFromName(statement.text(2)).value_or(ConflictPhase::Open), hashFrom(statement, 3),
                     hashFrom(statement, 4)};
    }

    Result<void> add(const Conflict &found, const std::string &key)
    {
        Conflict conflict = found;
        conflict.summary.phase = ConflictPhase::Open;
        conflict.resolution.reset();
        const Instant detectedAt = found.summary.detectedAt == Instant() ? m_now : found.summary.detectedAt;
        std::int64_t number = 0;
        {
            TRY_ASSIGN(Statement insert,
                       Statement::prepare(
                           m_session, QStringLiteral("INSERT INTO conflicts (kind, phase, title, overlapping, local_modified, "
                                                     "remote_modified, local_hash, remote_hash, job_name, type_key, "
                                                     "record_key, detected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                                     "RETURNING number")));
            TRY(runWithValues(insert, conflict, [&](Statement &statement) {
                statement.bind(m_key.job).bind(m_key.typeKey).bindBytes(key).bind(std::optional(detectedAt));
            }));
            TRY(insert.next());
            number = insert.integer(0);
        }
        TRY(m_contents.write(number, conflict));
        return addConflictEvent(m_session, number, {ConflictEvent::What::Detected, {}, detectedAt, {}});
    }

    // Who decided has seen other values: that decision is not carried out.
    Result<void> renew(const Conflict &found, const Known &known)
    {
        ConflictEvent event{ConflictEvent::What::Changed, {}, m_now, {}};
        Conflict conflict = found;
        conflict.summary.phase = known.phase;
        conflict.resolution.reset();
        if (known.phase == ConflictPhase::Resolved) {
            Conflict before;
            TRY(m_contents.read(known.number, before));
            event.what = ConflictEvent::What::Refused;
            event.resolution = before.resolution;
            conflict.summary.phase = ConflictPhase::Refused;
        }
        {
            TRY_ASSIGN(Statement update,
                       Statement::prepare(m_session, QStringLiteral("UPDATE conflicts SET kind = ?, phase = ?, title = ?, "
                                                                    "overlapping = ?, local_modified = ?, remote_modified = ?, "
                                                                    "local_hash = ?, remote_hash = ? WHERE number = ?")));
            TRY(runWithValues(update, conflict, [&](Statement &statement) { statement.bind(known.number); }));
        }
        TRY(m_contents.write(known.number, conflict));
        return addConflictEvent(m_session, known.number, event);
    }

    StoreSession &m_session;
    const StateKey &m_key;
    Instant m_now;
    ConflictContents m_contents;
};

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

Result<void> writeFoundConflicts(StoreSession &session, const StateKey &key, const std::vector<Conflict> &conflicts, Instant now)
{
    FoundConflicts found(session, key, now);
    for (const Conflict &conflict : conflicts)
        TRY(found.write(conflict));
    return {};
}

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
