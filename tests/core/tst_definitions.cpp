// Definitions that change between two runs: an added field is announced, a missing key or cursor stops the run where it was.
#include "twowayscene.h"
#include "versions.h"

#include <QTest>

using namespace tidewright;

namespace
{

struct Scene {
    Scene()
    {
        sides.remote.run("INSERT INTO t VALUES (1, 'a', 'b', '2026-01-01 00:00:00')");
    }
    SyncRun sync(Direction direction)
    {
        RunContext context = sides.context();
        context.direction = direction;
        return runType(context).run;
    }
    SyncState state() { return **sides.store->state(key); }
    // "1: id, v, w, at", newest first.
    QStringList versionsOf(Side side)
    {
        QStringList told;
        const auto versions = dynamic_cast<VersionStore &>(*sides.store).versions({});
        for (const DefinitionVersion &one : versions->definitions) {
            if (one.side == side)
                told << QStringLiteral("%1: %2").arg(one.version).arg(one.definition.value(QLatin1String("fields")).toObject().keys().join(QLatin1String(", ")));
        }
        return told;
    }

    StateKey key{QStringLiteral("job"), QStringLiteral("t")};
    TwoWayTables sides;
};

} // namespace

class tst_definitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddedFieldIsAnnouncedAndKeptAsAVersion_data() { addDirections(); }
    void anAddedFieldIsAnnouncedAndKeptAsAVersion()
    {
        QFETCH(Direction, direction);
        Scene scene;
        VERIFY_OK(scene.sync(direction));
        QCOMPARE(scene.versionsOf(Side::Remote), QStringList{QStringLiteral("1: at, id, v, w")});
        VERIFY_OK(scene.sync(direction));
        QCOMPARE(scene.versionsOf(Side::Remote).size(), 1);
        scene.sides.remote.run("ALTER TABLE t ADD COLUMN more TEXT");
        const SyncRun run = scene.sync(direction);
        VERIFY_OK(run);
        QVERIFY2(run.reason.contains(QLatin1String("more")), qPrintable(run.reason));
        QCOMPARE(scene.versionsOf(Side::Remote), (QStringList{QStringLiteral("2: at, id, more, v, w"), QStringLiteral("1: at, id, v, w")}));
        QCOMPARE(scene.versionsOf(Side::Local), QStringList{QStringLiteral("1: at, id, v, w")});
    }

    void aMissingFieldStopsTheRunWhereItWas_data()
    {
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<QByteArray>("field");
        for (const auto &[name, direction] : directions) {
            for (const char *field : {"id", "at"})
                QTest::addRow("%s without %s", name, field) << direction << QByteArray(field);
        }
    }
    void aMissingFieldStopsTheRunWhereItWas()
    {
        QFETCH(Direction, direction);
        QFETCH(QByteArray, field);
        Scene scene;
        VERIFY_OK(scene.sync(direction));
        const SyncState before = scene.state();
        scene.sides.remote.run("ALTER TABLE t RENAME COLUMN " + field + " TO other");
        scene.sides.remote.run("INSERT INTO t VALUES (2, 'c', 'd', '2026-01-02 00:00:00')");
        const SyncRun run = scene.sync(direction);
        QCOMPARE(run.outcome, RunOutcome::Failed);
        QCOMPARE(run.error->code, ErrorCode::SchemaMismatch);
        QVERIFY(scene.state().cursor == before.cursor && scene.state().localCursor == before.localCursor);
        QCOMPARE(scene.state().lastSyncAt, before.lastSyncAt);
        QCOMPARE(scene.sides.held(scene.sides.local), QStringLiteral("1|a"));
        QCOMPARE(scene.versionsOf(Side::Remote).size(), 2);
        scene.sides.remote.run("ALTER TABLE t RENAME COLUMN other TO " + field);
        VERIFY_OK(scene.sync(direction));
        QCOMPARE(scene.sides.held(scene.sides.local), QStringLiteral("1|a\n2|c"));
    }

    void aRehearsalKeepsNoVersion()
    {
        Scene scene;
        RunOptions options;
        options.dryRun = true;
        VERIFY_OK(runType(scene.sides.context(options)).run);
        QCOMPARE(scene.versionsOf(Side::Remote), QStringList());
    }

    void contentsSayWhatIsToBeDone()
    {
        Scene scene;
        const auto delta = [&] { return deltaOfType(scene.sides.context()); };
        QCOMPARE(delta().delta, Delta::InitialSync);
        VERIFY_OK(scene.sync(Direction::Bidirectional));
        const TypeDelta same = delta();
        QCOMPARE(same.delta, Delta::NoChange);
        QCOMPARE(same.now.local, scene.state().localHash);
        QCOMPARE(same.now.remote, scene.state().remoteHash);
        TwoWayTables::set(scene.sides.local, 1, 'x');
        QCOMPARE(delta().delta, Delta::Push);
        TwoWayTables::set(scene.sides.remote, 1, 'y');
        QCOMPARE(delta().delta, Delta::Conflict);
        TwoWayTables::set(scene.sides.local, 1, 'a');
        QCOMPARE(delta().delta, Delta::Pull);
    }

    void oneWayTheSourcesContentSaysWhatIsToBeDone()
    {
        Scene scene;
        const auto delta = [&] {
            RunContext context = scene.sides.context();
            context.direction = Direction::RemoteToLocal;
            return deltaOfType(context).delta;
        };
        QCOMPARE(delta(), Delta::InitialSync);
        VERIFY_OK(scene.sync(Direction::RemoteToLocal));
        QCOMPARE(delta(), Delta::NoChange);
        TwoWayTables::set(scene.sides.remote, 1, 'y');
        QCOMPARE(delta(), Delta::Pull);
    }

private:
    static constexpr std::pair<const char *, Direction> directions[] = {{"one way", Direction::RemoteToLocal},
                                                                        {"both ways", Direction::Bidirectional}};
    static void addDirections()
    {
        QTest::addColumn<Direction>("direction");
        for (const auto &[name, direction] : directions)
            QTest::newRow(name) << direction;
    }
};

QTEST_GUILESS_MAIN(tst_definitions)
#include "tst_definitions.moc"
