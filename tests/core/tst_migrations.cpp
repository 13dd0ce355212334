// The schema's versions: every way from one to another with data in it, on SQLite and on PostgreSQL.
#include "migrations.h"
#include "statedatabases.h"
#include "statement.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace tidewright;

namespace
{

const StateKey key{QStringLiteral("reference_sync"), QStringLiteral("organization")};

Result<int> migrateTo(const StateDatabase &config, int version)
{
    return migrateState(config, version);
}

// One statement on the state database, by somebody else; the first field of its first row.
QString ask(const StateDatabase &config, const QString &sql)
{
    auto session = StoreSession::open(config, StoreSession::Access::Work);
    if (!session)
        return session.error().detail;
    auto statement = Statement::prepare(**session, sql);
    if (!statement)
        return statement.error().detail;
    if (const auto run = statement->run(); !run)
        return run.error().detail;
    return statement->next().value_or(false) ? statement->text(0) : QString();
}

// What a state keeps of itself in a schema of that version.
SyncState asKeptBy(int version, const SyncState &full)
{
    SyncState kept = full;
    const SyncState none;
    if (version < 7)
        kept.contents.clear();
    if (version < 3) {
        kept.entity = none.entity;
        kept.attempts = kept.errorCount = kept.apiCalls = kept.conflicts = 0;
        kept.lastError.reset();
        kept.direction = none.direction;
        kept.strategy = none.strategy;
        kept.batchId.clear();
        kept.durationMs.reset();
        kept.conflictDetails = {};
        kept.localModified.reset();
        kept.remoteModified.reset();
    }
    if (version < 2) {
        kept.lastAttemptAt.reset();
        kept.stateLost = false;
        kept.generation = 0;
        kept.fingerprints = {};
        kept.localRecords = kept.remoteRecords = -1;
        kept.failedRecords = 0;
    }
    return kept;
}

} // namespace

#define OPEN_FIXTURE()                                                                                                           \
    QFETCH(int, kind);                                                                                                           \
    StateDatabaseFixture fixture{StateDatabase::Kind(kind)};                                                                     \
    QVERIFY2(fixture.isReady(), fixture.problem());                                                                              \
    FakeProcesses processes;                                                                                                     \
    const LeaseHolder holder = processes.start(1)

