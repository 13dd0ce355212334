#include "overwritten.h"

#include "baserows.h"
#include "conflictrows.h"

namespace tidewright
{

namespace
{

bool keepsBase(const std::optional<SyncState> &before, const SyncState &after)
{
    return before && before->generation == after.generation && before->fingerprints == after.fingerprints &&
           before->lastSyncedHash == after.lastSyncedHash && before->lastSyncAt.has_value() == after.lastSyncAt.has_value() &&
           (before->stateLost || !after.stateLost);
}

} // namespace

Overwriting::Overwriting(StoreSession &session, QString who, Instant now)
    : m_session(session)
    , m_who(std::move(who))
    , m_now(now)
{
}

Result<std::set<StateKey>> Overwriting::concerned()
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(m_session, QStringLiteral("SELECT job_name, type_key FROM base_scopes UNION SELECT job_name, "
                                                            "type_key FROM conflicts WHERE phase IN ('open', 'resolved', "
                                                            "'refused')")));
    TRY(statement.run());
    std::set<StateKey> keys;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return keys;
        keys.insert({statement.text(0), statement.text(1)});
    }
}

Result<void> Overwriting::settle(const std::optional<SyncState> &before, SyncState &after)
{
    if (!keepsBase(before, after)) {
        TRY_ASSIGN(const bool dropped, dropBases(m_session, after.key, std::nullopt));
        after.stateLost = after.stateLost || (dropped && after.lastSyncAt);
    }
    TRY_ASSIGN(const ConflictCounts stored, countConflicts(m_session, after.key));
    if (stored.undecided + stored.decided == 0)
        return {};
    if (after.conflicts == 0)
        return closeAllConflicts(m_session, after.key, {ConflictEvent::What::Closed, m_who, m_now, {}});
    setConflicts(after, stored);
    return {};
}

} // namespace tidewright
