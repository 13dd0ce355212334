// Records that somebody has chosen, synced by themselves: these and no others, as they were seen, while the type's position stays.
#include "deeds.h"
#include "twowayscene.h"

#include <QTest>

using namespace tidewright;

namespace
{

using enum ChosenOutcome;

Key id(std::int64_t number)
{
    return {Value::ofInt(number)};
}

std::vector<ChosenRecord> records(std::initializer_list<int> numbers)
{
    std::vector<ChosenRecord> chosen;
    for (const int number : numbers)
        chosen.push_back({id(number), std::nullopt});
    return chosen;
}

// As the dry run shows them.
std::vector<ChosenRecord> previewed(const RunResult &rehearsed, std::initializer_list<int> numbers)
{
    std::vector<ChosenRecord> chosen;
    for (const int number : numbers) {
        for (const PlannedChange &change : rehearsed.dryRun->sample) {
            if (change.recordKey == id(number)) {
                chosen.push_back({change.recordKey, change.seen});
                break;
            }
        }
    }
    return chosen;
}

using Outcomes = std::vector<ChosenOutcome>;

} // namespace

class ChosenRecordsTest : public QObject
{
    Q_OBJECT

    // Ten records in sync; then 2 and 3 are changed, 4 and 5 are gone, 11 and 12 are new.
    struct Apart : Tables {
        explicit Apart(const char *constraint = "")
        {
            const QByteArray make = QByteArray("CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER, v TEXT") + constraint + ')';
            source.run(make);
            target.run(make);
            source.run("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i<10) INSERT INTO t SELECT i, i, 'b' FROM n");
            type = table("t");
            type.cursorField = QStringLiteral("at");
        }
        void part()
        {
            source.run("UPDATE t SET v = 'x', at = 20 WHERE id IN (2, 3); DELETE FROM t WHERE id IN (4, 5); INSERT INTO t VALUES (11, 21, 'n'), (12, 22, 'n')");
        }
        RunResult rehearse()
        {
            RunOptions options;
            options.dryRun = true;
            options.request = RunRequest::ForceFull;
            return runType(context(type, options));
        }
        SyncedRecords sync(const std::vector<ChosenRecord> &chosen, RunOptions options = {})
        {
            return syncRecordsOfType(context(type, options), chosen);
        }
        QString held() { return target.run("SELECT group_concat(id || v, ' ') FROM (SELECT id, v FROM t ORDER BY id)"); }
        ContentType type;
    };

private Q_SLOTS:
    void onlyTheChosenOnesAreWrittenAndThePositionStays()
    {
        Apart tables;
        VERIFY_OK(tables.Tables::sync(tables.type));
        const SyncState before = tables.state(tables.type);
        tables.part();
        const SyncedRecords synced = tables.sync(records({2, 4, 11, 1}));
        VERIFY_OK(synced.run);
        QVERIFY(synced.outcomes == (Outcomes{Synced, Synced, Synced, Equal}));
        QCOMPARE(tables.held(), QStringLiteral("1b 2x 3b 5b 6b 7b 8b 9b 10b 11n"));
        QCOMPARE(synced.run.counts.created, 1);
        QCOMPARE(synced.run.counts.updated, 1);
        QCOMPARE(synced.run.counts.deleted, 1);
        const SyncState &after = tables.state(tables.type);
        QVERIFY(order(after.cursor.cell(), before.cursor.cell()) == std::strong_ordering::equal);
        QCOMPARE(after.lastSyncAt.has_value(), before.lastSyncAt.has_value());
        QVERIFY(after.lastSyncAt == before.lastSyncAt);
        QVERIFY(!after.progress);
        QCOMPARE(after.localRecords, 10);
        QCOMPARE(tables.target.run("SELECT name FROM sqlite_master WHERE name NOT LIKE 't' AND type = 'table' AND name NOT IN ('tidewright_undo', 'sqlite_sequence')"), QString());
        // The rest comes with the next run.
        RunOptions full;
        full.request = RunRequest::ForceFull;
        VERIFY_OK(tables.Tables::sync(tables.type, full));
        QCOMPARE(tables.held(), QStringLiteral("1b 2x 3x 6b 7b 8b 9b 10b 11n 12n"));
    }

    void whatIsNoLongerAsPreviewedIsLeftAlone()
    {
        Apart tables;
        VERIFY_OK(tables.Tables::sync(tables.type));
        tables.part();
        const RunResult rehearsed = tables.rehearse();
        const auto chosen = previewed(rehearsed, {2, 3, 4, 5, 11, 12});
        QCOMPARE(chosen.size(), std::size_t(6));
        tables.source.run("UPDATE t SET v = 'y' WHERE id = 2; INSERT INTO t VALUES (4, 30, 'again'); DELETE FROM t WHERE id = 11");
        tables.target.run("UPDATE t SET v = 'mine' WHERE id = 5; INSERT INTO t VALUES (12, 1, 'mine')");
        const SyncedRecords synced = tables.sync(chosen);
        QVERIFY(synced.outcomes == (Outcomes{Changed, Synced, Changed, Changed, Changed, Changed}));
        QCOMPARE(tables.held(), QStringLiteral("1b 2b 3x 4b 5mine 6b 7b 8b 9b 10b 12mine"));
    }

