// State databases that are damaged or out of reach: nothing is trusted, nothing is lost that can be read.
#include "otherprogram.h"
#include "stateexchange.h"
#include "storedruns.h"

using namespace tidewright;

namespace
{
const StateKey key = organization;
const StateKey otherKey{QStringLiteral("reference_sync"), QStringLiteral("plan")};
} // namespace

class tst_DamagedStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedRowIsRefusedAndNeverWrittenOverByARun()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto opened = openStateStore(fixture.config, processes);
        VERIFY_RESULT(opened);
        auto &store = **opened;
        const LeaseHolder holder = processes.start(1);
        VERIFY_RESULT(store.putStates({fullState(key), fullState(otherKey)}, holder));
        QVERIFY(runAsAnother(fixture, {QStringLiteral("UPDATE content_type_states SET last_sync_at = last_sync_at + 1 "
                                                      "WHERE type_key = 'organization'")}));
        const auto state = store.state(key);
        QVERIFY(!state);
        QCOMPARE(state.error().code, ErrorCode::StateUnreadable);
        VERIFY_RESULT(store.state(otherKey));
        const auto states = store.states();
        VERIFY_RESULT(states);
        QCOMPARE((*states)[0].lastError->code, ErrorCode::StateUnreadable);
        QCOMPARE(differences((*states)[1], fullState(otherKey)), QString());

        const auto lease = store.takeLease(key, holder);
        VERIFY_RESULT(lease);
        const SyncRun run = runOf(QStringLiteral("R1"), micros(1));
        const auto begun =
            store.beginRun(*lease, run, checkpointOf(run.runId), Direction::RemoteToLocal, ConflictStrategy::Manual);
        QVERIFY(!begun && begun.error().code == ErrorCode::StateUnreadable);
        const auto saved = store.saveCheckpoint(*lease, checkpointOf(run.runId), {});
        QVERIFY(!saved && saved.error().code == ErrorCode::StateUnreadable);
        const auto finished = store.finishRun(*lease, fullState(key), run, {});
        QVERIFY(!finished && finished.error().code == ErrorCode::StateUnreadable);
        QVERIFY(store.history({})->empty());
        VERIFY_RESULT(store.releaseLease(*lease));

        VERIFY_RESULT(store.putState(fullState(key), holder));
        VERIFY_RESULT(store.state(key));
    }

    void brokenFileIsRefusedAndKept_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray(8192, 'x');
        QTest::newRow("cut off") << QByteArray();
        QTest::newRow("overwritten page") << QByteArray("page");
    }
    void brokenFileIsRefusedAndKept()
    {
        QFETCH(QByteArray, content);
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        {
            const auto opened = openStateStore(fixture.config, processes);
            VERIFY_RESULT(opened);
            std::vector<SyncState> states;
            for (int i = 0; i < 200; ++i)
                states.push_back(fullState({QStringLiteral("job"), QString::number(i)}));
            VERIFY_RESULT((*opened)->putStates(states, processes.start(1)));
        }
        QFile file(fixture.config.path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (content.isEmpty()) {
            QVERIFY(file.resize(file.size() / 2));
        } else if (content == "page") {
            QVERIFY(file.seek(file.size() - 2 * 4096));
            file.write(QByteArray(2 * 4096, '\x7f'));
        } else {
            QVERIFY(file.resize(0));
            file.write(content);
        }
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();

        const auto opened = openStateStore(fixture.config, processes);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StateUnreadable);
        QVERIFY(!opened.error().hint.isEmpty());
        QVERIFY(!openStateStore(fixture.config, processes));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        const QStringList copies = QDir(fixture.folder()).entryList({QStringLiteral("state.db.damaged-*")}, QDir::Files);
        QCOMPARE(copies.size(), 1);
        QFile copy(QDir(fixture.folder()).filePath(copies.front()));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), before);

        // What stands before the damage can still be taken out; the file is not touched by that either.
        const auto salvaged = salvageStates(fixture.config);
        QVERIFY(!salvaged || !salvaged->lost.isEmpty() || salvaged->states.size() == 200);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), before);
    }

    void unreachableDatabaseNamesItselfAndNoPassword()
    {
        FakeProcesses processes;
        StateDatabase config;
        config.path = QStringLiteral("/nonexistent/folder/state.db");
        const auto sqlite = openStateStore(config, processes);
        QVERIFY(!sqlite);
        QCOMPARE(sqlite.error().code, ErrorCode::ConnectionFailed);
        QVERIFY(sqlite.error().detail.contains(config.path));

        StateDatabaseFixture fixture(StateDatabase::Kind::Postgres);
        QVERIFY2(fixture.isReady(), fixture.problem());
        config = fixture.config;
        config.password = QStringLiteral("wrong-canary");
        const auto refused = openStateStore(config, processes);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::AuthFailed);
        QVERIFY(!described(refused.error()).contains("canary"));
    }

    void importPutsADamagedStateRight()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        VERIFY_RESULT((*store)->putState(fullState(key), processes.start(1)));
        QVERIFY(runAsAnother(fixture, {QStringLiteral("UPDATE content_type_states SET local_hash = 'q'")}));
        QVERIFY(!(*store)->state(key));
        ImportSet set;
        set.states = {{key, {{QStringLiteral("localHash"), QStringLiteral("x")}}}};
        VERIFY_RESULT(importStates(**store, set, processes.start(2)));
        VERIFY_RESULT((*store)->state(key));
    }

    void damagedDatabaseGivesOutWhatCanBeRead()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        {
            const auto store = openStateStore(fixture.config, processes);
            VERIFY_RESULT(store);
            VERIFY_RESULT((*store)->putStates({fullState(key), fullState({QStringLiteral("crm"), QStringLiteral("deals")})},
                                              processes.start(1)));
        }
        QVERIFY(
            runAsAnother(fixture, {QStringLiteral("UPDATE content_type_states SET local_hash = 'q' WHERE type_key = 'deals'")}));
        const auto salvaged = salvageStates(fixture.config);
        VERIFY_RESULT(salvaged);
        QCOMPARE(salvaged->states.size(), std::size_t(1));
        QCOMPARE(differences(salvaged->states.front(), fullState(key)), QString());
        QCOMPARE(salvaged->lost.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_DamagedStates)
#include "tst_damagedstates.moc"
