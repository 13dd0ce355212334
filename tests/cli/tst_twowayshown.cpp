// Two sides that both change, on the command line: the merge table on every kind of system, and what must never be lost.
#include "sites.h"

using namespace tidewright;

namespace
{

// Base, local, remote; then what each strategy leaves at local and remote, '!' for an open conflict.
struct Line {
    const char *before;
    const char *after[5]; // manual, auto, local_wins, remote_wins, newest_wins with the local side newer
};
constexpr Line lines[] = {
    {"-X-", {"XX", "XX", "XX", "XX", "XX"}},        {"--X", {"XX", "XX", "XX", "XX", "XX"}},
    {"-XX", {"XX", "XX", "XX", "XX", "XX"}},        {"-XY", {"XY!", "XY!", "XX", "YY", "XX"}},
    {"BBB", {"BB", "BB", "BB", "BB", "BB"}},        {"BXB", {"XX", "XX", "XX", "XX", "XX"}},
    {"BBX", {"XX", "XX", "XX", "XX", "XX"}},        {"BXX", {"XX", "XX", "XX", "XX", "XX"}},
    {"BXY", {"XY!", "XY!", "XX", "YY", "XX"}},      {"B-B", {"--", "--", "--", "--", "--"}},
    {"BB-", {"--", "--", "--", "--", "--"}},        {"B--", {"--", "--", "--", "--", "--"}},
    {"B-Y", {"-Y!", "-Y!", "--", "YY", "-Y!"}},     {"BX-", {"X-!", "X-!", "XX", "--", "X-!"}},
};
constexpr const char *strategies[] = {"manual", "auto", "local_wins", "remote_wins", "newest_wins"};

} // namespace

class TestTwoWayShown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMergeTableHolds_data()
    {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::addColumn<int>("strategy");
        const std::pair<const char *, const char *> pairs[] = {{"sqlite", "sqlite"}, {"postgres", "postgres"}, {"mysql", "mysql"},
                                                               {"folder", "folder"}, {"postgres", "mysql"},    {"folder", "postgres"},
                                                               {"mysql", "folder"},  {"folder", "sqlite"}};
        for (const auto &[local, remote] : pairs) {
            for (int strategy = 0; strategy < 5; ++strategy)
                QTest::addRow("%s and %s, %s", local, remote, strategies[strategy])
                    << QString::fromLatin1(local) << QString::fromLatin1(remote) << strategy;
        }
    }

    void theMergeTableHolds()
    {
        QFETCH(QString, local);
        QFETCH(QString, remote);
        QFETCH(int, strategy);
        const QJsonObject cursor{{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("changed")}}}};
        SiteScene scene(local, remote, QString::fromLatin1(strategies[strategy]), cursor);
        const auto all = [&](auto &&each) {
            for (std::size_t at = 0; at < std::size(lines); ++at)
                each(int(at) + 1, lines[at]);
        };
        all([&](int id, const Line &line) {
            scene.local.set(id, line.before[0]);
            scene.remote.set(id, line.before[0]);
        });
        // So that none of the deletes is too many.
        for (int id = 100; id < 140; ++id) {
            scene.local.set(id, 'k');
            scene.remote.set(id, 'k');
        }
        VERIFY_EXIT(scene.run("sync"), 0);
        all([&](int id, const Line &line) {
            if (line.before[1] != line.before[0])
                scene.local.set(id, line.before[1], QStringLiteral("2026-01-01T02:00:00Z"));
            if (line.before[2] != line.before[0])
                scene.remote.set(id, line.before[2], QStringLiteral("2026-01-01T01:00:00Z"));
        });
        // Without a look at all records no cursor tells of a delete.
        const Finished done = scene.run("sync --force-full --json");
        int conflicts = 0;
        QStringList wrong;
        all([&](int id, const Line &line) {
            const QByteArray expected(line.after[strategy]);
            conflicts += expected.endsWith('!') ? 1 : 0;
            const QString held = QString(QLatin1Char(scene.local.get(id))) + QLatin1Char(scene.remote.get(id));
            if (held != QString::fromLatin1(expected.left(2)))
                wrong += QStringLiteral("%1: expected %2, holds %3").arg(QLatin1String(line.before), QString::fromLatin1(expected), held);
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n')) + QString::fromUtf8(done.all())));
        VERIFY_EXIT(done, conflicts > 0 ? 3 : 0);
        const Finished listed = scene.run("conflicts --json");
        QCOMPARE(listed.json().value(QLatin1String("conflicts")).toArray().size(), conflicts);
        // A run right after writes nothing.
        const QJsonObject again = runOf(scene.run("sync --force-full --json"), QStringLiteral("page"));
        for (const char *what : {"created", "updated", "deleted"})
            QCOMPARE(again.value(QLatin1String(what)).toInteger(-1), 0);
    }

    void lostStateRestoresTheUnionAndDeletesNothing()
    {
        SiteScene scene(QStringLiteral("folder"), QStringLiteral("postgres"), QStringLiteral("manual"));
        for (int id = 1; id <= 12; ++id)
            scene.local.set(id, 'b');
        VERIFY_EXIT(scene.run("sync"), 0);
        scene.local.set(1, '-');
        scene.remote.set(2, '-');
        scene.local.set(3, 'x');
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(scene.workspace.path(QStringLiteral("state.db") + QLatin1String(suffix)));
        const Finished done = scene.run("sync --json");
        VERIFY_EXIT(done, 3);
        QCOMPARE(runOf(done, QStringLiteral("page")).value(QLatin1String("deleted")).toInteger(-1), 0);
        for (int id = 1; id <= 12; ++id)
            QVERIFY(scene.local.get(id) != '-' && scene.remote.get(id) != '-');
        const QJsonArray open = scene.run("conflicts --json").json().value(QLatin1String("conflicts")).toArray();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.first().toObject().value(QLatin1String("recordKey")).toInteger(-1), 3);
    }
};

QTEST_GUILESS_MAIN(TestTwoWayShown)
#include "tst_twowayshown.moc"
