// The files of a good workspace, as the documentation shows them, and ways to spoil them.
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

inline const QByteArray goodSettings =
    R"({"name": "Reference data", "state": {"kind": "sqlite", "path": "state.db"}, "workers": 4})";
inline const QByteArray goodLegacy = R"({"kind": "sqlite", "path": "legacy.db"})";
inline const QByteArray goodWarehouse =
    R"({"kind": "postgres", "host": "/run/postgresql", "database": "warehouse", "user": "sync"})";
inline const QByteArray goodJob = R"({
  "title": "Reference data",
  "local": "warehouse", "remote": "legacy",
  "direction": "remote_to_local",
  "initialSyncEnabled": true,
  "schedule": {"every": "15m"},
  "conflictStrategy": "manual",
  "deletes": {"mode": "propagate", "limit": "20%"},
  "onFailure": "keep",
  "contentTypes": [
    {"key": "organization",
     "local": {"table": "ref.organization"}, "remote": {"table": "organization"},
     "primaryKey": ["id"],
     "cursor": {"field": "updated_at", "lookback": "5m"},
     "softDelete": {"field": "deleted_at"},
     "filter": "status <> 9",
     "fields": [{"local": "org_id", "remote": "id"}, {"local": "state", "remote": "status", "values": {"open": "To Do", "new": "To Do", "done": "Done"}}]}
  ]
})";

inline void put(const QDir &folder, const QString &file, const QByteArray &content)
{
    folder.mkpath(QFileInfo(folder.filePath(file)).absolutePath());
    QFile target(folder.filePath(file));
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(content);
}

inline void putGood(const QDir &folder)
{
    put(folder, QStringLiteral("workspace.json"), goodSettings);
    put(folder, QStringLiteral("connections/legacy.json"), goodLegacy);
    put(folder, QStringLiteral("connections/warehouse.json"), goodWarehouse);
    put(folder, QStringLiteral("jobs/reference_sync.json"), goodJob);
}

inline QByteArray jobWith(const char *from, const char *to)
{
    QByteArray text = goodJob;
    Q_ASSERT(text.contains(from));
    return text.replace(from, to);
}
