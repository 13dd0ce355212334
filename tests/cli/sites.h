// Two sides of a two-way job, of whatever kind, and a person at each who edits single records.
#pragma once

#include "clitest.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <array>
#include <filesystem>
#include <map>
#include <sqlite3.h>

namespace tidewright
{

// A table of a database, or a folder of files, with records of a key, a text and a time.
class Site
{
public:
    explicit Site(const QString &kind, const QString &folder)
        : m_folder(folder)
    {
        if (kind == QLatin1String("folder")) {
            QDir().mkpath(m_folder + QStringLiteral("/page"));
            return;
        }
        m_engine = std::make_unique<TestEngine>(kind == QLatin1String("sqlite")     ? EngineKind::Sqlite
                                                : kind == QLatin1String("postgres") ? EngineKind::Postgres
                                                                                    : EngineKind::Mysql);
        m_engine->run(
            QStringLiteral("CREATE TABLE page (id integer PRIMARY KEY, v varchar(20), w varchar(20), changed varchar(30))"));
    }

    QJsonObject connection() const
    {
        return {{QStringLiteral("kind"), QStringLiteral("folder")}, {QStringLiteral("path"), m_folder}};
    }
    // Null for a folder.
    TestEngine *engine() const { return m_engine.get(); }
    // `port` other than the server's own: through a proxy.
    void addTo(TestWorkspace &workspace, const QString &name, int port = 0) const
    {
        if (m_engine)
            workspace.addConnection(name, m_engine->connection(), m_engine->password(), port);
        else
            workspace.addConnection(name, connection());
    }
    QJsonObject place() const
    {
        return {{m_engine ? QStringLiteral("table") : QStringLiteral("folder"), QStringLiteral("page")}};
    }

    // '-' deletes.
    void set(int id, char value, const QString &changed = QStringLiteral("2026-01-01T00:00:00Z"))
    {
        if (value == '-')
            remove(id);
        else
            put(id, QString(QLatin1Char(value)), QStringLiteral("w"), changed);
    }
    void put(int id, const QString &v, const QString &w, const QString &changed = QStringLiteral("2026-01-01T00:00:00Z"))
    {
        if (m_engine) {
            m_engine->run(QStringLiteral("DELETE FROM page WHERE id = %1; INSERT INTO page VALUES (%1, '%2', '%3', '%4')")
                              .arg(QString::number(id), v, w, changed));
            return;
        }
        const QString path = file(id);
        QDir().mkpath(QFileInfo(path).path());
        QSaveFile saved(path);
        if (saved.open(QIODevice::WriteOnly)) {
            saved.write(QStringLiteral("{\n  \"id\": %1,\n  \"v\": \"%2\",\n  \"w\": \"%3\",\n  \"changed\": \"%4\"\n}\n")
                            .arg(QString::number(id), v, w, changed)
                            .toUtf8());
            saved.commit();
        }
    }
    void remove(int id)
    {
        if (m_engine)
            m_engine->run(QStringLiteral("DELETE FROM page WHERE id = %1").arg(id));
        else
            QFile::remove(file(id));
    }
    char get(int id)
    {
        QString held;
        if (m_engine) {
            held = m_engine->value(QStringLiteral("SELECT v FROM page WHERE id = %1").arg(id));
        } else if (QFile read(file(id)); read.open(QIODevice::ReadOnly)) {
            held = QJsonDocument::fromJson(read.readAll()).object().value(QLatin1String("v")).toString();
        }
        return held.isEmpty() ? '-' : held.front().toLatin1();
    }

