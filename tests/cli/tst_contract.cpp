// The command line keeps its public shapes: JSON key for key, exit codes, what goes to which stream, log lines.
#include "clitest.h"

#include <QFile>
#include <QRegularExpression>

using namespace tidewright;

namespace
{

const QStringList stateKeys{QStringLiteral("apiCallsCount"),
                            QStringLiteral("conflictStatus"),
                            QStringLiteral("conflicts"),
                            QStringLiteral("createdAt"),
                            QStringLiteral("cursor"),
                            QStringLiteral("errorCount"),
                            QStringLiteral("failedRecords"),
                            QStringLiteral("initialSyncCompleted"),
                            QStringLiteral("interrupted"),
                            QStringLiteral("jobName"),
                            QStringLiteral("lastAttemptAt"),
                            QStringLiteral("lastError"),
                            QStringLiteral("lastSyncAt"),
                            QStringLiteral("lastSyncedHash"),
                            QStringLiteral("localHash"),
                            QStringLiteral("localModified"),
                            QStringLiteral("remoteHash"),
                            QStringLiteral("remoteModified"),
                            QStringLiteral("resolutionStrategy"),
                            QStringLiteral("stateLost"),
                            QStringLiteral("syncBatchId"),
                            QStringLiteral("syncDirection"),
                            QStringLiteral("syncDurationMs"),
                            QStringLiteral("syncProgress"),
                            QStringLiteral("syncStatus"),
                            QStringLiteral("typeKey"),
                            QStringLiteral("updatedAt")};
const QStringList runKeys{
    QStringLiteral("apiCalls"),   QStringLiteral("conflicts"), QStringLiteral("created"), QStringLiteral("deleted"),
    QStringLiteral("durationMs"), QStringLiteral("error"),     QStringLiteral("failed"),  QStringLiteral("finishedAt"),
    QStringLiteral("jobName"),    QStringLiteral("local"),     QStringLiteral("mode"),    QStringLiteral("outcome"),
    QStringLiteral("read"),       QStringLiteral("reason"),    QStringLiteral("remote"),  QStringLiteral("startedAt"),
    QStringLiteral("typeKey"),    QStringLiteral("unchanged"), QStringLiteral("updated")};
const QStringList countKeys{QStringLiteral("created"), QStringLiteral("deleted"), QStringLiteral("updated")};

} // namespace

class TestContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesAndRunsHaveExactlyTheirKeys();
    void commandsPrintExactlyTheirKeys_data();
    void commandsPrintExactlyTheirKeys();
    void errorsAreObjectsOnStderr();
    void exitCodesSayWhatHappened_data();
    void exitCodesSayWhatHappened();
    void theMostSevereExitCodeWins();
    void resultsGoToStdoutAndAllElseToStderr();
    void quietLeavesResultsAndErrors();
    void logLinesAreJsonObjects();
    void theFirstSyncAndALostStateAreTold();
    void aDemoEditTellsWhatItDid();
    void theNearestParentIsTheWorkspace();
    void stateLeavesAndComesBack();
};

