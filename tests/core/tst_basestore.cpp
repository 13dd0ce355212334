// What both sides held when they were last in sync: every case on SQLite and on PostgreSQL.
#include "otherprogram.h"
#include "stateexchange.h"
#include "stateoperations.h"
#include "twowayscenes.h"

#include <QJsonDocument>
#include <rapidcheck.h>

#include <map>

using namespace tidewright;

namespace
{

const BaseScope scope{organization, 0};

SyncState finishedState(std::int64_t generation = 0)
{
    SyncState state;
    state.key = organization;
    state.status = SyncStatus::InSync;
    state.lastSyncAt = micros(50);
    state.generation = generation;
    state.direction = Direction::Bidirectional;
    state.lastSyncedHash = QStringLiteral("aa");
    return state;
}

// A successful run that ends with this base.
Result<void> finishWith(StateStore &store, const Lease &lease, const Checkpoint &checkpoint, std::vector<BaseRecord> bases)
{
    auto &twoWay = dynamic_cast<TwoWayStore &>(store);
    TRY(twoWay.saveTwoWay(lease, checkpoint, changesOf(std::move(bases))));
    TRY(twoWay.finishTwoWay(lease, finishedState(), runOf(QStringLiteral("R1")), {}));
    return store.releaseLease(lease);
}

struct Overwrite {
    const char *name;
    void (*change)(SyncState &state);
    bool keepsBase;
};

const std::vector<Overwrite> overwrites{
    {"another cursor", [](SyncState &state) { state.cursor = Value::ofInt(3, ValueKind::Timestamp); }, true},
    {"an error", [](SyncState &state) { state.errorCount = 3; }, true},
    {"another generation", [](SyncState &state) { state.generation = 8; }, false},
    {"another endpoint", [](SyncState &state) { state.fingerprints.endpoints = QStringLiteral("x"); }, false},
    {"other fields", [](SyncState &state) { state.fingerprints.configuration = QStringLiteral("x"); }, false},
    {"other contents", [](SyncState &state) { state.lastSyncedHash = QStringLiteral("bb"); }, false},
    {"never synced", [](SyncState &state) { state.lastSyncAt.reset(); }, false},
    {"lost", [](SyncState &state) { state.stateLost = true; }, false},
};

} // namespace

