// The passes of MariaDB: every record once, in the order of keys, however often a pass is interrupted, and at what cost.
#include "mysqlreading.h"

#include <QSet>
#include <QTest>

using namespace tidewright;

class TestMysqlPasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tiesLargerThanAPageAreCrossedByKey()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, changed datetime(6), KEY (changed)); "
                                             "INSERT INTO t SELECT seq, '2026-01-01 00:00:00.000001' FROM seq_1_to_2500")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source =
            endpoint.openSource({QStringLiteral("t"), {}, {QStringLiteral("id")}, QStringLiteral("changed"), {}}, {});
        QVERIFY(source);
        const auto bounds = (*source)->bounds();
        QVERIFY(bounds);
        PageRequest request;
        request.pass = ReadPass::Changed;
        request.from = bounds->greatest;
        request.upper = bounds->upper;
        request.limit = 1'000;
        QString problem;
        int pages = 0;
        const QStringList all = readAll(**source, request, problem, &pages);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(all.size(), 2'500);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 2'500);
        QCOMPARE(pages, 3);
    }

    void passesTakeWhatIsTheirs()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral(
                     "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t VALUES (1, 10), (2, NULL), (3, 30), "
                     "(4, 20), (5, NULL), (6, 40)")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource(
            {QStringLiteral("t"), {}, {QStringLiteral("id")}, QStringLiteral("n"), QStringLiteral("id < 100 -- all")}, {});
        QVERIFY(source);
        const auto read = [&](ReadPass pass) {
            PageRequest request;
            request.pass = pass;
            request.from = Value::ofInt(20);
            request.upper = Value::ofInt(30);
            request.limit = 2;
            QString problem;
            const QStringList all = readAll(**source, request, problem);
            return problem.isEmpty() ? all.join(QLatin1Char(' ')) : problem;
        };
        QCOMPARE(read(ReadPass::ByKey), QStringLiteral("1|10 2|∅ 3|30 4|20 5|∅ 6|40"));
        QCOMPARE(read(ReadPass::Changed), QStringLiteral("4|20 3|30"));
        QCOMPARE(read(ReadPass::NullCursor), QStringLiteral("2|∅ 5|∅"));
        QCOMPARE(read(ReadPass::BeyondUpper), QStringLiteral("6|40"));
        QCOMPARE((*source)->count().value_or(-1), 6);
    }

    void textKeysAreReadByTheirBytes_data()
    {
        QTest::addColumn<QString>("column");
        QTest::newRow("case-insensitive, padded")
            << QStringLiteral("varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        QTest::newRow("latin1") << QStringLiteral("varchar(20) CHARACTER SET latin1 COLLATE latin1_bin");
        QTest::newRow("binary without padding") << QStringLiteral("varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
    }

    void textKeysAreReadByTheirBytes()
    {
        QFETCH(QString, column);
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral(
                                  "CREATE TABLE t (k %1 PRIMARY KEY); INSERT INTO t VALUES ('b'), ('A'), ('a\\t'), ('Z'), ('ö'), "
                                  "('€'), ('')")
                                  .arg(column)),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {}, {}, {}}, {});
        QVERIFY(source);
        PageRequest request;
        request.limit = 1;
        QString problem;
        const QStringList all = readAll(**source, request, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(all, QStringList({QString(), QStringLiteral("A"), QStringLiteral("Z"), QStringLiteral("a\t"),
                                   QStringLiteral("b"), QStringLiteral("ö"), QStringLiteral("€")}));
        RecordBatch keys(1), found;
        keys.appendRow()[0] = keys.store(ValueKind::Text, "a");
        keys.appendRow()[0] = keys.store(ValueKind::Text, "Z");
        QVERIFY((*source)->fetch(keys, found));
        QCOMPARE(found.rows(), std::size_t{1});
    }

    void aRangeEndsWithItsLastKey()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(
                     QStringLiteral("CREATE TABLE t (a int, b varchar(5), PRIMARY KEY (a, b)); INSERT INTO t VALUES (1, 'x'), "
                                    "(1, 'y'), (2, 'a'), (2, 'b'), (3, 'a')")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {}, {}, {}}, {});
        QVERIFY(source);
        PageRequest request;
        request.after = {Value::ofInt(1), Value::ofText("x")};
        request.until = {Value::ofInt(2), Value::ofText("b")};
        request.limit = 2;
        QString problem;
        QCOMPARE(readAll(**source, request, problem).join(QLatin1Char(' ')), QStringLiteral("1|y 2|a 2|b"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void aPassReadsTheTableOnce_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("values");
        QTest::addColumn<ReadPass>("pass");
        QTest::newRow("text keys of another order")
            << QStringLiteral("k varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, n int")
            << QStringLiteral("concat('Key ', seq), seq") << ReadPass::ByKey;
        QTest::newRow("uuid keys") << QStringLiteral("k uuid PRIMARY KEY, n int")
                                   << QStringLiteral("cast(unhex(md5(seq)) AS uuid), seq") << ReadPass::ByKey;
        QTest::newRow("numbers") << QStringLiteral("k int PRIMARY KEY, n int") << QStringLiteral("seq, seq") << ReadPass::ByKey;
        QTest::newRow("a cursor without an index")
            << QStringLiteral("k int PRIMARY KEY, n int") << QStringLiteral("seq, seq % 100") << ReadPass::Changed;
    }

    // By the rows that the server read, in the statistics that it keeps by table.
    void aPassReadsTheTableOnce()
    {
        QFETCH(QString, columns);
        QFETCH(QString, values);
        QFETCH(ReadPass, pass);
        constexpr qint64 records = 100'000;
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral("SET GLOBAL userstat = 1; CREATE TABLE t (%1); INSERT INTO t SELECT %2 FROM "
                                             "seq_1_to_%3")
                                  .arg(columns, values)
                                  .arg(records)),
                 database.problem());
        const QString rowsRead =
            QStringLiteral("SELECT coalesce(sum(rows_read), 0) FROM information_schema.table_statistics WHERE "
                           "table_schema = '%1' AND table_name = 't'")
                .arg(database.name());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {QStringLiteral("k")}, QStringLiteral("n"), {}}, {});
        QVERIFY(source);
        const qint64 before = database.value(rowsRead).toLongLong();
        PageRequest request;
        request.pass = pass;
        request.upper = Value::ofInt(records);
        request.limit = 1'000;
        QString problem;
        const QStringList all = readAll(**source, request, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), records);
        // Sorting by reference reads each record once more.
        const qint64 read = database.value(rowsRead).toLongLong() - before;
        QVERIFY2(read >= records && read <= 2 * records + 10, qPrintable(QString::number(read)));
    }

    void aPassGoesOnWhileOtherThingsAreAsked()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral("CREATE TABLE t (k int PRIMARY KEY, n int); INSERT INTO t SELECT seq, seq FROM "
                                             "seq_1_to_50000")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {QStringLiteral("k")}, QStringLiteral("n"), {}}, {});
        QVERIFY(source);
        RecordBatch batch, found, keys(1);
        PageRequest request;
        request.limit = 10;
        const auto first = (*source)->readPage(request, batch);
        QVERIFY(first && !first->last);
        keys.appendRow()[0] = Cell::ofInt(40'000);
        QVERIFY((*source)->fetch(keys, found));
        QCOMPARE(found.rows(), std::size_t{1});
        QCOMPARE((*source)->count().value_or(-1), 50'000);
        QCOMPARE((*source)->countBeyond(Value::ofInt(49'000)).value_or(-1), 1'000);
        const auto bounds = (*source)->bounds();
        QVERIFY(bounds && bounds->greatest == Value::ofInt(50'000));
        // On, elsewhere, and on from a position that another source has given.
        for (const std::int64_t after : {10, 30'000, 30'010, 20}) {
            request.after = {Value::ofInt(after)};
            const auto page = (*source)->readPage(request, batch);
            QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
            QVERIFY(batch.rows() == 10 && !page->last);
            QCOMPARE(batch.row(0)[0].i, after + 1);
        }
    }

    void aPassThatIsCutOffGoesOnFromItsPosition()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral("CREATE TABLE t (k int PRIMARY KEY, n varchar(255)); INSERT INTO t SELECT seq, "
                                             "repeat('x', 255) FROM seq_1_to_100000")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        const SourceSpec spec{QStringLiteral("t"), {}, {QStringLiteral("k")}, {}, {}};
        auto source = endpoint.openSource(spec, {});
        QVERIFY(source);
        RecordBatch batch;
        PageRequest request;
        request.limit = 1'000;
        const auto first = (*source)->readPage(request, batch);
        QVERIFY(first && !first->last);
        request.after = first->position;
        QVERIFY2(
            database.run(QStringLiteral("KILL ") +
                         database.value(QStringLiteral("SELECT id FROM information_schema.processlist WHERE db = '%1' AND id "
                                                       "<> connection_id() AND command = 'Execute'")
                                            .arg(database.name()))),
            database.problem());
        QString problem;
        static_cast<void>(readAll(**source, request, problem));
        QVERIFY(!problem.isEmpty());
        source = endpoint.openSource(spec, {});
        QVERIFY(source);
        problem.clear();
        QCOMPARE(readAll(**source, request, problem).size(), 99'000);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void aStopEndsAPass()
    {
        TestDatabase database(TestServerKind::Mysql);
        QVERIFY2(database.isReady(), database.problem());
        QVERIFY2(database.run(QStringLiteral("CREATE TABLE t (k int PRIMARY KEY, n varchar(255)); INSERT INTO t SELECT seq, "
                                             "repeat('x', 255) FROM seq_1_to_100000")),
                 database.problem());
        MysqlEndpoint endpoint = endpointOf(database);
        std::stop_source stop;
        const auto source = endpoint.openSource({QStringLiteral("t"), {}, {QStringLiteral("k")}, {}, {}}, stop.get_token());
        QVERIFY(source);
        RecordBatch batch;
        PageRequest request;
        request.limit = 1'000;
        const auto first = (*source)->readPage(request, batch);
        QVERIFY(first && !first->last);
        stop.request_stop();
        Result<Page> page = *first;
        while (page && !page->last) {
            request.after = page->position;
            page = (*source)->readPage(request, batch);
        }
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestMysqlPasses)
#include "tst_mysqlpasses.moc"
