// What a PostgreSQL target has its own mind about: foreign keys that it would check at the commit only, and triggers that keep
// records out. The records it is about are refused by name, all others are written, and the counts are true.
#include "testengine.h"
#include "tidewrightprocess.h"

#include <QJsonArray>
#include <QTest>

using namespace tidewright;

namespace
{

enum class Way { Direct, Staged, Delta };

} // namespace

class TestPostgresChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aDeferredForeignKeyRefusesItsRecordsAlone_data();
    void aDeferredForeignKeyRefusesItsRecordsAlone();
    void recordsThatReferToEachOtherAreWrittenTogether_data();
    void recordsThatReferToEachOtherAreWrittenTogether();
    void aRemovedParentThatIsStillReferredToStays();
    void whatATriggerLeavesOutIsRefusedByName_data();
    void whatATriggerLeavesOutIsRefusedByName();

    void theConnectionsFileDecidesNotTheEnvironment();
    void aWriterThatFailsEndsTheRunWithTrueCounts();
    void datesInTextOfAnotherServerBecomeDates();
    void timesBeyondTheTargetsAreRefusedByName_data();
    void timesBeyondTheTargetsAreRefusedByName();

private:
    static void addWays();
    void prepare(const QString &targetSql, const QString &reference);
    // The one run of the job, whose records were all there before in other words unless it is Direct.
    QJsonObject sync(Way way);
    QString failedKeys();

    std::unique_ptr<TestEngine> m_source;
    std::unique_ptr<TestEngine> m_target;
    std::unique_ptr<TestWorkspace> m_workspace;
};

void TestPostgresChecks::init()
{
    m_source = std::make_unique<TestEngine>(EngineKind::Sqlite);
    m_target = std::make_unique<TestEngine>(EngineKind::Postgres);
    QVERIFY2(m_target->isReady(), m_target->problem());
    m_workspace = std::make_unique<TestWorkspace>();
    m_workspace->addConnection(QStringLiteral("remote"), m_source->connection(), {});
    m_workspace->addConnection(QStringLiteral("local"), m_target->connection(), m_target->password());
    m_workspace->addJob(
        QStringLiteral("job"),
        pullJob({contentType(QStringLiteral("item"),
                             {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("changed")}}}})}));
}

void TestPostgresChecks::cleanup()
{
    m_workspace.reset();
    m_source.reset();
    m_target.reset();
}

void TestPostgresChecks::addWays()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("direct") << Way::Direct;
    QTest::newRow("staged") << Way::Staged;
    QTest::newRow("delta") << Way::Delta;
}

// 300 records; `reference`: an expression over their id i.
void TestPostgresChecks::prepare(const QString &targetSql, const QString &reference)
{
    QVERIFY2(m_source->run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, parent integer, changed timestamp);"
                                          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
                                          "INSERT INTO item SELECT i, %1, '2025-01-01 00:00:00' FROM n")
                               .arg(reference)),
             m_source->problem());
    QVERIFY2(m_target->run(targetSql), m_target->problem());
}

QJsonObject TestPostgresChecks::sync(Way way)
{
    QStringList arguments{QStringLiteral("sync"), QStringLiteral("--json")};
    if (way != Way::Direct) {
        m_target->run(QStringLiteral("INSERT INTO item SELECT i, NULL, '2000-01-01' FROM generate_series(1, 299) i"));
        if (way == Way::Staged) {
            arguments += QStringLiteral("--force-full");
        } else {
            m_workspace->run({QStringLiteral("state"), QStringLiteral("set"), QStringLiteral("job"), QStringLiteral("item"),
                              QStringLiteral("initialSyncCompleted=true")});
            m_source->run(QStringLiteral("CREATE TABLE kept AS SELECT * FROM item; DELETE FROM item"));
            m_workspace->run({QStringLiteral("sync")});
            m_source->run(QStringLiteral("INSERT INTO item SELECT id, parent, '2026-01-01 00:00:00' FROM kept"));
        }
    }
    const Finished finished = m_workspace->run(arguments);
    QJsonObject run = finished.json().value(QLatin1String("runs")).toArray().first().toObject();
    if (run.isEmpty())
        qWarning() << finished.all();
    return run;
}

