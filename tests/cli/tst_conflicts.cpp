// Conflicts on the command line: what is listed and shown, how they are decided and taken back, and what it ends with.
#include "clitest.h"

#include <QRegularExpression>
#include <sqlite3.h>

using namespace tidewright;

class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openOnesAreListedWithExitThree();
    void listsAreNarrowed_data();
    void listsAreNarrowed();
    void jsonIsTheContracts();
    void whatIsNeededToDecideIsShown();
    void nothingInAValueMovesTheCursor();
    void aSideIsTakenAtBothSides();
    void fieldsAreChosenOneByOne();
    void decisionsAreWrittenUnderEachStrategy_data();
    void decisionsAreWrittenUnderEachStrategy();
    void manyAreDecidedAtOnce();
    void whatIsBusyIsDoneByTheNextRun();
    void whatChangedSinceIsRefused();
    void anAppliedOneIsTakenBack();
    void anAppliedOneThatChangedAgainIsNot();
    void whatIsTypedWrongIsNamed_data();
    void whatIsTypedWrongIsNamed();
};

namespace
{

// Two databases in sync, then edited on both sides: page 1 in the same fields, page 2 deleted at site, page 3 in a number.
struct TwoSides {
    explicit TwoSides(const QString &strategy = QStringLiteral("manual"))
        : site(EngineKind::Sqlite)
        , staging(EngineKind::Sqlite)
    {
        for (TestEngine *side : {&site, &staging})
            side->run(
                QStringLiteral("CREATE TABLE page (id integer PRIMARY KEY, title text, body text, rank integer); "
                               "INSERT INTO page VALUES (1, 'One', 'first' || char(10) || 'second' || char(10) || 'third', 1), "
                               "(2, 'Two', '', 2), (3, 'Three', '', 3), (4, 'Four', '', 4)"));
        workspace.addConnection(QStringLiteral("site"), site.connection(), {});
        workspace.addConnection(QStringLiteral("staging"), staging.connection(), {});
        const QJsonObject type =
            contentType(QStringLiteral("page"), {{QStringLiteral("primaryKey"), QJsonArray{QStringLiteral("id")}}});
        workspace.addJob(QStringLiteral("deploy"), {{QStringLiteral("local"), QStringLiteral("site")},
                                                    {QStringLiteral("remote"), QStringLiteral("staging")},
                                                    {QStringLiteral("direction"), QStringLiteral("bidirectional")},
                                                    {QStringLiteral("conflictStrategy"), strategy},
                                                    {QStringLiteral("contentTypes"), QJsonArray{type}}});
        first = workspace.run({QStringLiteral("sync")});
        site.run(QStringLiteral("UPDATE page SET title = 'Here', body = replace(body, 'second', 'second here') WHERE id = 1; "
                                "DELETE FROM page WHERE id = 2; UPDATE page SET rank = 30 WHERE id = 3"));
        staging.run(
            QStringLiteral("UPDATE page SET title = 'There', body = replace(body, 'second', 'second there') WHERE id = 1; "
                           "UPDATE page SET title = 'Two again' WHERE id = 2; UPDATE page SET rank = 33 WHERE id = 3"));
        second = workspace.run({QStringLiteral("sync")});
    }

    Finished run(const char *arguments) const { return workspace.run(QString::fromLatin1(arguments).split(QLatin1Char(' '))); }
    // "Here|There": of one field at both sides.
    QString both(const char *field, int id)
    {
        const QString sql = QStringLiteral("SELECT %1 FROM page WHERE id = %2").arg(QLatin1String(field)).arg(id);
        return site.value(sql) + QLatin1Char('|') + staging.value(sql);
    }

    // As another program, in the state database.
    bool runOnState(const char *sql) const
    {
        sqlite3 *database = nullptr;
        const bool done = sqlite3_open(qPrintable(workspace.path(QStringLiteral("state.db"))), &database) == SQLITE_OK &&
                          sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
        sqlite3_close(database);
        return done;
    }

    TestEngine site;
    TestEngine staging;
    TestWorkspace workspace;
    Finished first;
    Finished second;
};

QStringList idsIn(const Finished &finished)
{
    QStringList ids;
    for (const QJsonValue conflict : finished.json().value(QLatin1String("conflicts")).toArray())
        ids << conflict[QLatin1String("id")].toString();
    return ids;
}

QString statusOf(const TwoSides &scene, const char *id)
{
    return firstOf(scene.workspace
                       .run({QStringLiteral("conflicts"), QStringLiteral("show"), QLatin1String(id), QStringLiteral("--json")})
                       .json(),
                   "conflicts")
        .value(QLatin1String("status"))
        .toString();
}

} // namespace

