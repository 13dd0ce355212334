#include "seenwindows.h"

#include "statejsontext.h"

namespace tidewright
{

Result<void> writeSeenWindow(StoreSession &session, const StateKey &key, const SeenWindow &seen)
{
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(
            session, QStringLiteral(
                         "INSERT INTO seen_windows (job_name, type_key, state_checksum, cursor_from, content, terms, seen_at) "
                         "SELECT job_name, type_key, checksum, ?, ?, ?, ? FROM content_type_states WHERE job_name = ? AND "
                         "type_key = ? ON CONFLICT (job_name, type_key) DO UPDATE SET state_checksum = excluded.state_checksum, "
                         "cursor_from = excluded.cursor_from, content = excluded.content, terms = excluded.terms, "
                         "seen_at = excluded.seen_at")));
    const std::string from = valueText(seen.from);
    statement.bindUtf8(from).bind(seen.content).bind(seen.terms).bind(std::optional(seen.seenAt));
    return statement.bind(key.job).bind(key.typeKey).run();
}

Result<void> renewSeenWindow(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("UPDATE seen_windows SET state_checksum = (SELECT checksum FROM "
                                                          "content_type_states WHERE job_name = ? AND type_key = ?) "
                                                          "WHERE job_name = ? AND type_key = ?")));
    return statement.bind(key.job).bind(key.typeKey).bind(key.job).bind(key.typeKey).run();
}

Result<std::map<StateKey, StampedWindow>> readSeenWindows(StoreSession &session, SeenLock lock)
{
    // On SQLite the transaction holds the write lock of the whole database already.
    if (lock == SeenLock::Leases && session.engine() == SqlEngine::Postgres) {
        TRY_ASSIGN(
            Statement locking,
            Statement::prepare(session, QStringLiteral("SELECT count(*) FROM (SELECT token FROM leases WHERE holder IS NULL "
                                                       "ORDER BY job_name, type_key FOR UPDATE) AS locked")));
        TRY(locking.run());
        TRY(locking.next());
    }
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT w.job_name, w.type_key, w.state_checksum, w.cursor_from, "
                                                          "w.content, w.terms, w.seen_at FROM seen_windows w "
                                                          "JOIN content_type_states s ON s.job_name = w.job_name AND "
                                                          "s.type_key = w.type_key AND s.checksum = w.state_checksum "
                                                          "JOIN leases l ON l.job_name = w.job_name AND l.type_key = w.type_key "
                                                          "WHERE l.holder IS NULL")));
    TRY(statement.run());
    std::map<StateKey, StampedWindow> windows;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return windows;
        StampedWindow window;
        const std::string_view stamp = statement.utf8(2);
        window.stamp = QByteArray(stamp.data(), qsizetype(stamp.size()));
        // One that cannot be read says nothing: its type runs.
        if (!valueFromText(statement.utf8(3), window.seen.from))
            continue;
        window.seen.content = statement.text(4);
        window.seen.terms = statement.text(5);
        window.seen.seenAt = statement.instant(6).value_or(Instant());
        windows.emplace(StateKey{statement.text(0), statement.text(1)}, std::move(window));
    }
}

} // namespace tidewright
