#include "benchmarks.h"
#include "measure.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStringList>

namespace tidewright::bench
{

namespace
{

void require(bool ok, const QSqlError &error)
{
    if (!ok)
        die(error.text().toStdString());
}

QSqlDatabase connectTo(const MysqlServer &server)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), QStringLiteral("source"));
    database.setHostName(server.host);
    database.setPort(server.port);
    database.setDatabaseName(server.database);
    database.setUserName(server.user);
    database.setPassword(server.password);
    require(database.open(), database.lastError());
    return database;
}

void askAll(QSqlQuery &query, const QStringList &statements)
{
    for (const QString &statement : statements) {
        require(query.exec(statement), query.lastError());
        while (query.next()) {
        }
    }
}

} // namespace

void copyByQuery(const MysqlServer &from, const QString &sqlitePath, const QString &columns, const QString &table)
{
    QSqlDatabase source = connectTo(from);
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

void benchQueries(const MysqlServer &server, int types, int rounds)
{
    QSqlDatabase source = connectTo(server);
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
    const auto medians = inTurn({{"each", [&] { askAll(query, single); }}, {"union", [&] { askAll(query, gathered); }}}, rounds);
    tell("types", "query-each", medians[0]);
    tell("types", "union", medians[1]);
}

} // namespace tidewright::bench
