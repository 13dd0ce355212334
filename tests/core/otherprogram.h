// What others than the state store do to a database.
#pragma once

#include "statedatabases.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace tidewright
{

// Statements of another program, in the database of a fixture. False if one of them failed.
inline bool runAsAnother(StateDatabaseFixture &fixture, const QStringList &statements)
{
    if (fixture.config.kind == StateDatabase::Kind::Postgres)
        return fixture.server().run(statements.join(QLatin1Char(';')));
    const QString connection = QStringLiteral("another");
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(fixture.config.path);
        done = database.open();
        for (const QString &statement : statements)
            done = QSqlQuery(database).exec(statement) && done;
    }
    QSqlDatabase::removeDatabase(connection);
    return done;
}

inline bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace tidewright