    // All records, one a line.
    QString content()
    {
        if (m_engine)
            return m_engine->value(
                m_engine->kind() == EngineKind::Mysql
                    ? QStringLiteral("SELECT group_concat(concat(id, ' ', v, ' ', w) ORDER BY id SEPARATOR '\n') FROM page")
                : m_engine->kind() == EngineKind::Postgres
                    ? QStringLiteral("SELECT string_agg(id || ' ' || v || ' ' || w, E'\\n' ORDER BY id) FROM page")
                    : QStringLiteral("SELECT group_concat(r, char(10)) FROM (SELECT id || ' ' || v || ' ' || w AS r FROM page "
                                     "ORDER BY id)"));
        std::map<int, QString> records;
        const QDir folder(m_folder + QStringLiteral("/page"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile read(folder.filePath(name));
            if (!read.open(QIODevice::ReadOnly))
                continue;
            const QJsonObject record = QJsonDocument::fromJson(read.readAll()).object();
            const int id = record.value(QLatin1String("id")).toInt();
            // Two files of one record would show as a line that no database has.
            records[id] += QStringLiteral("%1 %2 %3")
                               .arg(QString::number(id), record.value(QLatin1String("v")).toString(),
                                    record.value(QLatin1String("w")).toString());
        }
        QStringList all;
        for (const auto &[id, text] : records)
            all += text;
        return all.join(QLatin1Char('\n'));
    }

    // The side as it is now, to which restore() brings it back any number of times.
    void keep()
    {
        if (m_engine)
            m_engine->run(QStringLiteral("CREATE TABLE kept AS SELECT * FROM page"));
        else
            copyContent(m_folder, m_folder + QStringLiteral(".kept"));
    }
    void restore()
    {
        if (m_engine)
            m_engine->run(QStringLiteral("DELETE FROM page; INSERT INTO page SELECT * FROM kept"));
        else
            copyContent(m_folder + QStringLiteral(".kept"), m_folder);
    }

private:
    // What is in a folder, in place of what is in another one, which stays the one that it is.
    static void copyContent(const QString &from, const QString &to)
    {
        namespace files = std::filesystem;
        files::create_directories(to.toStdString());
        for (const auto &entry : files::directory_iterator(to.toStdString()))
            files::remove_all(entry.path());
        files::copy(from.toStdString(), to.toStdString(), files::copy_options::recursive);
    }
    QString file(int id) const { return m_folder + QStringLiteral("/page/%1.json").arg(id); }

    QString m_folder;
    std::unique_ptr<TestEngine> m_engine;
};

struct SiteScene {
    SiteScene(const QString &localKind, const QString &remoteKind, const QString &strategy, const QJsonObject &more = {})
        : local(localKind, workspace.path(QStringLiteral("dev")))
        , remote(remoteKind, workspace.path(QStringLiteral("prod")))
    {
        local.addTo(workspace, QStringLiteral("dev"));
        remote.addTo(workspace, QStringLiteral("prod"));
        QJsonObject type{{QStringLiteral("key"), QStringLiteral("page")},
                         {QStringLiteral("local"), local.place()},
                         {QStringLiteral("remote"), remote.place()},
                         {QStringLiteral("primaryKey"), QJsonArray{QStringLiteral("id")}}};
        for (auto member = more.begin(); member != more.end(); ++member)
            type.insert(member.key(), *member);
        workspace.addJob(QStringLiteral("deploy"), {{QStringLiteral("local"), QStringLiteral("dev")},
                                                    {QStringLiteral("remote"), QStringLiteral("prod")},
                                                    {QStringLiteral("direction"), QStringLiteral("bidirectional")},
                                                    {QStringLiteral("conflictStrategy"), strategy},
                                                    {QStringLiteral("contentTypes"), QJsonArray{type}}});
    }
    // Both sides and the state as they are now, to which restore() brings them back any number of times.
    void keep()
    {
        local.keep();
        remote.keep();
        for (const char *file : stateFiles)
            m_state[file] = workspace.read(QLatin1String(file));
    }
    void restore()
    {
        local.restore();
        remote.restore();
        for (const char *file : stateFiles) {
            QFile::remove(workspace.path(QLatin1String(file)));
            if (!m_state[file].isEmpty())
                workspace.write(QLatin1String(file), m_state[file]);
        }
    }
    // First field of the first row of a statement on the state database.
    QString stateValue(const char *sql) const
    {
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        QString value;
        if (sqlite3_open(qPrintable(workspace.path(QStringLiteral("state.db"))), &database) == SQLITE_OK &&
            sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
            value = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
        else
            qWarning("%s: %s", sql, sqlite3_errmsg(database));
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return value;
    }
    Finished run(const char *arguments) const { return workspace.run(QString::fromLatin1(arguments).split(QLatin1Char(' '))); }

    TestWorkspace workspace;
    Site local;
    Site remote;

private:
    static constexpr std::array stateFiles{"state.db", "state.db-wal", "state.db-shm"};
    std::map<std::string, QByteArray> m_state;
};

} // namespace tidewright
