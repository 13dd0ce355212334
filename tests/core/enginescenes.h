// Where the engine's own tests run it: SQLite tables with their constraints, and a world in memory where any effect can fail.
#pragma once

#include "jobbatch.h"
#include "simulatedworld.h"
#include "sqliteendpoint.h"

#include <QTemporaryDir>
#include <sqlite3.h>

namespace tidewright
{

struct Database {
    explicit Database(const QString &file)
        : path(file)
        , endpoint(SqliteConfig{QStringLiteral("test"), file})
    {
    }
    // Rows as "a|b", one per line.
    QString run(const QByteArray &sql) const
    {
        sqlite3 *database = nullptr;
        QString rows;
        char *problem = nullptr;
        const auto add = [](void *to, int count, char **values, char **) {
            QStringList cells;
            for (int at = 0; at < count; ++at)
                cells << (values[at] ? QString::fromUtf8(values[at]) : QStringLiteral("NULL"));
            static_cast<QString *>(to)->append(cells.join(QLatin1Char('|')) + QLatin1Char('\n'));
            return 0;
        };
        if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK ||
            sqlite3_exec(database, sql.constData(), add, &rows, &problem) != SQLITE_OK)
            qWarning("%s", problem ? problem : "not opened");
        sqlite3_free(problem);
        sqlite3_close(database);
        return rows.trimmed();
    }
    QString path;
    SqliteEndpoint endpoint;
};

class ProgressSeen final : public RunObserver
{
public:
    void progressed(const RunProgress &progress) override { last = progress; }
    RunProgress last;
};

// Two SQLite files, one state per content type.
struct Tables {
    RunContext context(const ContentType &type, RunOptions options = {}, Concurrency concurrency = Concurrency::Inline)
    {
        auto &store = stores.try_emplace(type.key, world).first->second;
        RunContext context = fakeRun(type, source.endpoint, target.endpoint, store, clock, world.ids, log, observer);
        context.options = options;
        context.concurrency = concurrency;
        return context;
    }
    SyncRun sync(const ContentType &type, RunOptions options = {}) { return runType(context(type, options)).run; }
    SyncState &state(const ContentType &type) { return *stores.at(type.key).stored; }

    QTemporaryDir folder;
    Database source{folder.filePath(QStringLiteral("source.db"))};
    Database target{folder.filePath(QStringLiteral("target.db"))};
    FakeWorld world;
    SystemClock clock;
    NullLog log;
    ProgressSeen observer;
    std::map<QString, FakeStore> stores;
};

inline ContentType table(const char *name)
{
    ContentType type;
    type.key = type.local = type.remote = QLatin1String(name);
    return type;
}

// One table of the world in memory.
struct World : FakeSides {
    World()
    {
        type = table("t");
        type.cursorField = QStringLiteral("at");
        type.batchSize = 3;
    }
    SyncRun sync(Deed deed = &runType) { return perform(deed, log, options).run; }
    void put(std::int64_t id, std::int64_t v, bool gone = false)
    {
        world.clock.time += 1'000'000;
        source.rows[id] = {Value::ofInt(id), Value::ofInt(world.clock.time, ValueKind::TimestampTz), Value::ofInt(v),
                           Value::ofInt(gone, ValueKind::Boolean)};
    }
    // The process is gone; what it held expires.
    void heal()
    {
        world.dead = false;
        world.faultAt = -1;
        world.clock.time += 61'000'000;
    }
    void crashAt(std::int64_t effect, Fault fault = Fault::Crash)
    {
        world.fault = fault;
        world.faultAt = world.effects + effect;
    }

    NullLog log;
    RunOptions options;
};

inline QByteArray told(const SyncRun &run)
{
    return (run.reason + QLatin1String(" | ") + (run.error ? run.error->message + run.error->detail : QString())).toUtf8();
}

} // namespace tidewright

#define VERIFY_OK(RUN)                                                                                                           \
    do {                                                                                                                         \
        const SyncRun verifyRun = (RUN);                                                                                         \
        QVERIFY2(verifyRun.outcome == RunOutcome::Ok, told(verifyRun).constData());                                              \
    } while (false)
