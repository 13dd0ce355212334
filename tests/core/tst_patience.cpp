// How long a run waits for what may come back, and that it waits no longer once it is told to stop.
#include "simulatedworld.h"

#include <QTest>

using namespace tidewright;

namespace
{

// What was warned of, with the time that the run has spent on it.
class Warnings final : public LogSink
{
public:
    void write(const LogRecord &record) override
    {
        if (record.level == LogLevel::Warn)
            lines += record.message;
    }
    QStringList lines;
};

// The user stops the run while it waits for the n-th time.
class StoppingClock final : public Clock
{
public:
    StoppingClock(FakeClock &clock, std::stop_source stop)
        : m_clock(clock)
        , m_stop(std::move(stop))
    {
    }
    Instant now() const override { return m_clock.now(); }
    Micros elapsed() const override { return m_clock.elapsed(); }
    bool wait(Micros duration, std::stop_token) override
    {
        if (++waits < 3)
            return m_clock.wait(duration, {});
        m_stop.request_stop();
        return false;
    }
    int waits = 0;

private:
    FakeClock &m_clock;
    std::stop_source m_stop;
};

struct Scene : FakeSides {
    Scene()
    {
        type.key = type.local = type.remote = QStringLiteral("t");
        type.cursorField = QStringLiteral("at");
        type.batchSize = 3;
        for (std::int64_t id = 1; id <= 9; ++id)
            source.rows[id] = {Value::ofInt(id), Value::ofInt(world.clock.time - 1'000'000, ValueKind::TimestampTz),
                               Value::ofInt(id), Value::ofInt(0, ValueKind::Boolean)};
    }
    SyncRun sync(Clock &clock, std::stop_token stop = {}) { return perform(&runType, log, {}, &clock, std::move(stop)).run; }
    void loseConnection(std::int64_t effect, std::int64_t times)
    {
        world.fault = Fault::ConnectionLost;
        world.faultAt = world.effects + effect;
        world.faultFor = times;
    }
    void lockState(std::int64_t call, std::int64_t times)
    {
        world.storeFault = ErrorCode::Conflict;
        world.storeFaultAt = world.storeCalls + call;
        world.storeFaultFor = times;
    }

    Warnings log;
};

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t lastEffect = 40;

} // namespace

class TestPatience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThatStartsAnewIsWaitedFor();
    void aServerThatStaysAwayIsGivenUpAfterAMinute();
    void aLockedStateIsWaitedFor();
    void aStateThatStaysLockedIsWaitedForOnce();
    void aLeaseIsAsYoungAsItsTaking();
    void aStopEndsTheWaitingAtOnce();
    void aRunStoppedBeforeItBeganChangesNothing();
    void aRunThatFailedBeforeItDecidedHasNoMode();
};

void TestPatience::aServerThatStartsAnewIsWaitedFor()
{
    int waited = 0;
    for (std::int64_t effect = 1; effect < lastEffect; ++effect) {
        Scene scene;
        scene.loseConnection(effect, 8);
        const std::int64_t before = scene.world.clock.time;
        const SyncRun run = scene.sync(scene.world.clock);
        const std::int64_t took = scene.world.clock.time - before;
        if (run.outcome == RunOutcome::Failed) {
            // Not reached once: that is told promptly.
            QVERIFY2(scene.log.lines.filter(QStringLiteral("Connection lost")).isEmpty(), qPrintable(QString::number(effect)));
            QVERIFY2(took < 5 * second, qPrintable(QString::number(took)));
            continue;
        }
        QCOMPARE(run.outcome, RunOutcome::Ok);
        QCOMPARE(scene.target.rows, scene.source.rows);
        if (scene.log.lines.contains(QStringLiteral("Connection lost, trying again (8)"))) {
            QVERIFY(took > 15 * second);
            ++waited;
        }
    }
    QVERIFY(waited > 5);
}

void TestPatience::aServerThatStaysAwayIsGivenUpAfterAMinute()
{
    int waited = 0;
    for (std::int64_t effect = 1; effect < lastEffect; ++effect) {
        Scene scene;
        scene.loseConnection(effect, 1'000'000);
        const std::int64_t before = scene.world.clock.time;
        const SyncRun run = scene.sync(scene.world.clock);
        const std::int64_t took = scene.world.clock.time - before;
        if (scene.log.lines.filter(QStringLiteral("Connection lost")).isEmpty())
            continue;
        ++waited;
        // Behind the last write all that is left to do is to tidy up.
        if (run.outcome == RunOutcome::Ok) {
            QCOMPARE(scene.target.rows, scene.source.rows);
            continue;
        }
        QCOMPARE(run.outcome, RunOutcome::Failed);
        QVERIFY2(took >= 60 * second, qPrintable(QString::number(took)));
        // What had been committed is gone on with.
        scene.world.faultAt = -1;
        scene.world.clock.time += 61 * second;
        QCOMPARE(scene.sync(scene.world.clock).outcome, RunOutcome::Ok);
        QCOMPARE(scene.target.rows, scene.source.rows);
    }
    QVERIFY(waited > 5);
}

