// STATE, RUN and checkpoints as others read them: exact key sets, exact values, and a checkpoint that comes back bit for bit.
#include "property.h"
#include "syncevents.h"
#include "syncstate.h"
#include "valuegen.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace tidewright;

namespace
{

QStringList sortedKeys(const QJsonObject &json)
{
    QStringList keys = json.keys();
    keys.sort();
    return keys;
}

QStringList words(const char *text)
{
    QStringList list = QString::fromLatin1(text).split(QLatin1Char(' '));
    list.sort();
    return list;
}

SyncState fullState()
{
    const Instant time = *fromIso(QStringLiteral("2026-11-21T06:30:00.123456Z"));
    SyncState state;
    state.key = {QStringLiteral("reference_sync"), QStringLiteral("organization")};
    state.status = SyncStatus::InSync;
    state.lastSyncAt = state.lastAttemptAt = state.localModified = state.remoteModified = state.createdAt = state.updatedAt =
        time;
    state.initialSyncCompleted = true;
    state.cursorField = QStringLiteral("updated_at");
    state.cursor = Value::ofInt(time.time_since_epoch().count(), ValueKind::Timestamp);
    state.localHash = state.remoteHash = state.lastSyncedHash = QStringLiteral("00ff");
    state.progress = Checkpoint{};
    state.batchId = QStringLiteral("01BATCH");
    state.durationMs = 812;
    state.lastError = Error{ErrorCode::NotFound, QStringLiteral("m"), QStringLiteral("d"), QStringLiteral("h")};
    return state;
}

Key arbitraryKey()
{
    return *rc::gen::container<Key>(values());
}

QString arbitraryText()
{
    return QString::fromStdString(*texts());
}

Checkpoint arbitraryCheckpoint()
{
    const auto number = [] { return *rc::gen::arbitrary<std::int64_t>(); };
    const auto flag = [] { return *rc::gen::arbitrary<bool>(); };
    Checkpoint checkpoint;
    checkpoint.runId = arbitraryText();
    checkpoint.batchId = arbitraryText();
    checkpoint.mode = SyncMode(*rc::gen::inRange(0, 5));
    checkpoint.initial = flag();
    checkpoint.forced = flag();
    checkpoint.load = LoadKind(*rc::gen::inRange(0, 3));
    checkpoint.phase = RunPhase(*rc::gen::inRange(0, 4));
    checkpoint.startedAt = Instant(Micros(*instants()));
    checkpoint.from = *values();
    checkpoint.upper = *values();
    checkpoint.greatest = *values();
    checkpoint.fingerprints = {arbitraryText(), arbitraryText(), arbitraryText()};
    const int chunks = *rc::gen::inRange(0, 4);
    for (int at = 0; at < chunks; ++at)
        checkpoint.chunks.push_back({number(), *rc::gen::inRange(0, 4), arbitraryKey(), arbitraryKey(), number(), number()});
    checkpoint.counts = {number(), number(), number(), number(), number(), number(), number(), number()};
    checkpoint.counted = {number(), number(), number(), number(), number(), number(), number(), number()};
    if (flag())
        checkpoint.expected = number();
    return checkpoint;
}

} // namespace

class TestSyncStateJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stateHasExactlyTheMembersOfTheContract_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("nothing known yet") << false;
        QTest::newRow("everything known") << true;
    }

    void stateHasExactlyTheMembersOfTheContract()
    {
        QFETCH(bool, full);
        const QJsonObject json = toJson(full ? fullState() : SyncState());
        QCOMPARE(sortedKeys(json),
                 words("jobName typeKey syncStatus conflictStatus conflicts interrupted stateLost lastSyncAt lastAttemptAt "
                       "initialSyncCompleted "
                       "cursor localHash remoteHash lastSyncedHash localModified remoteModified syncProgress syncDirection "
                       "resolutionStrategy "
                       "syncBatchId syncDurationMs apiCallsCount errorCount lastError failedRecords createdAt updatedAt"));
    }

    void stateHasTheValuesOfTheContract()
    {
        const QJsonObject json = toJson(fullState());
        QCOMPARE(json[QLatin1String("jobName")].toString(), QStringLiteral("reference_sync"));
        QCOMPARE(json[QLatin1String("syncStatus")].toString(), QStringLiteral("in_sync"));
        QCOMPARE(json[QLatin1String("conflictStatus")].toString(), QStringLiteral("none"));
        QCOMPARE(json[QLatin1String("lastSyncAt")].toString(), QStringLiteral("2026-11-21T06:30:00.123456Z"));
        const QJsonObject cursor{{QStringLiteral("field"), QStringLiteral("updated_at")},
                                 {QStringLiteral("value"), QStringLiteral("2026-11-21 06:30:00.123456")}};
        QCOMPARE(json[QLatin1String("cursor")].toObject(), cursor);
        QCOMPARE(json[QLatin1String("syncDirection")].toString(), QStringLiteral("remote_to_local"));
        QCOMPARE(json[QLatin1String("resolutionStrategy")].toString(), QStringLiteral("manual"));
        QCOMPARE(json[QLatin1String("syncDurationMs")].toInteger(), 812);
        QCOMPARE(sortedKeys(json[QLatin1String("lastError")].toObject()), words("code message detail hint"));
        QVERIFY(json[QLatin1String("syncProgress")].isObject());
    }

    void whatIsNotKnownIsNull()
    {
        const QJsonObject json = toJson(SyncState());
        for (const QString &name :
             words("lastSyncAt lastAttemptAt cursor localHash remoteHash lastSyncedHash localModified remoteModified "
                   "syncProgress syncBatchId syncDurationMs lastError createdAt updatedAt"))
            QVERIFY2(json[name].isNull(), qPrintable(name));
    }

    void interruptedIsSyncingWithoutALiveLease()
    {
        SyncState state;
        state.status = SyncStatus::Syncing;
        QVERIFY(toJson(state)[QLatin1String("interrupted")].toBool());
        state.running = true;
        QVERIFY(!toJson(state)[QLatin1String("interrupted")].toBool());
    }

    void runHasExactlyTheMembersOfTheContract()
    {
        SyncRun run;
        run.mode = SyncMode::Incremental;
        run.reason = QStringLiteral("rule 13: incremental");
        run.outcome = RunOutcome::OkWithErrors;
        run.counts = {1000, 3, 7, 0, 990, 1, 5, 2};
        run.local = {3, 7, 0};
        const QJsonObject json = toJson(run);
        QCOMPARE(
            sortedKeys(json),
            words("jobName typeKey mode reason outcome startedAt finishedAt durationMs read created updated deleted unchanged "
                  "conflicts failed apiCalls error local remote"));
        QCOMPARE(sortedKeys(json[QLatin1String("local")].toObject()), words("created updated deleted"));
        QCOMPARE(sortedKeys(json[QLatin1String("remote")].toObject()), words("created updated deleted"));
        QCOMPARE(json[QLatin1String("mode")].toString(), QStringLiteral("incremental"));
        QCOMPARE(json[QLatin1String("reason")].toString(), run.reason);
        QCOMPARE(json[QLatin1String("outcome")].toString(), QStringLiteral("ok_with_errors"));
        QCOMPARE(json[QLatin1String("read")].toInteger(), 1000);
        QCOMPARE(json[QLatin1String("local")][QLatin1String("updated")].toInteger(), 7);
        QVERIFY(json[QLatin1String("error")].isNull());
        QVERIFY(json[QLatin1String("finishedAt")].isNull());
    }

    void aDryRunIsARunWithASample()
    {
        DryRun dryRun;
        dryRun.keyFields = QStringList{QStringLiteral("id")};
        PlannedChange change;
        change.recordKey = {Value::ofInt(7)};
        change.fields = {{QStringLiteral("name"), {Value::ofText("a"), Value::null()}}};
        dryRun.sample.push_back(change);
        const QJsonObject json = toJson(dryRun);
        QCOMPARE(sortedKeys(json).size(), sortedKeys(toJson(dryRun.run)).size() + 2);
        QVERIFY(json[QLatin1String("dryRun")].toBool());
        const QJsonObject first = json[QLatin1String("sample")].toArray().first().toObject();
        QCOMPARE(first[QLatin1String("action")].toString(), QStringLiteral("update"));
        QCOMPARE(first[QLatin1String("recordKey")].toInteger(), 7);
        const QJsonObject field{{QStringLiteral("name"), QStringLiteral("name")},
                                {QStringLiteral("from"), QStringLiteral("a")},
                                {QStringLiteral("to"), QJsonValue::Null}};
        QCOMPARE(first[QLatin1String("fields")].toArray().first().toObject(), field);
    }

    void recordKeys()
    {
        QCOMPARE(recordKeyJson({Value::ofInt(7)}, {}), QJsonValue(7));
        QCOMPARE(recordKeyJson({Value::ofText("x")}, {}), QJsonValue(QStringLiteral("x")));
        QCOMPARE(recordKeyJson({Value::ofInt(std::numeric_limits<std::int64_t>::max())}, {}),
                 QJsonValue(QStringLiteral("9223372036854775807")));
        const QJsonObject both{{QStringLiteral("a"), 1}, {QStringLiteral("b"), QStringLiteral("x")}};
        QCOMPARE(recordKeyJson({Value::ofInt(1), Value::ofText("x")}, {QStringLiteral("a"), QStringLiteral("b")}),
                 QJsonValue(both));
    }

    void namesComeBack()
    {
        for (int value = 0; value <= int(SyncStatus::Skipped); ++value)
            QCOMPARE(syncStatusFromName(syncStatusName(SyncStatus(value))), std::optional(SyncStatus(value)));
        for (int value = 0; value <= int(ConflictStatus::Resolved); ++value)
            QCOMPARE(conflictStatusFromName(conflictStatusName(ConflictStatus(value))), std::optional(ConflictStatus(value)));
        for (int value = 0; value <= int(SyncMode::Baseline); ++value)
            QCOMPARE(syncModeFromName(syncModeName(SyncMode(value))), std::optional(SyncMode(value)));
        for (int value = 0; value <= int(RunOutcome::Busy); ++value)
            QCOMPARE(runOutcomeFromName(runOutcomeName(RunOutcome(value))), std::optional(RunOutcome(value)));
        for (int value = 0; value <= int(RunPhase::Finishing); ++value)
            QCOMPARE(runPhaseFromName(runPhaseName(RunPhase(value))), std::optional(RunPhase(value)));
        QVERIFY(!syncStatusFromName(QStringLiteral("interrupted")));
    }

    void aCheckpointComesBack()
    {
        VERIFY_PROPERTY("checkpointFromJson(toJson(c)) = c, through its text", [] {
            const Checkpoint checkpoint = arbitraryCheckpoint();
            const QByteArray text = QJsonDocument(toJson(checkpoint)).toJson(QJsonDocument::Compact);
            const auto back = checkpointFromJson(QJsonDocument::fromJson(text).object());
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == checkpoint);
        });
    }

    void aBrokenCheckpointSaysWhere_data()
    {
        QTest::addColumn<QString>("member");
        for (const QString &member : toJson(Checkpoint()).keys())
            QTest::newRow(qPrintable(member)) << member;
    }

    void aBrokenCheckpointSaysWhere()
    {
        QFETCH(QString, member);
        QJsonObject json = toJson(Checkpoint());
        json.insert(member, QJsonArray{QStringLiteral("broken")});
        const auto read = checkpointFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::StateUnreadable);
        QVERIFY(read.error().detail.contains(QLatin1String("syncProgress.") + member));
    }
};

QTEST_APPLESS_MAIN(TestSyncStateJson)
#include "tst_syncstatejson.moc"
