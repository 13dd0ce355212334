// Content types of one job that end together: their states are written in one transaction, or none of them is.
#include "twowayscene.h"

#include <QTest>

using namespace tidewright;

namespace
{

// A two-way type and a one-way type of one job.
struct TwoTypes {
    TwoTypes()
    {
        for (Database *side : {&sides.local, &sides.remote})
            side->run("CREATE TABLE u (id INTEGER PRIMARY KEY, v TEXT)");
        TwoWayTables::set(sides.local, 1, 'a');
        sides.remote.run("INSERT INTO u VALUES (1, 'a')");
    }
    std::vector<SyncRun> sync()
    {
        RunOptions options;
        options.atomic = true;
        RunContext twoWay = sides.context(options);
        RunContext oneWay = sides.context(options);
        std::vector<RunContext> contexts{twoWay, RunContext{oneWay.job, pulled, Direction::RemoteToLocal, oneWay.batchId, oneWay.source, oneWay.target,
                                                            oneWay.store, oneWay.clock, oneWay.ids, oneWay.log, oneWay.observer, oneWay.holder,
                                                            oneWay.options, oneWay.stop, oneWay.concurrency}};
        InlineScheduler scheduler;
        std::vector<SyncRun> runs;
        for (RunResult &result : runBatch(contexts, scheduler))
            runs.push_back(std::move(result.run));
        return runs;
    }
    SyncState state(const char *type) const { return (*sides.store->state({QStringLiteral("job"), QLatin1String(type)})).value_or(SyncState()); }

    TwoWayTables sides;
    ContentType pulled = table("u");
};

} // namespace

class tst_atomic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allStatesAreWrittenWhereAllRunsSucceed()
    {
        TwoTypes job;
        for (const SyncRun &run : job.sync())
            VERIFY_OK(run);
        for (const char *type : {"t", "u"}) {
            QCOMPARE(job.state(type).status, SyncStatus::InSync);
            QVERIFY(job.state(type).lastSyncAt.has_value());
        }
        // Nothing to do is no reason to go another way.
        for (const SyncRun &run : job.sync())
            VERIFY_OK(run);
    }

    void noStateIsWrittenWhereOneRunFails_data()
    {
        QTest::addColumn<QByteArray>("failing");
        QTest::addColumn<QByteArray>("waiting");
        QTest::newRow("the one-way type") << QByteArray("u") << QByteArray("t");
        QTest::newRow("the two-way type") << QByteArray("t") << QByteArray("u");
    }
    void noStateIsWrittenWhereOneRunFails()
    {
        QFETCH(QByteArray, failing);
        QFETCH(QByteArray, waiting);
        TwoTypes job;
        job.sides.remote.run("ALTER TABLE " + failing + " RENAME TO elsewhere");
        for (const SyncRun &run : job.sync()) {
            QCOMPARE(run.outcome, RunOutcome::Failed);
            if (run.key.typeKey == QLatin1String(waiting))
                QVERIFY2(run.error->message.contains(QLatin1String(failing)), told(run).constData());
        }
        const SyncState held = job.state(waiting.constData());
        QVERIFY(!held.lastSyncAt && !held.initialSyncCompleted);
        QVERIFY(held.progress.has_value());
        // Its records are there all the same.
        QCOMPARE((waiting == "t" ? job.sides.remote : job.sides.local).run("SELECT v FROM " + waiting), QStringLiteral("a"));

        job.sides.remote.run("ALTER TABLE elsewhere RENAME TO " + failing);
        for (const SyncRun &run : job.sync()) {
            VERIFY_OK(run);
            QCOMPARE(run.resumed, run.key.typeKey == QLatin1String(waiting));
        }
        for (const char *type : {"t", "u"})
            QCOMPARE(job.state(type).status, SyncStatus::InSync);
        for (const char *type : {"t", "u"})
            QCOMPARE(job.sides.local.run(QByteArray("SELECT id, v FROM ") + type), job.sides.remote.run(QByteArray("SELECT id, v FROM ") + type));
    }
};

QTEST_GUILESS_MAIN(tst_atomic)
#include "tst_atomic.moc"