    void moreDeletesThanTheGuardAllowsWriteNothing()
    {
        Apart tables;
        VERIFY_OK(tables.Tables::sync(tables.type));
        tables.type.deletes.limit = Limit{};
        tables.source.run("WITH RECURSIVE n(i) AS (VALUES(13) UNION ALL SELECT i+1 FROM n WHERE i<60) INSERT INTO t SELECT i, i, 'b' FROM n");
        VERIFY_OK(tables.Tables::sync(tables.type));
        tables.source.run("DELETE FROM t WHERE id > 20; UPDATE t SET v = 'x' WHERE id = 1");
        std::vector<ChosenRecord> all = records({1});
        for (int number = 21; number <= 60; ++number)
            all.push_back({id(number), std::nullopt});
        const SyncedRecords synced = tables.sync(all);
        QCOMPARE(int(synced.run.outcome), int(RunOutcome::Halted));
        QVERIFY(std::ranges::all_of(synced.outcomes, [](ChosenOutcome outcome) { return outcome == NotReached; }));
        QVERIFY(tables.held().startsWith(QLatin1String("1b 2b")));
        RunOptions allowed;
        allowed.allowDeletes = 40;
        VERIFY_OK(tables.sync(all, allowed).run);
        QVERIFY(tables.held().startsWith(QLatin1String("1x 2b")));
        QVERIFY(tables.held().endsWith(QLatin1String("20b")));
    }

    void aRefusedRecordIsToldAndListed()
    {
        Apart tables(" CHECK (v <> 'x')");
        tables.source.run("DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER, v TEXT); INSERT INTO t VALUES (1, 1, 'b'), (2, 2, 'b')");
        VERIFY_OK(tables.Tables::sync(tables.type));
        tables.source.run("UPDATE t SET v = 'x' WHERE id = 1; UPDATE t SET v = 'y' WHERE id = 2");
        const SyncedRecords synced = tables.sync(records({1, 2}));
        QCOMPARE(int(synced.run.outcome), int(RunOutcome::OkWithErrors));
        QVERIFY(synced.outcomes == (Outcomes{Failed, Synced}));
        QCOMPARE(tables.held(), QStringLiteral("1b 2y"));
        QCOMPARE(synced.run.counts.failed, 1);
    }

    void anUnfinishedRunIsNotDisturbed()
    {
        Apart tables;
        VERIFY_OK(tables.Tables::sync(tables.type));
        tables.state(tables.type).progress = Checkpoint();
        tables.part();
        const SyncedRecords synced = tables.sync(records({2}));
        QCOMPARE(int(synced.run.outcome), int(RunOutcome::Halted));
        QVERIFY(synced.outcomes == (Outcomes{NotReached}));
        QVERIFY(tables.held().startsWith(QLatin1String("1b 2b")));
    }

    void bothWaysTheMergeTableDecides()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(8));
        const Value cursor = sides.store->state({QStringLiteral("job"), QStringLiteral("t")}).value()->cursor;
        TwoWayTables::set(sides.local, 1, 'l');
        TwoWayTables::set(sides.remote, 2, 'r');
        TwoWayTables::set(sides.local, 3, '-');
        TwoWayTables::set(sides.remote, 4, '-');
        TwoWayTables::set(sides.local, 5, 'l');
        TwoWayTables::set(sides.remote, 5, 'r');
        TwoWayTables::set(sides.local, 6, 'l');
        TwoWayTables::set(sides.remote, 9, 'n');
        const SyncedRecords synced = syncRecordsOfType(sides.context(), records({1, 2, 3, 5, 7, 9}));
        QVERIFY2(!synced.run.error, told(synced.run).constData());
        QVERIFY(synced.outcomes == (Outcomes{Synced, Synced, Synced, ChosenOutcome::Conflict, Equal, Synced}));
        QCOMPARE(sides.held(sides.local), QStringLiteral("1|l\n2|r\n4|b\n5|l\n6|l\n7|b\n8|b\n9|n"));
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|l\n2|r\n5|r\n6|b\n7|b\n8|b\n9|n"));
        const auto state = sides.store->state({QStringLiteral("job"), QStringLiteral("t")}).value();
        QVERIFY(order(state->cursor.cell(), cursor.cell()) == std::strong_ordering::equal);
        QCOMPARE(state->conflicts, 1);
        QVERIFY(!state->progress);
    }

    void bothWaysWhatIsNoLongerAsPreviewedIsLeftAlone()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(8));
        for (const int number : {1, 2, 3})
            TwoWayTables::set(sides.local, number, 'l');
        TwoWayTables::set(sides.remote, 4, '-');
        TwoWayTables::set(sides.remote, 5, '-');
        RunOptions options;
        options.dryRun = true;
        options.request = RunRequest::ForceFull;
        const RunResult rehearsed = runType(sides.context(options));
        QVERIFY2(rehearsed.dryRun, told(rehearsed.run).constData());
        const auto chosen = previewed(rehearsed, {1, 2, 3, 4, 5});
        QCOMPARE(chosen.size(), std::size_t(5));
        TwoWayTables::set(sides.local, 2, 'm');
        TwoWayTables::set(sides.remote, 3, 'r');
        TwoWayTables::set(sides.local, 5, 'l');
        const SyncedRecords synced = syncRecordsOfType(sides.context(), chosen);
        QVERIFY(synced.outcomes == (Outcomes{Synced, Changed, Changed, Synced, Changed}));
        QCOMPARE(sides.held(sides.local), QStringLiteral("1|l\n2|m\n3|l\n5|l\n6|b\n7|b\n8|b"));
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|l\n2|b\n3|r\n6|b\n7|b\n8|b"));
        QCOMPARE(sides.conflicts().size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(ChosenRecordsTest)
#include "tst_chosenrecords.moc"
