#include "staterows.h"

#include "statecells.h"

#include <algorithm>

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

// Leases that hold are few: gathered first, so that no row has to look for its own.
QString makeSelectSql(const StoreSession &session, bool one)
{
    return QStringLiteral(
               "WITH held AS %4(SELECT job_name, type_key, holder, host, boot_id, pid, process_start, taken_at FROM leases "
               "WHERE holder IS NOT NULL AND expires_at > %2) "
               "SELECT %1, s.checksum, s.created_at, s.updated_at, l.holder, l.host, l.boot_id, l.pid, l.process_start, "
               "l.taken_at FROM content_type_states s "
               "LEFT JOIN held l ON l.job_name = s.job_name AND l.type_key = s.type_key%3")
        .arg(columnList(), session.now(),
             one ? QStringLiteral(" WHERE s.job_name = ? AND s.type_key = ?")
                 : QStringLiteral(" ORDER BY s.job_name, s.type_key"),
             one ? QString() : QStringLiteral("MATERIALIZED "));
}

const QString &selectSql(const StoreSession &session, bool one)
{
    if (session.engine() == SqlEngine::Sqlite) {
        static const QString all = makeSelectSql(session, false);
        static const QString single = makeSelectSql(session, true);
        return one ? single : all;
    }
    static const QString all = makeSelectSql(session, false);
    static const QString single = makeSelectSql(session, true);
    return one ? single : all;
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

// So that a state moves no more once it is read. A measure only: what is damaged may be counted wrongly, or not at all.
std::size_t expectedRows(StoreSession &session)
{
    constexpr std::int64_t most = 1'000'000;
    auto count = Statement::prepare(session, QStringLiteral("SELECT count(*) FROM content_type_states"));
    const bool counted = count && count->run() && count->next().value_or(false);
    return counted ? std::size_t(std::clamp<std::int64_t>(count->integer(0), 0, most)) : 0;
}

void readHolder(const Statement &row, int first, const Processes &processes, SyncState &state)
{
    if (row.isNull(first))
        return;
    const LeaseHolder holder{row.text(first), row.text(first + 1), row.text(first + 2), row.integer(first + 3),
                             row.integer(first + 4)};
    state.running = !processes.isGone(holder);
    if (state.running) {
        state.holder = holder.name;
        state.heldSince = row.instant(first + 5);
    }
}

} // namespace

void readCells(const Statement &row, std::span<const StateColumn> columns, std::span<StateCell> cells)
{
    int at = 0;
    for (const StateColumn &column : columns) {
        StateCell &cell = cells[std::size_t(at)];
        cell.isNull = row.isNull(at);
        if (column.kind == StateColumn::Kind::Text)
            cell.text = cell.isNull ? std::string_view() : row.utf8(at);
        else
            cell.integer = cell.isNull ? 0 : row.integer(at);
        ++at;
    }
}

Result<void> readStates(StoredStates &stored, StoreSession &session, const Processes &processes, const StateKey *key)
{
    if (!key)
        stored.states.reserve(expectedRows(session));
    TRY_ASSIGN(Statement statement, Statement::prepare(session, selectSql(session, key != nullptr)));
    if (key)
        statement.bind(key->job).bind(key->typeKey);
    TRY(statement.run());
    std::array<StateCell, stateColumnCount> cells;
    StateReader reader;
    constexpr int after = int(stateColumnCount); // checksum, created_at, updated_at, holder …
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return {};
        readCells(statement, stateColumns(), cells);
        SyncState &state = stored.states.emplace_back();
        const bool isWhole = view(stateChecksum(cells, stateColumns().back().since)) == statement.utf8(after);
        if (!isWhole || !reader.read(cells, state)) {
            state = SyncState();
            state.key = {statement.text(0), statement.text(1)};
            state.status = SyncStatus::Failed;
            state.lastError = damagedState(state.key);
            stored.damaged.push_back(stored.states.size() - 1);
            continue;
        }
        state.createdAt = statement.instant(after + 1);
        state.updatedAt = statement.instant(after + 2);
        readHolder(statement, after + 3, processes, state);
    }
}

Result<std::optional<SyncState>> readState(StoreSession &session, const Processes &processes, const StateKey &key)
{
    StoredStates stored;
    TRY(readStates(stored, session, processes, &key));
    if (!stored.damaged.empty())
        return tl::unexpected(*stored.states.front().lastError);
    return stored.states.empty() ? std::nullopt : std::optional(std::move(stored.states.front()));
}

Result<void> writeStates(StoreSession &session, std::span<const SyncState> states, Instant now)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, upsertSql()));
    StateCells row;
    for (const SyncState &state : states) {
        const std::span<const StateCell> cells = row.of(state);
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const StateCell &cell = cells[at];
            if (cell.isNull)
                statement.bindNull();
            else if (stateColumns()[at].kind == StateColumn::Kind::Text)
                statement.bindUtf8(cell.text);
            else if (stateColumns()[at].kind == StateColumn::Kind::Flag)
                statement.bind(cell.integer != 0);
            else
                statement.bind(cell.integer);
        }
        const StateChecksum checksum = stateChecksum(cells, stateColumns().back().since);
        statement.bindUtf8(view(checksum)).bind(std::optional(state.createdAt.value_or(now))).bind(std::optional(now));
        TRY(statement.bind(state.createdAt.has_value()).run());
    }
    return {};
}

Result<void> writeState(StoreSession &session, const SyncState &state, Instant now)
{
    return writeStates(session, {&state, 1}, now);
}

} // namespace tidewright
