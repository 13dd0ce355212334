#include "benchmarks.h"
#include "measure.h"
#include "queries.h"
#include "repeat.h"

#include <QSqlRecord>
#include <QStringList>

namespace tidewright::bench
{

void require(bool ok, const QSqlError &error)
{
    if (!ok)
        die(QStringLiteral("%1 (%2, %3)").arg(error.text(), error.nativeErrorCode()).arg(error.type()).toStdString());
}

QSqlDatabase connectTo(const SqlServer &server, const QString &driver, const QString &name)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(driver, name);
    database.setHostName(server.host);
    database.setPort(server.port);
    database.setDatabaseName(server.database);
    database.setUserName(server.user);
    database.setPassword(server.password);
    require(database.open(), database.lastError());
    return database;
}

namespace
{

void askAll(QSqlQuery &query, const QStringList &statements)
{
    for (const QString &statement : statements) {
        require(query.exec(statement), query.lastError());
        while (query.next()) {
        }
    }
}

} // namespace

void copyByQuery(const SqlServer &from, const QString &sqlitePath, const QString &columns, const QString &table)
{
    QSqlDatabase source = connectTo(from, QStringLiteral("QMYSQL"), QStringLiteral("source"));
    QSqlDatabase target = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("target"));
    target.setDatabaseName(sqlitePath);
    require(target.open(), target.lastError());
    QSqlQuery read(source);
    read.setForwardOnly(true);
    require(read.exec(QStringLiteral("SELECT %1 FROM %2").arg(columns, table)), read.lastError());
    const int count = read.record().count();
    QSqlQuery write(target);
    QStringList marks;
    for (int column = 0; column < count; ++column)
        marks.append(QStringLiteral("?"));
    require(write.prepare(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(table, columns, marks.join(QLatin1Char(',')))),
            write.lastError());
    constexpr int rowsPerCommit = 50'000;
    target.transaction();
    for (int row = 1; read.next(); ++row) {
        for (int column = 0; column < count; ++column)
            write.bindValue(column, read.value(column));
        require(write.exec(), write.lastError());
        if (row % rowsPerCommit == 0) {
            require(target.commit(), target.lastError());
            target.transaction();
        }
    }
    require(target.commit(), target.lastError());
}

void benchTypes(const QString &workspace, const SqlServer &server, int types, int rounds)
{
    const OpenWorkspace ours(workspace);
    // The first run of each loads it, the second one sees what a third one needs not read again.
    ours.syncAll();
    ours.syncAll();
    QSqlDatabase source = connectTo(server, QStringLiteral("QMYSQL"), QStringLiteral("source"));
    QStringList single, gathered, part;
    constexpr int probes = 50;
    for (int type = 1; type <= types; ++type) {
        single.append(QStringLiteral("SELECT MAX(updated_at) FROM t%1").arg(type));
        part.append(QStringLiteral("(SELECT %1, MAX(updated_at) FROM t%1)").arg(type));
        if (part.size() == probes || type == types) {
            gathered.append(part.join(QLatin1String(" UNION ALL ")));
            part.clear();
        }
    }
    QSqlQuery query(source);
    query.setForwardOnly(true);
    const auto medians = inTurn({{"ours", [&] { ours.syncAll(); }},
                                 {"each", [&] { askAll(query, single); }},
                                 {"union", [&] { askAll(query, gathered); }}},
                                rounds);
    tell("types", "ours", medians[0]);
    tell("types", "query-each", medians[1]);
    tell("types", "union", medians[2]);
}

} // namespace tidewright::bench
