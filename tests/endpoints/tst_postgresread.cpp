// Reading from PostgreSQL: positions, bounds, values.
#include "postgrestest.h"

#include <QTest>
#include <thread>

using namespace tidewright;

class TestPostgresRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void pagesFollowOneAnotherWithoutGapOrRepeat_data();
    void pagesFollowOneAnotherWithoutGapOrRepeat();
    void tiesLargerThanAPageAreCrossed();
    void everyPassReadsItsOwnRecords();
    void aRangeEndsWithItsLastKey();
    void textKeysOrderByTheirBytes_data();
    void textKeysOrderByTheirBytes();
    void timesBeforeTheFirstYearArePositions();
    void fetchFindsTheRecordsThatExist();
    void otherCallsDoNotDisturbAPass();
    void aFilterWithACommentStaysAlone();
    void boundsTellClockGreatestAndEmpty();
    void boundsStayBelowAnOpenTransaction();
    void boundsOfOtherCursorsAreTheirGreatest();
    void countIsExactAndEstimateNear();
    void aStopEndsAWait();

private:
    std::unique_ptr<Source> open(const SourceSpec &spec, std::stop_token stop = {});
    QString readAll(const SourceSpec &spec, PageRequest request, bool newSourceForEachPage);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<PostgresEndpoint> m_endpoint;
};

void TestPostgresRead::init()
{
    m_database = std::make_unique<TestDatabase>(TestServerKind::Postgres);
    QVERIFY2(m_database->isReady(), m_database->problem());
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
}

void TestPostgresRead::cleanup()
{
    m_endpoint.reset();
    m_database.reset();
}

std::unique_ptr<Source> TestPostgresRead::open(const SourceSpec &spec, std::stop_token stop)
{
    Result<std::unique_ptr<Source>> source = m_endpoint->openSource(spec, stop);
    if (!source) {
        qWarning() << problemOf(source);
        return nullptr;
    }
    return std::move(*source);
}

QString TestPostgresRead::readAll(const SourceSpec &spec, PageRequest request, bool newSourceForEachPage)
{
    QStringList pages;
    std::unique_ptr<Source> source = open(spec);
    RecordBatch batch;
    for (int guard = 0; guard < 10'000; ++guard) {
        const Result<Page> page = source->readPage(request, batch);
        if (!page)
            return problemOf(page);
        if (!batch.isEmpty())
            pages += shown(batch);
        if (page->last)
            return pages.join(QLatin1Char(';'));
        request.after = page->position;
        if (newSourceForEachPage)
            source = open(spec);
    }
    return QStringLiteral("no end");
}

void TestPostgresRead::pagesFollowOneAnotherWithoutGapOrRepeat_data()
{
    QTest::addColumn<bool>("newSource");
    QTest::addColumn<int>("limit");
    QTest::newRow("one source") << false << 7;
    QTest::newRow("a source for each page") << true << 7;
    QTest::newRow("pages that fit exactly") << false << 10;
    QTest::newRow("one record a page") << true << 1;
}

void TestPostgresRead::pagesFollowOneAnotherWithoutGapOrRepeat()
{
    QFETCH(bool, newSource);
    QFETCH(int, limit);
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (a int, b text, c numeric, v int, PRIMARY KEY (a, b, c));"
                       "INSERT INTO t SELECT i % 3, chr(97 + i % 4), i / 10.0, i FROM generate_series(1, 30) i")));
    PageRequest request;
    request.limit = std::size_t(limit);
    const SourceSpec spec{QStringLiteral("t"), {}, {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, {}, {}};
    QCOMPARE(readAll(spec, request, newSource),
             shown(m_database->rows(QStringLiteral("SELECT * FROM t ORDER BY a, b COLLATE \"C\", c"))));
}

void TestPostgresRead::tiesLargerThanAPageAreCrossed()
{
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, at timestamptz);"
                       "INSERT INTO t SELECT i, '2026-01-01 00:00:00.000001+00' FROM generate_series(1, 2500) i")));
    PageRequest request{ReadPass::Changed, {}, {}, {}, Value::ofInt(INT64_MAX - 1, ValueKind::TimestampTz), 1000};
    request.from = Value::ofInt(1'767'225'600'000'001, ValueKind::TimestampTz);
    const QString all = readAll(
        {QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("at")}, {QStringLiteral("id")}, QStringLiteral("at"), {}},
        request, true);
    const QStringList rows = all.split(QLatin1Char(';'));
    QCOMPARE(rows.size(), 2500);
    QCOMPARE(rows.first(), QStringLiteral("1|2026-01-01T00:00:00.000001Z"));
    QCOMPARE(rows.last(), QStringLiteral("2500|2026-01-01T00:00:00.000001Z"));
}

