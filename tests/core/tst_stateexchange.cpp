// Taking states out and bringing them in: own export, single fields, and the operations of a state manager.
#include "otherprogram.h"
#include "stateexchange.h"
#include "statefields.h"
#include "stateoperations.h"

#include <QJsonDocument>

using namespace tidewright;

namespace
{
const StateKey key{QStringLiteral("crm"), QStringLiteral("contacts")};
} // namespace

class tst_StateExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportLosesNothing_data() { addBothKinds(); }
    void exportLosesNothing()
    {
        QFETCH(int, kind);
        StateDatabaseFixture fixture{StateDatabase::Kind(kind)};
        QVERIFY2(fixture.isReady(), fixture.problem());
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        SyncState full = fullState(key);
        SyncState bytes;
        bytes.key = {QStringLiteral("crm"), QStringLiteral("binary")};
        bytes.cursorField = QStringLiteral("version");
        bytes.cursor = Value(Cell::ofBytes(ValueKind::Binary, std::string_view("\0\xff\x01", 3)));
        SyncState interrupted = fullState({QStringLiteral("crm"), QStringLiteral("interrupted")});
        interrupted.status = SyncStatus::Syncing;

        const QString path = fixture.folder() + QStringLiteral("/export.json");
        QVERIFY(writeFile(path, QJsonDocument(exportStates({full, bytes, interrupted})).toJson()));
        const auto set = readStateFile(StateFormat::Json, path, {});
        VERIFY_RESULT(set);
        QVERIFY(set->complete && set->skipped.isEmpty());
        const auto summary = importStates(**store, *set, processes.start(1));
        VERIFY_RESULT(summary);
        QCOMPARE(summary->imported, 3);
        for (SyncState expected : {full, bytes, interrupted}) {
            expected.failedRecords = 0; // the list itself is not part of an export
            expected.contents.clear();  // it stands for the base, which is none either
            QCOMPARE(differences((*store)->state(expected.key)->value(), expected), QString());
        }
    }

    void exportTakesThePlaceOfTheStoredStateAndLeavesOthers()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        const SyncState other = fullState({QStringLiteral("crm"), QStringLiteral("deals")});
        VERIFY_RESULT((*store)->putStates({fullState(key), other}, processes.start(1)));
        ImportSet set;
        set.complete = true;
        set.states = {{key, {{QStringLiteral("localHash"), QStringLiteral("x")}}}};
        VERIFY_RESULT(importStates(**store, set, processes.start(2)));
        const auto state = (*store)->state(key);
        VERIFY_RESULT(state);
        QCOMPARE((*state)->localHash, QStringLiteral("x"));
        QVERIFY(!(*state)->lastSyncAt);
        QCOMPARE(differences((*store)->state(other.key)->value(), other), QString());
    }

    void foreignPositionChangesOnlyWhatItKnows()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        VERIFY_RESULT((*store)->putState(fullState(key), processes.start(1)));
        ImportSet set;
        set.states = {{key, {{QStringLiteral("lastSyncAt"), QStringLiteral("2026-01-02T03:04:05Z")}}}};
        VERIFY_RESULT(importStates(**store, set, processes.start(2)));
        SyncState expected = fullState(key);
        expected.lastSyncAt = fromIso(QStringLiteral("2026-01-02T03:04:05Z"));
        QCOMPARE(differences((*store)->state(key)->value(), expected), QString());
    }

    void importWhileOneIsBusyWritesNothing()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        const StateKey free{QStringLiteral("crm"), QStringLiteral("a")};
        VERIFY_RESULT((*store)->takeLease(key, processes.start(1)));
        ImportSet set;
        set.states = {{free, {}}, {key, {}}};
        const auto refused = importStates(**store, set, processes.start(2));
        QVERIFY(!refused && refused.error().code == ErrorCode::Busy);
        QVERIFY(!(*store)->state(free)->has_value());
    }

    void whatIsWrongInPartIsListedAndTheRestImported()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        const QString path = fixture.folder() + QStringLiteral("/state.json");
        QVERIFY(writeFile(path, R"({"states": [{"jobName": "j", "typeKey": "good", "localHash": "h"},
            {"jobName": "j", "typeKey": "bad time", "lastSyncAt": "soon"}, {"jobName": "j", "typeKey": "unknown", "localHasch": "h"},
            {"jobName": "j", "typeKey": "good", "localHash": "second"}, {"typeKey": "jobless"}]})"));
        const auto set = readStateFile(StateFormat::Json, path, {});
        VERIFY_RESULT(set);
        const auto summary = importStates(**store, *set, processes.start(1));
        VERIFY_RESULT(summary);
        QCOMPARE(summary->imported, 1);
        QCOMPARE(summary->skipped.size(), 4);
        QCOMPARE((*store)->states()->size(), std::size_t(1));
        QCOMPARE((*store)->states()->front().localHash, QStringLiteral("h"));
    }

    void setRefusesUnknownDerivedAndWrongFields_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << QByteArray(R"({"localHash": "h", "lastSynkAt": null})") << "lastSynkAt";
        QTest::newRow("interrupted") << QByteArray(R"({"interrupted": true})") << "interrupted";
        QTest::newRow("key") << QByteArray(R"({"jobName": "other"})") << "jobName";
        QTest::newRow("counted") << QByteArray(R"({"failedRecords": 3})") << "failedRecords";
        QTest::newRow("status") << QByteArray(R"({"syncStatus": "fine"})") << "syncStatus";
        QTest::newRow("syncing without progress") << QByteArray(R"({"syncStatus": "syncing"})") << "syncStatus";
        QTest::newRow("time") << QByteArray(R"({"lastSyncAt": "2026-13-01T00:00:00Z"})") << "lastSyncAt";
        QTest::newRow("number") << QByteArray(R"({"errorCount": -1})") << "errorCount";
        QTest::newRow("fraction") << QByteArray(R"({"errorCount": 1.5})") << "errorCount";
        QTest::newRow("flag") << QByteArray(R"({"stateLost": "yes"})") << "stateLost";
        QTest::newRow("cursor") << QByteArray(R"({"cursor": "2026"})") << "cursor";
        QTest::newRow("cursor kind") << QByteArray(R"({"cursor": {"field": "f", "kind": "int", "value": "x"}})") << "cursor";
        QTest::newRow("progress") << QByteArray(R"({"syncProgress": {"step": 1}})") << "syncProgress";
    }
    void setRefusesUnknownDerivedAndWrongFields()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        SyncState state;
        state.key = key;
        const SyncState before = state;
        const auto applied = applyStateFields(state, QJsonDocument::fromJson(json).object(), FieldSource::Operator);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, ErrorCode::Configuration);
        QVERIFY(applied.error().message.contains(says));
        QCOMPARE(differences(state, before), QString());
    }

    void setKeepsTheCursorsKind()
    {
        SyncState state = fullState(key);
        const auto applied = applyStateFields(
            state,
            {{QStringLiteral("cursor"), QJsonObject{{QStringLiteral("field"), QStringLiteral("u")},
                                                    {QStringLiteral("value"), QStringLiteral("2026-11-21 06:30:00.000001")}}}},
            FieldSource::Operator);
        VERIFY_RESULT(applied);
        QCOMPARE(state.cursor.kind(), ValueKind::Timestamp);
        QCOMPARE(state.cursorField, QStringLiteral("u"));
    }

    void namedOperationsOfTheStateManager_data() { addBothKinds(); }
    void namedOperationsOfTheStateManager()
    {
        QFETCH(int, kind);
        StateDatabaseFixture fixture{StateDatabase::Kind(kind)};
        QVERIFY2(fixture.isReady(), fixture.problem());
        FakeProcesses processes;
        const auto opened = openStateStore(fixture.config, processes);
        VERIFY_RESULT(opened);
        StateStore &store = **opened;
        const LeaseHolder holder = processes.start(1);
        SyncState interrupted = fullState({QStringLiteral("crm"), QStringLiteral("interrupted")});
        interrupted.status = SyncStatus::Syncing;
        VERIFY_RESULT(store.putStates({fullState(key), interrupted}, holder));
        const auto found = interruptedTypes(store);
        VERIFY_RESULT(found);
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front(), interrupted.key);

        const auto latest = [&] {
            Instant last;
            const auto states = store.states();
            for (const SyncState &state : *states)
                last = std::max(last, *state.updatedAt);
            return last;
        };
        const Instant before = latest();
        QVERIFY(contentTypesSince(store, before)->empty());
        QCOMPARE(contentTypesSince(store, before - Micros(1))->size(), std::size_t(2));

        const auto marked = markAsSynced(store, key, {QStringLiteral("l"), QStringLiteral("r")}, micros(77), holder);
        VERIFY_RESULT(marked);
        QCOMPARE(marked->status, SyncStatus::InSync);
        QCOMPARE(marked->conflictStatus, ConflictStatus::None);
        QCOMPARE(marked->lastSyncedHash, QStringLiteral("l"));
        QCOMPARE(marked->remoteHash, QStringLiteral("r"));
        QCOMPARE(marked->lastSyncAt, std::optional(micros(77)));
        QVERIFY(!marked->progress && !marked->lastError && marked->errorCount == 0);
    }
};

QTEST_GUILESS_MAIN(tst_StateExchange)
#include "tst_stateexchange.moc"
