// What the command line says where there is nothing good to say: a result that cannot be printed, a state that cannot be read, files
// that are none, settings that belong to others.
#include "clitest.h"

#include <QDir>
#include <QFile>
#include <csignal>
#include <sqlite3.h>
#include <sys/stat.h>

using namespace tidewright;

class TestBadEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultThatCannotBePrintedIsAFailure_data();
    void aResultThatCannotBePrintedIsAFailure();
    void aClosedOutputIsTakenByNothingElse();
    void anExportThatFindsNoRoomLeavesNoHalfOfIt();
    void aReaderThatIsGoneIsNoFailure_data();
    void aReaderThatIsGoneIsNoFailure();
    void aLockedStateIsWaitedForUntilItIsFreeOrTheUserStops_data();
    void aLockedStateIsWaitedForUntilItIsFreeOrTheUserStops();
    void theHintOfADamagedStateCanBeFollowed();
    void whatIsNoFileIsNamedAndNeverWaitedFor();
    void aRunThatFailedEarlyHasNoMode();
    void resumeTakesWhatFailedBeforeItBegan();
    void aHaltForDeletesIsAskedAgain();
    void aKeyThatIsNoneIsNamedWithItsValue_data();
    void aKeyThatIsNoneIsNamedWithItsValue();
    void aRecordWithoutAKeyIsRefusedAlone();
    void aFieldThatCameOrWentIsTold();
};

void TestBadEnds::aResultThatCannotBePrintedIsAFailure_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("status") << QStringList{QStringLiteral("status")};
    QTest::newRow("status as JSON") << QStringList{QStringLiteral("status"), QStringLiteral("--json")};
    QTest::newRow("sync as JSON") << QStringList{QStringLiteral("sync"), QStringLiteral("--json")};
    QTest::newRow("state export") << QStringList{QStringLiteral("state"), QStringLiteral("export")};
    QTest::newRow("help") << QStringList{QStringLiteral("--help")};
}

void TestBadEnds::aResultThatCannotBePrintedIsAFailure()
{
    QFETCH(QStringList, arguments);
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    const QStringList intoNothing{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("exec \"$0\" \"$@\" > /dev/full")};
    const Finished finished = scene.workspace.run(arguments, intoNothing);
    VERIFY_EXIT(finished, 1);
    QVERIFY2(finished.err.contains("could not be written to the standard output"), finished.all().constData());
}

// Else the first file or connection that is opened gets its number, and what is printed.
void TestBadEnds::aClosedOutputIsTakenByNothingElse()
{
    SmallScene scene;
    const QStringList closed{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("exec \"$0\" \"$@\" <&- >&-")};
    const Finished finished = scene.workspace.run({QStringLiteral("sync")}, closed);
    VERIFY_EXIT(finished, 1);
    QVERIFY2(finished.err.contains("Bad file descriptor"), finished.all().constData());
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("status")}), 0);
}

void TestBadEnds::anExportThatFindsNoRoomLeavesNoHalfOfIt()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    const QStringList arguments{QStringLiteral("state"), QStringLiteral("export"), QStringLiteral("kept.json")};
    const Finished failed =
        scene.workspace.run(arguments, TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=kept.json"),
                                                                  QStringLiteral("TIDEWRIGHT_FAULT_ROOM=100")}));
    VERIFY_EXIT(failed, 1);
    QVERIFY2(failed.err.contains("Make room"), failed.all().constData());
    QVERIFY(!QFile::exists(scene.workspace.path(QStringLiteral("kept.json"))));
    VERIFY_EXIT(scene.workspace.run(arguments), 0);
}

void TestBadEnds::aReaderThatIsGoneIsNoFailure_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("status") << QStringList{QStringLiteral("status")} << 141;
    QTest::newRow("history as JSON") << QStringList{QStringLiteral("history"), QStringLiteral("--json")} << 141;
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 141;
    QTest::newRow("sync, which is done to its end") << QStringList{QStringLiteral("sync")} << 141;
    QTest::newRow("what failed for another reason")
        << QStringList{QStringLiteral("sync"), QStringLiteral("--type"), QStringLiteral("none")} << 2;
}

void TestBadEnds::aReaderThatIsGoneIsNoFailure()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    SmallScene scene;
    QCOMPARE(mkfifo(QFile::encodeName(scene.workspace.path(QStringLiteral("pipe"))).constData(), 0600), 0);
    // A pipe that nobody reads from any more.
    const QStringList intoPipe{QStringLiteral("bash"), QStringLiteral("-c"),
                               QStringLiteral("exec 3<>pipe 4>pipe 3<&-; exec \"$0\" \"$@\" >&4")};
    const Finished finished = scene.workspace.run(arguments, intoPipe);
    VERIFY_EXIT(finished, code);
    QCOMPARE(finished.err.isEmpty(), code == 141);
    if (arguments == QStringList{QStringLiteral("sync")})
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));
}