class tst_BaseStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsComeBackAsTheyWere_data() { addBothKinds(); }
    void recordsComeBackAsTheyWere()
    {
        OPEN_TWO_WAY_STORE();
        const std::vector<BaseRecord> bases{baseOf(1), fullBase(2), baseOf(3, 5)};
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf(bases)));
        const auto read = twoWay.bases(scope, {}, 10);
        VERIFY_RESULT(read);
        QVERIFY(*read == bases);
    }

    void pagesFollowEachOtherInTheOrderOfTheirKeys_data() { addBothKinds(); }
    void pagesFollowEachOtherInTheOrderOfTheirKeys()
    {
        OPEN_TWO_WAY_STORE();
        std::vector<BaseRecord> bases;
        for (const std::int64_t key : {300, -1, 2, 70'000, 0, -300, 255, 256})
            bases.push_back(baseOf(key));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf(bases)));
        std::vector<Key> keys;
        std::string after;
        for (;;) {
            const auto page = twoWay.bases(scope, after, 3);
            VERIFY_RESULT(page);
            for (const BaseRecord &base : *page) {
                const auto key = keyFromBytes(base.key);
                VERIFY_RESULT(key);
                keys.push_back(*key);
            }
            if (page->size() < 3)
                break;
            after = page->back().key;
        }
        QCOMPARE(keys.size(), bases.size());
        QVERIFY(std::is_sorted(keys.begin(), keys.end(), [](const Key &a, const Key &b) { return order(a, b) < 0; }));
    }

    void onlyAskedForKeysComeBack_data() { addBothKinds(); }
    void onlyAskedForKeysComeBack()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1), baseOf(2), baseOf(3)})));
        const auto read = twoWay.basesOf(scope, {keyOfNumber(3), keyOfNumber(4), keyOfNumber(1)});
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), std::size_t(2));
        const auto none = twoWay.basesOf({organization, 9}, {keyOfNumber(3)});
        VERIFY_RESULT(none);
        QVERIFY(none->empty());
    }

    void totalsAreTheSumsOfWhatIsStored_data() { addBothKinds(); }
    void totalsAreTheSumsOfWhatIsStored()
    {
        OPEN_TWO_WAY_STORE();
        QVERIFY(rc::check([&] {
            // On what the cases before have left.
            TwoWayChanges changes = changesOf({});
            for (int count = *rc::gen::inRange(0, 8); count > 0; --count) {
                BaseRecord base = baseOf(*rc::gen::inRange(0, 12), *rc::gen::inRange<std::uint64_t>(0, 1000));
                if (*rc::gen::arbitrary<bool>())
                    base.remote = hashOfNumber(*rc::gen::inRange<std::uint64_t>(0, 1000));
                changes.bases.push_back(base);
            }
            for (int count = *rc::gen::inRange(0, 4); count > 0; --count)
                changes.forgotten.push_back(keyOfNumber(*rc::gen::inRange(0, 12)));
            RC_ASSERT(twoWay.saveTwoWay(lease, checkpoint, changes).has_value());
            const auto stored = twoWay.bases(scope, {}, 100);
            const auto totals = twoWay.baseTotals(scope);
            RC_ASSERT(stored.has_value() && totals.has_value());
            BaseTotals sums;
            for (const BaseRecord &base : *stored) {
                ++sums.records;
                sums.local += base.local;
                sums.remote += base.remote;
            }
            RC_ASSERT(*totals == sums);
            std::map<std::string, BaseRecord> last;
            for (const BaseRecord &base : changes.bases)
                last.insert_or_assign(base.key, base);
            for (const auto &[key, base] : last)
                RC_ASSERT(std::ranges::find(*stored, base) != stored->end());
            for (const std::string &key : changes.forgotten)
                RC_ASSERT(last.contains(key) || std::ranges::find(*stored, key, &BaseRecord::key) == stored->end());
        }));
    }

    void olderTokenWritesNothing_data() { addBothKinds(); }
    void olderTokenWritesNothing()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1)})));
        processes.alive.clear();
        VERIFY_RESULT(store.takeLease(organization, processes.start(2)));
        const auto late = twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(2)}, {conflictOf(3)}));
        QVERIFY(!late && late.error().code == ErrorCode::LeaseLost);
        const auto finished = twoWay.finishTwoWay(lease, finishedState(5), runOf(QStringLiteral("R1")), {});
        QVERIFY(!finished && finished.error().code == ErrorCode::LeaseLost);
        const auto journalled = twoWay.addIntents(lease, QStringLiteral("R1"), {Intent{}});
        QVERIFY(!journalled && journalled.error().code == ErrorCode::LeaseLost);
        const auto purged = twoWay.purgeUndo(lease, {}, 0);
        QVERIFY(!purged && purged.error().code == ErrorCode::LeaseLost);
        const auto bases = twoWay.bases(scope, {}, 10);
        VERIFY_RESULT(bases);
        QVERIFY(*bases == std::vector<BaseRecord>{baseOf(1)});
        const auto conflicts = twoWay.conflicts({});
        VERIFY_RESULT(conflicts);
        QVERIFY(conflicts->empty());
    }

    // Each of the tables is gone in turn while a run writes to all of them.
    void failureAnywhereWritesNothing_data() { addBothKinds(); }
    void failureAnywhereWritesNothing()
    {
        OPEN_TWO_WAY_STORE();
        Intent intent;
        intent.number = 1;
        intent.key = keyOfNumber(1);
        VERIFY_RESULT(twoWay.addIntents(lease, QStringLiteral("R1"), {intent}));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1), baseOf(9)}, {conflictOf(4)})));
        TwoWayChanges changes = changesOf({baseOf(1, 2), baseOf(2)}, {conflictOf(3), conflictOf(4, "elsewhere")});
        changes.forgotten = {keyOfNumber(9)};
        changes.applied = {1};
        changes.failed = {failedOf(QStringLiteral("R1"))};
        const auto before = twoWay.bases(scope, {}, 10);
        VERIFY_RESULT(before);
        const QString schema = fixture.config.kind == StateDatabase::Kind::Postgres ? QStringLiteral("system.") : QString();
        for (const char *table : {"leases", "base_scopes", "base_records", "journals", "intents", "conflicts", "conflict_layouts",
                                  "conflict_contents", "conflict_events", "failed_records", "content_type_states"}) {
            const QString name = QLatin1String(table);
            // What reads the table elsewhere stays as it is.
            QStringList away{QStringLiteral("ALTER TABLE %1%2 RENAME TO away").arg(schema, name)};
            QStringList back{QStringLiteral("ALTER TABLE %1away RENAME TO %2").arg(schema, name)};
            QVERIFY2(runAsAnother(fixture, away), table);
            const auto written = twoWay.saveTwoWay(lease, checkpointOf(QStringLiteral("R1"), 99), changes);
            QVERIFY2(runAsAnother(fixture, back), table);
            QVERIFY2(!written, table);
            const auto after = twoWay.bases(scope, {}, 10);
            VERIFY_RESULT(after);
            QVERIFY2(*after == *before, table);
            const auto conflicts = twoWay.conflicts({});
            VERIFY_RESULT(conflicts);
            QCOMPARE(conflicts->size(), std::size_t(1));
            const auto events = twoWay.conflictEvents(conflicts->front().id);
            VERIFY_RESULT(events);
            QCOMPARE(events->size(), std::size_t(1));
            const auto state = store.state(organization);
            VERIFY_RESULT(state);
            QCOMPARE((*state)->progress->counts.read, 0);
            QCOMPARE((*state)->conflicts, 1);
            const auto failed = store.failedRecords(organization);
            VERIFY_RESULT(failed);
            QVERIFY2(failed->empty(), table);
        }
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changes));
    }

    void finishedReconcileLeavesItsGenerationAlone_data() { addBothKinds(); }
    void finishedReconcileLeavesItsGenerationAlone()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1)})));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1), baseOf(2)}, {}, 1)));
        const auto old = twoWay.baseTotals(scope);
        VERIFY_RESULT(old);
        QCOMPARE(old->records, 1);
        VERIFY_RESULT(twoWay.finishTwoWay(lease, finishedState(1), runOf(QStringLiteral("R1")), {}));
        const auto gone = twoWay.bases(scope, {}, 10);
        VERIFY_RESULT(gone);
        QVERIFY(gone->empty());
        const auto kept = twoWay.baseTotals({organization, 1});
        VERIFY_RESULT(kept);
        QCOMPARE(kept->records, 2);
    }

    void abandonedReconcileLeavesNothing_data() { addBothKinds(); }
    void abandonedReconcileLeavesNothing()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1)})));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({baseOf(1), baseOf(2)}, {}, 1)));
        SyncRun resumed = runOf(QStringLiteral("R2"));
        resumed.resumed = true;
        VERIFY_RESULT(store.beginRun(lease, resumed, checkpoint, Direction::Bidirectional, ConflictStrategy::Manual));
        auto begun = twoWay.baseTotals({organization, 1});
        VERIFY_RESULT(begun);
        QCOMPARE(begun->records, 2);
        VERIFY_RESULT(
            store.beginRun(lease, runOf(QStringLiteral("R3")), checkpoint, Direction::Bidirectional, ConflictStrategy::Manual));
        begun = twoWay.baseTotals({organization, 1});
        VERIFY_RESULT(begun);
        QCOMPARE(begun->records, 0);
        const auto kept = twoWay.baseTotals(scope);
        VERIFY_RESULT(kept);
        QCOMPARE(kept->records, 1);
    }

    void writtenStateKeepsOnlyABaseThatItDoesNotContradict_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("overwrite");
        for (std::size_t at = 0; at < overwrites.size(); ++at) {
            QTest::addRow("sqlite, %s", overwrites[at].name) << int(StateDatabase::Kind::Sqlite) << int(at);
            QTest::addRow("postgres, %s", overwrites[at].name) << int(StateDatabase::Kind::Postgres) << int(at);
        }
    }
    void writtenStateKeepsOnlyABaseThatItDoesNotContradict()
    {
        QFETCH(int, overwrite);
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(finishWith(store, lease, checkpoint, {baseOf(1)}));
        const Overwrite &how = overwrites[std::size_t(overwrite)];
        auto state = store.state(organization);
        VERIFY_RESULT(state);
        how.change(**state);
        VERIFY_RESULT(store.putState(**state, holder));
        const auto totals = twoWay.baseTotals(scope);
        VERIFY_RESULT(totals);
        QCOMPARE(totals->records, how.keepsBase ? 1 : 0);
        const auto written = store.state(organization);
        VERIFY_RESULT(written);
        QCOMPARE((*written)->stateLost, !how.keepsBase && (*state)->lastSyncAt.has_value());
    }

    void markedAsSyncedWithOtherContentsLosesItsBase_data() { addBothKinds(); }
    void markedAsSyncedWithOtherContentsLosesItsBase()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(finishWith(store, lease, checkpoint, {baseOf(1)}));
        VERIFY_RESULT(markAsSynced(store, organization, {QStringLiteral("aa"), QStringLiteral("aa")}, micros(60), holder));
        auto totals = twoWay.baseTotals(scope);
        VERIFY_RESULT(totals);
        QCOMPARE(totals->records, 1);
        const auto marked = markAsSynced(store, organization, {QStringLiteral("cc"), QStringLiteral("cc")}, micros(60), holder);
        VERIFY_RESULT(marked);
        QVERIFY(marked->stateLost);
        totals = twoWay.baseTotals(scope);
        VERIFY_RESULT(totals);
        QCOMPARE(totals->records, 0);
    }

    void importOfTheOwnExportKeepsTheBase_data() { addBothKinds(); }
    void importOfTheOwnExportKeepsTheBase()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(finishWith(store, lease, checkpoint, {baseOf(1)}));
        const auto states = store.states();
        VERIFY_RESULT(states);
        const QString path = fixture.folder() + QStringLiteral("/states.json");
        QVERIFY(writeFile(path, QJsonDocument(exportStates(*states)).toJson()));
        const auto set = readStateFile(StateFormat::Json, path, {});
        VERIFY_RESULT(set);
        VERIFY_RESULT(importStates(store, *set, holder));
        const auto totals = twoWay.baseTotals(scope);
        VERIFY_RESULT(totals);
        QCOMPARE(totals->records, 1);
        // One of an earlier time says something else about the contents.
        auto earlier = *states;
        earlier.front().lastSyncedHash = QStringLiteral("before");
        QVERIFY(writeFile(path, QJsonDocument(exportStates(earlier)).toJson()));
        const auto earlierSet = readStateFile(StateFormat::Json, path, {});
        VERIFY_RESULT(earlierSet);
        VERIFY_RESULT(importStates(store, *earlierSet, holder));
        const auto gone = twoWay.baseTotals(scope);
        VERIFY_RESULT(gone);
        QCOMPARE(gone->records, 0);
    }

    void schemaWithoutBasesCountsThemAsLost_data() { addBothKinds(); }
    void schemaWithoutBasesCountsThemAsLost()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(1)})));
        VERIFY_RESULT(finishWith(store, lease, checkpoint, {baseOf(1)}));
        opened->reset();
        VERIFY_RESULT(migrateState(fixture.config, 4));
        const auto again = openStateStore(fixture.config, processes);
        VERIFY_RESULT(again);
        const auto state = (*again)->state(organization);
        VERIFY_RESULT(state);
        QVERIFY((*state)->stateLost);
        QCOMPARE((*state)->conflicts, 0);
        QCOMPARE((*state)->conflictStatus, ConflictStatus::None);
        QCOMPARE((*state)->status, SyncStatus::InSync);
    }

    void damagedRecordIsNamed()
    {
        const int kind = int(StateDatabase::Kind::Sqlite);
        StateDatabaseFixture fixture{StateDatabase::Kind(kind)};
        FakeProcesses processes;
        auto opened = openStateStore(fixture.config, processes);
        VERIFY_RESULT(opened);
        auto &twoWay = dynamic_cast<TwoWayStore &>(**opened);
        const auto lease = (*opened)->takeLease(organization, processes.start(1));
        VERIFY_RESULT(lease);
        VERIFY_RESULT(twoWay.saveTwoWay(*lease, checkpointOf(QStringLiteral("R1")), changesOf({fullBase(1)})));
        QVERIFY(runAsAnother(fixture, {QStringLiteral("UPDATE base_records SET fields = x'01ff'")}));
        const auto read = twoWay.bases(scope, {}, 10);
        QVERIFY(!read && read.error().code == ErrorCode::StateUnreadable);
    }
};

QTEST_GUILESS_MAIN(tst_BaseStore)

#include "tst_basestore.moc"
