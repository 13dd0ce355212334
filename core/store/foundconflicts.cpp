// Conflicts as a run finds them: new ones, and known ones brought up to date.
#include "conflictcolumns.h"
#include "conflictcontents.h"
#include "conflictevents.h"
#include "conflictids.h"
#include "conflictrows.h"
#include "conflicttitle.h"
#include "hashbytes.h"
#include "pgarray.h"
#include "recordimage.h"

#include <map>

namespace tidewright
{

namespace
{

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

} // namespace

Result<void> writeFoundConflicts(StoreSession &session, const StateKey &key, const std::vector<Conflict> &conflicts, Instant now)
{
    return conflicts.empty() ? Result<void>() : FoundConflicts(session, key, now).write(conflicts);
}

} // namespace tidewright
