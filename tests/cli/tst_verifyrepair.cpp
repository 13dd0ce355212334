// `verify`: every record by name, what a repair writes of them, two-way types, and files that cannot be read.
#include "sites.h"
#include "verifytold.h"

using namespace tidewright;

namespace
{

QJsonObject statusOf(const TestWorkspace &workspace)
{
    return firstOf(workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json(), "states");
}

// 20,000 records more at the source.
void addMany(SmallScene &scene)
{
    scene.remote.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 31 UNION ALL SELECT i + 1 FROM n WHERE i < 20030) "
                                    "INSERT INTO note SELECT i, 'note, \"' || i || '\"' FROM n"));
}

} // namespace

class TestVerifyRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordIsNamedHoweverManyThereAre()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        addMany(scene);
        scene.local.run(QStringLiteral("UPDATE note SET words = 'other' WHERE id = 7"));
        const Finished csv = scene.workspace.run(arguments("verify --type note --list csv"));
        VERIFY_EXIT(csv, 1);
        QByteArray expected = "jobName,typeKey,kind,recordKey\ncopy,note,differing,7\n";
        for (int id = 31; id <= 20'030; ++id)
            expected += "copy,note,missing," + QByteArray::number(id) + '\n';
        QVERIFY(csv.out == expected);
        const Finished json = scene.workspace.run(arguments("verify --type note --list json"));
        VERIFY_EXIT(json, 1);
        const QJsonObject verification = verificationOf(json, "note");
        QCOMPARE(told(verification), QStringLiteral("compared 20030, equal 29, differing 1, missing 20000, extra 0, repaired 0"));
        QCOMPARE(verification.value(QLatin1String("records")).toArray().size(), 20'001);
        QCOMPARE(verification.value(QLatin1String("sample")).toArray().size(), 101);
        const Finished text = scene.workspace.run(arguments("verify --list table"));
        VERIFY_EXIT(text, 1);
        QCOMPARE(text.out.count(" missing "), 20'000);
        QVERIFY(text.out.contains("\nTYPE  KIND        RECORD\nnote  differing   7\nnote  missing     31\n"));
        QVERIFY(!text.out.contains("more of"));
    }

    void aKeyOfSeveralFieldsAndAnyTextIsWrittenAsCsv()
    {
        SmallScene scene;
        scene.remote.run(QStringLiteral("CREATE TABLE pair (a integer, b varchar(20), PRIMARY KEY (a, b)); INSERT INTO pair VALUES (1, 'x,\"y\"')"));
        QJsonObject pair = contentType(QStringLiteral("pair"));
        scene.workspace.addJob(QStringLiteral("copy"), pullJob({pair}, {{QStringLiteral("create"), true}}));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        scene.local.run(QStringLiteral("DELETE FROM pair"));
        const Finished csv = scene.workspace.run(arguments("verify --list csv"));
        VERIFY_EXIT(csv, 1);
        QCOMPARE(csv.out, QByteArray("jobName,typeKey,kind,recordKey\ncopy,pair,missing,\"{\"\"a\"\":1,\"\"b\"\":\"\"x,\\\"\"y\\\"\"\"\"}\"\n"));
    }

    void aRepairReadsAndWritesWhatWasNamedAndMovesNoPosition()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        const QJsonObject before = statusOf(scene.workspace);
        const QString ours = QStringLiteral("SELECT group_concat(name) FROM sqlite_master WHERE name LIKE 'tidewright%'");
        const QString left = scene.local.value(ours);
        // Changed since: it differs too, and the cursor still stands before it.
        scene.remote.run(QStringLiteral("UPDATE item SET name = 'newer', changed = '2026-03-01 00:00:00' WHERE id = 30"));
        scene.local.run(QStringLiteral("UPDATE item SET name = 'other' WHERE id = 2; DELETE FROM item WHERE id IN (3, 4); "
                                       "INSERT INTO item VALUES (31, 'extra', '2026-01-01 00:00:00')"));
        const Finished finished = scene.workspace.run(verifyJson + arguments("--repair --type item"));
        VERIFY_EXIT(finished, 0);
        QCOMPARE(told(verificationOf(finished, "item")),
                 QStringLiteral("compared 31, equal 26, differing 2, missing 2, extra 1, repaired 5"));
        const QJsonObject run = firstOf(scene.workspace.run(arguments("history copy --type item --json")).json(), "runs");
        QVERIFY2(run.value(QLatin1String("reason")).toString().contains(QLatin1String("verify")), qPrintable(run.value(QLatin1String("reason")).toString()));
        QCOMPARE(run.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
        QCOMPARE(run.value(QLatin1String("read")).toInt(), 4);
        QCOMPARE(run.value(QLatin1String("created")).toInt(), 2);
        QCOMPARE(run.value(QLatin1String("updated")).toInt(), 2);
        QCOMPARE(run.value(QLatin1String("deleted")).toInt(), 1);
        const QJsonObject after = statusOf(scene.workspace);
        for (const char *kept : {"cursor", "lastSyncAt", "syncStatus", "initialSyncCompleted", "syncProgress", "interrupted"})
            QCOMPARE(after.value(QLatin1String(kept)), before.value(QLatin1String(kept)));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("verify")}), 0);
        QCOMPARE(scene.local.value(ours), left);
    }

    void aRepairOfAnyLengthDeletesWhatItMay()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        addMany(scene);
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        scene.local.run(QStringLiteral("DELETE FROM note WHERE id > 12000; UPDATE note SET words = '' WHERE id > 9000; "
                                       "INSERT INTO note SELECT id + 100000, 'extra' FROM note WHERE id <= 2100"));
        const Finished finished = scene.workspace.run(verifyJson + arguments("--repair --type note"));
        VERIFY_EXIT(finished, 0);
        QCOMPARE(told(verificationOf(finished, "note")),
                 QStringLiteral("compared 22130, equal 9000, differing 3000, missing 8030, extra 2100, repaired 13130"));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("verify")}), 0);
    }

    void whatIsInConflictDiffers()
    {
        SiteScene scene(QStringLiteral("sqlite"), QStringLiteral("sqlite"), QStringLiteral("manual"));
        scene.remote.set(1, 'A');
        VERIFY_EXIT(scene.run("sync"), 0);
        scene.local.set(1, 'B');
        scene.remote.set(1, 'C');
        VERIFY_EXIT(scene.run("sync"), 3);
        const Finished finished = scene.run("verify --json");
        VERIFY_EXIT(finished, 1);
        QCOMPARE(told(verificationOf(finished, "page")),
                 QStringLiteral("compared 1, equal 0, differing 1, missing 0, extra 0, repaired 0"));
    }

    void twoWayRecordsAreRepairedByTheMergeTable_data()
    {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::newRow("sqlite, folder") << "sqlite" << "folder";
        QTest::newRow("postgres, mysql") << "postgres" << "mysql";
        QTest::newRow("folder, folder") << "folder" << "folder";
    }
    void twoWayRecordsAreRepairedByTheMergeTable()
    {
        QFETCH(QString, local);
        QFETCH(QString, remote);
        SiteScene scene(local, remote, QStringLiteral("manual"));
        for (int id = 1; id <= 9; ++id) {
            scene.local.set(id, 'A');
            scene.remote.set(id, 'A');
        }
        VERIFY_EXIT(scene.run("sync"), 0);
        VERIFY_EXIT(scene.run("verify"), 0);
        scene.local.set(1, 'B');  // one side's change
        scene.remote.set(2, 'C'); // the other side's
        scene.local.set(3, '-');  // a delete
        scene.remote.set(11, 'D'); // a new one
        scene.local.set(4, 'E');  // both
        scene.remote.set(4, 'F');
        scene.local.set(5, '-');  // a delete against a change
        scene.remote.set(5, 'G');
        const Finished finished = scene.run("verify --json --repair");
        VERIFY_EXIT(finished, 1);
        const QJsonObject verification = verificationOf(finished, "page");
        QCOMPARE(told(verification), QStringLiteral("compared 10, equal 4, differing 3, missing 3, extra 0, repaired 4"));
        QCOMPARE(scene.remote.get(1), 'B');
        QCOMPARE(scene.local.get(2), 'C');
        QCOMPARE(scene.remote.get(3), '-');
        QCOMPARE(scene.local.get(11), 'D');
        QCOMPARE(scene.local.get(4), 'E');
        QCOMPARE(scene.remote.get(4), 'F');
        QCOMPARE(scene.local.get(5), '-');
        QCOMPARE(scene.remote.get(5), 'G');
        const QJsonArray conflicts = scene.run("conflicts --json").json().value(QLatin1String("conflicts")).toArray();
        QCOMPARE(conflicts.size(), 2);
        // What is in conflict differs, whichever side lacks it.
        const Finished again = scene.run("verify --json");
        VERIFY_EXIT(again, 1);
        QCOMPARE(sampleOf(verificationOf(again, "page")), QStringLiteral("4 differing, 5 differing"));
        // Nothing of it is news to the next run.
        const Finished next = scene.run("sync --json");
        VERIFY_EXIT(next, 3);
        for (const char *count : {"created", "updated", "deleted", "failed"})
            QCOMPARE(firstOf(next.json(), "runs").value(QLatin1String(count)).toInt(-1), 0);
    }

    void aFileThatCannotBeReadIsNeitherMissingNorExtra_data()
    {
        QTest::addColumn<QString>("direction");
        QTest::addColumn<bool>("brokenAtLocal");
        for (const char *direction : {"bidirectional", "remote_to_local", "local_to_remote"}) {
            QTest::addRow("%s, broken at local", direction) << direction << true;
            QTest::addRow("%s, broken at remote", direction) << direction << false;
        }
    }
    void aFileThatCannotBeReadIsNeitherMissingNorExtra()
    {
        QFETCH(QString, direction);
        QFETCH(bool, brokenAtLocal);
        SiteScene scene(QStringLiteral("folder"), QStringLiteral("folder"), QStringLiteral("manual"));
        QJsonObject job = QJsonDocument::fromJson(scene.workspace.read(QStringLiteral("jobs/deploy.json"))).object();
        job.insert(QStringLiteral("direction"), direction);
        scene.workspace.addJob(QStringLiteral("deploy"), job);
        for (int id = 1; id <= 5; ++id) {
            scene.remote.set(id, 'A');
            scene.local.set(id, 'A');
        }
        VERIFY_EXIT(scene.run("sync"), 0);
        (brokenAtLocal ? scene.remote : scene.local).set(4, '-'); // broken there, missing here
        const QString folder = brokenAtLocal ? QStringLiteral("dev/page/") : QStringLiteral("prod/page/");
        for (const char *file : {"2.json", "4.json"})
            scene.workspace.write(folder + QLatin1String(file), "{\"id\": ");
        const Finished finished = scene.run("verify --json --repair");
        VERIFY_EXIT(finished, 1);
        const QJsonObject verification = verificationOf(finished, "page");
        QCOMPARE(told(verification), QStringLiteral("compared 5, equal 3, differing 0, missing 0, extra 0, repaired 0"));
        QCOMPARE(verification.value(QLatin1String("unreadable")).toInt(), 2);
        QCOMPARE(sampleOf(verification), QStringLiteral("2 unreadable, 4 unreadable"));
        QCOMPARE(scene.workspace.read(folder + QLatin1String("2.json")), QByteArray("{\"id\": "));
        QCOMPARE((brokenAtLocal ? scene.remote : scene.local).get(2), 'A');
        const Finished text = scene.run("verify");
        QVERIFY2(text.out.contains("UNREADABLE"), text.all().constData());
    }
};

QTEST_GUILESS_MAIN(TestVerifyRepair)
#include "tst_verifyrepair.moc"