void TestPostgresRead::everyPassReadsItsOwnRecords()
{
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, at timestamp);"
                       "INSERT INTO t VALUES (1, '2026-01-03'), (2, NULL), (3, '2026-01-01'), (4, '2026-01-02'), (5, NULL),"
                       "(6, '2026-01-04'), (7, 'infinity'), (8, '2026-01-02')")));
    const SourceSpec spec{QStringLiteral("t"), {QStringLiteral("id")}, {QStringLiteral("id")}, {}, {}};
    SourceSpec withCursor = spec;
    withCursor.fields += QStringLiteral("at");
    withCursor.cursor = QStringLiteral("at");
    const auto day = [](int n) { return Value::ofInt((20'453 + n) * 86'400'000'000, ValueKind::Timestamp); };
    const auto ids = [&](const PageRequest &request) {
        QStringList found;
        for (const QString &row : readAll(withCursor, request, true).split(QLatin1Char(';'), Qt::SkipEmptyParts))
            found += row.section(QLatin1Char('|'), 0, 0);
        return found.join(QLatin1Char(' '));
    };
    QCOMPARE(ids({ReadPass::ByKey, {}, {}, {}, {}, 2}), QStringLiteral("1 2 3 4 5 6 7 8"));
    QCOMPARE(ids({ReadPass::Changed, {}, {}, {}, day(3), 2}), QStringLiteral("3 4 8 1"));
    QCOMPARE(ids({ReadPass::Changed, {}, {}, day(2), day(3), 2}), QStringLiteral("4 8 1"));
    QCOMPARE(ids({ReadPass::NullCursor, {}, {}, {}, {}, 1}), QStringLiteral("2 5"));
    QCOMPARE(ids({ReadPass::BeyondUpper, {}, {}, {}, day(3), 1}), QStringLiteral("6 7"));
}

void TestPostgresRead::aRangeEndsWithItsLastKey()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));"
                                           "INSERT INTO t SELECT i / 3, i % 3 FROM generate_series(0, 11) i")));
    PageRequest request;
    request.after = {Value::ofInt(0), Value::ofInt(1)};
    request.until = {Value::ofInt(2), Value::ofInt(1)};
    request.limit = 4;
    QCOMPARE(readAll({QStringLiteral("t"), {}, {QStringLiteral("a"), QStringLiteral("b")}, {}, {}}, request, true),
             QStringLiteral("0|2;1|0;1|1;1|2;2|0;2|1"));
}

void TestPostgresRead::textKeysOrderByTheirBytes_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("text") << QStringLiteral("text");
    QTest::newRow("collated") << QStringLiteral("varchar(20) COLLATE \"und-x-icu\"");
    QTest::newRow("by bytes already") << QStringLiteral("text COLLATE \"C\"");
    QTest::newRow("padded") << QStringLiteral("char(10)");
    QTest::newRow("name") << QStringLiteral("name");
}

void TestPostgresRead::textKeysOrderByTheirBytes()
{
    QFETCH(QString, type);
    QVERIFY2(
        m_database->run(
            QStringLiteral("CREATE TABLE t (k %1 PRIMARY KEY); INSERT INTO t VALUES ('b'), ('B'), ('a'), ('ä'), ('A'), ('_'), "
                           "('😀'), ('a b'), ('a''\"\\')")
                .arg(type)),
        m_database->problem());
    PageRequest request;
    request.limit = 1;
    QCOMPARE(readAll({QStringLiteral("t"), {}, {QStringLiteral("k")}, {}, {}}, request, true),
             QStringLiteral("A;B;_;a;a b;a'\"\\;b;ä;😀"));
}

