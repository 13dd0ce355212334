#include "workspaces.h"

#include "demosystems.h"
#include "localservice.h"
#include "secrets.h"
#include "stateexchange.h"
#include "systemkeychain.h"

#include <QCoreApplication>
#include <QDir>

namespace tidewright
{

namespace
{

struct WorkspacesText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::Workspaces)
};

} // namespace

struct Workspaces::Parts {
    SystemClock clock;
    SystemIds ids;
    SystemProcesses processes;
    NullLog nowhere;
    SystemKeychain keychain;
    SecretSource secrets{&keychain};

    Result<StateDatabase> stateDatabase(const Workspace &workspace) const
    {
        StateDatabase database;
        if (workspace.state.kind != QLatin1String("postgres")) {
            database.path = workspace.state.path;
            return database;
        }
        database.kind = StateDatabase::Kind::Postgres;
        database.connection = workspace.state;
        database.schema = workspace.stateSchema;
        if (workspace.state.password.isSet()) {
            TRY_ASSIGN(const Secret secret, secrets.find(workspace.state.password.name));
            database.password = secret.toText();
        }
        return database;
    }
};

Workspaces::Workspaces()
    : m_parts(std::make_unique<Parts>())
{
}

Workspaces::~Workspaces() = default;

Result<QString> Workspaces::find(const QString &startFolder) const
{
    return findWorkspace(startFolder);
}

Result<std::unique_ptr<Service>> Workspaces::open(const QString &folder, const OpenOptions &options) const
{
    TRY_ASSIGN(Workspace workspace, loadWorkspace(folder));
    TRY_ASSIGN(const StateDatabase database, m_parts->stateDatabase(workspace));
    TRY_ASSIGN(std::unique_ptr<StateStore> store, openStateStore(database, m_parts->processes));
    LogSink &log = options.log ? *options.log : m_parts->nowhere;
    return std::make_unique<LocalService>(
        std::move(workspace), std::move(store),
        ServiceParts{m_parts->clock, m_parts->ids, log, m_parts->secrets, thisProcess(options.program)});
}

std::vector<CheckFinding> Workspaces::check(const QString &folder) const
{
    std::vector<CheckFinding> findings;
    for (const Finding &finding : readWorkspace(folder).findings)
        findings.push_back({finding.file, finding.path, finding.error, finding.warning});
    return findings;
}

Result<int> Workspaces::migrateState(const QString &folder, std::optional<int> version) const
{
    TRY_ASSIGN(const Workspace workspace, loadWorkspace(folder));
    TRY_ASSIGN(const StateDatabase database, m_parts->stateDatabase(workspace));
    return tidewright::migrateState(database, version);
}

Result<QJsonObject> Workspaces::exportStates(const QString &folder, QStringList &lost) const
{
    TRY_ASSIGN(const Workspace workspace, loadWorkspace(folder));
    TRY_ASSIGN(const StateDatabase database, m_parts->stateDatabase(workspace));
    TRY_ASSIGN(const SalvagedStates salvaged, salvageStates(database));
    lost = salvaged.lost;
    return tidewright::exportStates(salvaged.states);
}

Result<void> Workspaces::create(const QString &folder, const QString &name) const
{
    Workspace workspace;
    workspace.name = name;
    workspace.path = QDir(folder).absolutePath();
    workspace.state.kind = QStringLiteral("sqlite");
    workspace.state.path = QDir(folder).absoluteFilePath(QStringLiteral("state.db"));
    return createWorkspace(workspace);
}

Result<void> Workspaces::storeSecret(const QString &name, const QByteArray &value) const
{
    return m_parts->secrets.store(name, Secret(value));
}

Result<QStringList> Workspaces::secretNames() const
{
    return m_parts->secrets.names();
}

Result<void> Workspaces::removeSecret(const QString &name) const
{
    return m_parts->secrets.remove(name);
}

} // namespace tidewright
