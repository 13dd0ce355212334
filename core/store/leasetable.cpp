#include "leasetable.h"

#include <QCoreApplication>

#include <map>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

struct LeaseRow {
    std::int64_t token = 0;
    bool held = false; // by somebody, expired or not
    LeaseHolder holder;
    Instant takenAt;
    Instant expiresAt;
};

constexpr QLatin1String rowColumns("token, holder, host, boot_id, pid, process_start, taken_at, expires_at");

LeaseRow rowFrom(const Statement &statement, int first)
{
    LeaseRow row;
    row.token = statement.integer(first);
    row.held = !statement.isNull(first + 1);
    row.holder = {statement.text(first + 1), statement.text(first + 2), statement.text(first + 3), statement.integer(first + 4),
                  statement.integer(first + 5)};
    row.takenAt = statement.instant(first + 6).value_or(Instant());
    row.expiresAt = statement.instant(first + 7).value_or(Instant());
    return row;
}

QString forUpdate(const StoreSession &session)
{
    // On SQLite the transaction holds the write lock of the whole database already.
    return session.engine() == SqlEngine::Postgres ? QStringLiteral(" FOR UPDATE") : QString();
}

bool isLive(const LeaseRow &row, Instant now, const Processes &processes)
{
    return row.held && row.expiresAt > now && !processes.isGone(row.holder);
}

Error busy(const StateKey &key, const LeaseRow &row)
{
    return {ErrorCode::Busy,
            Tr::tr("%1 in %2 is busy: %3 has been working on it since %4. Nothing was changed.")
                .arg(key.typeKey, key.job, row.holder.name, toIso(row.takenAt)),
            QStringLiteral("lease token %1, expires %2").arg(row.token).arg(toIso(row.expiresAt)),
            Tr::tr("Wait until it has finished, or stop it there.")};
}

Error lost(const Lease &lease)
{
    return {ErrorCode::LeaseLost,
            Tr::tr("Another worker has taken over %1 in %2. This one wrote nothing more.").arg(lease.key.typeKey, lease.key.job),
            QStringLiteral("lease token %1").arg(lease.token),
            Tr::tr("Let the other worker finish; the next run goes on from there.")};
}

Result<std::optional<LeaseRow>> lockedRow(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1 FROM leases WHERE job_name = ? AND type_key = ?%2")
                                               .arg(rowColumns, forUpdate(session))));
    TRY(statement.bind(key.job).bind(key.typeKey).run());
    TRY_ASSIGN(const bool found, statement.next());
    return found ? std::optional(rowFrom(statement, 0)) : std::nullopt;
}

Result<void> freeRow(StoreSession &session, const StateKey &key, std::int64_t token)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(
                   session, QStringLiteral("UPDATE leases SET token = ?, holder = NULL, host = NULL, boot_id = NULL, pid = NULL, "
                                           "process_start = NULL, taken_at = NULL, expires_at = NULL "
                                           "WHERE job_name = ? AND type_key = ?")));
    return statement.bind(token).bind(key.job).bind(key.typeKey).run();
}

} // namespace

Result<Instant> databaseTime(StoreSession &session)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("SELECT ") + session.now()));
    TRY(statement.run());
    TRY(statement.next());
    return statement.instant(0).value_or(Instant());
}

Result<Lease> takeLeaseRow(StoreSession &session, const Processes &processes, const StateKey &key, const LeaseHolder &holder)
{
    {
        // The row first, so that two who come at once meet at it.
        TRY_ASSIGN(Statement insert, Statement::prepare(session, QStringLiteral("INSERT INTO leases (job_name, type_key, token) "
                                                                                "VALUES (?, ?, 0) ON CONFLICT DO NOTHING")));
        TRY(insert.bind(key.job).bind(key.typeKey).run());
    }
    TRY_ASSIGN(const auto row, lockedRow(session, key));
    TRY_ASSIGN(const Instant now, databaseTime(session));
    if (row && isLive(*row, now, processes))
        return tl::unexpected(busy(key, *row));
    const Lease lease{key, (row ? row->token : 0) + 1, now + leaseTime, row && row->held};
    TRY_ASSIGN(
        Statement update,
        Statement::prepare(session, QStringLiteral("UPDATE leases SET token = ?, holder = ?, host = ?, boot_id = ?, pid = ?, "
                                                   "process_start = ?, taken_at = ?, expires_at = ? "
                                                   "WHERE job_name = ? AND type_key = ?")));
    update.bind(lease.token).bind(holder.name.isNull() ? QStringLiteral("") : holder.name).bind(holder.host).bind(holder.bootId);
    update.bind(std::int64_t(holder.pid)).bind(std::int64_t(holder.processStart));
    update.bind(std::optional(now)).bind(std::optional(lease.expiresAt)).bind(key.job).bind(key.typeKey);
    TRY(update.run());
    return lease;
}