void TestContract::statesAndRunsHaveExactlyTheirKeys()
{
    SmallScene scene;
    const Finished sync = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(sync, 0);
    QCOMPARE(sortedKeys(sync.json()), words("batchId runs"));
    QCOMPARE(sync.json().value(QLatin1String("runs")).toArray().size(), 2);
    const QJsonObject run = firstOf(sync.json(), "runs");
    QCOMPARE(sortedKeys(run), runKeys);
    QCOMPARE(sortedKeys(run.value(QLatin1String("local")).toObject()), countKeys);
    QCOMPARE(sortedKeys(run.value(QLatin1String("remote")).toObject()), countKeys);
    static const QRegularExpression iso(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$"));
    QVERIFY(iso.match(run.value(QLatin1String("startedAt")).toString()).hasMatch());

    for (const QStringList &command : {QStringList{QStringLiteral("status")},
                                       {QStringLiteral("status"), QStringLiteral("copy")},
                                       {QStringLiteral("state"), QStringLiteral("get"), QStringLiteral("copy")}}) {
        const Finished status = scene.workspace.run(command + QStringList{QStringLiteral("--json")});
        VERIFY_EXIT(status, 0);
        QCOMPARE(sortedKeys(status.json()), words("states"));
        const QJsonObject state = firstOf(status.json(), "states");
        QCOMPARE(sortedKeys(state), stateKeys);
        QCOMPARE(state.value(QLatin1String("syncStatus")).toString(), QStringLiteral("in_sync"));
        QCOMPARE(sortedKeys(state.value(QLatin1String("cursor")).toObject()), words("field value"));
        QVERIFY(iso.match(state.value(QLatin1String("lastSyncAt")).toString()).hasMatch());
    }
    const Finished history = scene.workspace.run({QStringLiteral("history"), QStringLiteral("--json")});
    VERIFY_EXIT(history, 0);
    QCOMPARE(sortedKeys(history.json()), words("runs"));
    QCOMPARE(sortedKeys(firstOf(history.json(), "runs")), runKeys);
    QCOMPARE(history.json().value(QLatin1String("runs")).toArray().size(), 2);
}

void TestContract::commandsPrintExactlyTheirKeys_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QString>("list"); // of which the first element is looked at; empty: none
    QTest::addColumn<QStringList>("elementKeys");
    const auto row = [](const char *name, const char *arguments, const char *keys, const char *list = "",
                        const char *elementKeys = "") {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(QLatin1Char(' ')) << words(keys) << QString::fromLatin1(list)
                            << words(elementKeys);
    };
    row("check", "check", "findings");
    row("check --connect", "check --connect", "findings connections", "connections", "connection ok version error");
    row("discover", "discover remote", "connection contentTypes");
    row("dry run", "sync --dry-run", "batchId runs dryRuns");
    row("resume", "resume", "batchId runs");
    row("rollback", "rollback copy", "batchId runs");
    row("verify", "verify", "verifications", "verifications",
        "jobName typeKey compared equal differing missing extra refused unreadable repaired sample durationMs error");
    row("history of one type", "history copy --type item --limit 1", "runs");
    row("failed records", "records failed", "failedRecords");
    row("retried records", "records retry", "batchId runs");
    row("migration", "state migrate", "version");
    row("setting", "state set copy item initialSyncCompleted=true", qPrintable(stateKeys.join(QLatin1Char(' '))));
    row("init", "init made", "workspace");
    row("demo", "init made --demo", "workspace");
}

void TestContract::commandsPrintExactlyTheirKeys()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, keys);
    QFETCH(QString, list);
    QFETCH(QStringList, elementKeys);
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    const Finished finished = scene.workspace.run(arguments + QStringList{QStringLiteral("--json")});
    VERIFY_EXIT(finished, 0);
    QCOMPARE(sortedKeys(finished.json()), keys);
    if (!list.isEmpty())
        QCOMPARE(sortedKeys(firstOf(finished.json(), qPrintable(list))), elementKeys);
}

void TestContract::errorsAreObjectsOnStderr()
{
    SmallScene scene;
    const Finished finished = scene.workspace.run({QStringLiteral("status"), QStringLiteral("cop"), QStringLiteral("--json")});
    VERIFY_EXIT(finished, 2);
    QVERIFY(finished.out.isEmpty());
    const QJsonObject object = QJsonDocument::fromJson(finished.err).object();
    QCOMPARE(sortedKeys(object), words("error"));
    const QJsonObject error = object.value(QLatin1String("error")).toObject();
    QCOMPARE(sortedKeys(error), words("code detail hint message"));
    QVERIFY(error.value(QLatin1String("hint")).toString().contains(QLatin1String("copy")));
}

void TestContract::exitCodesSayWhatHappened_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *arguments, int code) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts) << code;
    };
    row("in sync", "sync", 0);
    row("one type", "sync copy --type note", 0);
    row("no command", "", 2);
    row("no such command", "synch", 2);
    row("no such option", "sync --force", 2);
    row("no such job", "sync copi", 2);
    row("no such type", "sync --type items", 2);
    row("no such connection", "discover remot", 2);
    row("not a number", "sync --allow-deletes many", 2);
    row("negative", "sync --allow-deletes -1", 2);
    row("no such log level", "--log-level loud status", 2);
    row("a workspace already", "init .", 2);
    row("no workspace", "--workspace home status", 2);
    row("version", "--version", 0);
    row("help", "--help", 0);
}

