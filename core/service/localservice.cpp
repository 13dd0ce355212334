#include "localservice.h"

#include "endpointfactory.h"
#include "stateexchange.h"
#include "text.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct ServiceText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::Service)
};

template <typename List, typename NameOf>
QStringList namesOf(const List &list, NameOf nameOf)
{
    QStringList names;
    for (const auto &one : list)
        names << nameOf(one);
    return names;
}

Failure notThere(const QString &message, const QString &name, const QStringList &known)
{
    const auto suggestion = nearest(name, known);
    return fail(ErrorCode::Usage, message, {},
                suggestion ? ServiceText::tr("Did you mean %1?").arg(*suggestion)
                           : ServiceText::tr("There are: %1.").arg(known.join(QLatin1String(", "))));
}

} // namespace

LocalService::LocalService(Workspace workspace, std::unique_ptr<StateStore> store, ServiceParts parts)
    : m_workspace(std::make_shared<const Workspace>(std::move(workspace)))
    , m_store(std::move(store))
    , m_parts(std::move(parts))
    , m_endpoints(m_parts.secrets)
{
}

LocalService::~LocalService() = default;

std::shared_ptr<const Workspace> LocalService::workspace() const
{
    const std::lock_guard lock(m_mutex);
    return m_workspace;
}

QString LocalService::workspaceName() const
{
    return workspace()->name;
}

QString LocalService::workspacePath() const
{
    return workspace()->path;
}

QString LocalService::stateDatabase() const
{
    const auto now = workspace();
    if (now->state.kind == QLatin1String("sqlite"))
        return now->state.path.startsWith(now->path + QLatin1Char('/')) ? now->state.path.mid(now->path.size() + 1)
                                                                        : now->state.path;
    return QStringLiteral("%1/%2, %3").arg(now->state.host, now->state.database, now->stateSchema);
}

int LocalService::workers() const
{
    return workspace()->workers;
}

std::vector<Job> LocalService::jobs() const
{
    return workspace()->jobs;
}

std::vector<Connection> LocalService::connections() const
{
    return workspace()->connections;
}

Result<void> LocalService::reload()
{
    TRY_ASSIGN(Workspace read, loadWorkspace(workspacePath()));
    const std::lock_guard lock(m_mutex);
    if (read.state != m_workspace->state || read.stateSchema != m_workspace->stateSchema)
        return fail(ErrorCode::Configuration,
                    ServiceText::tr("The state database of an open workspace cannot be changed; the old one stays in force."), {},
                    ServiceText::tr("Close the workspace and open it again."));
    m_workspace = std::make_shared<const Workspace>(std::move(read));
    return {};
}

Result<std::vector<LocalService::Selected>> LocalService::selected(const Workspace &now, const Selection &selection) const
{
    const QStringList jobNames = namesOf(now.jobs, [](const Job &job) { return job.name; });
    for (const QString &name : selection.jobs) {
        if (!jobNames.contains(name))
            return notThere(ServiceText::tr("There is no job %1 in this workspace; nothing was done.").arg(name), name, jobNames);
    }
    QSet<QString> seen;
    std::vector<Selected> chosen;
    QStringList typeNames;
    for (const Job &job : now.jobs) {
        if (!selection.jobs.isEmpty() && !selection.jobs.contains(job.name))
            continue;
        for (const ContentType &type : job.contentTypes) {
            typeNames << type.key;
            if (selection.typeKeys.isEmpty() || selection.typeKeys.contains(type.key)) {
                chosen.push_back({&job, &type});
                seen.insert(type.key);
            }
        }
    }
    for (const QString &key : selection.typeKeys) {
        if (!seen.contains(key))
            return notThere(ServiceText::tr("There is no content type %1 in the chosen jobs; nothing was done.").arg(key), key,
                            typeNames);
    }
    return chosen;
}

Result<std::shared_ptr<Endpoint>> LocalService::endpoint(const Workspace &now, const QString &name)
{
    const Connection *connection = now.connection(name);
    if (!connection)
        return notThere(ServiceText::tr("There is no connection %1 in this workspace; nothing was done.").arg(name), name,
                        namesOf(now.connections, [](const Connection &one) { return one.name; }));
    return m_endpoints.of(*connection);
}

Result<std::vector<TypeStatus>> LocalService::status(const Selection &selection)
{
    const auto now = workspace();
    TRY_ASSIGN(const auto chosen, selected(*now, selection));
    TRY_ASSIGN(const std::vector<SyncState> states, m_store->states());
    TRY_ASSIGN(const std::vector<SyncRun> runs, m_store->latestRuns());
    std::map<StateKey, const SyncState *> stateOf;
    for (const SyncState &state : states)
        stateOf[state.key] = &state;
    std::map<StateKey, const SyncRun *> runOf;
    for (const SyncRun &run : runs)
        runOf[run.key] = &run;

    std::vector<TypeStatus> all;
    all.reserve(chosen.size());
    for (const auto &[job, type] : chosen) {
        TypeStatus status;
        status.job = job->name;
        status.type = *type;
        status.direction = job->direction;
        const StateKey key{job->name, type->key};
        if (const auto found = stateOf.find(key); found != stateOf.end()) {
            status.state = *found->second;
        } else {
            status.state.key = key;
            status.state.direction = job->direction;
            status.state.strategy = type->strategy;
        }
        if (!type->enabled)
            status.state.status = SyncStatus::Skipped;
        if (const auto found = runOf.find(key); found != runOf.end())
            status.lastRun = *found->second;
        const std::int64_t records =
            job->direction == Direction::LocalToRemote ? status.state.remoteRecords : status.state.localRecords;
        if (records >= 0)
            status.records = records;
        all.push_back(std::move(status));
    }
    return all;
}

