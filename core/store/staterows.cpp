#include "staterows.h"

namespace tidewright
{

namespace
{

const QString &columnList()
{
    static const QString list = [] {
        QStringList names;
        for (const StateColumn &column : stateColumns())
            names.append(QLatin1String("s.") + QLatin1String(column.name));
        return names.join(QLatin1String(", "));
    }();
    return list;
}

QString selectSql(const StoreSession &session, bool one)
{
    return QStringLiteral(
               "SELECT %1, s.checksum, s.created_at, s.updated_at, l.holder, l.host, l.boot_id, l.pid, l.process_start, "
               "l.taken_at, l.expires_at > %2 FROM content_type_states s "
               "LEFT JOIN leases l ON l.job_name = s.job_name AND l.type_key = s.type_key AND l.holder IS NOT NULL%3")
        .arg(columnList(), session.now(),
             one ? QStringLiteral(" WHERE s.job_name = ? AND s.type_key = ?")
                 : QStringLiteral(" ORDER BY s.job_name, s.type_key"));
}

const QString &upsertSql()
{
    static const QString sql = [] {
        QStringList names, marks, updates;
        for (const StateColumn &column : stateColumns()) {
            const QString name = QLatin1String(column.name);
            names.append(name);
            marks.append(QStringLiteral("?"));
            if (name != QLatin1String("job_name") && name != QLatin1String("type_key"))
                updates.append(QStringLiteral("%1 = excluded.%1").arg(name));
        }
        return QStringLiteral("INSERT INTO content_type_states (%1, checksum, created_at, updated_at) VALUES (%2, ?, ?, ?) "
                              "ON CONFLICT (job_name, type_key) DO UPDATE SET %3, checksum = excluded.checksum, "
                              "created_at = CASE WHEN ? THEN excluded.created_at ELSE content_type_states.created_at END, "
                              "updated_at = excluded.updated_at")
            .arg(names.join(QLatin1String(", ")), marks.join(QLatin1String(", ")), updates.join(QLatin1String(", ")));
    }();
    return sql;
}

} // namespace

Result<std::vector<StateRow>> readStates(StoreSession &session, const Processes &processes, const StateKey *key)
{
    std::vector<StateRow> rows;
    TRY(readStatesInto(rows, session, processes, key));
    return rows;
}

Result<void> readStatesInto(std::vector<StateRow> &rows, StoreSession &session, const Processes &processes, const StateKey *key)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, selectSql(session, key != nullptr)));
    if (key)
        statement.bind(key->job).bind(key->typeKey);
    TRY(statement.run());
    std::vector<QVariant> values(stateColumns().size());
    const int columnCount = int(values.size());
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return {};
        for (int column = 0; column < columnCount; ++column)
            values[std::size_t(column)] = statement.value(column);
        StateRow row{{values[0].toString(), values[1].toString()}, SyncState()};
        if (stateChecksum(values, stateColumns().back().since) != statement.text(columnCount))
            row.state = tl::unexpected(damagedState(row.key));
        else
            row.state = stateFromValues(values);
        if (row.state) {
            SyncState &state = *row.state;
            state.createdAt = statement.instant(columnCount + 1);
            state.updatedAt = statement.instant(columnCount + 2);
            if (statement.flag(columnCount + 9)) {
                const LeaseHolder holder{statement.text(columnCount + 3), statement.text(columnCount + 4),
                                         statement.text(columnCount + 5), statement.integer(columnCount + 6),
                                         statement.integer(columnCount + 7)};
                state.running = !processes.isGone(holder);
                if (state.running) {
                    state.holder = holder.name;
                    state.heldSince = statement.instant(columnCount + 8);
                }
            }
        }
        rows.push_back(std::move(row));
    }
}

Result<std::optional<SyncState>> readState(StoreSession &session, const Processes &processes, const StateKey &key)
{
    TRY_ASSIGN(auto rows, readStates(session, processes, &key));
    if (rows.empty())
        return std::optional<SyncState>();
    TRY_ASSIGN(SyncState state, std::move(rows.front().state));
    return std::optional(std::move(state));
}

Result<void> writeState(StoreSession &session, const SyncState &state, Instant now)
{
    const std::vector<QVariant> values = stateValues(state);
    TRY_ASSIGN(Statement statement, Statement::prepare(session, upsertSql()));
    for (const QVariant &value : values)
        statement.bind(value);
    statement.bind(stateChecksum(values, stateColumns().back().since))
        .bind(std::optional(state.createdAt.value_or(now)))
        .bind(std::optional(now));
    statement.bind(QVariant(state.createdAt.has_value()));
    return statement.run();
}

} // namespace tidewright
