// What waits for somebody's decision, and what was decided: every case on SQLite and on PostgreSQL.
#include "conflicttitle.h"
#include "otherprogram.h"
#include "twowayscenes.h"

using namespace tidewright;

namespace
{

using What = ConflictEvent::What;

// What has happened to a conflict, by name.
QStringList eventsOf(TwoWayStore &store, const QString &id)
{
    QStringList names;
    const auto events = store.conflictEvents(id);
    for (const ConflictEvent &event : events.value_or(std::vector<ConflictEvent>()))
        names.append(conflictEventName(event.what));
    return names;
}

QStringList idsOf(TwoWayStore &store, const ConflictFilter &filter = {})
{
    QStringList ids;
    const auto conflicts = store.conflicts(filter);
    for (const ConflictSummary &conflict : conflicts.value_or(std::vector<ConflictSummary>()))
        ids.append(conflict.id);
    return ids;
}

// "3 detected": what the type's state says.
QString countIn(StateStore &store)
{
    const auto state = store.state(organization);
    return state && *state ? QStringLiteral("%1 %2").arg((*state)->conflicts).arg(conflictStatusName((*state)->conflictStatus))
                           : QStringLiteral("no state");
}

TwoWayChanges agreedOn(const std::vector<std::int64_t> &keys)
{
    TwoWayChanges changes = changesOf({});
    for (const std::int64_t key : keys)
        changes.agreed.push_back(keyOfNumber(key));
    return changes;
}

Conflict applied(Conflict conflict)
{
    conflict.summary.phase = ConflictPhase::Applied;
    if (conflict.resolution)
        conflict.resolution->appliedAt = micros(30'000'000);
    return conflict;
}

} // namespace

#define FOUND(...)                                                                                                               \
    OPEN_TWO_WAY_STORE();                                                                                                        \
    VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {__VA_ARGS__})))

