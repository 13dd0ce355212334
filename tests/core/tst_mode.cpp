// The mode table of the semantics, line by line: each line's condition gives its mode, and wins over every line after it.
#include "mode.h"
#include "property.h"

using namespace tidewright;

namespace
{

// Inputs that own their state, so that they can be changed and copied.
struct Case {
    ModeInputs inputs;
    std::optional<SyncState> state;

    SyncState &known()
    {
        if (!state)
            state.emplace();
        return *state;
    }

    ModeDecision decide() const
    {
        ModeInputs complete = inputs;
        complete.state = state ? &*state : nullptr;
        return decideMode(complete);
    }
};

Value timestamp(std::int64_t micros)
{
    return Value::ofInt(micros, ValueKind::Timestamp);
}

const Fingerprints fingerprints{QStringLiteral("configuration"), QStringLiteral("schema"), QStringLiteral("endpoints")};

// A content type in sync with a cursor: line 13.
Case usual()
{
    Case one;
    one.inputs.now = fingerprints;
    one.inputs.hasCursor = true;
    one.inputs.greatestCursor = timestamp(1'000);
    one.inputs.lookback = Micros(100);
    one.known().key = {QStringLiteral("job"), QStringLiteral("type")};
    one.known().lastSyncAt = Instant(Micros(5));
    one.known().initialSyncCompleted = true;
    one.known().cursorField = QStringLiteral("updated_at");
    one.known().cursor = timestamp(1'000);
    one.known().fingerprints = fingerprints;
    one.known().localRecords = 10;
    one.known().remoteRecords = 10;
    return one;
}

Checkpoint checkpoint()
{
    Checkpoint left;
    left.runId = QStringLiteral("01RUN");
    left.mode = SyncMode::Compare;
    left.fingerprints = fingerprints;
    return left;
}

// Makes line `rule` match, and undoes nothing that another line needs except where the two exclude each other.
void provoke(int rule, Case &one)
{
    switch (rule) {
    case 1:
        one.inputs.leaseHolder = QStringLiteral("console on db1, since 06:00");
        break;
    case 2:
        one.inputs.stateError = Error{ErrorCode::StateUnreadable, QStringLiteral("checksum"), {}, {}};
        break;
    case 3:
        one.inputs.sourceEmpty = true;
        one.known().remoteRecords = 10;
        break;
    case 4:
        one.inputs.request = RunRequest::ForceFull;
        break;
    case 5:
        one.known().progress = checkpoint();
        break;
    case 6:
        one.known().lastSyncAt.reset();
        one.known().initialSyncCompleted = false;
        one.inputs.initialSyncEnabled = true;
        break;
    case 7:
        one.known().lastSyncAt.reset();
        one.known().initialSyncCompleted = false;
        one.inputs.initialSyncEnabled = false;
        break;
    case 8:
        one.known().lastSyncAt.reset();
        one.known().initialSyncCompleted = true;
        one.inputs.direction = Direction::RemoteToLocal;
        break;
    case 9:
        one.known().lastSyncAt.reset();
        one.known().initialSyncCompleted = true;
        one.inputs.direction = Direction::Bidirectional;
        break;
    case 10:
        one.known().fingerprints.configuration = QStringLiteral("another");
        break;
    case 11:
        one.inputs.hasCursor = false;
        break;
    case 12:
        one.inputs.greatestCursor = timestamp(899);
        break;
    default:
        break;
    }
}

// The lines by their own words, independent of the order in which decideMode() asks.
bool matches(int rule, const Case &one)
{
    const ModeInputs &in = one.inputs;
    const SyncState state = one.state.value_or(SyncState());
    const bool oneWay = in.direction != Direction::Bidirectional;
    const bool toLocal = in.direction != Direction::LocalToRemote;
    const QString endpoints = state.progress ? state.progress->fingerprints.endpoints : state.fingerprints.endpoints;
    switch (rule) {
    case 1:
        return in.leaseHolder.has_value();
    case 2:
        return in.stateError.has_value();
    case 3: {
        const bool changed = !endpoints.isEmpty() && endpoints != in.now.endpoints && !in.acceptEndpoint;
        const bool sourceGone = in.sourceEmpty && (toLocal ? state.remoteRecords : state.localRecords) > 0;
        const bool targetGone = in.targetEmpty && (toLocal ? state.localRecords : state.remoteRecords) > 0;
        return changed || ((sourceGone || targetGone) && !in.allowDeletes);
    }
    case 4:
        return in.request == RunRequest::ForceFull;
    case 5:
        return state.progress && state.progress->fingerprints == in.now && in.request != RunRequest::ForceFull;
    case 6:
        return !state.lastSyncAt && !state.initialSyncCompleted && in.initialSyncEnabled;
    case 7:
        return !state.lastSyncAt && !state.initialSyncCompleted && !in.initialSyncEnabled;
    case 8:
        return oneWay && !state.lastSyncAt && state.initialSyncCompleted;
    case 9:
        return !oneWay && !state.lastSyncAt && state.initialSyncCompleted && !in.sourceEmpty && !in.targetEmpty;
    case 10:
        return (!state.fingerprints.configuration.isEmpty() && state.fingerprints.configuration != in.now.configuration) ||
               (!oneWay && !endpoints.isEmpty() && endpoints != in.now.endpoints);
    case 11:
        return !in.hasCursor || (!oneWay && state.localCursor.isNull()) || (in.sourceEmpty && (toLocal ? state.remoteRecords : state.localRecords) > 0) ||
               (!oneWay && in.targetEmpty && state.localRecords > 0);
    case 12:
        return !state.cursor.isNull() && !in.greatestCursor.isNull() &&
               in.greatestCursor.cell().i < state.cursor.cell().i - in.lookback.count();
    default:
        return true;
    }
}

Case arbitraryCase()
{
    const auto chance = [] { return *rc::gen::arbitrary<bool>(); };
    const auto rarely = [] { return *rc::gen::inRange(0, 8) == 0; };
    const auto text = [] { return QString::fromLatin1(*rc::gen::element("", "a", "a", "a", "b")); };
    Case one;
    one.inputs.request =
        *rc::gen::weightedElement<RunRequest>({{6, RunRequest::Sync}, {1, RunRequest::ForceFull}, {2, RunRequest::Resume}});
    if (rarely())
        one.inputs.leaseHolder = QStringLiteral("another");
    if (rarely())
        one.inputs.stateError = Error{ErrorCode::StateUnreadable, QStringLiteral("broken"), {}, {}};
    one.inputs.now = {QStringLiteral("a"), QStringLiteral("a"), QStringLiteral("a")};
    one.inputs.acceptEndpoint = chance();
    one.inputs.allowDeletes = chance();
    one.inputs.sourceEmpty = rarely();
    one.inputs.targetEmpty = rarely();
    one.inputs.direction = *rc::gen::element(Direction::RemoteToLocal, Direction::LocalToRemote, Direction::Bidirectional);
    one.inputs.initialSyncEnabled = chance();
    one.inputs.hasCursor = chance();
    if (chance())
        one.inputs.greatestCursor = timestamp(*rc::gen::inRange(0, 20));
    one.inputs.lookback = Micros(*rc::gen::inRange(0, 5));
    if (rarely())
        return one;
    if (chance())
        one.known().lastSyncAt = Instant(Micros(1));
    one.known().initialSyncCompleted = chance();
    if (chance())
        one.known().cursor = timestamp(*rc::gen::inRange(0, 20));
    one.known().fingerprints = {text(), text(), text()};
    one.known().localRecords = *rc::gen::inRange(-1, 3);
    one.known().remoteRecords = *rc::gen::inRange(-1, 3);
    if (rarely()) {
        one.known().progress = checkpoint();
        one.known().progress->fingerprints = {QStringLiteral("a"), text(), QStringLiteral("a")};
    }
    return one;
}

} // namespace

Q_DECLARE_METATYPE(ModeDecision)

class TestMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLineGivesItsMode_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("mode");
        using Kind = ModeDecision::Kind;
        const auto row = [](const char *name, int rule, Kind kind, SyncMode mode) {
            QTest::newRow(name) << rule << int(kind) << int(mode);
        };
        row("1: another worker holds the lease: busy", 1, Kind::Busy, SyncMode::Incremental);
        row("2: state unreadable: halt", 2, Kind::Halt, SyncMode::Incremental);
        row("3: source suddenly empty: halt", 3, Kind::Halt, SyncMode::Incremental);
        row("4: force full: full", 4, Kind::Run, SyncMode::Full);
        row("5: checkpoint left: resume in its mode", 5, Kind::Run, SyncMode::Compare);
        row("6: never synced: full", 6, Kind::Run, SyncMode::Full);
        row("7: never synced, initial sync off: baseline", 7, Kind::Run, SyncMode::Baseline);
        row("8: one-way, state lost: incremental", 8, Kind::Run, SyncMode::Incremental);
        row("9: two-way, state lost, both hold records: reconcile", 9, Kind::Run, SyncMode::Reconcile);
        row("10: configuration changed: reconcile", 10, Kind::Run, SyncMode::Reconcile);
        row("11: no cursor: compare", 11, Kind::Run, SyncMode::Compare);
        row("12: source went back: reconcile", 12, Kind::Run, SyncMode::Reconcile);
        row("13: otherwise: incremental", 13, Kind::Run, SyncMode::Incremental);
    }