void TestPatience::aLockedStateIsWaitedFor()
{
    int waited = 0;
    for (std::int64_t call = 0; call < 20; ++call) {
        Scene scene;
        scene.lockState(call, 12);
        QCOMPARE(scene.sync(scene.world.clock).outcome, RunOutcome::Ok);
        QCOMPARE(scene.target.rows, scene.source.rows);
        waited +=
            int(scene.log.lines.contains(QStringLiteral("The state database is locked by another process, waiting for it (12)")));
    }
    QVERIFY(waited > 3);
}

void TestPatience::aStateThatStaysLockedIsWaitedForOnce()
{
    int givenUp = 0;
    for (std::int64_t call = 0; call < 20; ++call) {
        Scene scene;
        scene.target.refused = 5; // so that the list is written as well
        scene.lockState(call, 1'000'000);
        const SyncRun run = scene.sync(scene.world.clock);
        const auto waits = scene.log.lines.filter(QStringLiteral("The state database is locked by another process")).size();
        QVERIFY2(waits <= 60, qPrintable(QStringLiteral("call %1: %2").arg(call).arg(waits)));
        if (waits == 0)
            continue;
        ++givenUp;
        QCOMPARE(run.outcome, RunOutcome::Failed);
        QVERIFY(run.error);
        QCOMPARE(run.error->code, ErrorCode::Conflict);
    }
    QVERIFY2(givenUp > 4, qPrintable(QString::number(givenUp)));
}

// However long the state was locked before: the wait is no age of the lease.
void TestPatience::aLeaseIsAsYoungAsItsTaking()
{
    std::int64_t longest = 0;
    for (int faults = 1; faults < 70; ++faults) {
        Scene scene;
        scene.lockState(0, faults);
        const std::int64_t before = scene.world.clock.time;
        const SyncRun run = scene.sync(scene.world.clock);
        const bool givenUp = run.error && run.error->code == ErrorCode::Conflict;
        QVERIFY2(givenUp || run.outcome == RunOutcome::Ok, run.error ? qPrintable(run.error->detail) : "");
        if (!givenUp)
            longest = scene.world.clock.time - before;
    }
    QVERIFY2(longest >= 60 * second, qPrintable(QString::number(longest)));
}

void TestPatience::aStopEndsTheWaitingAtOnce()
{
    // For the state, which nothing can be told to then.
    Scene locked;
    locked.lockState(0, 1'000'000);
    std::stop_source stopping;
    StoppingClock itsClock(locked.world.clock, stopping);
    QCOMPARE(locked.sync(itsClock, stopping.get_token()).outcome, RunOutcome::Cancelled);
    QCOMPARE(itsClock.waits, 3);

    int stopped = 0;
    for (std::int64_t effect = 1; effect < lastEffect; ++effect) {
        Scene scene;
        scene.loseConnection(effect, 1'000'000);
        std::stop_source stop;
        StoppingClock clock(scene.world.clock, stop);
        const SyncRun run = scene.sync(clock, stop.get_token());
        if (clock.waits == 0)
            continue;
        ++stopped;
        QVERIFY(clock.waits == 3 || run.outcome != RunOutcome::Ok);
        if (run.outcome != RunOutcome::Ok)
            QCOMPARE(run.outcome, RunOutcome::Cancelled);
    }
    QVERIFY(stopped > 5);
}

void TestPatience::aRunStoppedBeforeItBeganChangesNothing()
{
    Scene scene;
    std::stop_source stop;
    stop.request_stop();
    const SyncRun run = scene.sync(scene.world.clock, stop.get_token());
    QCOMPARE(run.outcome, RunOutcome::Cancelled);
    QVERIFY(!run.mode);
    QVERIFY(!scene.store.stored || scene.store.stored->status == SyncStatus::New);
    QVERIFY(scene.target.rows.empty());
    QCOMPARE(scene.sync(scene.world.clock).outcome, RunOutcome::Ok);
}

void TestPatience::aRunThatFailedBeforeItDecidedHasNoMode()
{
    Scene scene;
    scene.loseConnection(2, 1'000'000);
    const SyncRun run = scene.sync(scene.world.clock);
    QCOMPARE(run.outcome, RunOutcome::Failed);
    QVERIFY(!run.mode);
    QVERIFY(toJson(run).value(QLatin1String("mode")).isNull());
}

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