Result<Lease> renewLeaseRow(StoreSession &session, const Lease &lease)
{
    TRY_ASSIGN(const Instant now, requireLease(session, lease));
    Lease renewed = lease;
    renewed.expiresAt = now + leaseTime;
    TRY_ASSIGN(Statement update, Statement::prepare(session, QStringLiteral("UPDATE leases SET expires_at = ? "
                                                                            "WHERE job_name = ? AND type_key = ?")));
    TRY(update.bind(std::optional(renewed.expiresAt)).bind(lease.key.job).bind(lease.key.typeKey).run());
    return renewed;
}

Result<void> releaseLeaseRow(StoreSession &session, const Lease &lease)
{
    TRY_ASSIGN(const auto row, lockedRow(session, lease.key));
    // Its holder woke up behind a successor that has finished, and may have made something at the target before it was told.
    const bool late = row && row->token != lease.token && !row->held;
    if (!row || (row->token != lease.token && !late))
        return {};
    if (!late && !lease.untidy)
        return freeRow(session, lease.key, lease.token);
    TRY_ASSIGN(const Instant now, databaseTime(session));
    TRY_ASSIGN(
        Statement expire,
        Statement::prepare(session, QStringLiteral("UPDATE leases SET token = ?, holder = coalesce(holder, ''), expires_at = ? "
                                                   "WHERE job_name = ? AND type_key = ?")));
    return expire.bind(row->token + 1).bind(std::optional(now)).bind(lease.key.job).bind(lease.key.typeKey).run();
}

Result<Instant> requireLease(StoreSession &session, const Lease &lease)
{
    TRY_ASSIGN(const auto row, lockedRow(session, lease.key));
    if (!row || !row->held || row->token != lease.token)
        return tl::unexpected(lost(lease));
    return databaseTime(session);
}

Result<void> lockLeaseRow(StoreSession &session, const StateKey &key)
{
    TRY(lockedRow(session, key));
    return {};
}

Result<Instant> fenceOff(StoreSession &session, const Processes &processes, const std::vector<StateKey> &keys)
{
    TRY_ASSIGN(const Instant now, databaseTime(session));
    if (keys.size() == 1) {
        TRY_ASSIGN(const auto row, lockedRow(session, keys.front()));
        if (row && isLive(*row, now, processes))
            return tl::unexpected(busy(keys.front(), *row));
        if (row && row->held)
            TRY(freeRow(session, keys.front(), row->token + 1));
        return now;
    }
    std::map<StateKey, LeaseRow> held;
    {
        TRY_ASSIGN(
            Statement statement,
            Statement::prepare(session, QStringLiteral("SELECT job_name, type_key, %1 FROM leases WHERE holder IS NOT NULL "
                                                       "ORDER BY job_name, type_key%2")
                                            .arg(rowColumns, forUpdate(session))));
        TRY(statement.run());
        for (;;) {
            TRY_ASSIGN(const bool more, statement.next());
            if (!more)
                break;
            held.emplace(StateKey{statement.text(0), statement.text(1)}, rowFrom(statement, 2));
        }
    }
    for (const StateKey &key : keys) {
        const auto row = held.find(key);
        if (row == held.end())
            continue;
        if (isLive(row->second, now, processes))
            return tl::unexpected(busy(key, row->second));
        TRY(freeRow(session, key, row->second.token + 1));
    }
    return now;
}

} // namespace tidewright
