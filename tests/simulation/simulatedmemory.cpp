#include "simulatedmemory.h"

#include <QDir>
#include <QFile>

namespace tidewright
{

namespace
{

QString placeOfFiles()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + QStringLiteral("/tidewright-simulation-XXXXXX");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

std::unique_ptr<StateStore> openedAt(const QString &path, const Processes &processes)
{
    StateDatabase config;
    config.kind = StateDatabase::Kind::Sqlite;
    config.path = path;
    auto opened = openStateStore(config, processes);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return std::move(*opened);
}

// As it is made: what is copied costs less than what is made anew.
QByteArray newDatabase()
{
    QTemporaryDir folder(placeOfFiles());
    const QString path = folder.filePath(QStringLiteral("new.db"));
    FakeProcesses none;
    openedAt(path, none).reset();
    return contentOf(path);
}

} // namespace

SimulatedMemory::SimulatedMemory(FakeWorld &world)
    : m_world(world)
    , m_folder(placeOfFiles())
{
    lose();
}

SimulatedMemory::~SimulatedMemory() = default;

void SimulatedMemory::open()
{
    m_store = openedAt(path(), processes);
}

void SimulatedMemory::close()
{
    m_store.reset();
    for (const char *suffix : {"-wal", "-shm"})
        QFile::remove(path() + QLatin1String(suffix));
}

SimulatedMemory::Copy SimulatedMemory::copy()
{
    close();
    const Copy copied = contentOf(path());
    open();
    return copied;
}

void SimulatedMemory::replace(const Copy &by)
{
    close();
    put(path(), by);
    open();
}

void SimulatedMemory::lose()
{
    static const QByteArray made = newDatabase();
    replace(made);
}

Result<std::optional<SyncState>> SimulatedMemory::state(const StateKey &key)
{
    return reading(20, [&] { return m_store->state(key); });
}

Result<Lease> SimulatedMemory::takeLease(const StateKey &key, const LeaseHolder &holder)
{
    return writing(21, [&] { return m_store->takeLease(key, holder); });
}

Result<Lease> SimulatedMemory::renewLease(const Lease &lease)
{
    return writing(22, [&] { return m_store->renewLease(lease); });
}

Result<void> SimulatedMemory::releaseLease(const Lease &lease)
{
    return writing(23, [&] { return m_store->releaseLease(lease); });
}

Result<void> SimulatedMemory::beginRun(const Lease &lease, const SyncRun &run, const Checkpoint &checkpoint, Direction direction,
                                       ConflictStrategy strategy)
{
    return writing(24, [&] { return m_store->beginRun(lease, run, checkpoint, direction, strategy); });
}

Result<void> SimulatedMemory::saveCheckpoint(const Lease &lease, const Checkpoint &checkpoint,
                                             const std::vector<FailedRecord> &failed)
{
    return writing(25, [&] { return m_store->saveCheckpoint(lease, checkpoint, failed); });
}

Result<void> SimulatedMemory::finishRun(const Lease &lease, const SyncState &state, const SyncRun &run,
                                        const std::vector<FailedRecord> &failed)
{
    return writing(26, [&] { return m_store->finishRun(lease, state, run, failed); });
}

Result<void> SimulatedMemory::finishRuns(const std::vector<RunEnd> &ends)
{
    return writing(27, [&] { return m_store->finishRuns(ends); });
}

Result<std::vector<BaseRecord>> SimulatedMemory::bases(const BaseScope &scope, const std::string &after, std::size_t limit)
{
    return reading(29, [&] { return records().bases(scope, after, limit); });
}

Result<std::vector<BaseRecord>> SimulatedMemory::basesOf(const BaseScope &scope, const std::vector<std::string> &keys)
{
    return reading(30, [&] { return records().basesOf(scope, keys); });
}

Result<BaseTotals> SimulatedMemory::baseTotals(const BaseScope &scope)
{
    if (witness)
        witness->scoped(scope);
    return reading(31, [&] { return records().baseTotals(scope); });
}

Result<void> SimulatedMemory::addIntents(const Lease &lease, const QString &runId, const std::vector<Intent> &intents)
{
    return writing(32, [&] { return records().addIntents(lease, runId, intents); });
}

Result<std::vector<Intent>> SimulatedMemory::intents(const StateKey &key, const QString &runId, std::int64_t after,
                                                     std::size_t limit)
{
    return reading(33, [&] { return records().intents(key, runId, after, limit); });
}

Result<void> SimulatedMemory::purgeUndo(const Lease &lease, std::optional<Instant> before, std::int64_t bytes)
{
    return writing(34, [&] { return records().purgeUndo(lease, before, bytes); });
}

Result<std::vector<KeptUndo>> SimulatedMemory::keptUndo(const StateKey &key)
{
    return reading(33, [&] { return records().keptUndo(key); });
}

Result<void> SimulatedMemory::saveTwoWay(const Lease &lease, const Checkpoint &checkpoint, const TwoWayChanges &changes)
{
    return writing(35, [&] {
        auto saved = records().saveTwoWay(lease, checkpoint, changes);
        if (saved && witness)
            witness->remembers(changes);
        return saved;
    });
}

Result<void> SimulatedMemory::finishTwoWay(const Lease &lease, const SyncState &state, const SyncRun &run,
                                           const std::vector<FailedRecord> &failed)
{
    return writing(36, [&] { return records().finishTwoWay(lease, state, run, failed); });
}

Result<std::vector<ConflictSummary>> SimulatedMemory::conflicts(const ConflictFilter &filter)
{
    return reading(37, [&] { return records().conflicts(filter); });
}

Result<Conflict> SimulatedMemory::conflict(const QString &id)
{
    return reading(38, [&] { return records().conflict(id); });
}

Result<std::vector<Conflict>> SimulatedMemory::conflictsOf(const StateKey &key, const std::vector<std::string> &keys)
{
    return reading(38, [&] { return records().conflictsOf(key, keys); });
}

// By an operator, whose own trouble is none of a run's.
Result<Conflict> SimulatedMemory::updateConflict(const QString &id, const ConflictChange &change)
{
    return records().updateConflict(id, change);
}

Result<void> SimulatedMemory::settleConflict(const Lease &lease, const Conflict &conflict, const ConflictEvent &event,
                                             const TwoWayChanges &changes)
{
    return writing(39, [&] {
        auto settled = records().settleConflict(lease, conflict, event, changes);
        if (settled && witness)
            witness->remembers(changes);
        return settled;
    });
}

} // namespace tidewright