Result<std::int64_t> LocalService::stateChangeNumber()
{
    return m_store->changeNumber();
}

Result<std::vector<StateKey>> LocalService::typesSince(Instant since)
{
    return m_store->typesSince(since);
}

Result<void> LocalService::requireKnown(const HistoryFilter &filter) const
{
    if (filter.job.isEmpty())
        return {};
    const auto now = workspace();
    TRY(selected(*now, {{filter.job}, filter.typeKey.isEmpty() ? QStringList() : QStringList{filter.typeKey}}));
    return {};
}

Result<std::vector<SyncRun>> LocalService::history(const HistoryFilter &filter)
{
    TRY(requireKnown(filter));
    return m_store->history(filter);
}

Result<TypeVersions> LocalService::versions(const HistoryFilter &filter)
{
    TRY(requireKnown(filter));
    return dynamic_cast<VersionStore &>(*m_store).versions(filter);
}

Result<std::vector<FailedRecord>> LocalService::failedRecords(const Selection &selection)
{
    const auto now = workspace();
    TRY_ASSIGN(const auto chosen, selected(*now, selection));
    std::vector<FailedRecord> all;
    for (const auto &[job, type] : chosen) {
        TRY_ASSIGN(std::vector<FailedRecord> records, m_store->failedRecords({job->name, type->key}));
        std::move(records.begin(), records.end(), std::back_inserter(all));
    }
    return all;
}

Result<StateImport> LocalService::importStates(const StateImportRequest &request)
{
    const auto now = workspace();
    const auto format = stateFormatFromName(request.format);
    if (!format)
        return fail(ErrorCode::Usage,
                    ServiceText::tr("%1 is no form of state that can be imported; the state is as it was.").arg(request.format));
    ImportDefaults defaults{request.job, {}};
    if (request.job.isEmpty() && now->jobs.size() == 1)
        defaults.job = now->jobs.front().name;
    if (const Job *job = now->job(defaults.job))
        defaults.typeKeys = namesOf(job->contentTypes, [](const ContentType &type) { return type.key; });

    ImportSet set;
    if (!isTableFormat(*format)) {
        TRY_ASSIGN(set, readStateFile(*format, request.file, defaults));
    } else {
        StateDatabase source;
        if (request.connection.isEmpty()) {
            source.path = request.file;
        } else {
            const Connection *connection = now->connection(request.connection);
            if (!connection || connection->kind != QLatin1String("postgres"))
                return fail(ErrorCode::Usage,
                            ServiceText::tr("%1 is no PostgreSQL connection of this workspace; the state is as it was.")
                                .arg(request.connection));
            source.kind = StateDatabase::Kind::Postgres;
            source.connection = *connection;
            if (connection->password.isSet()) {
                TRY_ASSIGN(const Secret secret, m_parts.secrets.find(connection->password.name));
                source.password = secret.toText();
            }
        }
        TRY_ASSIGN(set, readStateTable(*format, source, defaults));
    }
    TRY_ASSIGN(const ImportSummary summary, tidewright::importStates(*m_store, set, m_parts.holder));
    return StateImport{summary.imported, summary.skipped};
}

Result<SyncState> LocalService::setState(const StateKey &key, const QJsonObject &fields)
{
    const auto now = workspace();
    TRY(selected(*now, {{key.job}, {key.typeKey}}));
    ImportSet set;
    set.states.push_back({key, fields});
    TRY_ASSIGN(const ImportSummary summary, tidewright::importStates(*m_store, set, m_parts.holder));
    if (summary.imported == 0)
        return fail(ErrorCode::Usage, ServiceText::tr("The state of %1/%2 was not changed: %3")
                                          .arg(key.job, key.typeKey, summary.skipped.join(QLatin1String("; "))));
    TRY_ASSIGN(const std::optional<SyncState> state, m_store->state(key));
    return state.value_or(SyncState{});
}

std::vector<ConnectionCheck> LocalService::checkConnections(std::stop_token stop)
{
    std::vector<ConnectionCheck> checks;
    const auto now = workspace();
    for (const Connection &connection : now->connections) {
        ConnectionCheck check{connection.name, false, {}, {}};
        const auto reached = [&]() -> Result<QString> {
            // One of its own, so that it proves what is true now.
            TRY_ASSIGN(const Secret password, passwordOf(connection, m_parts.secrets));
            TRY_ASSIGN(const std::unique_ptr<Endpoint> opened, makeEndpoint(connection, password));
            return opened->version(stop);
        }();
        check.ok = reached.has_value();
        if (reached)
            check.version = *reached;
        else
            check.error = reached.error();
        checks.push_back(std::move(check));
    }
    return checks;
}

Result<std::vector<Offering>> LocalService::discover(const QString &connection, std::stop_token stop)
{
    const auto now = workspace();
    TRY_ASSIGN(const std::shared_ptr<Endpoint> opened, endpoint(*now, connection));
    return opened->discover(stop);
}

} // namespace tidewright