// Both sides in conflict, as every case below begins.
#define IN_CONFLICT(SCENE)                                                                                                       \
    VERIFY_EXIT((SCENE).first, 0);                                                                                               \
    VERIFY_EXIT((SCENE).second, 3)

void TestConflicts::openOnesAreListedWithExitThree()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    QVERIFY2(scene.second.err.contains("tidewright conflicts deploy"), scene.second.all().constData());
    const Finished list = scene.run("conflicts");
    VERIFY_EXIT(list, 3);
    for (const char *part :
         {"c1", "c2", "c3", "changed on both sides", "deleted in site, changed in staging", "Here", "Two again"})
        QVERIFY2(list.out.contains(part), list.all().constData());
    VERIFY_EXIT(scene.run("conflicts list"), 3);
    VERIFY_EXIT(scene.run("conflicts resolve --all --take local"), 0);
    const Finished none = scene.run("conflicts");
    VERIFY_EXIT(none, 0);
    QVERIFY2(none.out.isEmpty(), none.all().constData());
    VERIFY_EXIT(scene.run("sync"), 0);
}

void TestConflicts::listsAreNarrowed_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *arguments, const char *ids) {
        QTest::newRow(*arguments ? arguments : "all") << QString::fromLatin1(arguments) << words(ids);
    };
    row("", "c1 c2 c3");
    row(" list", "c1 c2 c3");
    row(" deploy", "c1 c2 c3");
    row(" list deploy --type page", "c1 c2 c3");
    row(" --kind both_changed", "c1 c3");
    row(" --kind deleted_locally --kind both_created", "c2");
    row(" list --status closed --status applied", "");
    row(" --status open", "c1 c2 c3");
}

void TestConflicts::listsAreNarrowed()
{
    QFETCH(QString, arguments);
    QFETCH(QStringList, ids);
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished list = scene.run(qPrintable(QLatin1String("conflicts") + arguments + QLatin1String(" --json")));
    VERIFY_EXIT(list, ids.isEmpty() ? 0 : 3);
    QCOMPARE(idsIn(list), ids);
}

void TestConflicts::jsonIsTheContracts()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished list = scene.run("conflicts --json");
    QCOMPARE(sortedKeys(list.json()), words("conflicts"));
    const QJsonObject conflict = firstOf(list.json(), "conflicts");
    const QStringList keys =
        words("id jobName typeKey recordKey kind status fields localModified remoteModified detectedAt resolution");
    QCOMPARE(sortedKeys(conflict), keys);
    QCOMPARE(conflict.value(QLatin1String("recordKey")), QJsonValue(1));
    QCOMPARE(conflict.value(QLatin1String("kind")).toString(), QStringLiteral("both_changed"));
    QCOMPARE(conflict.value(QLatin1String("status")).toString(), QStringLiteral("open"));
    const QJsonObject shown = firstOf(scene.run("conflicts show c1 --json").json(), "conflicts");
    QStringList more = keys + QStringList{QStringLiteral("history")};
    more.sort();
    QCOMPARE(sortedKeys(shown), more);
    QCOMPARE(sortedKeys(firstOf(shown, "history")), words("what who at resolution"));
    const Finished resolved = scene.run("conflicts resolve c1 --take local --json");
    VERIFY_EXIT(resolved, 0);
    QCOMPARE(sortedKeys(resolved.json()), words("outcomes"));
    QCOMPARE(sortedKeys(firstOf(resolved.json(), "outcomes")), words("id status error"));
    QCOMPARE(firstOf(resolved.json(), "outcomes").value(QLatin1String("status")).toString(), QStringLiteral("applied"));
}

void TestConflicts::whatIsNeededToDecideIsShown()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished shown = scene.run("conflicts show c1");
    VERIFY_EXIT(shown, 0);
    for (const char *part : {"deploy/page", "record 1", "changed on both sides", "SITE", "STAGING", "\"One\"", "\"Here\"",
                             "\"There\"", "to be decided", "body, since the base in site:", "  - second\n", "  + second here\n",
                             "  + second there\n", "    third\n", "  detected\n"})
        QVERIFY2(shown.out.contains(part), (QByteArray(part) + "\n" + shown.all()).constData());
    VERIFY_EXIT(scene.run("conflicts resolve c1 --take remote"), 0);
    const Finished after = scene.run("conflicts show c1 c2");
    VERIFY_EXIT(after, 0);
    const QRegularExpression who(QStringLiteral("resolved by \\S+@\\S+: takes staging\n"));
    QVERIFY2(who.match(QString::fromUtf8(after.out)).hasMatch(), after.all().constData());
    QVERIFY2(after.out.contains("applied"), after.all().constData());
    QVERIFY2(after.out.contains("c2  deploy/page"), after.all().constData());
}

