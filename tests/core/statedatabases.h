// A fresh state database of either kind, for tests that run every case on both.
#pragma once

#include "fakeprocesses.h"
#include "statedatabase.h"
#include "testservers.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

namespace tidewright
{

class StateDatabaseFixture
{
public:
    explicit StateDatabaseFixture(StateDatabase::Kind kind)
    {
        config.kind = kind;
        if (kind == StateDatabase::Kind::Sqlite) {
            config.path = m_folder.filePath(QStringLiteral("state.db"));
            return;
        }
        m_server.emplace(TestServerKind::Postgres);
        if (m_server->isReady()) {
            config.connection = m_server->connection();
            config.password = m_server->password();
        }
    }

    bool isReady() const { return m_server ? m_server->isReady() : m_folder.isValid(); }
    const char *problem() const { return m_server ? m_server->problem() : "no temporary folder"; }
    QString folder() const { return m_folder.path(); }
    TestDatabase &server() { return *m_server; }

    StateDatabase config;

private:
    QTemporaryDir m_folder;
    std::optional<TestDatabase> m_server;
};

inline void addBothKinds()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("sqlite") << int(StateDatabase::Kind::Sqlite);
    QTest::newRow("postgres") << int(StateDatabase::Kind::Postgres);
}

// What a message says, for QVERIFY2.
inline QByteArray described(const Error &error)
{
    return (errorCodeName(error.code) + QLatin1String(": ") + error.message + QLatin1String(" | ") + error.detail).toUtf8();
}

inline Instant micros(std::int64_t count)
{
    return Instant(Micros(count));
}

// A state with something in every field.
inline SyncState fullState(const StateKey &key)
{
    SyncState state;
    state.key = key;
    state.entity = {QStringLiteral("sprint"), QStringLiteral("123"), QStringLiteral("JIRA-456")};
    state.status = SyncStatus::Failed;
    state.conflictStatus = ConflictStatus::Detected;
    state.conflicts = 3;
    state.conflictDetails = {{QStringLiteral("field"), QStringLiteral("näme \"x\"")}};
    state.stateLost = true;
    state.lastSyncAt = micros(1'700'000'000'123'456);
    state.lastAttemptAt = micros(1'700'000'100'000'001);
    state.initialSyncCompleted = true;
    state.cursorField = QStringLiteral("updated_at");
    state.cursor = Value::ofInt(1'700'000'000'123'457, ValueKind::Timestamp);
    state.localHash = QStringLiteral("aa");
    state.remoteHash = QStringLiteral("bb");
    state.lastSyncedHash = QStringLiteral("cc");
    state.contents = QStringLiteral("dd ee");
    state.localModified = micros(-1);
    state.remoteModified = micros(2);
    Checkpoint checkpoint;
    checkpoint.runId = QStringLiteral("R1");
    checkpoint.batchId = QStringLiteral("B1");
    checkpoint.upper = Value::ofText("\xF0\x9F\x98\x80\n");
    checkpoint.from = Value::ofInt(5);
    checkpoint.startedAt = micros(77);
    checkpoint.counts.read = 12;
    checkpoint.chunks = {{0, 1, {}, {Value::ofInt(5), Value::ofText("k")}, 100, 2}};
    state.progress = checkpoint;
    state.direction = Direction::LocalToRemote;
    state.strategy = ConflictStrategy::RemoteWins;
    state.batchId = QStringLiteral("B1");
    state.durationMs = 812;
    state.apiCalls = 9'007'199'254'740'993;
    state.attempts = 4;
    state.errorCount = 2;
    state.lastError =
        Error{ErrorCode::ConnectionFailed, QStringLiteral("It's gone"), QStringLiteral("08006\\"), QStringLiteral("try?")};
    state.failedRecords = 7;
    state.generation = 3;
    state.fingerprints = {QStringLiteral("f1"), QStringLiteral("f2"), QStringLiteral("f3")};
    state.localRecords = 10;
    state.remoteRecords = 11;
    return state;
}

// The names of the stored fields that differ; empty if none does.
inline QString differences(const SyncState &a, const SyncState &b)
{
    QStringList names;
    const auto check = [&names](bool equal, const char *name) {
        if (!equal)
            names.append(QLatin1String(name));
    };
    check(a.key == b.key, "key");
    check(a.entity == b.entity, "entity");
    check(a.status == b.status && a.conflictStatus == b.conflictStatus, "status");
    check(a.conflicts == b.conflicts && a.conflictDetails == b.conflictDetails, "conflicts");
    check(a.stateLost == b.stateLost, "stateLost");
    check(a.lastSyncAt == b.lastSyncAt && a.lastAttemptAt == b.lastAttemptAt, "times");
    check(a.initialSyncCompleted == b.initialSyncCompleted, "initialSyncCompleted");
    check(a.cursorField == b.cursorField && a.cursor == b.cursor, "cursor");
    check(a.contents == b.contents, "contents");
    check(a.localHash == b.localHash && a.remoteHash == b.remoteHash && a.lastSyncedHash == b.lastSyncedHash, "hashes");
    check(a.localModified == b.localModified && a.remoteModified == b.remoteModified, "modified");
    check(a.progress == b.progress, "progress");
    check(a.direction == b.direction && a.strategy == b.strategy, "direction");
    check(a.batchId == b.batchId && a.durationMs == b.durationMs && a.apiCalls == b.apiCalls, "cost");
    check(a.attempts == b.attempts && a.errorCount == b.errorCount && a.lastError == b.lastError, "errors");
    check(a.failedRecords == b.failedRecords, "failedRecords");
    check(a.generation == b.generation && a.fingerprints == b.fingerprints, "fingerprints");
    check(a.localRecords == b.localRecords && a.remoteRecords == b.remoteRecords, "records");
    return names.join(QLatin1String(", "));
}

} // namespace tidewright

// A Result holds a value, or the test fails with its error.
#define VERIFY_RESULT(RESULT)                                                                                                    \
    do {                                                                                                                         \
        const auto &verified_ = (RESULT);                                                                                        \
        QVERIFY2(verified_.has_value(), verified_ ? "" : tidewright::described(verified_.error()).constData());                  \
    } while (false)

// A fresh database of the row's kind and a store on it, in `store`; or the test fails.
#define OPEN_STORE()                                                                                                             \
    QFETCH(int, kind);                                                                                                           \
    StateDatabaseFixture fixture{StateDatabase::Kind(kind)};                                                                     \
    QVERIFY2(fixture.isReady(), fixture.problem());                                                                              \
    FakeProcesses processes;                                                                                                     \
    auto opened = openStateStore(fixture.config, processes);                                                                     \
    VERIFY_RESULT(opened);                                                                                                       \
    auto &store = **opened