QString TestPostgresChecks::failedKeys()
{
    const QJsonObject failed =
        m_workspace->run({QStringLiteral("records"), QStringLiteral("failed"), QStringLiteral("--json")}).json();
    QStringList keys;
    for (const QJsonValue &record : failed.value(QLatin1String("failedRecords")).toArray())
        keys += QString::number(record.toObject().value(QLatin1String("recordKey")).toInt());
    return keys.join(QLatin1Char(' '));
}

void TestPostgresChecks::aDeferredForeignKeyRefusesItsRecordsAlone_data()
{
    addWays();
}

void TestPostgresChecks::aDeferredForeignKeyRefusesItsRecordsAlone()
{
    QFETCH(Way, way);
    prepare(
        QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, parent integer REFERENCES item DEFERRABLE INITIALLY DEFERRED, "
                       "changed timestamp)"),
        QStringLiteral("CASE WHEN i IN (7, 250) THEN 9000 END"));
    const QJsonObject run = sync(way);
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok_with_errors"));
    QCOMPARE(run.value(QLatin1String("failed")).toInt(), 2);
    QCOMPARE(failedKeys(), QStringLiteral("7 250"));
    QCOMPARE(m_target->value(QStringLiteral("SELECT count(*) FROM item WHERE changed >= '2025-01-01'")), QStringLiteral("298"));
}

void TestPostgresChecks::recordsThatReferToEachOtherAreWrittenTogether_data()
{
    addWays();
}

void TestPostgresChecks::recordsThatReferToEachOtherAreWrittenTogether()
{
    QFETCH(Way, way);
    prepare(
        QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, parent integer REFERENCES item DEFERRABLE INITIALLY DEFERRED, "
                       "changed timestamp)"),
        QStringLiteral("301 - i"));
    const QJsonObject run = sync(way);
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QCOMPARE(m_target->value(QStringLiteral("SELECT count(*) FROM item WHERE parent = 301 - id")), QStringLiteral("300"));
}

void TestPostgresChecks::aRemovedParentThatIsStillReferredToStays()
{
    prepare(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, parent integer, changed timestamp);"
                           "CREATE TABLE child (item integer REFERENCES item DEFERRABLE INITIALLY DEFERRED)"),
            QStringLiteral("NULL"));
    sync(Way::Direct);
    m_target->run(QStringLiteral("INSERT INTO child VALUES (5)"));
    m_source->run(QStringLiteral("DELETE FROM item WHERE id IN (5, 6)"));
    const QJsonObject run = sync(Way::Staged);
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok_with_errors"));
    QCOMPARE(m_target->value(QStringLiteral("SELECT string_agg(id::text, ' ') FROM item WHERE id < 8")),
             QStringLiteral("1 2 3 4 5 7"));
}

void TestPostgresChecks::whatATriggerLeavesOutIsRefusedByName_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<bool>("unique");
    for (const bool unique : {true, false}) {
        const char *const key = unique ? "by its key" : "without a unique key";
        QTest::addRow("direct, %s", key) << Way::Direct << unique;
        QTest::addRow("staged, %s", key) << Way::Staged << unique;
        QTest::addRow("delta, %s", key) << Way::Delta << unique;
    }
}

