// Connections that an endpoint keeps: few, as good as new, and to what it was asked for.
#include "testengine.h"

#include <QFile>
#include <QtTest>

using namespace tidewright;

namespace
{

const QString place = QStringLiteral("item");
const QString tableSql = QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name varchar(40))");

RecordBatch oneRecord(std::int64_t id)
{
    RecordBatch batch(2);
    const auto cells = batch.appendRow();
    cells[0] = Cell::ofInt(id);
    cells[1] = batch.store(ValueKind::Text, "name");
    return batch;
}

Result<void> writeOne(Endpoint &endpoint, std::int64_t id, bool commit)
{
    TRY_ASSIGN(const auto target,
               endpoint.openTarget({place, {QStringLiteral("id"), QStringLiteral("name")}, {QStringLiteral("id")}}, {}));
    TRY_ASSIGN(const auto load, target->openLoad(QString::number(id), LoadKind::Immediate));
    TRY_ASSIGN(const auto writer, load->openWriter());
    TRY(writer->begin(0));
    const RecordBatch batch = oneRecord(id);
    TRY(writer->upsert(batch, 0, 1));
    ChunkRange range;
    range.records = 1;
    if (commit)
        TRY(writer->commit(range));
    return {};
}

// The server's sessions of this endpoint.
QString sessionsSql(EngineKind kind)
{
    return kind == EngineKind::Postgres
               ? QStringLiteral(
                     "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE "
                     "'tidewright%'")
               : QStringLiteral(
                     "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()");
}

void addEngines(bool withSqlite)
{
    QTest::addColumn<EngineKind>("kind");
    for (const EngineKind kind : allEngines) {
        if (withSqlite || kind != EngineKind::Sqlite)
            QTest::newRow(engineName(kind)) << kind;
    }
}

} // namespace

Q_DECLARE_METATYPE(tidewright::EngineKind)

class KeptConnectionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void workInARowTakesOneLogin_data() { addEngines(false); }
    void workInARowTakesOneLogin()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady(), engine.problem());
        QVERIFY2(engine.run(tableSql), engine.problem());
        for (int round = 0; round < 5; ++round) {
            QVERIFY_RESULT(engine.endpoint().identity({}));
            QVERIFY_RESULT(engine.endpoint().describe(place, {}));
        }
        const QString others = engine.value(sessionsSql(kind));
        QVERIFY_RESULT(engine.endpoint().describe(place, {}));
        QCOMPARE(engine.value(sessionsSql(kind)), others);
        QVERIFY2(others.toInt() <= 2, qPrintable(others));
    }

    // A login is dear on PostgreSQL.
    void aWriterTakesTheReadersLogin()
    {
        TestEngine engine(EngineKind::Postgres);
        QVERIFY2(engine.isReady(), engine.problem());
        QVERIFY2(engine.run(tableSql), engine.problem());
        QVERIFY_RESULT(engine.endpoint().describe(place, {}));
        QVERIFY_RESULT(writeOne(engine.endpoint(), 1, true));
        QCOMPARE(engine.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("1"));
        QCOMPARE(engine.value(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                             "application_name = 'tidewright reader'")),
                 QStringLiteral("0"));
    }

    void whatWasNotCommittedIsGone_data() { addEngines(true); }
    void whatWasNotCommittedIsGone()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady(), engine.problem());
        QVERIFY2(engine.run(tableSql), engine.problem());
        // Over and over the same record: a transaction left open would keep the next one waiting.
        for (int round = 0; round < 3; ++round)
            QVERIFY_RESULT(writeOne(engine.endpoint(), 1, false));
        QCOMPARE(engine.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("0"));
        for (std::int64_t id = 1; id <= 3; ++id)
            QVERIFY_RESULT(writeOne(engine.endpoint(), id, true));
        QCOMPARE(engine.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("3"));
    }

    void aStopOfEarlierWorkStopsNothingLater_data() { addEngines(false); }
    void aStopOfEarlierWorkStopsNothingLater()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady(), engine.problem());
        QVERIFY2(engine.run(tableSql), engine.problem());
        std::stop_source earlier;
        QVERIFY_RESULT(engine.endpoint().describe(place, earlier.get_token()));
        earlier.request_stop();
        QCOMPARE(engine.endpoint().describe(place, earlier.get_token()).error().code, ErrorCode::Cancelled);
        QVERIFY_RESULT(engine.endpoint().describe(place, {}));
    }

    void aServerThatClosedThemIsAskedAgain_data() { addEngines(false); }
    void aServerThatClosedThemIsAskedAgain()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady(), engine.problem());
        QVERIFY2(engine.run(tableSql), engine.problem());
        QVERIFY_RESULT(engine.endpoint().describe(place, {}));
        if (kind == EngineKind::Postgres) {
            QVERIFY2(
                engine.run(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE "
                                          "'tidewright%' AND datname = current_database()")),
                engine.problem());
        } else {
            const QString id = engine.value(QStringLiteral(
                "SELECT MIN(id) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()"));
            QVERIFY2(engine.run(QStringLiteral("KILL %1").arg(id)), engine.problem());
        }
        QTRY_COMPARE(engine.value(sessionsSql(kind)), QStringLiteral("0"));
        QVERIFY_RESULT(engine.endpoint().describe(place, {}));
    }

    void aDatabaseThatWasReplacedIsReadAnew()
    {
        TestEngine engine(EngineKind::Sqlite), other(EngineKind::Sqlite);
        QVERIFY2(engine.run(tableSql), engine.problem());
        QVERIFY2(other.run(QStringLiteral("CREATE TABLE elsewhere (id integer PRIMARY KEY)")), other.problem());
        QVERIFY_RESULT(engine.endpoint().describe(place, {}));
        const QString path = engine.connection().path;
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::copy(other.connection().path, path));
        QCOMPARE(engine.endpoint().describe(place, {}).error().code, ErrorCode::NotFound);
        QVERIFY_RESULT(engine.endpoint().describe(QStringLiteral("elsewhere"), {}));
    }
};

QTEST_GUILESS_MAIN(KeptConnectionsTest)

#include "tst_keptconnections.moc"