    void eachLineGivesItsMode()
    {
        QFETCH(int, rule);
        Case one = usual();
        provoke(rule, one);
        const ModeDecision decision = one.decide();
        QCOMPARE(decision.rule, rule);
        QTEST(int(decision.kind), "kind");
        QTEST(int(decision.mode), "mode");
        QCOMPARE(decision.initial, rule == 6);
        QCOMPARE(decision.resume, rule == 5);
        QCOMPARE(decision.stateLost, rule == 8 || rule == 9);
        QCOMPARE(decision.restored, rule == 12);
        QVERIFY(decision.reason.startsWith(QStringLiteral("rule %1: ").arg(rule)));
        QCOMPARE(decision.error.has_value(), rule <= 3);
        if (decision.error) {
            QVERIFY(!decision.error->message.isEmpty());
            QVERIFY(!decision.error->hint.isEmpty());
            const ErrorCode code = rule == 1 ? ErrorCode::Busy : rule == 2 ? ErrorCode::StateUnreadable : ErrorCode::Halted;
            QCOMPARE(decision.error->code, code);
        }
    }

    void anEarlierLineWinsOverALaterOne_data()
    {
        QTest::addColumn<int>("earlier");
        QTest::addColumn<int>("later");
        for (int earlier = 1; earlier <= 12; ++earlier) {
            for (int later = earlier + 1; later <= 12; ++later)
                QTest::addRow("%d before %d", earlier, later) << earlier << later;
        }
    }

