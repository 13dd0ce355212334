// Other programs' files and tables as states, and files broken in every way.
#include "otherprogram.h"
#include "stateexchange.h"

using namespace tidewright;

namespace
{

const ImportDefaults defaults{QStringLiteral("crm"), {QStringLiteral("contacts"), QStringLiteral("deals")}};

const ImportedState *find(const ImportSet &set, const QString &typeKey)
{
    for (const ImportedState &state : set.states) {
        if (state.key.typeKey == typeKey)
            return &state;
    }
    return nullptr;
}

} // namespace

class tst_ForeignStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfOtherProgramsAreRead_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("typeKey");
        QTest::addColumn<QString>("lastSync"); // empty: the file's own time
        QTest::addColumn<QString>("cursor");   // "kind value", empty: none

        const QString time = QStringLiteral("2026-11-21T06:30:00.123456Z");
        const QString zoned = QStringLiteral("timestamptz 2026-11-21T06:30:00.123456Z");
        QTest::newRow("last_sync") << "json" << QByteArray(R"({"last_sync": "2026-11-21T06:30:00.123456Z"})") << "deals" << time
                                   << "";
        QTest::newRow("last_sync_time, offset")
            << "json" << QByteArray(R"({"last_sync_time": "2026-11-21T08:30:00.123456+02:00"})") << "contacts" << time << "";
        QTest::newRow("document database")
            << "json"
            << QByteArray(
                   R"({"name": "x", "last_sync": {"$date": "2026-11-21T06:30:00.123456Z"}, "initial_sync_completed": true})")
            << "contacts" << time << "";
        QTest::newRow("milliseconds") << "json" << QByteArray(R"({"last_sync": 1795242600123})") << "contacts"
                                      << "2026-11-21T06:30:00.123000Z"
                                      << "";
        QTest::newRow("status --json")
            << "json"
            << QByteArray(
                   R"({"states": [{"jobName": "j", "typeKey": "t", "interrupted": false, "lastSyncAt": "2026-11-21T06:30:00.123456Z"}]})")
            << "t" << time << "";
        QTest::newRow("one state") << "json" << QByteArray(R"({"typeKey": "t", "lastSyncAt": "2026-11-21T06:30:00.123456Z"})")
                                   << "t" << time << "";
        QTest::newRow("singer")
            << "singer"
            << QByteArray(
                   R"({"bookmarks": {"users": {"replication_key": "updated_at", "replication_key_value": "2026-11-21T06:30:00.123456Z"}}})")
            << "users" << time << zoned;
        QTest::newRow("singer, old form")
            << "singer"
            << QByteArray(R"({"bookmarks": {"users": {"updated_at": "2026-11-21T06:30:00.123456Z"}}, "currently_syncing": null})")
            << "users" << time << zoned;
        QTest::newRow("singer, number")
            << "singer"
            << QByteArray(R"({"bookmarks": {"users": {"replication_key": "id", "replication_key_value": 9007199254740993}}})")
            << "users"
            << ""
            << "int 9007199254740993";
        QTest::newRow("meltano")
            << "singer"
            << QByteArray(
                   R"({"completed": {"singer_state": {"bookmarks": {"users": {"replication_key": "u", "replication_key_value": "2026-11-21 06:30:00.123456"}}}}, "partial": {}})")
            << "users" << time << "timestamp 2026-11-21 06:30:00.123456";
        QTest::newRow("airbyte")
            << "airbyte"
            << QByteArray(
                   R"([{"type": "STREAM", "stream": {"stream_descriptor": {"name": "users", "namespace": "public"}, "stream_state": {"cursor_field": ["updated_at"], "cursor": "2026-11-21T06:30:00.123456Z"}}}])")
            << "users" << time << zoned;
        QTest::newRow("airbyte, message")
            << "airbyte"
            << QByteArray(
                   R"({"type": "STATE", "state": {"type": "STREAM", "stream": {"stream_descriptor": {"name": "users"}, "stream_state": {"updated_at": "2026-11-21T06:30:00.123456Z"}}}})")
            << "users" << time << zoned;
        QTest::newRow("airbyte, global")
            << "airbyte"
            << QByteArray(
                   R"([{"type": "GLOBAL", "global": {"shared_state": {}, "stream_states": [{"stream_descriptor": {"name": "users"}, "stream_state": {"updated_at": "2026-11-21T06:30:00.123456Z"}}]}}])")
            << "users" << time << zoned;
        QTest::newRow("airbyte, service")
            << "airbyte"
            << QByteArray(
                   R"({"stateType": "stream", "streamState": [{"streamDescriptor": {"name": "users"}, "streamState": {"updated_at": "2026-11-21T06:30:00.123456Z"}}]})")
            << "users" << time << zoned;
        QTest::newRow("airbyte, legacy")
            << "airbyte" << QByteArray(R"({"type": "LEGACY", "data": {"users": {"updated_at": "2026-11-21T06:30:00.123456Z"}}})")
            << "users" << time << zoned;
        QTest::newRow("airbyte, date") << "airbyte" << QByteArray(R"({"users": {"day": "2026-11-21"}})") << "users"
                                       << ""
                                       << "date 2026-11-21";
    }
    void filesOfOtherProgramsAreRead()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, content);
        QFETCH(QString, typeKey);
        QFETCH(QString, lastSync);
        QFETCH(QString, cursor);
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        const QString path = fixture.folder() + QStringLiteral("/state.json");
        QVERIFY(writeFile(path, content));
        const auto set = readStateFile(*stateFormatFromName(format), path, defaults);
        VERIFY_RESULT(set);
        QVERIFY(set->skipped.isEmpty());
        QVERIFY(find(*set, typeKey));
        FakeProcesses processes;
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        VERIFY_RESULT(importStates(**store, *set, processes.start(1)));
        const auto state = (*store)->state(find(*set, typeKey)->key);
        VERIFY_RESULT(state);
        QVERIFY((*state)->lastSyncAt.has_value());
        if (!lastSync.isEmpty())
            QCOMPARE(toIso(*(*state)->lastSyncAt), lastSync);
        const Value &value = (*state)->cursor;
        QCOMPARE(value.isNull() ? QString()
                                : kindName(value.kind()) + QLatin1Char(' ') + QString::fromStdString(toText(value.cell())),
                 cursor);
    }

    void brokenFilesAreRefusedByName_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        for (const char *format : {"json", "singer", "airbyte"}) {
            QTest::addRow("%s empty", format) << format << QByteArray() << "empty";
            QTest::addRow("%s blank", format) << format << QByteArray(" \n\t ") << "empty";
            QTest::addRow("%s cut off", format) << format << QByteArray("{\"bookmarks\": {\n  \"a\": ") << "line 2";
            QTest::addRow("%s binary", format) << format << QByteArray("\0\xff\x80", 3) << "line 1";
            QTest::addRow("%s empty object", format) << format << QByteArray("{}") << "no state";
            QTest::addRow("%s empty list", format) << format << QByteArray("[]") << "no state";
            QTest::addRow("%s deep", format) << format << QByteArray(100'000, '[') << "line 1";
        }
        QTest::newRow("no time") << "json" << QByteArray(R"({"last_sync": "yesterday"})") << "no time";
        QTest::newRow("null time") << "json" << QByteArray(R"({"last_sync_time": null})") << "null";
        QTest::newRow("no type") << "json" << QByteArray(R"({"states": [{"jobName": "j"}]})") << "typeKey";
        QTest::newRow("entry is no object") << "json" << QByteArray(R"({"states": [1, null]})") << "typeKey";
        QTest::newRow("newer export") << "json" << QByteArray(R"({"format": "tidewright-state", "version": 2, "states": []})")
                                      << "newer";
        QTest::newRow("singer without position") << "singer" << QByteArray(R"({"bookmarks": {"a": {}}})") << "no position";
        QTest::newRow("singer ambiguous") << "singer" << QByteArray(R"({"bookmarks": {"a": {"x": 1, "y": 2}}})") << "x, y";
        QTest::newRow("singer object") << "singer" << QByteArray(R"({"bookmarks": {"a": {"replication_key_value": {}}}})")
                                       << "neither";
        QTest::newRow("airbyte nameless") << "airbyte" << QByteArray(R"([{"type": "STREAM", "stream": {"stream_state": {}}}])")
                                          << "no stream name";
    }
    void brokenFilesAreRefusedByName()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        const QString path = fixture.folder() + QStringLiteral("/state.json");
        QVERIFY(writeFile(path, content));
        const auto set = readStateFile(*stateFormatFromName(format), path, defaults);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::Configuration);
        QVERIFY2(set.error().message.contains(path) && set.error().message.contains(says), described(set.error()).constData());
    }

    void missingFileIsSaidToBeMissing()
    {
        const auto set = readStateFile(StateFormat::Json, QStringLiteral("/nonexistent/state.json"), defaults);
        QVERIFY(!set && set.error().code == ErrorCode::NotFound);
        const auto folder = readStateFile(StateFormat::Json, QStringLiteral("/"), defaults);
        QVERIFY(!folder && folder.error().code == ErrorCode::PermissionDenied);
        StateDatabase source;
        source.path = QStringLiteral("/nonexistent/state.db");
        const auto table = readStateTable(StateFormat::PrismaSyncState, source, defaults);
        QVERIFY(!table && table.error().code == ErrorCode::NotFound);
    }

    void tablesOfOtherProgramsAreRead_data() { addBothKinds(); }
    void tablesOfOtherProgramsAreRead()
    {
        QFETCH(int, kind);
        StateDatabaseFixture fixture{StateDatabase::Kind(kind)};
        QVERIFY2(fixture.isReady(), fixture.problem());
        StateDatabase source = fixture.config;
        source.schema = QStringLiteral("public");
        const bool postgres = kind == int(StateDatabase::Kind::Postgres);
        const QString time = postgres ? QStringLiteral("TIMESTAMP WITH TIME ZONE") : QStringLiteral("DATETIME");
        QVERIFY(runAsAnother(
            fixture,
            {
                QStringLiteral("CREATE TABLE sync_state (type_key TEXT PRIMARY KEY, local_hash TEXT, remote_hash TEXT, "
                               "last_synced_hash TEXT, "
                               "last_sync_at %1, sync_status TEXT, conflict_status TEXT, sync_progress TEXT)")
                    .arg(time),
                QStringLiteral("INSERT INTO sync_state VALUES ('page', 'a', 'b', 'c', '2026-11-21 06:30:00.123456+00', "
                               "'conflict', 'detected', NULL), "
                               "('post', NULL, NULL, NULL, NULL, 'syncing', NULL, '{\"step\": 1}')"),
                QStringLiteral("CREATE TABLE sync_metadata (entity_type TEXT, entity_id TEXT, jira_id TEXT, sync_status TEXT, "
                               "last_sync_attempt %1, "
                               "last_successful_sync %1, error_count INTEGER, last_error TEXT, sync_direction TEXT, "
                               "sync_batch_id TEXT, content_hash TEXT, "
                               "conflicts TEXT, resolution_strategy TEXT, sync_duration_ms INTEGER, api_calls_count INTEGER)")
                    .arg(time),
                QStringLiteral(
                    "INSERT INTO sync_metadata VALUES ('sprint', '1', 'J-1', 'completed', NULL, '2026-11-21 06:30:00.000002+00', "
                    "0, NULL, "
                    "'remote_to_local', 'b', 'h', NULL, 'jira_wins', 5, 6), "
                    "('sprint', '2', 'J-2', 'failed', NULL, '2026-11-21 06:30:00.000001+00', 2, 'no', 'local_to_remote', NULL, "
                    "NULL, "
                    "'{\"field\": \"name\"}', 'manual', NULL, 0), "
                    "('issue', '3', NULL, 'pending', NULL, NULL, 0, NULL, 'bidirectional', NULL, NULL, NULL, NULL, NULL, 0)"),
            }));
        FakeProcesses processes;
        StateDatabaseFixture own(StateDatabase::Kind::Sqlite);
        const auto store = openStateStore(own.config, processes);
        VERIFY_RESULT(store);

        const auto prisma = readStateTable(StateFormat::PrismaSyncState, source, defaults);
        VERIFY_RESULT(prisma);
        VERIFY_RESULT(importStates(**store, *prisma, processes.start(1)));
        const auto page = (*store)->state({QStringLiteral("crm"), QStringLiteral("page")});
        VERIFY_RESULT(page);
        QCOMPARE((*page)->status, SyncStatus::Conflict);
        QCOMPARE((*page)->conflictStatus, ConflictStatus::Detected);
        QCOMPARE((*page)->lastSyncedHash, QStringLiteral("c"));
        QCOMPARE(toIso(*(*page)->lastSyncAt), QStringLiteral("2026-11-21T06:30:00.123456Z"));
        QCOMPARE((*store)->state({QStringLiteral("crm"), QStringLiteral("post")})->value().status, SyncStatus::Pending);
        QCOMPARE(prisma->skipped.size(), 1);

        const auto metadata = readStateTable(StateFormat::SyncMetadata, source, defaults);
        VERIFY_RESULT(metadata);
        VERIFY_RESULT(importStates(**store, *metadata, processes.start(1)));
        const auto entity = (*store)->state({QStringLiteral("crm"), QStringLiteral("sprint/2")});
        VERIFY_RESULT(entity);
        QCOMPARE((*entity)->entity, (EntityIds{QStringLiteral("sprint"), QStringLiteral("2"), QStringLiteral("J-2")}));
        QCOMPARE((*entity)->direction, Direction::LocalToRemote);
        QCOMPARE((*entity)->lastError->message, QStringLiteral("no"));
        QCOMPARE((*entity)->conflictDetails[QStringLiteral("field")].toString(), QStringLiteral("name"));
        QCOMPARE((*store)->state({QStringLiteral("crm"), QStringLiteral("sprint/1")})->value().strategy,
                 ConflictStrategy::RemoteWins);
        const auto type = (*store)->state({QStringLiteral("crm"), QStringLiteral("sprint")});
        VERIFY_RESULT(type);
        QCOMPARE(toIso(*(*type)->lastSyncAt), QStringLiteral("2026-11-21T06:30:00.000001Z"));
        QVERIFY(!(*store)->state({QStringLiteral("crm"), QStringLiteral("issue")})->has_value());

        const auto wrong = readStateTable(StateFormat::SystemSyncState, source, {});
        QVERIFY(!wrong && wrong.error().code == ErrorCode::Configuration);
        QVERIFY2(wrong.error().message.contains(QLatin1String("job_name")), described(wrong.error()).constData());
    }

    void systemSyncStateIsRead_data() { addBothKinds(); }
    void systemSyncStateIsRead()
    {
        QFETCH(int, kind);
        StateDatabaseFixture fixture{StateDatabase::Kind(kind)};
        QVERIFY2(fixture.isReady(), fixture.problem());
        StateDatabase source = fixture.config;
        source.schema = QStringLiteral("public");
        const bool postgres = kind == int(StateDatabase::Kind::Postgres);
        QStringList statements;
        if (postgres)
            statements.append(QStringLiteral("CREATE SCHEMA system"));
        const QString table = postgres ? QStringLiteral("system.sync_state") : QStringLiteral("sync_state");
        statements.append(
            QStringLiteral("CREATE TABLE %1 (job_name VARCHAR(255) NOT NULL, table_name VARCHAR(255) NOT NULL, last_synced_at "
                           "TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY (job_name, table_name))")
                .arg(table));
        QVERIFY(runAsAnother(fixture, statements));
        const auto empty = readStateTable(StateFormat::SystemSyncState, source, {});
        QVERIFY(!empty && empty.error().message.contains(QLatin1String("empty")));
        QVERIFY(runAsAnother(
            fixture, {QStringLiteral("INSERT INTO %1 VALUES ('reference_sync', 'organization', '2026-11-21 06:30:00.123456+00')")
                          .arg(table)}));
        const auto set = readStateTable(StateFormat::SystemSyncState, source, {});
        VERIFY_RESULT(set);
        QCOMPARE(set->states.size(), std::size_t(1));
        QCOMPARE(set->states.front().key, (StateKey{QStringLiteral("reference_sync"), QStringLiteral("organization")}));
        QCOMPARE(set->states.front().fields[QLatin1String("lastSyncAt")].toString(),
                 QStringLiteral("2026-11-21T06:30:00.123456Z"));
        const auto missing = readStateTable(StateFormat::SyncMetadata, source, {});
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    }

    void brokenDatabaseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("no database") << QByteArray(4096, 'x') << "no database";
        QTest::newRow("short") << QByteArray("SQLite format 3\0", 16) << "";
    }
    void brokenDatabaseIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        StateDatabase source;
        source.path = fixture.folder() + QStringLiteral("/other.db");
        QVERIFY(writeFile(source.path, content));
        const auto set = readStateTable(StateFormat::PrismaSyncState, source, defaults);
        QVERIFY(!set);
        QVERIFY2(set.error().message.contains(says), described(set.error()).constData());
    }
};

QTEST_GUILESS_MAIN(tst_ForeignStates)
#include "tst_foreignstates.moc"