void TestConflicts::nothingInAValueMovesTheCursor()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    scene.site.run(QStringLiteral(
        "UPDATE page SET title = 'x' || char(27) || '[2J' || char(13), body = char(27) || char(10) || '2' WHERE id = 1"));
    VERIFY_EXIT(scene.run("sync"), 3);
    for (const char *command :
         {"conflicts", "conflicts show c1", "conflicts show c1 --json", "conflicts resolve c1 --field title=\x1b"}) {
        const Finished shown = scene.run(command);
        QVERIFY2(!shown.out.contains('\x1b') && !shown.out.contains('\r') && !shown.err.contains('\x1b'), command);
    }
}

void TestConflicts::aSideIsTakenAtBothSides()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished resolved = scene.run("conflicts resolve c1 --take remote");
    VERIFY_EXIT(resolved, 0);
    QVERIFY2(resolved.out.contains("1 applied"), resolved.all().constData());
    QCOMPARE(scene.both("title", 1), QStringLiteral("There|There"));
    VERIFY_EXIT(scene.run("conflicts resolve c2 --take local"), 0);
    QCOMPARE(scene.both("count(*)", 2), QStringLiteral("0|0"));
    VERIFY_EXIT(scene.run("conflicts resolve c3 --take base"), 0);
    QCOMPARE(scene.both("rank", 3), QStringLiteral("3|3"));
    VERIFY_EXIT(scene.run("verify"), 0);
}

void TestConflicts::fieldsAreChosenOneByOne()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished resolved =
        scene.workspace.run({QStringLiteral("conflicts"), QStringLiteral("resolve"), QStringLiteral("c1"),
                             QStringLiteral("--field"), QStringLiteral("title=\"Both = \u00e4\""), QStringLiteral("--field"),
                             QStringLiteral("body=remote"), QStringLiteral("--field"), QStringLiteral("rank=9007199254740993")});
    VERIFY_EXIT(resolved, 0);
    QCOMPARE(scene.both("title", 1), QStringLiteral("Both = \u00e4|Both = \u00e4"));
    QCOMPARE(scene.both("rank", 1), QStringLiteral("9007199254740993|9007199254740993"));
    QVERIFY(scene.both("body", 1).contains(QLatin1String("second there")));
}

void TestConflicts::decisionsAreWrittenUnderEachStrategy_data()
{
    QTest::addColumn<QString>("strategy");
    QTest::newRow("manual") << QStringLiteral("manual");
    QTest::newRow("auto") << QStringLiteral("auto");
}

void TestConflicts::decisionsAreWrittenUnderEachStrategy()
{
    QFETCH(QString, strategy);
    TwoSides scene(strategy);
    IN_CONFLICT(scene);
    const Finished resolved = scene.run("conflicts resolve --all --take remote");
    VERIFY_EXIT(resolved, 0);
    QVERIFY2(resolved.out.contains("3 applied"), resolved.all().constData());
    QCOMPARE(scene.both("title", 1), QStringLiteral("There|There"));
    QCOMPARE(scene.both("title", 2), QStringLiteral("Two again|Two again"));
    QCOMPARE(scene.both("rank", 3), QStringLiteral("33|33"));
    VERIFY_EXIT(scene.run("sync"), 0);
}

void TestConflicts::manyAreDecidedAtOnce()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished resolved = scene.run("conflicts resolve --kind both_changed --job deploy --take local");
    VERIFY_EXIT(resolved, 0);
    QVERIFY2(resolved.out.contains("2 applied"), resolved.all().constData());
    QCOMPARE(idsIn(scene.run("conflicts --json")), QStringList{QStringLiteral("c2")});
    QCOMPARE(scene.both("title", 1), QStringLiteral("Here|Here"));
    // None has a time by which it is the newer one.
    const Finished newest = scene.run("conflicts resolve --all --take newest");
    VERIFY_EXIT(newest, 2);
    QVERIFY2(newest.out.contains("1 not done"), newest.all().constData());
}

void TestConflicts::whatIsBusyIsDoneByTheNextRun()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    // Somebody on another machine works on it.
    QVERIFY(
        scene.runOnState("UPDATE leases SET token = token + 1, holder = 'nightly on db2', host = 'db2', boot_id = 'b', pid = 1, "
                         "process_start = 1, taken_at = 1, expires_at = 9000000000000000"));
    const Finished kept = scene.run("conflicts resolve c1 --take remote");
    VERIFY_EXIT(kept, 4);
    QVERIFY2(kept.out.contains("1 kept for the next run"), kept.all().constData());
    QVERIFY2(kept.err.contains("nightly on db2"), kept.all().constData());
    QCOMPARE(scene.both("title", 1), QStringLiteral("Here|There"));
    QCOMPARE(statusOf(scene, "c1"), QStringLiteral("resolved"));
    QVERIFY(scene.runOnState("UPDATE leases SET token = token + 1, holder = NULL, expires_at = NULL"));
    VERIFY_EXIT(scene.run("sync"), 3);
    QCOMPARE(scene.both("title", 1), QStringLiteral("There|There"));
    QCOMPARE(statusOf(scene, "c1"), QStringLiteral("applied"));
}

