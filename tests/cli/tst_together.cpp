// What the command line tells of contents and definitions, and types of a job that end together.
#include "clitest.h"

using namespace tidewright;

namespace
{

QStringList told(const QJsonObject &object, const char *list, const char *member)
{
    QStringList all;
    for (const QJsonValue one : object.value(QLatin1String(list)).toArray())
        all << one.toObject().value(QLatin1String(member)).toString();
    return all;
}

} // namespace

class TestTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTypesThatEndTogetherOneThatFailsHoldsTheOthersBack()
    {
        SmallScene scene;
        const QStringList atomic{QStringLiteral("sync"), QStringLiteral("--atomic"), QStringLiteral("--json")};
        scene.remote.run(QStringLiteral("ALTER TABLE note RENAME TO elsewhere"));
        const Finished failed = scene.workspace.run(atomic);
        VERIFY_EXIT(failed, 1);
        QVERIFY(runOf(failed, QStringLiteral("item")).value(QLatin1String("error")).toObject().value(QLatin1String("message")).toString().contains(
            QLatin1String("note")));
        const QJsonObject held = firstOf(scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json(), "states");
        QCOMPARE(held.value(QLatin1String("typeKey")).toString(), QStringLiteral("item"));
        QVERIFY(held.value(QLatin1String("lastSyncAt")).isNull());
        QCOMPARE(scene.local.value(QStringLiteral("SELECT count(*) FROM item")), QStringLiteral("30"));

        scene.remote.run(QStringLiteral("ALTER TABLE elsewhere RENAME TO note"));
        VERIFY_EXIT(scene.workspace.run(atomic), 0);
        QCOMPARE(told(scene.workspace.run({QStringLiteral("status"), QStringLiteral("--json")}).json(), "states", "syncStatus"),
                 (QStringList{QStringLiteral("in_sync"), QStringLiteral("in_sync")}));
    }

    void contentsSayWhatASyncWouldBeAbout()
    {
        SmallScene scene;
        const auto deltas = [&] {
            const Finished done = scene.workspace.run({QStringLiteral("status"), QStringLiteral("--delta"), QStringLiteral("--json")});
            return done.exitCode == 0 ? told(done.json(), "deltas", "delta") : QStringList(QString::fromUtf8(done.all()));
        };
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        QCOMPARE(deltas(), (QStringList{QStringLiteral("NO_CHANGE"), QStringLiteral("NO_CHANGE")}));
        scene.remote.run(QStringLiteral("UPDATE note SET words = 'other' WHERE id = 7"));
        QCOMPARE(deltas(), (QStringList{QStringLiteral("NO_CHANGE"), QStringLiteral("PULL")}));
        QCOMPARE(scene.local.value(QStringLiteral("SELECT words FROM note WHERE id = 7")), QStringLiteral("note 7"));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("status"), QStringLiteral("--delta"), QStringLiteral("--since"), QStringLiteral("2026-01-01T00:00:00Z")}), 2);
    }

    void statusTellsWhatWasWrittenSince()
    {
        SmallScene scene;
        const auto since = [&](const QString &time) {
            return told(scene.workspace.run({QStringLiteral("status"), QStringLiteral("--since"), time, QStringLiteral("--json")}).json(), "states", "typeKey");
        };
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--type"), QStringLiteral("item")}), 0);
        QCOMPARE(since(QStringLiteral("2026-01-01T00:00:00Z")), QStringList{QStringLiteral("item")});
        QCOMPARE(since(QStringLiteral("2999-01-01T00:00:00Z")), QStringList());
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("status"), QStringLiteral("--since"), QStringLiteral("yesterday")}), 2);
    }

    void historyTellsTheVersionsOfDefinitions()
    {
        SmallScene scene;
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        scene.remote.run(QStringLiteral("ALTER TABLE note ADD COLUMN mood text"));
        VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
        const QStringList versions{QStringLiteral("history"), QStringLiteral("copy"), QStringLiteral("--type"), QStringLiteral("note"), QStringLiteral("--versions")};
        const Finished table = scene.workspace.run(versions);
        VERIFY_EXIT(table, 0);
        QVERIFY2(table.out.contains("added mood"), table.all().constData());
        const QJsonObject json = scene.workspace.run(versions + QStringList{QStringLiteral("--json")}).json();
        QCOMPARE(told(json, "definitions", "side"), (QStringList{QStringLiteral("local"), QStringLiteral("remote"), QStringLiteral("remote")}));
        QVERIFY(json.value(QLatin1String("synced")).isArray());
    }
};

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
