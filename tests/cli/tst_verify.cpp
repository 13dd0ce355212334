// `verify`: what both sides hold, compared from outside; and what a repair makes of it.
#include "verifytold.h"

using namespace tidewright;

namespace
{

void damageLocal(SmallScene &scene)
{
    scene.local.run(QStringLiteral("UPDATE item SET name = 'other' WHERE id = 2; DELETE FROM item WHERE id IN (3, 4); "
                                   "INSERT INTO item VALUES (31, 'extra', '2026-01-01 00:00:00')"));
}

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTheSameEndsWithZero()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        const Finished finished = scene.workspace.run(verifyJson);
        VERIFY_EXIT(finished, 0);
        const QJsonObject verification = verificationOf(finished, "item");
        QCOMPARE(told(verification), QStringLiteral("compared 30, equal 30, differing 0, missing 0, extra 0, repaired 0"));
        QCOMPARE(told(verificationOf(finished, "note")),
                 QStringLiteral("compared 30, equal 30, differing 0, missing 0, extra 0, repaired 0"));
    }

    void whatDiffersIsNamedAndNothingIsWritten()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        damageLocal(scene);
        const Finished finished = scene.workspace.run(verifyJson);
        VERIFY_EXIT(finished, 1);
        const QJsonObject verification = verificationOf(finished, "item");
        QCOMPARE(told(verification), QStringLiteral("compared 31, equal 27, differing 1, missing 2, extra 1, repaired 0"));
        QCOMPARE(sampleOf(verification), QStringLiteral("2 differing, 3 missing, 4 missing, 31 extra"));
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("29"));
        const Finished table = scene.workspace.run(
            {QStringLiteral("verify"), QStringLiteral("copy"), QStringLiteral("--type"), QStringLiteral("item")});
        VERIFY_EXIT(table, 1);
        QVERIFY2(table.out.contains("differing") && !table.out.contains("note"), table.all().constData());
    }

    void aRepairWritesTheDifferencesAndNothingElse()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        damageLocal(scene);
        const Finished finished = scene.workspace.run(verifyJson + QStringList{QStringLiteral("--repair")});
        VERIFY_EXIT(finished, 0);
        QCOMPARE(verificationOf(finished, "item").value(QLatin1String("repaired")).toInt(), 4);
        QCOMPARE(verificationOf(finished, "note").value(QLatin1String("repaired")).toInt(), 0);
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item WHERE name = 'item ' || id")), QStringLiteral("30"));
        const Finished history =
            scene.workspace.run({QStringLiteral("history"), QStringLiteral("copy"), QStringLiteral("--json")});
        QCOMPARE(history.json().value(QLatin1String("runs")).toArray().size(), 3);
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("verify")}), 0);
    }

    void aRepairThatWouldDeleteTooMuchHalts()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        scene.remote.run(QStringLiteral("DELETE FROM item WHERE id > 10"));
        const Finished finished = scene.workspace.run(verifyJson + QStringList{QStringLiteral("--repair")});
        VERIFY_EXIT(finished, 5);
        const QJsonObject verification = verificationOf(finished, "item");
        QCOMPARE(told(verification), QStringLiteral("compared 30, equal 10, differing 0, missing 0, extra 20, repaired 0"));
        QVERIFY(verification.value(QLatin1String("error")).isObject());
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));
    }

    void aRefusedRecordThatIsNotThereIsCountedApart()
    {
        SmallScene scene;
        scene.local.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text CHECK (name <> 'item 7'), changed "
                                       "timestamp); CREATE TABLE note (id integer PRIMARY KEY, words text)"));
        scene.workspace.run({QStringLiteral("sync")});
        scene.local.run(QStringLiteral("DELETE FROM item WHERE id = 9"));
        const Finished finished = scene.workspace.run(verifyJson + QStringList{QStringLiteral("--type"), QStringLiteral("item")});
        VERIFY_EXIT(finished, 1);
        const QJsonObject verification = verificationOf(finished, "item");
        QCOMPARE(told(verification), QStringLiteral("compared 30, equal 28, differing 0, missing 1, extra 0, repaired 0"));
        QCOMPARE(verification.value(QLatin1String("refused")).toInt(), 1);
        QCOMPARE(sampleOf(verification), QStringLiteral("7 refused, 9 missing"));
    }

    void missingAndExtraAreMeantFromTheLocalSide()
    {
        SmallScene scene;
        QJsonObject push = SmallScene::job();
        push.insert(QStringLiteral("direction"), QStringLiteral("local_to_remote"));
        scene.local.run(
            QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name text, changed timestamp); INSERT INTO item VALUES "
                           "(1, 'item 1', '2026-01-01 00:00:00'), (77, 'new', '2026-01-01 00:00:00'); "
                           "CREATE TABLE note (id integer PRIMARY KEY, words text)"));
        scene.workspace.addJob(QStringLiteral("copy"), push);
        const Finished finished = scene.workspace.run(verifyJson + QStringList{QStringLiteral("--type"), QStringLiteral("item")});
        VERIFY_EXIT(finished, 1);
        QCOMPARE(told(verificationOf(finished, "item")),
                 QStringLiteral("compared 31, equal 1, differing 0, missing 29, extra 1, repaired 0"));
    }

    void whatAFilterLeavesOutIsNotExtra()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        QJsonObject item = contentType(QStringLiteral("item"), cursorOn("changed"));
        item.insert(QStringLiteral("filter"), QStringLiteral("id > 10"));
        scene.workspace.addJob(QStringLiteral("copy"), pullJob({item}, {}));
        scene.remote.run(QStringLiteral("DELETE FROM item WHERE id = 1"));
        const Finished finished = scene.workspace.run(verifyJson);
        VERIFY_EXIT(finished, 1);
        QCOMPARE(told(verificationOf(finished, "item")),
                 QStringLiteral("compared 21, equal 20, differing 0, missing 0, extra 1, repaired 0"));
    }

    void aProvenSideEndsALostState()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("state"), QStringLiteral("set"), QStringLiteral("copy"),
                                         QStringLiteral("item"), QStringLiteral("lastSyncAt=null")}),
                    0);
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        const auto lost = [&scene] {
            const QJsonObject status = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json();
            return firstOf(status, "states").value(QLatin1String("stateLost")).toBool();
        };
        QVERIFY(lost());
        scene.local.run(QStringLiteral("UPDATE item SET name = 'other' WHERE id = 2"));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("verify")}), 1);
        QVERIFY(lost());
        scene.local.run(QStringLiteral("UPDATE item SET name = 'item 2' WHERE id = 2"));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("verify")}), 0);
        QVERIFY(!lost());
    }

    void aTableThatIsMissingIsAnErrorOfItsType()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        scene.remote.run(QStringLiteral("DROP TABLE note"));
        const Finished finished = scene.workspace.run(verifyJson);
        VERIFY_EXIT(finished, 1);
        QVERIFY(verificationOf(finished, "item").value(QLatin1String("error")).isNull());
        QVERIFY(verificationOf(finished, "note").value(QLatin1String("error")).isObject());
    }
};

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