void TestPostgresChecks::whatATriggerLeavesOutIsRefusedByName()
{
    QFETCH(Way, way);
    QFETCH(bool, unique);
    prepare(QStringLiteral(
                "CREATE TABLE item (id integer %1, parent integer, changed timestamp);"
                "CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.parent = 1 THEN RETURN NULL; "
                "END IF; NEW.parent := coalesce(NEW.parent, 0); RETURN NEW; END';"
                "CREATE TRIGGER leave_out BEFORE INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION leave_out()")
                .arg(unique ? QStringLiteral("PRIMARY KEY") : QString()),
            QStringLiteral("CASE WHEN i IN (7, 300) THEN 1 END"));
    const QJsonObject run = sync(way);
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok_with_errors"));
    QCOMPARE(failedKeys(), QStringLiteral("7 300"));
    QCOMPARE(run.value(QLatin1String("created")).toInt(), way == Way::Direct ? 298 : 0);
    QCOMPARE(run.value(QLatin1String("updated")).toInt(), way == Way::Direct ? 0 : 298);
    QCOMPARE(m_target->value(QStringLiteral("SELECT count(*) FROM item WHERE changed >= '2025-01-01'")), QStringLiteral("298"));
}

void TestPostgresChecks::theConnectionsFileDecidesNotTheEnvironment()
{
    prepare(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, parent integer, changed timestamp)"),
            QStringLiteral("NULL"));
    const std::pair<const char *, const char *> settings[] = {{"PGHOSTADDR", "127.0.0.2"},
                                                              {"PGPORT", "1"},
                                                              {"PGSERVICE", "nowhere"},
                                                              {"PGSERVICEFILE", "/nowhere"},
                                                              {"PGSSLMODE", "require"},
                                                              {"PGOPTIONS", "-c search_path=nowhere"},
                                                              {"PGTARGETSESSIONATTRS", "standby"},
                                                              {"PGREQUIREPEER", "nobody"}};
    for (const auto &[name, value] : settings)
        m_workspace->setEnvironment(QLatin1String(name), QLatin1String(value));
    const QJsonObject run = sync(Way::Direct);
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
}

void TestPostgresChecks::timesBeyondTheTargetsAreRefusedByName_data()
{
    QTest::addColumn<EngineKind>("kind");
    QTest::addColumn<bool>("asCursor");
    for (const bool asCursor : {false, true}) {
        const char *const role = asCursor ? "the cursor" : "a field";
        QTest::addRow("mysql, %s", role) << EngineKind::Mysql << asCursor;
        QTest::addRow("sqlite, %s", role) << EngineKind::Sqlite << asCursor;
        QTest::addRow("postgres, %s", role) << EngineKind::Postgres << asCursor;
    }
}

void TestPostgresChecks::timesBeyondTheTargetsAreRefusedByName()
{
    QFETCH(EngineKind, kind);
    QFETCH(bool, asCursor);
    TestEngine into(kind);
    QVERIFY2(into.isReady(), into.problem());
    QVERIFY2(
        m_target->run(
            QStringLiteral(
                "CREATE TABLE item (id integer PRIMARY KEY, changed timestamp, at timestamp, on_day date, zoned timestamptz);"
                "INSERT INTO item SELECT i, '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01' FROM generate_series(1, 9) i;"
                "UPDATE item SET %1 = 'infinity' WHERE id = 2; UPDATE item SET %1 = '-infinity' WHERE id = 3;"
                "UPDATE item SET %1 = '294276-12-31 23:59:59.999999' WHERE id = 4; UPDATE item SET %1 = '294247-02-01' WHERE id "
                "= 5")
                .arg(asCursor ? QStringLiteral("changed") : QStringLiteral("at"))),
        m_target->problem());
    if (!asCursor)
        QVERIFY2(m_target->run(QStringLiteral("UPDATE item SET on_day = 'infinity' WHERE id = 6; UPDATE item SET zoned = "
                                              "'294276-01-01 00:00+00' WHERE id = 7")),
                 m_target->problem());
    m_workspace->addConnection(QStringLiteral("remote"), m_target->connection(), m_target->password());
    m_workspace->addConnection(QStringLiteral("local"), into.connection(), into.password());
    m_workspace->addJob(
        QStringLiteral("job"),
        pullJob({contentType(QStringLiteral("item"),
                             {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("changed")}}},
                              {QStringLiteral("create"), true}})}));
    for (int round = 0; round < 2; ++round) {
        const Finished finished = m_workspace->run({QStringLiteral("sync"), QStringLiteral("--json")});
        const QJsonObject run = finished.json().value(QLatin1String("runs")).toArray().first().toObject();
        const QString outcome = run.value(QLatin1String("outcome")).toString();
        QVERIFY2(outcome == QLatin1String("ok_with_errors") || outcome == QLatin1String("ok"), finished.all().constData());
        const int all = asCursor ? 4 : 6;
        const int written = into.value(QStringLiteral("SELECT count(*) FROM item")).toInt();
        const qsizetype refused = failedKeys().split(QLatin1Char(' '), Qt::SkipEmptyParts).size();
        QCOMPARE(written + refused, 9);
        QVERIFY2(refused <= all && (kind != EngineKind::Mysql || refused == all), qPrintable(failedKeys()));
    }
}