void TestPostgresRead::timesBeforeTheFirstYearArePositions()
{
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (k timestamp PRIMARY KEY, d date); INSERT INTO t VALUES ('-infinity', 'infinity'), "
                       "('0044-03-15 12:00:00.5 BC', '4713-01-01 BC'), ('0001-01-01', '9999-12-31'), "
                       "('12026-01-01 01:02:03.000004', '0001-01-01'), ('infinity', '-infinity')")));
    PageRequest request;
    request.limit = 1;
    const QStringList rows =
        readAll({QStringLiteral("t"), {}, {QStringLiteral("k")}, {}, {}}, request, true).split(QLatin1Char(';'));
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows[2], QStringLiteral("0001-01-01 00:00:00.000000|9999-12-31"));
}

void TestPostgresRead::fetchFindsTheRecordsThatExist()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (a int, b text, v numeric(6,2), PRIMARY KEY (a, b));"
                                           "INSERT INTO t VALUES (1, 'x', 1.50), (1, 'y', 2), (2, 'x', NULL), (3, 'z', 4)")));
    const std::unique_ptr<Source> source =
        open({QStringLiteral("t"), {}, {QStringLiteral("a"), QStringLiteral("b")}, {}, QStringLiteral("a <> 3")});
    QVERIFY(source);
    RecordBatch found;
    VERIFY_OK(source->fetch(batchOf({{Value::ofInt(2), textValue("x")},
                                     {Value::ofInt(1), textValue("x")},
                                     {Value::ofInt(1), textValue("z")},
                                     {Value::ofInt(3), textValue("z")}}),
                            found));
    QStringList rows = shown(found).split(QLatin1Char(';'));
    rows.sort();
    QCOMPARE(rows.join(QLatin1Char(';')), QStringLiteral("1|x|1.50;2|x|∅"));
}

void TestPostgresRead::otherCallsDoNotDisturbAPass()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 20)")));
    const std::unique_ptr<Source> source = open({QStringLiteral("t"), {}, {QStringLiteral("id")}, {}, {}});
    QVERIFY(source);
    RecordBatch batch;
    PageRequest request;
    request.limit = 8;
    const Result<Page> first = source->readPage(request, batch);
    VERIFY_OK(first);
    QCOMPARE(*source->count(), 20);
    RecordBatch found;
    VERIFY_OK(source->fetch(batchOf({{Value::ofInt(19)}}), found));
    QCOMPARE(shown(found), QStringLiteral("19"));
    VERIFY_OK(source->bounds());
    request.after = first->position;
    const Result<Page> second = source->readPage(request, batch);
    VERIFY_OK(second);
    QCOMPARE(shown(batch), QStringLiteral("9;10;11;12;13;14;15;16"));
    request.after.clear();
    VERIFY_OK(source->readPage(request, batch));
    QCOMPARE(shown(batch), QStringLiteral("1;2;3;4;5;6;7;8"));
}

void TestPostgresRead::aFilterWithACommentStaysAlone()
{
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, status int); INSERT INTO t VALUES (1, 9), (2, 1), (3, 2)")));
    PageRequest request;
    QCOMPARE(
        readAll(
            {QStringLiteral("t"), {QStringLiteral("id")}, {QStringLiteral("id")}, {}, QStringLiteral("status <> 9 -- closed")},
            request, false),
        QStringLiteral("2;3"));
    for (const char *filter : {"status <> (", "true)) TO STDOUT; DELETE FROM t; COPY (SELECT ((1)"}) {
        const auto refused =
            m_endpoint->openSource({QStringLiteral("t"), {}, {QStringLiteral("id")}, {}, QString::fromLatin1(filter)}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Configuration);
    }
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("3"));
}

void TestPostgresRead::boundsTellClockGreatestAndEmpty()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY, at timestamptz)")));
    const SourceSpec spec{QStringLiteral("t"), {}, {QStringLiteral("id")}, QStringLiteral("at"), {}};
    const Result<SourceBounds> none = open(spec)->bounds();
    VERIFY_OK(none);
    QVERIFY(none->empty);
    QVERIFY(none->greatest.isNull());
    QCOMPARE(none->upper.cell().i, none->now.time_since_epoch().count());
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO t VALUES (1, '2020-02-29 01:02:03.000004+00'), (2, NULL)")));
    const Result<SourceBounds> some = open(spec)->bounds();
    VERIFY_OK(some);
    QVERIFY(!some->empty);
    QVERIFY(some->now > none->now);
    QCOMPARE(QString::fromStdString(toText(some->greatest.cell())), QStringLiteral("2020-02-29T01:02:03.000004Z"));
    SourceSpec filtered = spec;
    filtered.filter = QStringLiteral("id > 5");
    QVERIFY(open(filtered)->bounds()->empty);
}

