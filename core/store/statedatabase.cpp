#include "statedatabase.h"

#include "changemonitor.h"
#include "migrations.h"
#include "sqlstatestore.h"
#include "statefile.h"
#include "staterows.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

QString shownName(const StateDatabase &database)
{
    return database.kind == StateDatabase::Kind::Sqlite
               ? database.path
               : QStringLiteral("%1/%2").arg(database.connection.host, database.connection.database);
}

Failure named(const StateDatabase &database, Error error)
{
    error.detail = error.detail.isEmpty() ? shownName(database) : shownName(database) + QLatin1String(": ") + error.detail;
    return tl::unexpected(std::move(error));
}

// Reads only: what is damaged or newer is refused before anything could be written.
Result<void> inspect(const StateDatabase &database)
{
    if (database.kind == StateDatabase::Kind::Sqlite) {
        if (QFileInfo(database.path).size() == 0)
            return {};
        TRY(checkStateFile(database));
    }
    TRY_ASSIGN(const auto session, StoreSession::open(database, StoreSession::Access::Inspect));
    TRY(Migrations(*session).version());
    return {};
}

Result<void> makeSchema(const StateDatabase &database, StoreSession &session)
{
    if (database.kind == StateDatabase::Kind::Sqlite)
        return {};
    TRY_ASSIGN(Statement exists,
               Statement::prepare(session, QStringLiteral("SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = ?")));
    TRY(exists.bind(database.schema).run());
    TRY(exists.next());
    if (exists.integer(0) > 0)
        return {};
    QString quoted = database.schema;
    return session.execute(
        QStringLiteral("CREATE SCHEMA IF NOT EXISTS \"%1\"").arg(quoted.replace(QLatin1Char('"'), QLatin1String("\"\""))));
}

Result<int> bringTo(const StateDatabase &database, StoreSession &session, int version)
{
    TRY(makeSchema(database, session));
    return Migrations(session).migrate(version);
}

} // namespace

Result<std::unique_ptr<StateStore>> openStateStore(const StateDatabase &database, const Processes &processes)
{
    if (auto inspected = inspect(database); !inspected)
        return named(database, inspected.error());
    auto sessions = std::make_unique<StoreSessions>(database);
    auto session = sessions->forThisThread();
    if (!session)
        return named(database, session.error());
    if (auto version = bringTo(database, **session, Migrations::newest()); !version)
        return named(database, version.error());
    std::unique_ptr<ChangeMonitor> monitor;
    if (database.kind == StateDatabase::Kind::Sqlite) {
        TRY_ASSIGN(monitor, ChangeMonitor::open(database.path));
    }
    return std::make_unique<SqlStateStore>(std::move(sessions), std::move(monitor), processes);
}

Result<int> migrateState(const StateDatabase &database, std::optional<int> version)
{
    if (auto inspected = inspect(database); !inspected)
        return named(database, inspected.error());
    TRY_ASSIGN(const auto session, StoreSession::open(database, StoreSession::Access::Work));
    return bringTo(database, *session, version.value_or(Migrations::newest()));
}

namespace
{

Failure unsalvaged(const StateDatabase &database, Error error)
{
    if (error.code == ErrorCode::StateUnreadable)
        error.hint = nothingToSalvage();
    return named(database, std::move(error));
}

} // namespace

Result<SalvagedStates> salvageStates(const StateDatabase &database)
{
    const auto opened = StoreSession::open(database, StoreSession::Access::Inspect);
    if (!opened)
        return unsalvaged(database, opened.error());
    StoreSession *const session = opened->get();
    const SystemProcesses processes;
    StoredStates stored;
    const auto read = readStates(stored, *session, processes);
    if (!read && stored.states.empty())
        return unsalvaged(database, read.error());
    SalvagedStates salvaged;
    auto damaged = stored.damaged.begin();
    for (std::size_t at = 0; at < stored.states.size(); ++at) {
        SyncState &state = stored.states[at];
        if (damaged != stored.damaged.end() && *damaged == at) {
            salvaged.lost.append(QStringLiteral("%1/%2: %3").arg(state.key.job, state.key.typeKey, state.lastError->message));
            ++damaged;
        } else {
            salvaged.states.push_back(std::move(state));
        }
    }
    if (!read)
        salvaged.lost.append(Tr::tr("everything behind it: %1").arg(read.error().detail));
    return salvaged;
}

} // namespace tidewright