void TestContract::exitCodesSayWhatHappened()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    SmallScene scene;
    if (arguments.startsWith(QLatin1String("--workspace"))) {
        // A folder beside the workspace, not in it.
        QTemporaryDir elsewhere;
        arguments[1] = elsewhere.path();
        const Finished finished = scene.workspace.run(arguments);
        VERIFY_EXIT(finished, code);
        return;
    }
    const Finished finished = scene.workspace.run(arguments);
    VERIFY_EXIT(finished, code);
    if (code == 2) {
        QVERIFY(finished.out.isEmpty());
        QVERIFY(!finished.err.isEmpty());
    }
}

// One type is fine, one fails, one is halted: all three are told, and 5 comes before 1.
void TestContract::theMostSevereExitCodeWins()
{
    SmallScene scene;
    const QJsonArray types{contentType(QStringLiteral("item"), cursorOn("changed")), contentType(QStringLiteral("note")),
                           contentType(QStringLiteral("missing"))};
    scene.workspace.addJob(QStringLiteral("copy"), pullJob(types, {{QStringLiteral("create"), true}}));
    const Finished failing = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(failing, 1);
    QCOMPARE(runOf(failing, QStringLiteral("item")).value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QCOMPARE(runOf(failing, QStringLiteral("missing")).value(QLatin1String("outcome")).toString(), QStringLiteral("failed"));
    QVERIFY(scene.remote.run(QStringLiteral("DELETE FROM note")));
    const Finished halted = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(halted, 5);
    QCOMPARE(runOf(halted, QStringLiteral("item")).value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QCOMPARE(runOf(halted, QStringLiteral("note")).value(QLatin1String("outcome")).toString(), QStringLiteral("halted"));
    QCOMPARE(runOf(halted, QStringLiteral("missing")).value(QLatin1String("outcome")).toString(), QStringLiteral("failed"));
}

void TestContract::resultsGoToStdoutAndAllElseToStderr()
{
    SmallScene scene;
    const Finished finished =
        scene.workspace.run({QStringLiteral("--log-level"), QStringLiteral("debug"), QStringLiteral("--log-format"),
                             QStringLiteral("json"), QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(finished, 0);
    QCOMPARE(finished.out.count('\n'), 1);
    QVERIFY(!finished.json().isEmpty());
    QVERIFY(finished.errLines().size() >= 2);
    // Not a terminal: no progress, no colours, nothing that moves the cursor.
    for (const char *moving : {"\x1b", "\r"}) {
        QVERIFY(!finished.out.contains(moving));
        QVERIFY(!finished.err.contains(moving));
    }
}

void TestContract::quietLeavesResultsAndErrors()
{
    SmallScene scene;
    const Finished fine = scene.workspace.run({QStringLiteral("--quiet"), QStringLiteral("sync")});
    VERIFY_EXIT(fine, 0);
    QVERIFY(fine.out.contains("item"));
    QVERIFY2(fine.err.isEmpty(), fine.err.constData());
    const Finished dry = scene.workspace.run({QStringLiteral("--quiet"), QStringLiteral("sync"), QStringLiteral("--dry-run")});
    VERIFY_EXIT(dry, 0);
    QVERIFY2(dry.err.isEmpty(), dry.err.constData());
    const Finished wrong = scene.workspace.run({QStringLiteral("--quiet"), QStringLiteral("sync"), QStringLiteral("nothing")});
    VERIFY_EXIT(wrong, 2);
    QVERIFY(!wrong.err.isEmpty());
}

void TestContract::logLinesAreJsonObjects()
{
    SmallScene scene;
    const Finished finished =
        scene.workspace.run({QStringLiteral("--log-level"), QStringLiteral("debug"), QStringLiteral("--log-format"),
                             QStringLiteral("json"), QStringLiteral("sync")});
    VERIFY_EXIT(finished, 0);
    for (const QByteArray &line : finished.errLines()) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QVERIFY2(!object.isEmpty(), line.constData());
        for (const char *key : {"level", "time", "message", "job", "typeKey"})
            QVERIFY2(!object.value(QLatin1String(key)).toString().isEmpty(), line.constData());
    }
}

void TestContract::theFirstSyncAndALostStateAreTold()
{
    SmallScene scene;
    const QStringList sync{QStringLiteral("--log-level"), QStringLiteral("info"), QStringLiteral("--log-format"),
                           QStringLiteral("json"),        QStringLiteral("sync"), QStringLiteral("--type"),
                           QStringLiteral("item")};
    // Level and message of all lines.
    const auto told = [](const Finished &finished) {
        QStringList lines;
        for (const QByteArray &line : finished.errLines()) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            lines += object.value(QLatin1String("level")).toString() + QLatin1String(": ") +
                     object.value(QLatin1String("message")).toString();
        }
        return lines;
    };
    const QString running = QStringLiteral("info: Running initial full sync"),
                  completed = QStringLiteral("info: Initial sync completed"),
                  lost = QStringLiteral("warn: Last sync state lost, using current time for incremental sync");
    const Finished first = scene.workspace.run(sync);
    VERIFY_EXIT(first, 0);
    QCOMPARE(told(first).count(running), 1);
    QCOMPARE(told(first).count(completed), 1);
    QVERIFY(told(first).indexOf(running) < told(first).indexOf(completed));

    const Finished second = scene.workspace.run(sync);
    VERIFY_EXIT(second, 0);
    QVERIFY(!told(second).contains(running) && !told(second).contains(completed) && !told(second).contains(lost));

    const Finished forgotten = scene.workspace.run({QStringLiteral("state"), QStringLiteral("set"), QStringLiteral("copy"),
                                                    QStringLiteral("item"), QStringLiteral("lastSyncAt=null")});
    VERIFY_EXIT(forgotten, 0);
    const Finished third = scene.workspace.run(sync);
    VERIFY_EXIT(third, 0);
    QCOMPARE(told(third).count(lost), 1);
    QVERIFY(!told(third).contains(running) && !told(third).contains(completed));
}

void TestContract::aDemoEditTellsWhatItDid()
{
    const TestWorkspace parent;
    VERIFY_EXIT(parent.run({QStringLiteral("init"), QStringLiteral("--demo"), QStringLiteral("demo")}), 0);
    const Finished edited = parent.run({QStringLiteral("--workspace"), QStringLiteral("demo"), QStringLiteral("demo"),
                                        QStringLiteral("edit"), QStringLiteral("--json")});
    VERIFY_EXIT(edited, 0);
    QCOMPARE(sortedKeys(edited.json()), words("created deleted updated"));
    QVERIFY(edited.json().value(QLatin1String("updated")).toInt() > 0);
    const Finished elsewhere = parent.run({QStringLiteral("demo"), QStringLiteral("edit")});
    VERIFY_EXIT(elsewhere, 2);
}

void TestContract::theNearestParentIsTheWorkspace()
{
    SmallScene scene;
    scene.workspace.write(QStringLiteral("deep/er/file"), {});
    const Finished finished = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")},
                                                  {QStringLiteral("env"), QStringLiteral("--chdir=deep/er")});
    VERIFY_EXIT(finished, 0);
    QCOMPARE(finished.json().value(QLatin1String("states")).toArray().size(), 2);
}

void TestContract::stateLeavesAndComesBack()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    const QByteArray before = scene.workspace.run({QStringLiteral("state"), QStringLiteral("export")}).out;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("state"), QStringLiteral("export"), QStringLiteral("kept.json")}), 0);
    QFile::remove(scene.workspace.path(QStringLiteral("state.db")));
    const Finished imported = scene.workspace.run(
        {QStringLiteral("state"), QStringLiteral("import"), QStringLiteral("kept.json"), QStringLiteral("--json")});
    VERIFY_EXIT(imported, 0);
    QCOMPARE(sortedKeys(imported.json()), words("imported skipped"));
    QCOMPARE(imported.json().value(QLatin1String("imported")).toInt(), 2);
    const Finished again = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--json")});
    VERIFY_EXIT(again, 0);
    QCOMPARE(runOf(again, QStringLiteral("item")).value(QLatin1String("mode")).toString(), QStringLiteral("incremental"));
    QVERIFY(!before.isEmpty());
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
