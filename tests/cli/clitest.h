// What the tests of the command line share: a workspace over two small SQLite databases, and looks at JSON.
#pragma once

#include "testengine.h"
#include "tidewrightprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace tidewright
{

inline QStringList sortedKeys(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

// The words of a text, sorted: what sortedKeys() is compared with.
inline QStringList words(const char *text)
{
    QStringList list = QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    list.sort();
    return list;
}

inline QJsonObject firstOf(const QJsonObject &object, const char *list)
{
    return object.value(QLatin1String(list)).toArray().first().toObject();
}

// The run of `typeKey` in the output of sync --json.
inline QJsonObject runOf(const Finished &finished, const QString &typeKey)
{
    for (const QJsonValue run : finished.json().value(QLatin1String("runs")).toArray()) {
        if (run.toObject().value(QLatin1String("typeKey")).toString() == typeKey)
            return run.toObject();
    }
    return {};
}

inline QJsonObject cursorOn(const char *field)
{
    return {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QLatin1String(field)}}}};
}

// Two SQLite databases; the remote one has `item` (with a cursor) and `note` (without), 30 records each, the local one nothing;
// the job "copy" makes both types there.
struct SmallScene {
    SmallScene()
        : remote(EngineKind::Sqlite)
        , local(EngineKind::Sqlite)
    {
        remote.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp); CREATE TABLE note "
                                  "(id integer PRIMARY KEY, words text); "
                                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) "
                                  "INSERT INTO item SELECT i, 'item ' || i, '2026-01-01 00:00:00' FROM n; "
                                  "INSERT INTO note SELECT id, 'note ' || id FROM item"));
        workspace.addConnection(QStringLiteral("remote"), remote.connection(), {});
        workspace.addConnection(QStringLiteral("local"), local.connection(), {});
        workspace.addJob(QStringLiteral("copy"), job());
    }

    static QJsonObject job()
    {
        return pullJob({contentType(QStringLiteral("item"), cursorOn("changed")), contentType(QStringLiteral("note"))},
                       {{QStringLiteral("create"), true}});
    }

    TestEngine remote;
    TestEngine local;
    TestWorkspace workspace;
};

} // namespace tidewright

// Ends the test with all that the process said unless it ended with this code.
#define VERIFY_EXIT(FINISHED, CODE)                                                                                              \
    do {                                                                                                                         \
        const Finished verifyFinished = (FINISHED);                                                                              \
        QVERIFY2(verifyFinished.exitCode == (CODE), verifyFinished.all().constData());                                           \
    } while (false)