class tst_ConflictStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conflictComesBackAsItWasFound_data() { addBothKinds(); }
    void conflictComesBackAsItWasFound()
    {
        Conflict gone = conflictOf(-5);
        gone.summary.kind = ConflictKind::DeletedLocally;
        gone.local.reset();
        gone.localHash = {};
        gone.summary.localModified.reset();
        FOUND(conflictOf(1), gone);
        const auto first = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(first);
        const Conflict expected = conflictOf(1);
        QCOMPARE(first->summary.key, organization);
        QVERIFY(first->summary.recordKey == expected.summary.recordKey);
        QCOMPARE(first->summary.kind, ConflictKind::BothChanged);
        QCOMPARE(first->summary.phase, ConflictPhase::Open);
        QCOMPARE(first->summary.title, QStringLiteral("here"));
        QCOMPARE(first->summary.overlaps, 1);
        QCOMPARE(first->summary.localModified, expected.summary.localModified);
        QCOMPARE(first->summary.remoteModified, expected.summary.remoteModified);
        QCOMPARE(first->summary.detectedAt, expected.summary.detectedAt);
        QCOMPARE(first->keyFields, expected.keyFields);
        QCOMPARE(first->fields, expected.fields);
        QVERIFY(first->base == expected.base && first->local == expected.local && first->remote == expected.remote);
        QVERIFY(first->localHash == expected.localHash && first->remoteHash == expected.remoteHash);
        QVERIFY(!first->resolution && !first->draft);
        const auto second = twoWay.conflict(QStringLiteral("c2"));
        VERIFY_RESULT(second);
        QVERIFY(!second->local && second->localHash.isNull() && !second->summary.localModified);
        QCOMPARE(second->summary.title, QStringLiteral("there"));
        QCOMPARE(eventsOf(twoWay, QStringLiteral("c1")), QStringList{QStringLiteral("detected")});
    }

    void unknownConflictIsNotFound_data() { addBothKinds(); }
    void unknownConflictIsNotFound()
    {
        FOUND(conflictOf(1));
        for (const char *id : {"c2", "1", "", "c", "c1x", "c-1", "c01", "c99999999999999999999"}) {
            const auto unknown = twoWay.conflict(QLatin1String(id));
            QVERIFY2(!unknown && unknown.error().code == ErrorCode::NotFound, id);
            const auto events = twoWay.conflictEvents(QLatin1String(id));
            QVERIFY2(!events && events.error().code == ErrorCode::NotFound, id);
            const auto draft = twoWay.saveDraft(QLatin1String(id), takeOf(Take::Local));
            QVERIFY2(!draft && draft.error().code == ErrorCode::NotFound, id);
        }
    }

    void foundAgainUnchangedNothingHappens_data() { addBothKinds(); }
    void foundAgainUnchangedNothingHappens()
    {
        FOUND(conflictOf(1));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Local)));
        Conflict again = conflictOf(1);
        again.summary.detectedAt = micros(99'000'000);
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {again})));
        QCOMPARE(idsOf(twoWay), QStringList{QStringLiteral("c1")});
        const auto conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Resolved);
        QCOMPARE(conflict->summary.detectedAt, micros(10'000'000));
        QVERIFY(conflict->resolution == takeOf(Take::Local));
        QCOMPARE(eventsOf(twoWay, QStringLiteral("c1")), (QStringList{QStringLiteral("detected"), QStringLiteral("resolved")}));
    }

    void foundAgainWithOtherValuesItShowsThem_data() { addBothKinds(); }
    void foundAgainWithOtherValuesItShowsThem()
    {
        FOUND(conflictOf(1));
        VERIFY_RESULT(twoWay.saveDraft(QStringLiteral("c1"), takeOf(Take::Remote)));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(1, "moved")})));
        const auto conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Open);
        QCOMPARE(conflict->summary.title, QStringLiteral("moved"));
        QVERIFY(conflict->local == conflictOf(1, "moved").local);
        QVERIFY(conflict->draft.has_value());
        QCOMPARE(eventsOf(twoWay, QStringLiteral("c1")), (QStringList{QStringLiteral("detected"), QStringLiteral("changed")}));
    }

    // Who decided has seen other values.
    void decisionOnOtherValuesIsRefused_data() { addBothKinds(); }
    void decisionOnOtherValuesIsRefused()
    {
        FOUND(conflictOf(1));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Local)));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(1, "here", "moved")})));
        auto conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Refused);
        QVERIFY(!conflict->resolution);
        QCOMPARE(countIn(store), QStringLiteral("1 detected"));
        const auto events = twoWay.conflictEvents(QStringLiteral("c1"));
        VERIFY_RESULT(events);
        QCOMPARE(events->back().what, What::Refused);
        QVERIFY(events->back().resolution == takeOf(Take::Local));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(1, "here", "again")})));
        conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Refused);
    }

    void itClosesWhenBothSidesAgree_data() { addBothKinds(); }
    void itClosesWhenBothSidesAgree()
    {
        FOUND(conflictOf(1), conflictOf(2));
        VERIFY_RESULT(twoWay.saveDraft(QStringLiteral("c1"), takeOf(Take::Remote)));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, agreedOn({1, 7})));
        QCOMPARE(idsOf(twoWay), QStringList{QStringLiteral("c2")});
        const auto conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Closed);
        QVERIFY(!conflict->draft);
        QCOMPARE(eventsOf(twoWay, QStringLiteral("c1")), (QStringList{QStringLiteral("detected"), QStringLiteral("closed")}));
        QCOMPARE(countIn(store), QStringLiteral("1 detected"));
        // In conflict again: another one.
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(1)})));
        QCOMPARE(idsOf(twoWay), (QStringList{QStringLiteral("c2"), QStringLiteral("c3")}));
    }

    void stateCountsThemAsTheyAre_data() { addBothKinds(); }
    void stateCountsThemAsTheyAre()
    {
        FOUND(conflictOf(1), conflictOf(2));
        QCOMPARE(countIn(store), QStringLiteral("2 detected"));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Local)));
        QCOMPARE(countIn(store), QStringLiteral("2 detected"));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c2"), deciding(Take::Local)));
        QCOMPARE(countIn(store), QStringLiteral("2 resolved"));
        SyncState state;
        state.key = organization;
        state.status = SyncStatus::InSync;
        state.conflicts = 77;
        VERIFY_RESULT(twoWay.finishTwoWay(lease, state, runOf(QStringLiteral("R1")), {}));
        QCOMPARE(countIn(store), QStringLiteral("2 resolved"));
        QCOMPARE((**store.state(organization)).status, SyncStatus::Conflict);
        for (const char *id : {"c1", "c2"}) {
            const auto conflict = twoWay.conflict(QLatin1String(id));
            VERIFY_RESULT(conflict);
            VERIFY_RESULT(twoWay.settleConflict(lease, applied(*conflict), {What::Applied, {}, micros(3), conflict->resolution},
                                                changesOf({baseOf(1)})));
        }
        QCOMPARE(countIn(store), QStringLiteral("0 none"));
        QCOMPARE((**store.state(organization)).status, SyncStatus::InSync);
    }

    void listsAreFiltered_data() { addBothKinds(); }
    void listsAreFiltered()
    {
        FOUND(conflictOf(1), conflictOf(2), conflictOf(3), conflictOf(4));
        const StateKey other{QStringLiteral("content"), QStringLiteral("pages")};
        const auto otherLease = store.takeLease(other, holder);
        VERIFY_RESULT(otherLease);
        VERIFY_RESULT(twoWay.saveTwoWay(*otherLease, checkpoint, changesOf({}, {conflictOf(1)})));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c2"), deciding(Take::Local)));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(2, "moved")})));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c3"), deciding(Take::Local)));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, agreedOn({4})));
        const auto ids = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        QCOMPARE(idsOf(twoWay), ids("c1 c2 c3 c5"));
        QCOMPARE(idsOf(twoWay, {QStringLiteral("content"), {}, {}, {}}), ids("c5"));
        QCOMPARE(idsOf(twoWay, {{}, {QStringLiteral("organization"), QStringLiteral("none")}, {}, {}}), ids("c1 c2 c3"));
        QCOMPARE(idsOf(twoWay, {{}, {}, {ConflictPhase::Refused, ConflictPhase::Closed}, {}}), ids("c2 c4"));
        QCOMPARE(idsOf(twoWay, {{}, {}, {}, {QStringLiteral("c3"), QStringLiteral("c4"), QStringLiteral("?")}}), ids("c3"));
        const auto some = twoWay.conflictsOf(organization, {keyOfNumber(1), keyOfNumber(4), keyOfNumber(3)});
        VERIFY_RESULT(some);
        QCOMPARE(some->size(), std::size_t(2));
        QVERIFY(some->front().local == conflictOf(1).local);
    }

    void draftsSurviveAndGoWithTheDecision_data() { addBothKinds(); }
    void draftsSurviveAndGoWithTheDecision()
    {
        FOUND(conflictOf(1));
        Resolution draft = takeOf(Take::Remote);
        draft.record.reset();
        draft.fields[QStringLiteral("title")] = {{}, Value::ofText("a\nb\u00e4")};
        draft.fields[QStringLiteral("rank")] = {Take::Base, {}};
        VERIFY_RESULT(twoWay.saveDraft(QStringLiteral("c1"), draft));
        opened->reset();
        opened = openStateStore(fixture.config, processes);
        VERIFY_RESULT(opened);
        auto &again = dynamic_cast<TwoWayStore &>(**opened);
        auto conflict = again.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QVERIFY(conflict->summary.hasDraft);
        QVERIFY(conflict->draft == draft);
        QCOMPARE(eventsOf(again, QStringLiteral("c1")).size(), 1);
        conflict = again.updateConflict(QStringLiteral("c1"), deciding(Take::Local));
        VERIFY_RESULT(conflict);
        QVERIFY(!conflict->draft && !conflict->summary.hasDraft);
        VERIFY_RESULT(again.saveDraft(QStringLiteral("c1"), draft));
        VERIFY_RESULT(again.saveDraft(QStringLiteral("c1"), {}));
        conflict = again.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QVERIFY(!conflict->draft);
    }

    void historyTellsWhoDecidedWhatAndWhen_data() { addBothKinds(); }
    void historyTellsWhoDecidedWhatAndWhen()
    {
        FOUND(conflictOf(1));
        VERIFY_RESULT(twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Remote)));
        const auto events = twoWay.conflictEvents(QStringLiteral("c1"));
        VERIFY_RESULT(events);
        QCOMPARE(events->size(), std::size_t(2));
        QCOMPARE(events->front().what, What::Detected);
        QCOMPARE(events->front().who, QString());
        QCOMPARE(events->front().when, micros(10'000'000));
        QCOMPARE(events->back().who, QStringLiteral("maria@desk"));
        QCOMPARE(events->back().when, micros(20'000'000));
        QVERIFY(events->back().resolution == takeOf(Take::Remote));
    }

    void refusedChangeWritesNothing_data() { addBothKinds(); }
    void refusedChangeWritesNothing()
    {
        FOUND(conflictOf(1));
        const auto refused = twoWay.updateConflict(QStringLiteral("c1"), [](Conflict &conflict) -> Result<ConflictEvent> {
            conflict.summary.phase = ConflictPhase::Resolved;
            return fail(ErrorCode::Usage, QStringLiteral("no"));
        });
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        const auto conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Open);
        QCOMPARE(eventsOf(twoWay, QStringLiteral("c1")).size(), 1);
    }

    void appliedOneSettlesTogetherWithItsBase_data() { addBothKinds(); }
    void appliedOneSettlesTogetherWithItsBase()
    {
        FOUND(conflictOf(1));
        const auto decided = twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Remote));
        VERIFY_RESULT(decided);
        Intent intent;
        intent.number = 1;
        intent.key = keyOfNumber(1);
        VERIFY_RESULT(twoWay.addIntents(lease, checkpoint.runId, {intent}));
        TwoWayChanges changes = changesOf({baseOf(1)});
        changes.applied = {1};
        VERIFY_RESULT(
            twoWay.settleConflict(lease, applied(*decided), {What::Applied, {}, micros(3), decided->resolution}, changes));
        QVERIFY(idsOf(twoWay).isEmpty());
        const auto totals = twoWay.baseTotals({organization, 0});
        VERIFY_RESULT(totals);
        QCOMPARE(totals->records, 1);
        const auto intents = twoWay.intents(organization, checkpoint.runId, 0, 10);
        VERIFY_RESULT(intents);
        QVERIFY(intents->front().applied);
        const auto conflict = twoWay.conflict(QStringLiteral("c1"));
        VERIFY_RESULT(conflict);
        QCOMPARE(conflict->summary.phase, ConflictPhase::Applied);
        QVERIFY(conflict->resolution->appliedAt == micros(30'000'000));
    }

    void olderTokenSettlesNothing_data() { addBothKinds(); }
    void olderTokenSettlesNothing()
    {
        FOUND(conflictOf(1));
        const auto decided = twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Remote));
        VERIFY_RESULT(decided);
        processes.alive.clear();
        VERIFY_RESULT(store.takeLease(organization, processes.start(2)));
        const auto late =
            twoWay.settleConflict(lease, applied(*decided), {What::Applied, {}, micros(3), {}}, changesOf({baseOf(1)}));
        QVERIFY(!late && late.error().code == ErrorCode::LeaseLost);
        QCOMPARE(idsOf(twoWay), QStringList{QStringLiteral("c1")});
        QCOMPARE(countIn(store), QStringLiteral("1 resolved"));
        const auto totals = twoWay.baseTotals({organization, 0});
        VERIFY_RESULT(totals);
        QCOMPARE(totals->records, 0);
    }

    void appliedOneIsOpenedAgainUnlessItsRecordIsInConflictAnew_data() { addBothKinds(); }
    void appliedOneIsOpenedAgainUnlessItsRecordIsInConflictAnew()
    {
        FOUND(conflictOf(1));
        const auto decided = twoWay.updateConflict(QStringLiteral("c1"), deciding(Take::Remote));
        VERIFY_RESULT(decided);
        VERIFY_RESULT(twoWay.settleConflict(lease, applied(*decided), {What::Applied, {}, micros(3), {}}, changesOf({})));
        Conflict open = *decided;
        open.summary.phase = ConflictPhase::Open;
        open.resolution.reset();
        const ConflictEvent undone{What::Undone, QStringLiteral("maria@desk"), micros(4), {}};
        VERIFY_RESULT(twoWay.settleConflict(lease, open, undone, changesOf({})));
        QCOMPARE(idsOf(twoWay), QStringList{QStringLiteral("c1")});
        QCOMPARE(countIn(store), QStringLiteral("1 detected"));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, agreedOn({1})));
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changesOf({}, {conflictOf(1, "newer")})));
        const auto second = twoWay.settleConflict(lease, open, undone, changesOf({baseOf(5)}));
        QVERIFY(!second && second.error().code == ErrorCode::Usage);
        QCOMPARE(idsOf(twoWay), QStringList{QStringLiteral("c2")});
    }

    void writtenStateWithoutConflictsClosesThem_data() { addBothKinds(); }
    void writtenStateWithoutConflictsClosesThem()
    {
        FOUND(conflictOf(1), conflictOf(2));
        VERIFY_RESULT(store.releaseLease(lease));
        auto state = store.state(organization);
        VERIFY_RESULT(state);
        (*state)->conflicts = 9;
        VERIFY_RESULT(store.putState(**state, holder));
        QCOMPARE(countIn(store), QStringLiteral("2 detected"));
        (*state)->conflicts = 0;
        (*state)->conflictStatus = ConflictStatus::None;
        VERIFY_RESULT(store.putState(**state, holder));
        QVERIFY(idsOf(twoWay).isEmpty());
        const auto events = twoWay.conflictEvents(QStringLiteral("c1"));
        VERIFY_RESULT(events);
        QCOMPARE(events->back().what, What::Closed);
        QCOMPARE(events->back().who, holder.name);
    }

    void titleTellsTheRecord_data()
    {
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("title");
        const auto list = [](const char *text) { return QString::fromUtf8(text).split(QLatin1Char('|')); };
        QTest::newRow("named so") << list("id|body|name") << list("1|some text|Acme") << QStringLiteral("Acme");
        QTest::newRow("the more telling name") << list("id|slug|page_title") << list("1|acme|Acme") << QStringLiteral("Acme");
        QTest::newRow("no key") << list("name|code") << list("k|v") << QStringLiteral("v");
        QTest::newRow("any short text") << list("id|x|y") << list("1|short|other") << QStringLiteral("short");
        QTest::newRow("on one line") << list("id|title") << list("1|a\nb\tc") << QStringLiteral("a b c");
        QTest::newRow("not what is long") << list("id|x") << QStringList({QStringLiteral("1"), QString(500, QLatin1Char('x'))})
                                          << QString();
        QTest::newRow("shortened") << list("id|title") << QStringList({QStringLiteral("1"), QString(500, QLatin1Char('x'))})
                                   << QString(119, QLatin1Char('x')) + QChar(0x2026);
        QTest::newRow("nothing") << list("id") << list("1") << QString();
    }
    void titleTellsTheRecord()
    {
        QFETCH(QStringList, fields);
        QFETCH(QStringList, values);
        QFETCH(QString, title);
        Conflict conflict;
        conflict.fields = fields;
        conflict.keyFields = {fields.front()};
        conflict.local.emplace();
        for (const QString &value : values)
            conflict.local->push_back(Value::ofText(value.toStdString()));
        QCOMPARE(conflictTitle(conflict), title);
    }
};

QTEST_GUILESS_MAIN(tst_ConflictStore)

#include "tst_conflictstore.moc"