// Two writers load at once; what one of them meets is none of the record's fault.
void TestPostgresChecks::aWriterThatFailsEndsTheRunWithTrueCounts()
{
    prepare(QStringLiteral(
                "CREATE TABLE item (id integer PRIMARY KEY, parent integer, changed timestamp);"
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.id = 217 THEN RAISE EXCEPTION "
                "USING ERRCODE = ''53100'', MESSAGE = ''no space left''; END IF; RETURN NEW; END';"
                "CREATE TRIGGER full_disk BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION full_disk()"),
            QStringLiteral("NULL"));
    m_workspace->addJob(
        QStringLiteral("job"),
        pullJob({contentType(QStringLiteral("item"),
                             {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("changed")}}},
                              {QStringLiteral("batchSize"), 20}})}));
    const QJsonObject failed = sync(Way::Direct);
    QCOMPARE(failed.value(QLatin1String("outcome")).toString(), QStringLiteral("failed"));
    QCOMPARE(failed.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString(),
             QStringLiteral("disk_full"));
    QCOMPARE(QString::number(failed.value(QLatin1String("created")).toInt()),
             m_target->value(QStringLiteral("SELECT count(*) FROM item")));
    m_target->run(QStringLiteral("DROP TRIGGER full_disk ON item"));
    const QJsonObject resumed = sync(Way::Direct);
    QCOMPARE(resumed.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QCOMPARE(failed.value(QLatin1String("created")).toInt() + resumed.value(QLatin1String("created")).toInt(), 300);
    QCOMPARE(m_target->value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("300"));
}

void TestPostgresChecks::datesInTextOfAnotherServerBecomeDates()
{
    TestEngine from(EngineKind::Mysql);
    QVERIFY2(from.run(QStringLiteral(
                 "CREATE TABLE item (id integer PRIMARY KEY, day text, changed datetime(6));"
                 "INSERT INTO item VALUES (1, '2024-02-29', '2025-01-01'), (2, '0001-01-01', '2025-01-01'), (3, '9999-12-31', "
                 "'2025-01-01'),"
                 "(4, NULL, '2025-01-01'), (5, '2023-02-29', '2025-01-01'), (6, 'soon', '2025-01-01'), (7, '', '2025-01-01')")),
             from.problem());
    QVERIFY2(m_target->run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, day date, changed timestamp)")),
             m_target->problem());
    m_workspace->addConnection(QStringLiteral("remote"), from.connection(), from.password());
    const Finished finished = m_workspace->run({QStringLiteral("sync"), QStringLiteral("--json")});
    QVERIFY2(finished.exitCode == 1, finished.all().constData());
    QCOMPARE(failedKeys(), QStringLiteral("5 6 7"));
    QCOMPARE(
        m_target->value(QStringLiteral("SELECT string_agg(id || ' ' || coalesce(day::text, '-'), ', ' ORDER BY id) FROM item")),
        QStringLiteral("1 2024-02-29, 2 0001-01-01, 3 9999-12-31, 4 -"));
}

QTEST_GUILESS_MAIN(TestPostgresChecks)
#include "tst_postgreschecks.moc"
