#include "conflictrows.h"

#include "conflictcontents.h"
#include "conflictevents.h"
#include "conflictids.h"
#include "conflicttitle.h"
#include "hashbytes.h"
#include "pgarray.h"
#include "recordimage.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

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

std::int64_t overlapsOf(const Conflict &conflict)
{
    const auto fields = fieldsOf(conflict);
    return std::count_if(fields.begin(), fields.end(), [](const ConflictField &field) { return field.overlaps; });
}

// kind, phase, title, overlapping, local_modified, remote_modified, local_hash, remote_hash, in this order, and what follows them.
template <typename Rest>
Result<void> runWithValues(Statement &statement, const Conflict &conflict, Rest rest)
{
    const HashBytes local(conflict.localHash);
    const HashBytes remote(conflict.remoteHash);
    statement.bind(conflictKindName(conflict.summary.kind)).bind(conflictPhaseName(conflict.summary.phase));
    statement.bind(conflictTitle(conflict));
    statement.bind(overlapsOf(conflict));
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

    Result<void> write(const std::vector<Conflict> &conflicts)
    {
        std::map<std::string, const Conflict *> found;
        for (const Conflict &conflict : conflicts)
            found.insert_or_assign(keyBytes(conflict.summary.recordKey), &conflict);
        std::vector<NewConflict> added;
        TRY_ASSIGN(const auto known, knownOf(found));
        // Numbered in the order in which they were found.
        for (const Conflict &conflict : conflicts) {
            std::string key = keyBytes(conflict.summary.recordKey);
            if (found.at(key) != &conflict)
                continue;
            const auto before = known.find(key);
            if (before == known.end())
                added.push_back({std::move(key), &conflict, detectedAt(conflict)});
            else if (!isSame(before->second, conflict))
                TRY(renew(conflict, before->second));
        }
        if (m_session.engine() == SqlEngine::Postgres)
            return addArrayWise(added);
        for (const NewConflict &one : added)
            TRY(add(one));
        return {};
    }

private:
    struct NewConflict {
        std::string key;
        const Conflict *conflict;
        Instant detectedAt;
    };

    Instant detectedAt(const Conflict &conflict) const
    {
        return conflict.summary.detectedAt == Instant() ? m_now : conflict.summary.detectedAt;
    }

    static bool isSame(const Known &known, const Conflict &conflict)
    {
        return known.local == conflict.localHash && known.remote == conflict.remoteHash &&
               known.kind == conflictKindName(conflict.summary.kind);
    }

    static Known knownFrom(const Statement &row)
    {
        return {row.integer(1), row.text(2), conflictPhaseFromName(row.text(3)).value_or(ConflictPhase::Open), hashFrom(row, 4),
                hashFrom(row, 5)};
    }

    // Those of these records that the store has already: PostgreSQL is asked once.
    Result<std::map<std::string, Known>> knownOf(const std::map<std::string, const Conflict *> &found)
    {
        std::map<std::string, Known> known;
        const QString columns = QStringLiteral("record_key, number, kind, phase, local_hash, remote_hash");
        if (m_session.engine() == SqlEngine::Postgres) {
            PgArray keys;
            for (const auto &[key, conflict] : found)
                keys.addBytes(key);
            TRY_ASSIGN(
                Statement statement,
                Statement::prepare(m_session, QStringLiteral("SELECT %1 FROM conflicts WHERE job_name = ? AND type_key = ? "
                                                             "AND record_key = ANY(CAST(? AS bytea[])) AND %2")
                                                  .arg(columns, unsettledConflicts)));
            TRY(statement.bind(m_key.job).bind(m_key.typeKey).bind(keys.text()).run());
            for (;;) {
                TRY_ASSIGN(const bool more, statement.next());
                if (!more)
                    return known;
                known.emplace(statement.bytes(0), knownFrom(statement));
            }
        }
        TRY_ASSIGN(Statement statement, Statement::prepare(m_session, selectUnsettled(columns)));
        for (const auto &[key, conflict] : found) {
            TRY(statement.bind(m_key.job).bind(m_key.typeKey).bindBytes(key).run());
            TRY_ASSIGN(const bool there, statement.next());
            if (there)
                known.emplace(key, knownFrom(statement));
        }
        return known;
    }

    Result<void> add(const NewConflict &added)
    {
        const Conflict conflict = opened(*added.conflict);
        std::int64_t number = 0;
        {
            TRY_ASSIGN(Statement insert,
                       Statement::prepare(
                           m_session, QStringLiteral("INSERT INTO conflicts (kind, phase, title, overlapping, local_modified, "
                                                     "remote_modified, local_hash, remote_hash, job_name, type_key, "
                                                     "record_key, detected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                                     "RETURNING number")));
            TRY(runWithValues(insert, conflict, [&](Statement &statement) {
                statement.bind(m_key.job).bind(m_key.typeKey).bindBytes(added.key).bind(std::optional(added.detectedAt));
            }));
            TRY(insert.next());
            number = insert.integer(0);
        }
        TRY(m_contents.write(number, conflict));
        return addConflictEvent(m_session, number, {ConflictEvent::What::Detected, {}, added.detectedAt, {}});
    }

    static Conflict opened(const Conflict &found)
    {
        Conflict conflict = found;
        conflict.summary.phase = ConflictPhase::Open;
        conflict.resolution.reset();
        return conflict;
    }

    // One statement for all of them, and one each for what belongs to them.
    Result<void> addArrayWise(const std::vector<NewConflict> &added)
    {
        if (added.empty())
            return {};
        PgArray kinds, titles, overlaps, localTimes, remoteTimes, localHashes, remoteHashes, keys, times;
        const auto addTime = [](PgArray &array, const std::optional<Instant> &time) {
            time ? array.add(time->time_since_epoch().count()) : array.addNull();
        };
        const auto addHash = [](PgArray &array, const ContentHash &hash) {
            hash.isNull() ? array.addNull() : array.addHash(hash);
        };
        std::map<std::string_view, const NewConflict *> byKey;
        for (const NewConflict &one : added) {
            kinds.addText(conflictKindName(one.conflict->summary.kind));
            titles.addText(conflictTitle(*one.conflict));
            overlaps.add(overlapsOf(*one.conflict));
            addTime(localTimes, one.conflict->summary.localModified);
            addTime(remoteTimes, one.conflict->summary.remoteModified);
            addHash(localHashes, one.conflict->localHash);
            addHash(remoteHashes, one.conflict->remoteHash);
            keys.addBytes(one.key);
            addTime(times, one.detectedAt);
            byKey.emplace(one.key, &one);
        }
        std::vector<NumberedConflict> numbered;
        {
            TRY_ASSIGN(Statement insert,
                       Statement::prepare(
                           m_session,
                           QStringLiteral("INSERT INTO conflicts (job_name, type_key, phase, kind, title, overlapping, "
                                          "local_modified, remote_modified, local_hash, remote_hash, record_key, detected_at) "
                                          "SELECT ?, ?, 'open', * FROM unnest(CAST(? AS text[]), CAST(? AS text[]), "
                                          "CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bytea[]), "
                                          "CAST(? AS bytea[]), CAST(? AS bytea[]), CAST(? AS bigint[])) "
                                          "RETURNING number, record_key")));
            insert.bind(m_key.job).bind(m_key.typeKey);
            for (const PgArray *array :
                 {&kinds, &titles, &overlaps, &localTimes, &remoteTimes, &localHashes, &remoteHashes, &keys, &times})
                insert.bind(array->text());
            TRY(insert.run());
            for (;;) {
                TRY_ASSIGN(const bool more, insert.next());
                if (!more)
                    break;
                const NewConflict &one = *byKey.at(insert.bytes(1));
                numbered.push_back({insert.integer(0), one.conflict, one.detectedAt});
            }
        }
        TRY(m_contents.addNew(numbered));
        return addDetected(m_session, numbered);
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
    return conflicts.empty() ? Result<void>() : FoundConflicts(session, key, now).write(conflicts);
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
