// What the tests of what must be shown have in common: a slow way to a target that can be cut, and looks at runs.
#pragma once

#include "clitest.h"
#include "faultproxy.h"

namespace tidewright
{

inline const QStringList syncJson{QStringLiteral("sync"), QStringLiteral("--json")};

inline QString outcomeOf(const QJsonObject &run)
{
    return run.value(QLatin1String("outcome")).toString();
}

inline QString errorCodeOf(const QJsonObject &run)
{
    return run.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

inline QJsonObject merged(QJsonObject object, const QJsonObject &more)
{
    for (auto one = more.begin(); one != more.end(); ++one)
        object.insert(one.key(), one.value());
    return object;
}

// A table of 450 records in SQLite, and an empty one of the same fields in PostgreSQL behind a proxy; pages of 100.
struct ProxiedScene {
    ProxiedScene()
        : source(EngineKind::Sqlite)
        , target(EngineKind::Postgres)
        , proxy(TestServerKind::Postgres, target.database()->server())
    {
        source.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp); "
                                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450) "
                                  "INSERT INTO item SELECT i, 'item ' || i, '2026-01-01 00:00:00' FROM n"));
        target.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp(6))"));
        workspace.addConnection(QStringLiteral("remote"), source.connection(), {});
        workspace.addConnection(QStringLiteral("local"), target.connection(), target.password(), proxy.port());
        workspace.addJob(
            QStringLiteral("copy"),
            pullJob({contentType(QStringLiteral("item"), merged(cursorOn("changed"), {{QStringLiteral("batchSize"), 100}}))}));
    }
    QString records() { return target.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT name) FROM item")); }

    TestEngine source;
    TestEngine target;
    FaultProxy proxy;
    TestWorkspace workspace;
};

} // namespace tidewright