void TestBadEnds::aLockedStateIsWaitedForUntilItIsFreeOrTheUserStops_data()
{
    QTest::addColumn<bool>("stops");
    QTest::newRow("until it is free") << false;
    QTest::newRow("until the user stops") << true;
}

void TestBadEnds::aLockedStateIsWaitedForUntilItIsFreeOrTheUserStops()
{
    QFETCH(bool, stops);
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    scene.remote.run(QStringLiteral("UPDATE item SET name = 'new', changed = '2026-02-01 00:00:00' WHERE id = 1"));
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(scene.workspace.path(QStringLiteral("state.db"))).constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto waiting = scene.workspace.start({QStringLiteral("sync"), QStringLiteral("--json")});
    waiting->setReadChannel(QProcess::StandardError);
    QByteArray said;
    const QByteArray message = "The state database is locked by another process, waiting for it";
    while (!said.contains(message) && waiting->waitForReadyRead(60'000))
        said += waiting->readAllStandardError();
    if (stops)
        ::kill(static_cast<pid_t>(waiting->processId()), SIGINT);
    else
        sqlite3_close(other);
    const Finished finished = TestWorkspace::finish(*waiting);
    if (stops)
        sqlite3_close(other);
    QVERIFY2(said.contains(message), said.constData());
    VERIFY_EXIT(finished, stops ? 130 : 0);
    if (stops)
        QVERIFY2(finished.all().contains("before it wrote anything. Nothing was changed."), finished.all().constData());
    QCOMPARE(scene.local.value(QStringLiteral("SELECT name FROM item WHERE id = 1")),
             stops ? QStringLiteral("item 1") : QStringLiteral("new"));
}

void TestBadEnds::theHintOfADamagedStateCanBeFollowed()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    scene.workspace.write(QStringLiteral("state.db"), QByteArray(40'000, 'x'));
    QFile::remove(scene.workspace.path(QStringLiteral("state.db-wal")));
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("sync")}, {QStringLiteral("state"), QStringLiteral("export")}}) {
        const Finished refused = scene.workspace.run(arguments);
        VERIFY_EXIT(refused, 5);
        QVERIFY2(!refused.err.contains("state export"), refused.all().constData());
        QVERIFY2(refused.err.contains("Move the file away"), refused.all().constData());
    }
    QVERIFY(QFile::rename(scene.workspace.path(QStringLiteral("state.db")), scene.workspace.path(QStringLiteral("away"))));
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
}

void TestBadEnds::whatIsNoFileIsNamedAndNeverWaitedFor()
{
    SmallScene scene;
    QVERIFY(QDir(scene.workspace.path()).mkpath(QStringLiteral("jobs/folder.json")));
    QCOMPARE(mkfifo(QFile::encodeName(scene.workspace.path(QStringLiteral("jobs/pipe.json"))).constData(), 0600), 0);
    const QByteArray nameless = QFile::encodeName(scene.workspace.path(QStringLiteral("connections/"))) + "bad\xff.json";
    QCOMPARE(mkdir(nameless.constData(), 0700), 0);
    QVERIFY(QFile::link(QStringLiteral("/nowhere"), scene.workspace.path(QStringLiteral("connections/gone.json"))));
    const Finished refused = scene.workspace.run({QStringLiteral("check")});
    VERIFY_EXIT(refused, 2);
    for (const char *const named : {"jobs/folder.json", "jobs/pipe.json", "connections/bad", "connections/gone.json"})
        QVERIFY2(refused.all().contains(named), refused.all().constData());
}

void TestBadEnds::aRunThatFailedEarlyHasNoMode()
{
    SmallScene scene;
    scene.remote.run(QStringLiteral("DROP TABLE item"));
    const Finished failed = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(failed, 1);
    const QJsonObject run = runOf(failed, QStringLiteral("item"));
    QVERIFY(run.contains(QLatin1String("mode")) && run.value(QLatin1String("mode")).isNull());
    const Finished history = scene.workspace.run({QStringLiteral("history"), QStringLiteral("--json")});
    VERIFY_EXIT(history, 0);
    QVERIFY(runOf(history, QStringLiteral("item")).value(QLatin1String("mode")).isNull());
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("status")}), 0);
}

// The type "pair": two columns without any index at both sides, a declared as the key, compared in every run.
static void makePairs(SmallScene &scene)
{
    for (TestEngine *const side : {&scene.remote, &scene.local})
        side->run(QStringLiteral(
            "CREATE TABLE pair (a integer, b text); INSERT INTO pair VALUES (1, 'one'), (2, 'two'), (3, 'three')"));
    scene.workspace.addJob(
        QStringLiteral("copy"),
        pullJob({contentType(QStringLiteral("pair"), {{QStringLiteral("primaryKey"), QJsonArray{QStringLiteral("a")}}})}));
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
}

