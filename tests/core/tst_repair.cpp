// A repair: what a comparison has named is written, whatever has happened since and wherever it is interrupted.
#include "enginescenes.h"

#include <QTest>

using namespace tidewright;

namespace
{

struct DamagedWorld : World {
    DamagedWorld()
    {
        for (int id = 1; id <= 12; ++id)
            put(id, id);
        sync();
        before = *store.stored;
        target.rows[3][2] = Value::ofInt(99);
        target.rows.erase(4);
        target.rows.erase(5);
        target.rows[40] = target.rows[6];
        target.rows[40][0] = Value::ofInt(40);
        options.request = RunRequest::ForceFull;
    }
    Verification verify()
    {
        FakeEndpoint from(world, source), to(world, target);
        FakeObserver observer;
        return verifyType(fakeRun(type, from, to, store, world.clock, world.ids, log, observer));
    }
    SyncRun repair(const Verification &found)
    {
        options.repair = found.records;
        return sync();
    }

    SyncState before;
};

} // namespace

class RepairTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRepairThatIsInterruptedAnywhereIsDoneAgain()
    {
        bool interrupted = true;
        for (std::int64_t effect = 0; interrupted; ++effect) {
            QVERIFY(effect < 200);
            DamagedWorld world;
            const Verification found = world.verify();
            QCOMPARE(found.differences(), 4);
            world.crashAt(effect);
            world.repair(found);
            interrupted = world.world.dead;
            world.heal();
            if (const Verification left = world.verify(); left.differences() > 0)
                VERIFY_OK(world.repair(left));
            QCOMPARE(world.target.rows, world.source.rows);
            const SyncState &after = *world.store.stored;
            QCOMPARE(after.cursor, world.before.cursor);
            QCOMPARE(after.lastSyncAt, world.before.lastSyncAt);
            QCOMPARE(after.status, world.before.status);
            QVERIFY(!after.progress);
            world.options = {};
            world.put(7, 70);
            VERIFY_OK(world.sync());
            QCOMPARE(world.target.rows, world.source.rows);
        }
    }

    void whatHasChangedSinceIsWrittenAsItIsNow()
    {
        DamagedWorld world;
        const Verification found = world.verify();
        world.put(3, 300);         // changed once more
        world.put(40, 400);        // made at the source meanwhile: not to be deleted
        world.source.rows.erase(4); // gone from both sides
        world.put(8, 800);         // nobody has named it
        VERIFY_OK(world.repair(found));
        QCOMPARE(world.target.rows[3], world.source.rows[3]);
        QCOMPARE(world.target.rows[5], world.source.rows[5]);
        QCOMPARE(world.target.rows[40], world.source.rows[40]);
        QVERIFY(!world.target.rows.contains(4));
        QCOMPARE(world.target.rows[8][2], Value::ofInt(8));
    }

    void aRepairWaitsWhileARunIsUnfinished()
    {
        DamagedWorld world;
        const Verification found = world.verify();
        world.options = {};
        for (int id = 1; id <= 12; ++id)
            world.put(id, id + 1);
        world.crashAt(12);
        world.sync();
        world.heal();
        QVERIFY(world.store.stored->progress);
        const auto rows = world.target.rows;
        QCOMPARE(world.repair(found).outcome, RunOutcome::Halted);
        QCOMPARE(world.target.rows, rows);
        QVERIFY(world.store.stored->progress);
    }
};

QTEST_GUILESS_MAIN(RepairTest)
#include "tst_repair.moc"
