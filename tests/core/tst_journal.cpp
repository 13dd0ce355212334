// The journal of a run, kept as its undo data: every case on SQLite and on PostgreSQL.
#include "twowayscenes.h"

using namespace tidewright;

namespace
{

const QString runId = QStringLiteral("R1");

Intent intentOf(std::int64_t number)
{
    Intent intent;
    intent.number = number;
    intent.chunk = number / 10;
    intent.side = number % 2 ? Side::Local : Side::Remote;
    intent.action = Intent::Action(number % 3);
    intent.key = keyOfNumber(number);
    if (intent.action != Intent::Action::Create) {
        intent.before = hashOfNumber(std::uint64_t(number));
        intent.image = packRecord({Value::ofInt(number), Value::ofText(std::string(std::size_t(number) * 100, 'x'))});
    }
    if (intent.action != Intent::Action::Delete)
        intent.after = hashOfNumber(std::uint64_t(number) + 1);
    return intent;
}

std::vector<Intent> intentsOf(std::int64_t first, std::int64_t last)
{
    std::vector<Intent> intents;
    for (std::int64_t number = first; number <= last; ++number)
        intents.push_back(intentOf(number));
    return intents;
}

// An update whose image takes about so many bytes.
Intent imageOf(std::size_t bytes)
{
    Intent intent = intentOf(1);
    std::string noise;
    for (std::uint64_t at = 1; noise.size() < bytes; ++at) {
        const std::uint64_t word = at * 0x9e3779b97f4a7c15ULL ^ (at << 7) * 0xbf58476d1ce4e5b9ULL;
        noise.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    intent.image = packRecord({Value(Cell::ofBytes(ValueKind::Binary, noise))});
    return intent;
}

bool holdsAny(TwoWayStore &store, const char *run)
{
    const auto intents = store.intents(organization, QLatin1String(run), 0, 10);
    return intents && !intents->empty();
}

} // namespace

class tst_Journal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intentsComeBackInTheOrderOfTheirWrites_data() { addBothKinds(); }
    void intentsComeBackInTheOrderOfTheirWrites()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, runId, intentsOf(1, 15)));
        VERIFY_RESULT(twoWay.addIntents(lease, runId, intentsOf(16, 30)));
        std::vector<Intent> all;
        for (;;) {
            const auto page = twoWay.intents(organization, runId, all.empty() ? 0 : all.back().number, 7);
            VERIFY_RESULT(page);
            all.insert(all.end(), page->begin(), page->end());
            if (page->size() < 7)
                break;
        }
        QVERIFY(all == intentsOf(1, 30));
        const auto none = twoWay.intents(organization, QStringLiteral("R2"), 0, 7);
        VERIFY_RESULT(none);
        QVERIFY(none->empty());
    }

    void whatIsThereIsNotWrittenOver_data() { addBothKinds(); }
    void whatIsThereIsNotWrittenOver()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, runId, intentsOf(1, 3)));
        Intent other = intentOf(3);
        other.image = "other";
        QVERIFY(!twoWay.addIntents(lease, runId, {intentOf(4), other}));
        const auto all = twoWay.intents(organization, runId, 0, 10);
        VERIFY_RESULT(all);
        QVERIFY(*all == intentsOf(1, 3));
    }

    void whatWasWrittenIsMarkedAndWhatWasNotGoes_data() { addBothKinds(); }
    void whatWasWrittenIsMarkedAndWhatWasNotGoes()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, runId, intentsOf(1, 9)));
        TwoWayChanges changes = changesOf({});
        changes.applied = {5, 1, 2, 3, 9};
        changes.dropped = {4, 7};
        VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changes));
        const auto all = twoWay.intents(organization, runId, 0, 10);
        VERIFY_RESULT(all);
        std::vector<std::int64_t> applied, left;
        for (const Intent &intent : *all)
            (intent.applied ? applied : left).push_back(intent.number);
        QCOMPARE(applied, (std::vector<std::int64_t>{1, 2, 3, 5, 9}));
        QCOMPARE(left, (std::vector<std::int64_t>{6, 8}));
    }

    void undoDataOlderThanAskedGo_data() { addBothKinds(); }
    void undoDataOlderThanAskedGo()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, QStringLiteral("R0"), intentsOf(1, 3)));
        VERIFY_RESULT(twoWay.purgeUndo(lease, micros(1), 1'000'000));
        QVERIFY(holdsAny(twoWay, "R0"));
        VERIFY_RESULT(twoWay.purgeUndo(lease, lease.expiresAt + std::chrono::hours(1), 1'000'000));
        QVERIFY(!holdsAny(twoWay, "R0"));
    }

    void newestRunsKeepTheirUndoDataUpToTheLimit_data() { addBothKinds(); }
    void newestRunsKeepTheirUndoDataUpToTheLimit()
    {
        OPEN_TWO_WAY_STORE();
        for (const char *run : {"oldest", "middle", "newest"})
            VERIFY_RESULT(twoWay.addIntents(lease, QLatin1String(run), {imageOf(4000)}));
        VERIFY_RESULT(twoWay.purgeUndo(lease, micros(1), 10'000));
        QVERIFY(!holdsAny(twoWay, "oldest"));
        QVERIFY(holdsAny(twoWay, "middle"));
        QVERIFY(holdsAny(twoWay, "newest"));
        VERIFY_RESULT(twoWay.purgeUndo(lease, micros(1), 100));
        QVERIFY(!holdsAny(twoWay, "newest"));
    }

    void withoutALimitNothingIsKept_data() { addBothKinds(); }
    void withoutALimitNothingIsKept()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, QStringLiteral("R0"), intentsOf(1, 3)));
        VERIFY_RESULT(twoWay.purgeUndo(lease, {}, 1'000'000));
        QVERIFY(!holdsAny(twoWay, "R0"));
    }

    void endedRunsThatHaveWrittenCanBeTakenBack_data() { addBothKinds(); }
    void endedRunsThatHaveWrittenCanBeTakenBack()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, QStringLiteral("R0"), intentsOf(1, 3)));
        VERIFY_RESULT(twoWay.addIntents(lease, runId, intentsOf(1, 3)));
        auto kept = twoWay.keptUndo(organization);
        VERIFY_RESULT(kept);
        QVERIFY(kept->empty());
        TwoWayChanges changes = changesOf({});
        changes.applied = {2};
        for (const QString &journal : {QStringLiteral("R0"), runId}) {
            changes.journal = journal;
            VERIFY_RESULT(twoWay.saveTwoWay(lease, checkpoint, changes));
        }
        kept = twoWay.keptUndo(organization);
        VERIFY_RESULT(kept);
        QCOMPARE(kept->size(), 1u); // the other one is unfinished
        QCOMPARE(kept->front().runId, QStringLiteral("R0"));
        QVERIFY(kept->front().bytes > 0);
    }

    // It may still be resumed or rolled back.
    void journalOfAnUnfinishedRunStays_data() { addBothKinds(); }
    void journalOfAnUnfinishedRunStays()
    {
        OPEN_TWO_WAY_STORE();
        VERIFY_RESULT(twoWay.addIntents(lease, runId, {imageOf(4000)}));
        VERIFY_RESULT(twoWay.purgeUndo(lease, {}, 0));
        QVERIFY(holdsAny(twoWay, "R1"));
        SyncState state;
        state.key = organization;
        VERIFY_RESULT(twoWay.finishTwoWay(lease, state, runOf(runId), {}));
        VERIFY_RESULT(twoWay.purgeUndo(lease, {}, 0));
        QVERIFY(!holdsAny(twoWay, "R1"));
    }
};

QTEST_GUILESS_MAIN(tst_Journal)

#include "tst_journal.moc"
