// Writing into MariaDB when the answer to a commit is lost, or a stop comes in the middle.
#include "faultproxy.h"
#include "mysqlwriting.h"

#include <QTest>
#include <thread>

using namespace tidewright;

class TestMysqlInterruption : public QObject
{
    Q_OBJECT

    static void stageOne(Target &target)
    {
        auto load = target.openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        auto writer = (*load)->openWriter();
        QVERIFY2(writer, why(writer));
        QVERIFY((*writer)->begin(0));
        QVERIFY((*writer)->upsert(batchOf({{1, "Ann", nullptr}}), 0, 1));
        QVERIFY((*writer)->commit(range(0, 0, 1)));
    }

    static void loseNextCommit(FaultProxy &proxy)
    {
        proxy.decide([&proxy](const QByteArray &statement) {
            const bool now = isCommit(statement) && proxy.cuts() == 0;
            return now ? std::optional(Cut::AfterAnswer) : std::nullopt;
        });
    }

private Q_SLOTS:
    void aLostAnswerIsFoundInTheLedger_data()
    {
        QTest::addColumn<LoadKind>("kind");
        QTest::newRow("immediate") << LoadKind::Immediate;
        QTest::newRow("direct") << LoadKind::Direct;
        QTest::newRow("staged") << LoadKind::Staged;
    }

    void aLostAnswerIsFoundInTheLedger()
    {
        QFETCH(LoadKind, kind);
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        FaultProxy proxy(TestServerKind::Mysql, fixture.database.server());
        SqlConnectionConfig config = SqlConnectionConfig::of(fixture.database.connection(), fixture.database.password());
        config.port = proxy.port();
        const auto target = MysqlEndpoint(config).openTarget(spec(), {});
        QVERIFY2(target, why(target));
        const RecordBatch batch = batchOf({{1, "Ann", nullptr}});
        {
            const auto load = (*target)->openLoad(QStringLiteral("run"), kind);
            QVERIFY2(load, why(load));
            const auto writer = (*load)->openWriter();
            QVERIFY2(writer, why(writer));
            QVERIFY((*writer)->begin(0));
            QVERIFY((*writer)->upsert(batch, 0, 1));
            loseNextCommit(proxy);
            const auto committed = (*writer)->commit(range(0, 0, 1));
            QVERIFY(!committed);
            QCOMPARE(committed.error().code, ErrorCode::CommitUnknown);
        }
        const auto load = (*target)->openLoad(QStringLiteral("run"), kind);
        QVERIFY2(load, why(load));
        QCOMPARE((*load)->committed().value_or(std::vector<ChunkRange>()), std::vector<ChunkRange>{range(0, 0, 1)});
        QCOMPARE(fixture.all(), kind == LoadKind::Staged ? QString() : QStringLiteral("1 Ann"));
    }

    void aMergeWhoseAnswerIsLostIsFoundInTheLedger()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        FaultProxy proxy(TestServerKind::Mysql, fixture.database.server());
        SqlConnectionConfig config = SqlConnectionConfig::of(fixture.database.connection(), fixture.database.password());
        config.port = proxy.port();
        const auto target = MysqlEndpoint(config).openTarget(spec(), {});
        QVERIFY2(target, why(target));
        stageOne(**target);
        const auto load = (*target)->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        {
            const auto merge = (*load)->beginMerge();
            QVERIFY2(merge, why(merge));
            const auto extent = (*merge)->extent();
            QVERIFY(extent && *extent);
            const auto counts = (*merge)->apply((*extent)->first, (*extent)->second);
            QVERIFY2(counts, why(counts));
            loseNextCommit(proxy);
            const auto committed = (*merge)->commit(*counts);
            QVERIFY(!committed);
            QCOMPARE(committed.error().code, ErrorCode::CommitUnknown);
        }
        const auto again = (*target)->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(again, why(again));
        QCOMPARE((*again)->mergedCounts().value_or(std::nullopt), std::optional<ChangeCounts>(ChangeCounts{1, 0, 0}));
        QCOMPARE(fixture.all(), QStringLiteral("1 Ann"));
    }

    void aStopEndsAMergeThatWaits()
    {
        Fixture fixture;
        QVERIFY2(fixture.target, fixture.problem.constData());
        QVERIFY2(fixture.database.run(QStringLiteral("INSERT INTO people (id, name) VALUES (1, 'Old')")),
                 fixture.database.problem());
        stageOne(*fixture.target);
        std::stop_source stop;
        const auto target = MysqlEndpoint(SqlConnectionConfig::of(fixture.database.connection(), fixture.database.password()))
                                .openTarget(spec(), stop.get_token());
        QVERIFY2(target, why(target));
        const auto load = (*target)->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(load, why(load));
        const auto merge = (*load)->beginMerge();
        QVERIFY2(merge, why(merge));
        const auto extent = (*merge)->extent();
        QVERIFY(extent && *extent);
        TestDatabase other(TestServerKind::Mysql);
        QVERIFY2(other.isReady() && other.run(QStringLiteral("START TRANSACTION; UPDATE %1.people SET name = 'Held' WHERE id = 1")
                                                  .arg(fixture.database.name())),
                 other.problem());
        const QString waiting =
            QStringLiteral("SELECT count(*) FROM information_schema.processlist WHERE db = '%1' AND info LIKE '%STRAIGHT_JOIN%'")
                .arg(fixture.database.name());
        std::thread stopper([&] {
            TestDatabase watcher(TestServerKind::Mysql); // its connection belongs to this thread
            while (watcher.isReady() && watcher.value(waiting) != QLatin1String("1")) {
            }
            stop.request_stop();
        });
        const auto applied = (*merge)->apply((*extent)->first, (*extent)->second);
        stopper.join();
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, ErrorCode::Cancelled);
        QTRY_COMPARE(other.value(waiting), QStringLiteral("0"));
        QVERIFY2(other.run(QStringLiteral("ROLLBACK")), other.problem());
        QCOMPARE(fixture.all(), QStringLiteral("1 Old"));
        const auto resumed = fixture.target->openLoad(QStringLiteral("run"), LoadKind::Staged);
        QVERIFY2(resumed && (*resumed)->resumed(), why(resumed));
    }
};

QTEST_GUILESS_MAIN(TestMysqlInterruption)
#include "tst_mysqlinterruption.moc"