void TestPostgresRead::boundsStayBelowAnOpenTransaction()
{
    QVERIFY(m_database->run(QStringLiteral(
        "CREATE TABLE t (id int PRIMARY KEY, at timestamptz DEFAULT now(), plain timestamp DEFAULT localtimestamp, day date)")));
    QVERIFY(m_database->run(QStringLiteral("BEGIN; INSERT INTO t VALUES (1)")));
    const Value started = [&] {
        const QString micros = m_database->value(QStringLiteral("SELECT (extract(epoch FROM now()) * 1000000)::bigint"));
        return Value::ofInt(micros.toLongLong(), ValueKind::TimestampTz);
    }();
    const SourceSpec spec{QStringLiteral("t"), {}, {QStringLiteral("id")}, QStringLiteral("at"), {}};
    const Result<SourceBounds> during = open(spec)->bounds();
    VERIFY_OK(during);
    QVERIFY(during->upper.cell().i < started.cell().i);
    SourceSpec plain = spec;
    plain.cursor = QStringLiteral("plain");
    QCOMPARE(open(plain)->bounds()->upper.kind(), ValueKind::Timestamp);
    plain.cursor = QStringLiteral("day");
    QCOMPARE(open(plain)->bounds()->upper.kind(), ValueKind::Date);
    QVERIFY(m_database->run(QStringLiteral("COMMIT")));
    const Result<SourceBounds> after = open(spec)->bounds();
    VERIFY_OK(after);
    QVERIFY(after->upper.cell().i > started.cell().i);
    QCOMPARE(order(after->greatest.cell(), started.cell()), std::strong_ordering::equal);
}

void TestPostgresRead::boundsOfOtherCursorsAreTheirGreatest()
{
    QVERIFY(m_database->run(QStringLiteral(
        "CREATE TABLE t (id int PRIMARY KEY, v bigint, s text, u uuid);"
        "INSERT INTO t VALUES (1, 5, 'B', '00000000-0000-0000-0000-000000000001'), (2, 9007199254740993, 'a', NULL)")));
    const auto upper = [&](const QString &cursor) {
        const Result<SourceBounds> bounds = open({QStringLiteral("t"), {}, {QStringLiteral("id")}, cursor, {}})->bounds();
        return bounds ? QString::fromStdString(toText(bounds->upper.cell())) : problemOf(bounds);
    };
    QCOMPARE(upper(QStringLiteral("v")), QStringLiteral("9007199254740993"));
    QCOMPARE(upper(QStringLiteral("s")), QStringLiteral("a"));
    QCOMPARE(upper(QStringLiteral("u")), QStringLiteral("00000000-0000-0000-0000-000000000001"));
}

void TestPostgresRead::countIsExactAndEstimateNear()
{
    QVERIFY(
        m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 5000)")));
    const std::unique_ptr<Source> before = open({QStringLiteral("t"), {}, {QStringLiteral("id")}, {}, {}});
    QVERIFY(!before->estimate()->has_value());
    QVERIFY(m_database->run(QStringLiteral("ANALYZE t; DELETE FROM t WHERE id > 4990")));
    QCOMPARE(*before->count(), 4990);
    QCOMPARE(before->estimate()->value_or(0), 5000);
    QCOMPARE(*open({QStringLiteral("t"), {}, {QStringLiteral("id")}, {}, QStringLiteral("id % 2 = 0")})->count(), 2495);
}

void TestPostgresRead::aStopEndsAWait()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)")));
    std::stop_source stop;
    const std::unique_ptr<Source> source = open(
        {QStringLiteral("t"), {}, {QStringLiteral("id")}, {}, QStringLiteral("pg_sleep(3600) IS NOT NULL")}, stop.get_token());
    QVERIFY(source);
    // Asks for the stop once the server is seen at work on the statement.
    std::thread stopper([&] {
        while (m_database->value(QStringLiteral(
                   "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")) !=
               QStringLiteral("1"))
            std::this_thread::yield();
        stop.request_stop();
    });
    RecordBatch batch;
    const Result<Page> page = source->readPage({}, batch);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::Cancelled);
    stopper.join();
    QTRY_COMPARE(m_database->value(QStringLiteral(
                     "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")),
                 QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestPostgresRead)
#include "tst_postgresread.moc"
