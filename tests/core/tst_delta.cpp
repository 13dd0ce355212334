// What stored and current hashes say, and what has changed between two looks at the states.
#include "delta.h"

#include <QTest>

using namespace tidewright;

class TestDelta : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesSayWhatIsToBeDone_data()
    {
        QTest::addColumn<QString>("synced");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::addColumn<QString>("delta");
        QTest::newRow("never synced") << QString() << "a" << "b" << "INITIAL_SYNC";
        QTest::newRow("nothing changed") << "s" << "s" << "s" << "NO_CHANGE";
        QTest::newRow("local changed") << "s" << "a" << "s" << "PUSH";
        QTest::newRow("remote changed") << "s" << "s" << "b" << "PULL";
        QTest::newRow("both changed") << "s" << "a" << "b" << "CONFLICT";
        QTest::newRow("both changed alike") << "s" << "a" << "a" << "NO_CHANGE";
    }

    void hashesSayWhatIsToBeDone()
    {
        QFETCH(QString, synced);
        QFETCH(QString, local);
        QFETCH(QString, remote);
        SyncState state;
        state.lastSyncedHash = synced;
        QTEST(deltaName(calculateDelta(state, {local, remote}, Direction::Bidirectional)), "delta");
    }

    void withoutAStateTheFirstSyncIsDue()
    {
        for (const Direction direction : {Direction::Bidirectional, Direction::RemoteToLocal, Direction::LocalToRemote})
            QCOMPARE(calculateDelta(std::nullopt, {}, direction), Delta::InitialSync);
    }

    void whatASideHoldsLessExactlyIsNoChangeOfIt()
    {
        SyncState state;
        state.lastSyncedHash = state.localHash = QStringLiteral("exact");
        state.remoteHash = QStringLiteral("rounded");
        const SideHashes same{QStringLiteral("exact"), QStringLiteral("rounded")};
        QCOMPARE(calculateDelta(state, same, Direction::Bidirectional), Delta::NoChange);
        QCOMPARE(calculateDelta(state, {same.local, QStringLiteral("other")}, Direction::Bidirectional), Delta::Pull);
        state.conflicts = 1;
        QCOMPARE(calculateDelta(state, same, Direction::Bidirectional), Delta::Conflict);
    }

    void oneWayOnlyTheSourceCounts()
    {
        SyncState state;
        state.initialSyncCompleted = true;
        const SideHashes same{QStringLiteral("a"), QStringLiteral("a")}, other{QStringLiteral("a"), QStringLiteral("b")};
        QCOMPARE(calculateDelta(state, same, Direction::RemoteToLocal), Delta::NoChange);
        QCOMPARE(calculateDelta(state, other, Direction::RemoteToLocal), Delta::Pull);
        QCOMPARE(calculateDelta(state, other, Direction::LocalToRemote), Delta::Push);
    }

    void statesAreComparedByWhatTheyTell()
    {
        const auto state = [](const char *type, const char *hash) {
            SyncState one;
            one.key = {QStringLiteral("job"), QString::fromLatin1(type)};
            one.localHash = QString::fromLatin1(hash);
            return one;
        };
        SyncState touched = state("same", "1");
        touched.updatedAt = Instant(Micros(5));
        const StateChanges changes = compareStates({state("gone", "1"), state("same", "1"), state("other", "1")},
                                                   {state("other", "2"), state("new", "1"), touched});
        const auto key = [](const char *type) { return StateKey{QStringLiteral("job"), QString::fromLatin1(type)}; };
        QCOMPARE(changes, (StateChanges{{key("new")}, {key("other")}, {key("gone")}}));
    }
};

QTEST_GUILESS_MAIN(TestDelta)
#include "tst_delta.moc"
