// Two-way runs end to end between two SQLite databases: what ends up at both sides, in the base and among the conflicts.
#include "twowayscene.h"

#include <QTest>

using namespace tidewright;

namespace
{

Resolution taking(Take take)
{
    Resolution resolution;
    resolution.record = take;
    return resolution;
}

} // namespace

class tst_twoway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineForEveryStrategy_data()
    {
        QTest::addColumn<QString>("strategy");
        QTest::addColumn<QByteArray>("before"); // base, local, remote
        QTest::addColumn<QByteArray>("after");  // local, remote
        QTest::addColumn<int>("conflicts");
        struct Line {
            const char *name, *before, *manual, *merged, *localWins, *remoteWins;
        };
        // A trailing '!' is an open conflict. What auto merges here is one field that both have changed: it overlaps.
        constexpr Line lines[] = {
            {"created locally", "-X-", "XX", "XX", "XX", "XX"},
            {"created remotely", "--X", "XX", "XX", "XX", "XX"},
            {"created alike", "-XX", "XX", "XX", "XX", "XX"},
            {"both created", "-XY", "XY!", "XY!", "XX", "YY"},
            {"unchanged", "BBB", "BB", "BB", "BB", "BB"},
            {"changed locally", "BXB", "XX", "XX", "XX", "XX"},
            {"changed remotely", "BBX", "XX", "XX", "XX", "XX"},
            {"changed alike", "BXX", "XX", "XX", "XX", "XX"},
            {"both changed", "BXY", "XY!", "XY!", "XX", "YY"},
            {"deleted locally", "B-B", "--", "--", "--", "--"},
            {"deleted remotely", "BB-", "--", "--", "--", "--"},
            {"deleted on both", "B--", "--", "--", "--", "--"},
            {"deleted here, changed there", "B-Y", "-Y!", "-Y!", "--", "YY"},
            {"changed here, deleted there", "BX-", "X-!", "X-!", "XX", "--"},
        };
        for (const Line &line : lines) {
            const std::pair<const char *, const char *> outcomes[] = {
                {"manual", line.manual}, {"auto", line.merged}, {"local_wins", line.localWins}, {"remote_wins", line.remoteWins}};
            for (const auto &[strategy, after] : outcomes)
                QTest::addRow("%s, %s", line.name, strategy)
                    << QString::fromLatin1(strategy) << QByteArray(line.before) << QByteArray(after, 2) << (after[2] == '!' ? 1 : 0);
        }
    }

    void everyLineForEveryStrategy()
    {
        QFETCH(QString, strategy);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, conflicts);
        TwoWayTables sides;
        sides.type.strategy = *strategyFromName(strategy);
        for (Database *side : {&sides.local, &sides.remote}) {
            TwoWayTables::set(*side, 1, before[0]);
            TwoWayTables::set(*side, 7, 'k');
        }
        VERIFY_OK(sides.sync());
        TwoWayTables::set(sides.local, 1, before[1]);
        TwoWayTables::set(sides.remote, 1, before[2]);
        const SyncRun run = sides.sync();
        QVERIFY2(run.outcome == (conflicts ? RunOutcome::OkWithConflicts : RunOutcome::Ok), told(run).constData());
        const auto expected = [](char value) {
            return (value == '-' ? QString() : QStringLiteral("1|%1\n").arg(QLatin1Char(value))) + QStringLiteral("7|k");
        };
        QCOMPARE(sides.held(sides.local), expected(after[0]));
        QCOMPARE(sides.held(sides.remote), expected(after[1]));
        QCOMPARE(int(sides.conflicts().size()), conflicts);
        // Idempotence: a run right after writes nothing, and says the same.
        const SyncRun again = sides.sync();
        QCOMPARE(again.local, ChangeCounts());
        QCOMPARE(again.remote, ChangeCounts());
        QCOMPARE(int(sides.conflicts().size()), conflicts);
    }

    void disjointFieldsAreMergedUnderAutoAndNoneIsLost()
    {
        TwoWayTables sides;
        sides.type.strategy = ConflictStrategy::Auto;
        VERIFY_OK(sides.inSync(1));
        sides.local.run("UPDATE t SET v = 'mine'");
        sides.remote.run("UPDATE t SET w = 'theirs'");
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        for (Database *side : {&sides.local, &sides.remote})
            QCOMPARE(side->run("SELECT v, w FROM t"), QStringLiteral("mine|theirs"));
        QCOMPARE(run.local.updated, 1);
        QCOMPARE(run.remote.updated, 1);
    }

    void aTouchWithoutAnEditIsNoChange()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(1));
        sides.local.run("UPDATE t SET at = '2026-01-01 00:00:00'");
        sides.remote.run("UPDATE t SET at = '2026-01-02 00:00:00'");
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        QCOMPARE(run.counts.updated, 0);
    }

    void newestWinsByTheTimesOfBothSides()
    {
        TwoWayTables sides;
        sides.type.strategy = ConflictStrategy::NewestWins;
        VERIFY_OK(sides.inSync(1));
        sides.local.run("UPDATE t SET v = 'old', at = '2026-01-01 00:00:00'");
        sides.remote.run("UPDATE t SET v = 'new', at = '2026-01-01 00:01:00'");
        VERIFY_OK(sides.sync());
        QCOMPARE(sides.local.run("SELECT v, at FROM t"), QStringLiteral("new|2026-01-01 00:01:00"));
    }

    void afterLostStateTheUnionIsRestoredAndNothingIsDeleted()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(9));
        TwoWayTables::set(sides.local, 1, '-');
        TwoWayTables::set(sides.remote, 2, '-');
        TwoWayTables::set(sides.local, 3, 'x');
        sides.loseState();
        const SyncRun run = sides.sync();
        QVERIFY2(run.outcome == RunOutcome::OkWithConflicts, told(run).constData());
        QCOMPARE(run.counts.deleted, 0);
        for (const Database *side : {&sides.local, &sides.remote})
            QCOMPARE(side->run("SELECT count(*) FROM t"), QStringLiteral("9"));
        QCOMPARE(sides.onlyConflict().summary.kind, ConflictKind::BothCreated);
    }

    void aConflictClosesByItselfWhenBothSidesAgree()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(1));
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.remote, 1, 'y');
        sides.sync();
        const Conflict open = sides.onlyConflict();
        TwoWayTables::set(sides.local, 1, 'y');
        VERIFY_OK(sides.sync());
        QVERIFY(sides.conflicts().empty());
        QCOMPARE(sides.memory().conflict(open.summary.id)->summary.phase, ConflictPhase::Closed);
    }

    void aRecordInConflictThatIsGoneFromBothSidesClosesIt()
    {
        TwoWayTables sides;
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.remote, 1, 'y');
        sides.sync();
        QCOMPARE(sides.conflicts().size(), std::size_t(1));
        sides.local.run("INSERT INTO t (id, v) VALUES (2, 'k')");
        sides.sync();
        TwoWayTables::set(sides.local, 1, '-');
        TwoWayTables::set(sides.remote, 1, '-');
        VERIFY_OK(sides.sync());
        QVERIFY(sides.conflicts().empty());
    }

    void aResolutionIsAppliedToBothSides_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("take");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("local") << QByteArray("BXY") << "local" << QByteArray("X");
        QTest::newRow("remote") << QByteArray("BXY") << "remote" << QByteArray("Y");
        QTest::newRow("base") << QByteArray("BXY") << "base" << QByteArray("B");
        QTest::newRow("the side that deleted") << QByteArray("B-Y") << "local" << QByteArray("-");
        QTest::newRow("the side that kept") << QByteArray("B-Y") << "remote" << QByteArray("Y");
        QTest::newRow("the base of a deleted one") << QByteArray("B-Y") << "base" << QByteArray("B");
    }

    void aResolutionIsAppliedToBothSides()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, take);
        QFETCH(QByteArray, after);
        TwoWayTables sides;
        TwoWayTables::set(sides.local, 7, 'k');
        TwoWayTables::set(sides.local, 1, before[0]);
        VERIFY_OK(sides.sync());
        TwoWayTables::set(sides.local, 1, before[1]);
        TwoWayTables::set(sides.remote, 1, before[2]);
        sides.sync();
        const Conflict open = sides.onlyConflict();
        const QString localBefore = sides.held(sides.local), remoteBefore = sides.held(sides.remote);
        sides.decide(open, taking(*takeFromName(take)));
        VERIFY_OK(applyResolutionsOfType(sides.context()).run);
        const QString expected = (after[0] == '-' ? QString() : QStringLiteral("1|%1\n").arg(QLatin1Char(after[0]))) + QStringLiteral("7|k");
        QCOMPARE(sides.held(sides.local), expected);
        QCOMPARE(sides.held(sides.remote), expected);
        QCOMPARE(sides.memory().conflict(open.summary.id)->summary.phase, ConflictPhase::Applied);
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        QCOMPARE(run.local, ChangeCounts());
        QCOMPARE(run.remote, ChangeCounts());
        // And back again.
        const UndoneResolutions undone = undoResolutionsOfType(sides.context(), {open.summary.id});
        QVERIFY2(undone.run.outcome == RunOutcome::Ok, told(undone.run).constData());
        QVERIFY(!undone.refused.front());
        QCOMPARE(sides.held(sides.local), localBefore);
        QCOMPARE(sides.held(sides.remote), remoteBefore);
        QCOMPARE(sides.onlyConflict().summary.phase, ConflictPhase::Open);
        QCOMPARE(sides.sync().outcome, RunOutcome::OkWithConflicts);
    }

    void aResolutionIsNotTakenBackOverALaterEdit()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(1));
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.remote, 1, 'y');
        sides.sync();
        const Conflict open = sides.onlyConflict();
        sides.decide(open, taking(Take::Local));
        VERIFY_OK(applyResolutionsOfType(sides.context()).run);
        TwoWayTables::set(sides.remote, 1, 'z');
        const UndoneResolutions undone = undoResolutionsOfType(sides.context(), {open.summary.id});
        QVERIFY(undone.refused.front());
        QCOMPARE(sides.held(sides.local), QStringLiteral("1|x"));
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|z"));
    }

    void aDecisionOnOldValuesIsRefusedAndShowsTheNewOnes()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(1));
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.remote, 1, 'y');
        sides.sync();
        const Conflict open = sides.onlyConflict();
        sides.decide(open, taking(Take::Local));
        TwoWayTables::set(sides.remote, 1, 'z');
        applyResolutionsOfType(sides.context());
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|z"));
        const Conflict now = sides.onlyConflict();
        QCOMPARE(now.summary.phase, ConflictPhase::Refused);
        QCOMPARE(now.remote->at(1), Value::ofText("z"));
    }

    void aDecisionThatWasHalfAppliedIsApplied_data()
    {
        QTest::addColumn<QString>("take");
        QTest::addColumn<QString>("local"); // what a run had written there before it was killed
        QTest::newRow("base") << "base" << "b";
        QTest::newRow("local") << "local" << "x";
    }

    void aDecisionThatWasHalfAppliedIsApplied()
    {
        QFETCH(QString, take);
        QFETCH(QString, local);
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(1));
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.remote, 1, 'y');
        sides.sync();
        const Conflict open = sides.onlyConflict();
        sides.decide(open, taking(*takeFromName(take)));
        TwoWayTables::set(sides.local, 1, local.at(0).toLatin1());
        VERIFY_OK(sides.sync());
        QCOMPARE(sides.held(sides.local), QStringLiteral("1|") + local);
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|") + local);
        QCOMPARE(sides.memory().conflict(open.summary.id)->summary.phase, ConflictPhase::Applied);
    }

    void tooManyDeletesHaltBeforeTheFirst()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(40));
        sides.local.run("DELETE FROM t WHERE id <= 20");
        const SyncRun halted = sides.sync();
        QCOMPARE(halted.outcome, RunOutcome::Halted);
        QCOMPARE(sides.remote.run("SELECT count(*) FROM t"), QStringLiteral("40"));
        RunOptions allowed;
        allowed.allowDeletes = 20;
        VERIFY_OK(sides.sync(allowed));
        QCOMPARE(sides.remote.run("SELECT count(*) FROM t"), QStringLiteral("20"));
    }

    void recordsThatFillMoreThanAChunkAreLookedAtTogether()
    {
        TwoWayTables sides;
        for (int id = 1; id <= 4; ++id)
            sides.local.run("INSERT INTO t (id, v) VALUES (" + QByteArray::number(id) + ", hex(zeroblob(2500000)))");
        VERIFY_OK(sides.sync());
        sides.remote.run("DELETE FROM t WHERE id < 4");
        VERIFY_OK(sides.sync());
        QCOMPARE(sides.local.run("SELECT id FROM t"), QStringLiteral("4"));
        const auto state = **sides.store->state({QStringLiteral("job"), QStringLiteral("t")});
        QCOMPARE(state.localHash, state.remoteHash);
    }

    void aDryRunWritesNothingAndTellsBothSides()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(5));
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.remote, 2, 'y');
        TwoWayTables::set(sides.local, 3, '-');
        TwoWayTables::set(sides.local, 4, 'p');
        TwoWayTables::set(sides.remote, 4, 'q');
        const QString localBefore = sides.held(sides.local), remoteBefore = sides.held(sides.remote);
        RunOptions dry;
        dry.dryRun = true;
        const RunResult result = runType(sides.context(dry));
        QVERIFY2(!result.run.error, told(result.run).constData());
        QCOMPARE(result.run.remote, (ChangeCounts{0, 1, 1}));
        QCOMPARE(result.run.local, (ChangeCounts{0, 1, 0}));
        QCOMPARE(result.run.conflicts, 1);
        QCOMPARE(sides.held(sides.local), localBefore);
        QCOMPARE(sides.held(sides.remote), remoteBefore);
        QVERIFY(sides.conflicts().empty());
    }

    void aFinishedRunIsTakenBackAsLongAsItsRecordsHaveNotChanged()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(6));
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.local, 2, 'x');
        TwoWayTables::set(sides.local, 3, '-');
        TwoWayTables::set(sides.remote, 4, 'y');
        TwoWayTables::set(sides.local, 7, 'n');
        const QString localBefore = sides.held(sides.local), remoteBefore = sides.held(sides.remote);
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        TwoWayTables::set(sides.remote, 2, 'z');
        const SyncRun undone = undoRunOfType(sides.context(), run.runId).run;
        QVERIFY2(undone.outcome == RunOutcome::OkWithErrors, told(undone).constData());
        QCOMPARE(sides.held(sides.local), localBefore);
        QCOMPARE(sides.held(sides.remote), QString(remoteBefore).replace(QStringLiteral("2|b"), QStringLiteral("2|z")));
        // What was an edit before is one again, and the later one was made by somebody who had seen the run's.
        VERIFY_OK(sides.sync());
        QCOMPARE(sides.local.run("SELECT group_concat(v, '') FROM (SELECT v FROM t ORDER BY id)"), QStringLiteral("xzybbn"));
        QCOMPARE(sides.held(sides.local), sides.held(sides.remote));
    }

    void aDeletedRecordComesBackWithWhatTheJobDoesNotKnow_data()
    {
        QTest::addColumn<bool>("atLocal");
        QTest::newRow("deleted at the local side") << true;
        QTest::newRow("deleted at the remote side") << false;
    }
    void aDeletedRecordComesBackWithWhatTheJobDoesNotKnow()
    {
        QFETCH(const bool, atLocal);
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(4));
        Database &written = atLocal ? sides.local : sides.remote, &edited = atLocal ? sides.remote : sides.local;
        written.run("ALTER TABLE t ADD COLUMN extra TEXT; ALTER TABLE t ADD COLUMN n INTEGER; UPDATE t SET extra = 'x' || id, n = id");
        VERIFY_OK(sides.sync());
        TwoWayTables::set(edited, 2, '-');
        TwoWayTables::set(edited, 3, 'c');
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        QCOMPARE(written.run("SELECT count(*) FROM t"), QStringLiteral("3"));
        written.run("UPDATE t SET extra = 'mine' WHERE id = 3");
        const SyncRun undone = undoRunOfType(sides.context(), run.runId).run;
        VERIFY_OK(undone);
        QCOMPARE(written.run("SELECT id, v, extra, n FROM t ORDER BY id"), QStringLiteral("1|b|x1|1\n2|b|x2|2\n3|b|mine|3\n4|b|x4|4"));
    }

    void anotherEndpointThatWasAcceptedLosesNothing_data()
    {
        QTest::addColumn<bool>("forced");
        QTest::newRow("sync") << false;
        QTest::newRow("force full") << true;
    }

    void anotherEndpointThatWasAcceptedLosesNothing()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(5));
        QFile::remove(sides.remote.path);
        for (const char *suffix : {"-wal", "-shm"})
            QFile::remove(sides.remote.path + QLatin1String(suffix));
        sides.remote.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, w TEXT, at TIMESTAMP); INSERT INTO t (id, v) VALUES (9, 'o')");
        QCOMPARE(sides.sync().outcome, RunOutcome::Halted);
        RunOptions accepted;
        accepted.acceptEndpoint = true;
        QFETCH(bool, forced);
        accepted.request = forced ? RunRequest::ForceFull : RunRequest::Sync;
        const SyncRun run = sides.sync(accepted);
        VERIFY_OK(run);
        QCOMPARE(run.counts.deleted, 0);
        QCOMPARE(sides.held(sides.local), QStringLiteral("1|b\n2|b\n3|b\n4|b\n5|b\n9|o"));
        QCOMPARE(sides.held(sides.remote), sides.held(sides.local));
    }

    void aRecordThatWasRefusedIsTriedAgainOnBothSides()
    {
        TwoWayTables sides;
        sides.remote.run("CREATE TRIGGER no BEFORE INSERT ON t WHEN new.v = 'x' BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: no x'); END");
        TwoWayTables::set(sides.local, 1, 'x');
        TwoWayTables::set(sides.local, 2, 'b');
        const SyncRun run = sides.sync();
        QVERIFY2(run.outcome == RunOutcome::OkWithErrors, told(run).constData());
        QCOMPARE(sides.held(sides.remote), QStringLiteral("2|b"));
        sides.remote.run("DROP TRIGGER no");
        const SyncRun again = retryFailedType(sides.context()).run;
        QVERIFY2(again.outcome == RunOutcome::Ok, told(again).constData());
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|x\n2|b"));
        QVERIFY(sides.store->failedRecords({QStringLiteral("job"), QStringLiteral("t")})->empty());
    }

    void aRunWithoutUndoDataIsNotTakenBack()
    {
        TwoWayTables sides;
        sides.type.undo = QJsonObject{{QStringLiteral("keep"), QStringLiteral("0")}};
        TwoWayTables::set(sides.local, 1, 'b');
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        const SyncRun undone = undoRunOfType(sides.context(), run.runId).run;
        QCOMPARE(undone.error->code, ErrorCode::NotFound);
        QCOMPARE(sides.held(sides.remote), QStringLiteral("1|b"));
    }

    void followingBothCursorsMeetsWhatWasChangedOnEitherSide()
    {
        TwoWayTables sides;
        sides.type.lookback = Micros(0);
        for (int id = 1; id <= 5; ++id)
            sides.local.run("INSERT INTO t VALUES (" + QByteArray::number(id) + ", 'b', NULL, '2026-01-01 00:00:0" + QByteArray::number(id) + "')");
        VERIFY_OK(sides.sync());
        const SyncRun nothing = sides.sync();
        QVERIFY2(nothing.mode == SyncMode::Incremental, told(nothing).constData());
        QVERIFY2(nothing.counts.read <= 2, QByteArray::number(qlonglong(nothing.counts.read)).constData());
        sides.local.run("UPDATE t SET v = 'x', at = '2026-01-01 00:01:00' WHERE id = 1");
        sides.remote.run("UPDATE t SET v = 'y', at = '2026-01-01 00:01:01' WHERE id = 2");
        const SyncRun run = sides.sync();
        VERIFY_OK(run);
        QCOMPARE(run.mode, SyncMode::Incremental);
        QCOMPARE(run.local.updated, 1);
        QCOMPARE(run.remote.updated, 1);
        QCOMPARE(sides.held(sides.local), sides.held(sides.remote));
    }

    // They see what the cursors tell of: a row that is gone tells nothing, not even where the other side's is read again.
    void theEchoOfAWriteIsNoChangeAndTellsOfNoDelete()
    {
        TwoWayTables sides;
        sides.type.lookback = std::chrono::hours(1);
        for (int id = 1; id <= 5; ++id)
            sides.local.run("INSERT INTO t VALUES (" + QByteArray::number(id) + ", 'b', NULL, '2026-01-01 00:00:0" + QByteArray::number(id) + "')");
        VERIFY_OK(sides.sync());
        const SyncRun echo = sides.sync();
        VERIFY_OK(echo);
        QCOMPARE(echo.mode, SyncMode::Incremental);
        QCOMPARE(echo.counts.read, 10);
        QCOMPARE(echo.counts.unchanged, 5);
        TwoWayTables::set(sides.local, 3, '-');
        const SyncRun followed = sides.sync();
        VERIFY_OK(followed);
        QCOMPARE(followed.counts.deleted, 0);
        QVERIFY(sides.held(sides.remote).contains(QStringLiteral("3|b")));
        RunOptions full;
        full.request = RunRequest::ForceFull;
        full.allowDeletes = 1;
        VERIFY_OK(sides.sync(full));
        QCOMPARE(sides.held(sides.remote), sides.held(sides.local));
    }

    void hashesOfInSyncSidesAreEqualAndFollowTheirContent()
    {
        TwoWayTables sides;
        VERIFY_OK(sides.inSync(5));
        const auto state = [&] { return **sides.store->state({QStringLiteral("job"), QStringLiteral("t")}); };
        const SyncState first = state();
        QVERIFY(!first.localHash.isEmpty());
        QCOMPARE(first.localHash, first.remoteHash);
        QCOMPARE(first.localHash, first.lastSyncedHash);
        TwoWayTables::set(sides.remote, 1, 'y');
        VERIFY_OK(sides.sync());
        const SyncState second = state();
        QVERIFY(second.localHash != first.localHash);
        QCOMPARE(second.localHash, second.lastSyncedHash);
        VERIFY_OK(sides.inSync(1));
        QCOMPARE(state().lastSyncedHash, first.lastSyncedHash);
    }
};

QTEST_GUILESS_MAIN(tst_twoway)
#include "tst_twoway.moc"
