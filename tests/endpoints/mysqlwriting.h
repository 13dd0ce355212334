// What the tests of writing into MariaDB share.
#pragma once

#include "mysqlendpoint.h"
#include "testservers.h"

namespace tidewright
{

inline const QString people =
    QStringLiteral("CREATE TABLE people (id int PRIMARY KEY, name varchar(20) NOT NULL, mail varchar(40), "
                   "touched timestamp(6) NOT NULL DEFAULT '2020-01-01' ON UPDATE current_timestamp(6), UNIQUE (mail)); ");

inline TargetSpec spec()
{
    return {
        QStringLiteral("people"), {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("mail")}, {QStringLiteral("id")}};
}

struct Person {
    std::int64_t id;
    const char *name; // nullptr: NULL
    const char *mail;
};

inline RecordBatch batchOf(const std::vector<Person> &records)
{
    RecordBatch batch(3);
    const auto text = [&](const char *bytes) { return bytes ? batch.store(ValueKind::Text, bytes) : Cell::null(); };
    for (const Person &record : records) {
        const Cell name = text(record.name), mail = text(record.mail);
        const std::span<Cell> row = batch.appendRow();
        row[0] = Cell::ofInt(record.id);
        row[1] = name;
        row[2] = mail;
    }
    return batch;
}

inline RecordBatch keysOf(const std::vector<std::int64_t> &ids)
{
    RecordBatch batch(1);
    for (const std::int64_t id : ids)
        batch.appendRow()[0] = Cell::ofInt(id);
    return batch;
}

inline ChunkRange range(std::int64_t ordinal, std::int64_t after, std::int64_t until, ReadPass pass = ReadPass::ByKey)
{
    return {ordinal, static_cast<int>(pass), {Value::ofInt(after)}, {Value::ofInt(until)}, until - after, 0};
}

// One server, one table, one target.
struct Fixture {
    TestDatabase database{TestServerKind::Mysql};
    std::unique_ptr<Target> target;
    QByteArray problem;

    explicit Fixture(const QString &sql = people, const TargetSpec &of = spec())
    {
        if (!database.isReady() || !database.run(sql)) {
            problem = database.problem();
            return;
        }
        MysqlEndpoint endpoint(SqlConnectionConfig::of(database.connection(), database.password()));
        auto opened = endpoint.openTarget(of, {});
        if (opened)
            target = std::move(*opened);
        else
            problem = (opened.error().message + opened.error().detail).toUtf8();
    }
    QString all() { return text(QStringLiteral("SELECT concat_ws(' ', id, name, mail) FROM people ORDER BY id")); }
    QString text(const QString &sql)
    {
        QStringList lines;
        for (const QStringList &row : database.rows(sql))
            lines += row.join(QLatin1Char(' '));
        return lines.join(QLatin1String(", "));
    }
    QString ownTables() { return text(QStringLiteral("SHOW TABLES LIKE 'tidewright%'")); }
};

template <typename T>
const char *why(const Result<T> &result)
{
    static thread_local QByteArray text;
    text = result ? QByteArray() : (result.error().message + QLatin1String(" | ") + result.error().detail).toUtf8();
    return text.constData();
}

} // namespace tidewright
