// Two SQLite tables that both change, with a state database of their own.
#pragma once

#include "enginescenes.h"
#include "fakeprocesses.h"
#include "statedatabase.h"
#include "twowaystore.h"

namespace tidewright
{

// Records as letters, the way the merge table has them: '-' is absent, every other one the value of the field "v".
struct TwoWayTables {
    explicit TwoWayTables(const char *columns = "id INTEGER PRIMARY KEY, v TEXT, w TEXT, at TIMESTAMP")
    {
        for (Database *side : {&local, &remote})
            side->run(QByteArray("PRAGMA journal_mode = WAL; CREATE TABLE t (") + columns + ')');
        type = table("t");
        type.cursorField = QStringLiteral("at");
        openStore();
    }
    void openStore()
    {
        StateDatabase config;
        config.kind = StateDatabase::Kind::Sqlite;
        config.path = folder.filePath(QStringLiteral("state.db"));
        auto opened = openStateStore(config, processes);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        store = std::move(*opened);
    }
    // The memory of everything is gone.
    void loseState()
    {
        store.reset();
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(folder.filePath(QStringLiteral("state.db") + QLatin1String(suffix)));
        openStore();
    }
    RunContext context(RunOptions options = {})
    {
        RunContext context = fakeRun(type, remote.endpoint, local.endpoint, *store, clock, world.ids, log, observer);
        context.direction = Direction::Bidirectional;
        context.holder = processes.start(++pid);
        context.options = options;
        return context;
    }
    SyncRun sync(RunOptions options = {}) { return runType(context(options)).run; }
    TwoWayStore &memory() { return dynamic_cast<TwoWayStore &>(*store); }
    std::vector<ConflictSummary> conflicts(const std::vector<ConflictPhase> &phases = {})
    {
        ConflictFilter filter;
        filter.job = QStringLiteral("job");
        filter.phases = phases;
        return memory().conflicts(filter).value();
    }
    Conflict onlyConflict()
    {
        const auto open = conflicts();
        if (open.size() != 1)
            qFatal("%zu conflicts", open.size());
        return memory().conflict(open.front().id).value();
    }
    // Decides on exactly what the conflict shows.
    void decide(const Conflict &conflict, const Resolution &resolution)
    {
        const auto changed = memory().updateConflict(conflict.summary.id, [&](Conflict &now) -> Result<ConflictEvent> {
            now.resolution = resolution;
            now.resolution->decidedBy = QStringLiteral("operator");
            now.summary.phase = ConflictPhase::Resolved;
            ConflictEvent event;
            event.what = ConflictEvent::What::Resolved;
            event.who = QStringLiteral("operator");
            return event;
        });
        if (!changed)
            qFatal("%s", qPrintable(changed.error().message));
    }
    static void set(Database &side, int id, char value)
    {
        const QByteArray at = QByteArray::number(id);
        if (value == '-')
            side.run("DELETE FROM t WHERE id = " + at);
        else
            side.run("INSERT INTO t (id, v) VALUES (" + at + ", '" + value + "') ON CONFLICT (id) DO UPDATE SET v = excluded.v");
    }
    // Records 1 to `count` at both sides and in the base; what the run said.
    SyncRun inSync(int count)
    {
        for (int id = 1; id <= count; ++id)
            set(local, id, 'b');
        return sync();
    }
    QString held(const Database &side) const { return side.run("SELECT id, v FROM t ORDER BY id"); }

    QTemporaryDir folder;
    Database local{folder.filePath(QStringLiteral("local.db"))};
    Database remote{folder.filePath(QStringLiteral("remote.db"))};
    FakeProcesses processes;
    std::unique_ptr<StateStore> store;
    FakeWorld world;
    SystemClock clock;
    NullLog log;
    ProgressSeen observer;
    ContentType type;
    qint64 pid = 1'000;
};

} // namespace tidewright