void TestBadEnds::resumeTakesWhatFailedBeforeItBegan()
{
    SmallScene scene;
    scene.remote.run(QStringLiteral("ALTER TABLE item RENAME TO away"));
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 1);
    scene.remote.run(QStringLiteral("ALTER TABLE away RENAME TO item"));
    const Finished resumed = scene.workspace.run({QStringLiteral("resume"), QStringLiteral("--json")});
    VERIFY_EXIT(resumed, 0);
    QCOMPARE(runOf(resumed, QStringLiteral("item")).value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    // What has not failed is left alone.
    QCOMPARE(resumed.json().value(QLatin1String("runs")).toArray().size(), 1);
}

void TestBadEnds::aHaltForDeletesIsAskedAgain()
{
    SmallScene scene;
    const QStringList sync{QStringLiteral("sync"), QStringLiteral("--type"), QStringLiteral("item")};
    scene.remote.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1099) "
                                    "INSERT INTO item (id, name, changed) SELECT i, 'item', '2026-01-01 00:00:00' FROM n"));
    VERIFY_EXIT(scene.workspace.run(sync), 0);
    scene.remote.run(QStringLiteral("DELETE FROM item WHERE id >= 1000"));
    VERIFY_EXIT(scene.workspace.run(sync + QStringList{QStringLiteral("--force-full")}), 5);
    VERIFY_EXIT(scene.workspace.run(sync), 5);
    VERIFY_EXIT(scene.workspace.run(sync + QStringList{QStringLiteral("--allow-deletes"), QStringLiteral("100")}), 0);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item WHERE id >= 1000")), QStringLiteral("0"));
    VERIFY_EXIT(scene.workspace.run(sync), 0);
}

void TestBadEnds::aKeyThatIsNoneIsNamedWithItsValue_data()
{
    QTest::addColumn<bool>("atSource");
    QTest::newRow("at the source") << true;
    QTest::newRow("at the target") << false;
}

void TestBadEnds::aKeyThatIsNoneIsNamedWithItsValue()
{
    QFETCH(bool, atSource);
    SmallScene scene;
    makePairs(scene);
    (atSource ? scene.remote : scene.local).run(QStringLiteral("INSERT INTO pair VALUES (2, 'again')"));
    scene.remote.run(QStringLiteral("UPDATE pair SET b = 'new' WHERE a = 1"));
    const Finished refused = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(refused, 1);
    const QJsonObject error = runOf(refused, QStringLiteral("pair")).value(QLatin1String("error")).toObject();
    QVERIFY2(error.value(QLatin1String("message")).toString().contains(QLatin1String("a = 2")), refused.all().constData());
    QVERIFY(error.value(QLatin1String("hint")).toString().contains(QLatin1String("primaryKey")));
    QCOMPARE(scene.local.value(QStringLiteral("SELECT b FROM pair WHERE a = 1")), QStringLiteral("one"));
}

void TestBadEnds::aRecordWithoutAKeyIsRefusedAlone()
{
    SmallScene scene;
    makePairs(scene);
    scene.remote.run(QStringLiteral("INSERT INTO pair VALUES (NULL, 'nothing'); UPDATE pair SET b = 'new' WHERE a = 1"));
    scene.local.run(QStringLiteral("INSERT INTO pair VALUES (NULL, 'ours')"));
    const Finished finished = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    const QJsonObject run = runOf(finished, QStringLiteral("pair"));
    QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok_with_errors"));
    QCOMPARE(run.value(QLatin1String("failed")).toInt(), 1);
    QCOMPARE(run.value(QLatin1String("deleted")).toInt(), 0);
    QCOMPARE(scene.local.value(QStringLiteral("SELECT group_concat(b) FROM pair")), QStringLiteral("new,two,three,ours"));
}

void TestBadEnds::aFieldThatCameOrWentIsTold()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    for (const char *const change : {"ALTER TABLE item ADD COLUMN extra text", "ALTER TABLE item DROP COLUMN name"}) {
        scene.remote.run(QLatin1String(change) +
                         QStringLiteral("; UPDATE item SET changed = '2026-02-01 00:00:00' WHERE id = 1"));
        const Finished told = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
        VERIFY_EXIT(told, 0);
        const QString reason = runOf(told, QStringLiteral("item")).value(QLatin1String("reason")).toString();
        QVERIFY2(reason.contains(QLatin1String("has changed since the last run, left out without a counterpart: item.extra")),
                 qPrintable(reason));
        QVERIFY2(told.err.contains("The definition of a side has changed since the last run"), told.all().constData());
        const Finished quiet = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
        QVERIFY2(!quiet.all().contains("has changed since the last run"), quiet.all().constData());
    }
}

QTEST_GUILESS_MAIN(TestBadEnds)
#include "tst_badends.moc"