    void anEarlierLineWinsOverALaterOne()
    {
        QFETCH(int, earlier);
        QFETCH(int, later);
        Case one = usual();
        provoke(later, one);
        provoke(earlier, one);
        QCOMPARE(one.decide().rule, earlier);
    }

    void acceptedChangesGoOn()
    {
        Case moved = usual();
        moved.known().fingerprints.endpoints = QStringLiteral("elsewhere");
        QCOMPARE(moved.decide().rule, 3);
        QVERIFY(isEndpointChange(*moved.decide().error));
        moved.inputs.acceptEndpoint = true;
        QCOMPARE(moved.decide().rule, 13);

        Case emptied = usual();
        emptied.inputs.targetEmpty = true;
        QCOMPARE(emptied.decide().rule, 3);
        QVERIFY(!isEndpointChange(*emptied.decide().error));
        emptied.inputs.allowDeletes = true;
        QCOMPARE(emptied.decide().rule, 13);
    }

    void anAcceptedEndpointIsNotAskedAboutAgainOnResume()
    {
        Case one = usual();
        one.known().fingerprints.endpoints = QStringLiteral("elsewhere");
        one.known().progress = checkpoint();
        QCOMPARE(one.decide().rule, 5);
    }

    void anEmptySideThatHeldNothingIsNoSurprise_data()
    {
        QTest::addColumn<std::int64_t>("records");
        QTest::newRow("it was empty") << std::int64_t(0);
        QTest::newRow("not known") << std::int64_t(-1);
    }

    void anEmptySideThatHeldNothingIsNoSurprise()
    {
        QFETCH(std::int64_t, records);
        Case one = usual();
        one.inputs.sourceEmpty = one.inputs.targetEmpty = true;
        one.known().localRecords = one.known().remoteRecords = records;
        QCOMPARE(one.decide().rule, 13);
    }

    void aCheckpointThatNoLongerFitsIsNotResumed_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("rule");
        QTest::newRow("configuration") << 0 << 13;
        QTest::newRow("schema") << 1 << 13;
        QTest::newRow("endpoints") << 2 << 3;
    }

    void aCheckpointThatNoLongerFitsIsNotResumed()
    {
        QFETCH(int, which);
        Case one = usual();
        one.known().progress = checkpoint();
        Fingerprints &left = one.known().progress->fingerprints;
        (which == 0 ? left.configuration : which == 1 ? left.schema : left.endpoints) = QStringLiteral("old");
        QTEST(one.decide().rule, "rule");
    }

    void aResumedInitialRunIsStillInitial()
    {
        Case one;
        one.inputs.now = fingerprints;
        one.known().progress = checkpoint();
        one.known().progress->initial = true;
        const ModeDecision decision = one.decide();
        QVERIFY(decision.resume && decision.initial);
    }

    void theLookbackIsAllowedFor_data()
    {
        QTest::addColumn<qint64>("greatest");
        QTest::addColumn<int>("rule");
        QTest::newRow("equal") << qint64(1'000) << 13;
        QTest::newRow("below, within the lookback") << qint64(900) << 13;
        QTest::newRow("below by more") << qint64(899) << 12;
    }

    void theLookbackIsAllowedFor()
    {
        QFETCH(qint64, greatest);
        Case one = usual();
        one.inputs.greatestCursor = timestamp(greatest);
        QTEST(one.decide().rule, "rule");
    }

    void aStoredCursorOfAnotherKindIsOfNoUse()
    {
        Case one = usual();
        one.inputs.greatestCursor = Value::ofInt(7);
        QCOMPARE(one.decide().rule, 11);
    }

    void theLowestMatchingLineWins()
    {
        VERIFY_PROPERTY("total, deterministic, lowest matching line", [] {
            const Case one = arbitraryCase();
            int lowest = 1;
            while (!matches(lowest, one))
                ++lowest;
            const ModeDecision decision = one.decide();
            RC_ASSERT(decision.rule == lowest);
            const ModeDecision again = one.decide();
            RC_ASSERT(again.mode == decision.mode && again.reason == decision.reason && again.kind == decision.kind);
            RC_ASSERT(decision.error.has_value() == (decision.kind != ModeDecision::Kind::Run));
        });
    }
};

QTEST_APPLESS_MAIN(TestMode)
#include "tst_mode.moc"