class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dataSurvivesEveryWay_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const int kind : {0, 1}) {
            for (int from = 1; from <= Migrations::newest(); ++from) {
                for (int to = 1; to <= Migrations::newest(); ++to)
                    QTest::addRow("%s %d to %d", kind ? "postgres" : "sqlite", from, to) << kind << from << to;
            }
        }
    }
    void dataSurvivesEveryWay()
    {
        OPEN_FIXTURE();
        QFETCH(int, from);
        QFETCH(int, to);
        {
            const auto store = openStateStore(fixture.config, processes);
            VERIFY_RESULT(store);
            VERIFY_RESULT((*store)->putState(fullState(key), holder));
        }
        for (const int version : {from, to}) {
            const auto reached = migrateTo(fixture.config, version);
            VERIFY_RESULT(reached);
            QCOMPARE(*reached, version);
        }
        QCOMPARE(ask(fixture.config, QStringLiteral("SELECT count(*) FROM content_type_states")), QStringLiteral("1"));
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        const auto state = (*store)->state(key);
        VERIFY_RESULT(state);
        QCOMPARE(differences(state->value(), asKeptBy(std::min(from, to), fullState(key))), QString());
    }

    void downToNothingLeavesNothing_data() { addBothKinds(); }
    void downToNothingLeavesNothing()
    {
        OPEN_FIXTURE();
        VERIFY_RESULT(openStateStore(fixture.config, processes));
        const auto none = migrateTo(fixture.config, 0);
        VERIFY_RESULT(none);
        QCOMPARE(*none, 0);
        const QString tables =
            kind ? QStringLiteral("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'system'")
                 : QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type IN ('table', 'view') "
                                  "AND name NOT LIKE 'sqlite_%'");
        QCOMPARE(ask(fixture.config, tables), QStringLiteral("1"));
        VERIFY_RESULT(openStateStore(fixture.config, processes));
        Q_UNUSED(holder);
    }

    void historyAndFailedRecordsSurviveTheNewestStep_data() { addBothKinds(); }
    void historyAndFailedRecordsSurviveTheNewestStep()
    {
        OPEN_FIXTURE();
        {
            const auto store = openStateStore(fixture.config, processes);
            VERIFY_RESULT(store);
            SyncRun run;
            run.runId = QStringLiteral("R1");
            run.key = key;
            VERIFY_RESULT((*store)->recordRun(run));
            const auto lease = (*store)->takeLease(key, holder);
            VERIFY_RESULT(lease);
            FailedRecord record;
            record.recordKey = {Value::ofText("k")};
            VERIFY_RESULT((*store)->saveCheckpoint(*lease, {}, {record}));
        }
        VERIFY_RESULT(migrateTo(fixture.config, 2));
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        QCOMPARE((*store)->history({})->size(), std::size_t(1));
        QCOMPARE((*store)->failedRecords({})->size(), std::size_t(1));
        // The token has not been forgotten either.
        processes.alive.erase(1);
        const auto lease = (*store)->takeLease(key, processes.start(2));
        VERIFY_RESULT(lease);
        QCOMPARE(lease->token, 2);
    }

    void damagedRowStaysDamaged()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        FakeProcesses processes;
        {
            const auto store = openStateStore(fixture.config, processes);
            VERIFY_RESULT(store);
            VERIFY_RESULT((*store)->putState(fullState(key), processes.start(1)));
        }
        ask(fixture.config, QStringLiteral("UPDATE content_type_states SET local_hash = 'zz'"));
        VERIFY_RESULT(migrateTo(fixture.config, 1));
        const auto store = openStateStore(fixture.config, processes);
        VERIFY_RESULT(store);
        const auto state = (*store)->state(key);
        QVERIFY(!state && state.error().code == ErrorCode::StateUnreadable);
    }

    void newerVersionIsRefusedWithNothingWritten_data() { addBothKinds(); }
    void newerVersionIsRefusedWithNothingWritten()
    {
        OPEN_FIXTURE();
        {
            const auto store = openStateStore(fixture.config, processes);
            VERIFY_RESULT(store);
            VERIFY_RESULT((*store)->putState(fullState(key), holder));
        }
        ask(fixture.config,
            QStringLiteral("INSERT INTO tidewright_versions (version, name, applied_at) VALUES (99, 'later', 0)"));
        const auto content = [&] {
            QFile file(fixture.config.path);
            return !file.fileName().isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = content();
        for (const auto &error : {openStateStore(fixture.config, processes).error(), migrateTo(fixture.config, 1).error()}) {
            QCOMPARE(error.code, ErrorCode::StateUnreadable);
            QVERIFY(error.detail.contains(QLatin1String("99")));
        }
        QCOMPARE(content(), before);
        QCOMPARE(ask(fixture.config, QStringLiteral("SELECT max(version) FROM tidewright_versions")), QStringLiteral("99"));
        QCOMPARE(ask(fixture.config, QStringLiteral("SELECT count(*) FROM content_type_states")), QStringLiteral("1"));
    }

    void unknownVersionIsRefused()
    {
        StateDatabaseFixture fixture(StateDatabase::Kind::Sqlite);
        const auto refused = migrateTo(fixture.config, Migrations::newest() + 1);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
    }

    void compatibilityViewsSpeakTheirWords_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("view");
        for (const int kind : {0, 1}) {
            for (const char *view : {"sync_metadata", "sync_states"})
                QTest::addRow("%s %s", kind ? "postgres" : "sqlite", view) << kind << QString::fromLatin1(view);
        }
    }
    void compatibilityViewsSpeakTheirWords()
    {
        OPEN_FIXTURE();
        QFETCH(QString, view);
        {
            const auto store = openStateStore(fixture.config, processes);
            VERIFY_RESULT(store);
            SyncState plain;
            plain.key = {QStringLiteral("job"), QStringLiteral("type")};
            plain.status = SyncStatus::InSync;
            VERIFY_RESULT((*store)->putStates({fullState(key), plain}, holder));
        }
        const auto field = [&](const QString &column, const QString &entity) {
            return ask(fixture.config,
                       QStringLiteral("SELECT CAST(%1 AS TEXT) FROM %2 WHERE entity_id = '%3'").arg(column, view, entity));
        };
        const QString sprint = QStringLiteral("123"), type = QStringLiteral("job/type");
        QCOMPARE(field(QStringLiteral("entity_type"), sprint), QStringLiteral("sprint"));
        QCOMPARE(field(QStringLiteral("jira_id"), sprint), QStringLiteral("JIRA-456"));
        QCOMPARE(field(QStringLiteral("sync_status"), sprint), QStringLiteral("failed"));
        QCOMPARE(field(QStringLiteral("sync_status"), type), QStringLiteral("completed"));
        QCOMPARE(field(QStringLiteral("entity_type"), type), QStringLiteral("content_type"));
        QCOMPARE(field(QStringLiteral("last_error"), sprint), QStringLiteral("It's gone"));
        QCOMPARE(field(QStringLiteral("error_count"), sprint), QStringLiteral("2"));
        QCOMPARE(field(QStringLiteral("sync_direction"), sprint), QStringLiteral("local_to_remote"));
        QCOMPARE(field(QStringLiteral("sync_batch_id"), sprint), QStringLiteral("B1"));
        QCOMPARE(field(QStringLiteral("content_hash"), sprint), QStringLiteral("aa"));
        QCOMPARE(field(QStringLiteral("resolution_strategy"), sprint), QStringLiteral("jira_wins"));
        QCOMPARE(field(QStringLiteral("sync_duration_ms"), sprint), QStringLiteral("812"));
        QCOMPARE(field(QStringLiteral("api_calls_count"), sprint), QStringLiteral("9007199254740993"));
        QVERIFY(field(QStringLiteral("conflicts"), sprint).contains(QStringLiteral("näme")));
        QVERIFY(field(QStringLiteral("last_successful_sync"), sprint).contains(QLatin1String("20.123456")));
        QVERIFY(!field(QStringLiteral("local_modified"), sprint).isEmpty());
        QVERIFY(field(QStringLiteral("last_sync_attempt"), type).isEmpty());
        const QString update = ask(fixture.config, QStringLiteral("UPDATE %1 SET error_count = 0").arg(view));
        QVERIFY2(update.contains(QLatin1String("view")), qPrintable(update));
    }
};

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_migrations.moc"