void TestConflicts::whatChangedSinceIsRefused()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    scene.site.run(QStringLiteral("UPDATE page SET title = 'Newer' WHERE id = 1"));
    const Finished refused = scene.run("conflicts resolve c1 --take remote");
    VERIFY_EXIT(refused, 3);
    QVERIFY2(refused.err.contains("c1 has changed since"), refused.all().constData());
    QCOMPARE(scene.both("title", 1), QStringLiteral("Newer|There"));
    QCOMPARE(statusOf(scene, "c1"), QStringLiteral("refused"));
    QVERIFY(scene.run("conflicts show c1").out.contains("Newer"));
    VERIFY_EXIT(scene.run("conflicts resolve c1 --take local"), 0);
    QCOMPARE(scene.both("title", 1), QStringLiteral("Newer|Newer"));
}

void TestConflicts::anAppliedOneIsTakenBack()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    VERIFY_EXIT(scene.run("conflicts resolve c1 c2 --take remote"), 0);
    QCOMPARE(scene.both("title", 1), QStringLiteral("There|There"));
    const Finished undone = scene.run("conflicts undo c1 c2");
    VERIFY_EXIT(undone, 0);
    QVERIFY2(undone.out.contains("2 taken back"), undone.all().constData());
    QCOMPARE(scene.both("title", 1), QStringLiteral("Here|There"));
    QCOMPARE(scene.both("count(*)", 2), QStringLiteral("0|1"));
    QCOMPARE(statusOf(scene, "c1"), QStringLiteral("open"));
    VERIFY_EXIT(scene.run("sync"), 3);
    QCOMPARE(idsIn(scene.run("conflicts --json")), words("c1 c2 c3"));
    VERIFY_EXIT(scene.run("conflicts undo c3"), 2);
}

void TestConflicts::anAppliedOneThatChangedAgainIsNot()
{
    TwoSides scene;
    IN_CONFLICT(scene);
    VERIFY_EXIT(scene.run("conflicts resolve c1 --take remote"), 0);
    scene.staging.run(QStringLiteral("UPDATE page SET title = 'Later' WHERE id = 1"));
    const Finished undone = scene.run("conflicts undo c1");
    QVERIFY2(undone.exitCode != 0, undone.all().constData());
    QVERIFY2(undone.err.contains("changed again"), undone.all().constData());
    QCOMPARE(scene.both("title", 1), QStringLiteral("There|Later"));
    QCOMPARE(statusOf(scene, "c1"), QStringLiteral("applied"));
}

void TestConflicts::whatIsTypedWrongIsNamed_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<int>("code");
    const auto row = [](const char *arguments, const char *told, int code = 2) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray(told) << code;
    };
    row("show c9", "There is no conflict c9", 1);
    row("undo c9", "There is no conflict c9", 1);
    row("resolve c1", "not said what is decided");
    row("resolve --take local", "not said which conflicts");
    row("resolve c1 --all --take local", "named, and others chosen");
    row("resolve c1 --take site", "--take");
    row("resolve c1 --field title", "names no field and value");
    row("resolve c1 --field titel=local", "Did you mean title?");
    row("resolve c1 --field titel=\"x\"", "Did you mean title?");
    row("resolve c1 --field title=New", "text in double quotes");
    row("resolve c1 --field rank=\"x\"", "holds values of the kind int");
    row("resolve c1 --field title=12", "holds values of the kind text");
    row("resolve c1 --field title=local", "\"body\" is not decided");
    row("resolve --all --job nowhere --take local", "no job nowhere");
    row("nowhere", "no job nowhere");
    row("--type nothing", "no content type nothing");
    row("--kind some", "--kind: some not in");
}

void TestConflicts::whatIsTypedWrongIsNamed()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, told);
    QFETCH(int, code);
    TwoSides scene;
    IN_CONFLICT(scene);
    const Finished wrong = scene.run(qPrintable(QLatin1String("conflicts ") + arguments));
    VERIFY_EXIT(wrong, code);
    QVERIFY2(wrong.err.contains(told), wrong.all().constData());
    QCOMPARE(idsIn(scene.run("conflicts --status open --json")), words("c1 c2 c3"));
    QCOMPARE(scene.both("title", 1), QStringLiteral("Here|There"));
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
