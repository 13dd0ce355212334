#include "changesmodel.h"
#include "fakeservice.h"
#include "forcefullfacts.h"
#include "logpage.h"
#include "mode.h"
#include "problemfacts.h"
#include "problempage.h"
#include "runchart.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

namespace
{

TypeRow failedRow(LoadKind load, RunPhase phase)
{
    TypeRow row;
    row.status.type.key = QStringLiteral("deals");
    row.status.type.local = QStringLiteral("crm.deals");
    row.status.state.key = {QStringLiteral("crm"), QStringLiteral("deals")};
    row.status.state.status = SyncStatus::Failed;
    Checkpoint checkpoint;
    checkpoint.load = load;
    checkpoint.phase = phase;
    checkpoint.counts.read = 9'000;
    checkpoint.counts.updated = 308;
    row.status.state.progress = checkpoint;
    return row;
}

bool says(const std::vector<ProblemFact> &facts, const QString &text)
{
    return std::any_of(facts.begin(), facts.end(), [&text](const ProblemFact &fact) { return fact.text.contains(text); });
}

DryRun dryRunWith(std::int64_t deleted, std::int64_t unchanged)
{
    DryRun dryRun;
    dryRun.run.counts.read = unchanged;
    dryRun.run.counts.unchanged = unchanged;
    dryRun.run.counts.deleted = deleted;
    return dryRun;
}

} // namespace

class TestDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTargetIsUntouchedUntilTheMergeIsCommitted_data();
    void theTargetIsUntouchedUntilTheMergeIsCommitted();
    void rejectedRowsAreAProblemOfARunThatIsComplete();
    void aProblemSpeaksOfTheConsolesOwnActions_data();
    void aProblemSpeaksOfTheConsolesOwnActions();
    void anOrdinaryProblemKeepsItsHint();
    void theStepsEndWhereTheRunStopped();
    void deletesOverTheLimitAreAskedFor_data();
    void deletesOverTheLimitAreAskedFor();
    void nothingIsKnownBeforeEveryTypeHasItsPreview();
    void eachChangedFieldIsARow();
    void aLogLineIsOneLineOfPlainText();
    void theLogKeepsToTheNewestLine();
    void theChartShowsThirtyRunsAndFollowsTheKeys();
};

void TestDetails::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
}

void TestDetails::theTargetIsUntouchedUntilTheMergeIsCommitted_data()
{
    QTest::addColumn<int>("load");
    QTest::addColumn<int>("phase");
    QTest::addColumn<bool>("written");
    QTest::newRow("staged, reading") << int(LoadKind::Staged) << int(RunPhase::Reading) << false;
    QTest::newRow("staged, merging") << int(LoadKind::Staged) << int(RunPhase::Merging) << false;
    QTest::newRow("staged, deleting") << int(LoadKind::Staged) << int(RunPhase::Deleting) << false;
    QTest::newRow("staged, finishing") << int(LoadKind::Staged) << int(RunPhase::Finishing) << true;
    QTest::newRow("direct, reading") << int(LoadKind::Direct) << int(RunPhase::Reading) << true;
}

void TestDetails::theTargetIsUntouchedUntilTheMergeIsCommitted()
{
    QFETCH(int, load);
    QFETCH(int, phase);
    QFETCH(bool, written);
    const ProblemFacts facts = problemFacts(failedRow(LoadKind(load), RunPhase(phase)));
    QCOMPARE(says(facts.changed, QStringLiteral("written to crm.deals")), written);
    QCOMPARE(says(facts.unchanged, QStringLiteral("No row of crm.deals")), !written);
    QVERIFY(says(facts.changed, QStringLiteral("Checkpoint saved")));
}

void TestDetails::rejectedRowsAreAProblemOfARunThatIsComplete()
{
    TypeRow row = failedRow(LoadKind::Staged, RunPhase::Reading);
    row.status.state.progress.reset();
    row.status.state.status = SyncStatus::InSync;
    row.status.state.lastError.reset();
    row.status.state.failedRecords = 0;
    QVERIFY(!ProblemPage::isFor(row));
    row.status.state.failedRecords = 8;
    QVERIFY(ProblemPage::isFor(row));
    const ProblemFacts facts = problemFacts(row);
    QVERIFY(facts.headline.startsWith(QLatin1Char('8')));
    QVERIFY(says(facts.changed, QStringLiteral("Every other row")));
    QVERIFY(!says(facts.unchanged, QStringLiteral("deleted")));
}

void TestDetails::aProblemSpeaksOfTheConsolesOwnActions_data()
{
    QTest::addColumn<ModeInputs>("inputs");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("action");
    ModeInputs moved;
    moved.now.endpoints = QStringLiteral("other");
    QTest::newRow("another system") << moved << QStringLiteral("--accept-endpoint") << QStringLiteral("Accept the new system");
    ModeInputs emptied;
    emptied.now.endpoints = QStringLiteral("one");
    emptied.sourceEmpty = true;
    QTest::newRow("a side that is suddenly empty") << emptied << QStringLiteral("--allow-deletes") << QStringLiteral("Force full");
}

void TestDetails::aProblemSpeaksOfTheConsolesOwnActions()
{
    QFETCH(ModeInputs, inputs);
    QFETCH(const QString, option);
    QFETCH(const QString, action);
    SyncState synced;
    synced.fingerprints.endpoints = QStringLiteral("one");
    synced.localRecords = synced.remoteRecords = 100;
    inputs.state = &synced;
    TypeRow row = failedRow(LoadKind::Staged, RunPhase::Reading);
    row.status.state.lastError = decideMode(inputs).error;
    QVERIFY(row.status.state.lastError->hint.contains(option));
    const ProblemFacts facts = problemFacts(row);
    QVERIFY2(facts.text.contains(action), qPrintable(facts.text));
    QVERIFY2(!facts.text.contains(QLatin1String("--")), qPrintable(facts.text));
}

void TestDetails::anOrdinaryProblemKeepsItsHint()
{
    TypeRow row = failedRow(LoadKind::Staged, RunPhase::Reading);
    row.status.state.lastError = Error{ErrorCode::ConnectionFailed, QStringLiteral("gone"), {}, QStringLiteral("Try again.")};
    QCOMPARE(problemFacts(row).text, QStringLiteral("Try again."));
}

void TestDetails::theStepsEndWhereTheRunStopped()
{
    QCOMPARE(runSteps(failedRow(LoadKind::Staged, RunPhase::Merging).status.state).current, std::size_t(1));
    QCOMPARE(runSteps(failedRow(LoadKind::Direct, RunPhase::Reading).status.state).names.size(), std::size_t(2));
    QVERIFY(runSteps(SyncState()).names.empty());
}

void TestDetails::deletesOverTheLimitAreAskedFor_data()
{
    QTest::addColumn<int>("deleted");
    QTest::addColumn<int>("unchanged");
    QTest::addColumn<bool>("over");
    QTest::newRow("none") << 0 << 100 << false;
    QTest::newRow("ten of twelve are below the floor") << 10 << 2 << false;
    QTest::newRow("eleven of twelve") << 11 << 1 << true;
    QTest::newRow("twenty per cent") << 200 << 800 << false;
    QTest::newRow("one more") << 201 << 800 << true;
}

void TestDetails::deletesOverTheLimitAreAskedFor()
{
    QFETCH(int, deleted);
    QFETCH(int, unchanged);
    QFETCH(bool, over);
    const TypeRow row = failedRow(LoadKind::Staged, RunPhase::Reading);
    ForceFullFacts facts({row});
    facts.begin();
    facts.set(row.status.state.key, dryRunWith(deleted, unchanged));
    QCOMPARE(facts.isOverLimit(), over);
    QCOMPARE(facts.allowDeletes(), over ? std::optional<std::int64_t>(deleted) : std::nullopt);
}

void TestDetails::nothingIsKnownBeforeEveryTypeHasItsPreview()
{
    TypeRow one = failedRow(LoadKind::Staged, RunPhase::Reading);
    TypeRow other = one;
    other.status.state.key.typeKey = QStringLiteral("leads");
    ForceFullFacts facts({one, other});
    facts.begin();
    facts.set(one.status.state.key, dryRunWith(1, 9));
    QVERIFY(!facts.isKnown());
    QVERIFY(facts.isRunning());
    facts.set(other.status.state.key, dryRunWith(2, 8));
    QVERIFY(facts.isKnown());
    QVERIFY(!facts.isRunning());
    QCOMPARE(facts.counts().deleted, 3);
}

void TestDetails::eachChangedFieldIsARow()
{
    fakes::FakeWorld world;
    fakes::furnish(world);
    const DryRun dryRun = *world.dryRun({QStringLiteral("reference_sync"), QStringLiteral("product_line")});
    ChangesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChanges(dryRun.sample);
    QCOMPARE(model.rowCount(), 9);
    QCOMPARE(model.index(0, ChangesModel::Before).data().toString(), QStringLiteral("18400.00"));
    QCOMPARE(model.index(0, ChangesModel::After).data().toString(), QStringLiteral("18950.00"));
    model.setChanges(dryRun.sample, PlannedChange::Action::Delete);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0, ChangesModel::RecordKey).data().toString(), QStringLiteral("PL-08812"));
}

void TestDetails::aLogLineIsOneLineOfPlainText()
{
    const LogRecord record{LogLevel::Warn,
                           fromIso(QStringLiteral("2026-11-19T06:46:07.311000Z")).value(),
                           {},
                           {},
                           {},
                           QStringLiteral("<b>a</b>\nb\x1b[31m"),
                           {}};
    QCOMPARE(logLine(record), QStringLiteral("06:46:07.311  WARN   <b>a</b>\\nb\\x1b[31m"));
}

void TestDetails::theLogKeepsToTheNewestLine()
{
    fakes::FakeWorld world;
    fakes::furnish(world);
    LogSink *log = nullptr;
    ServiceClient client([&](const QString &, LogSink &sink) -> Result<std::unique_ptr<Service>> {
        log = &sink;
        return std::make_unique<fakes::FakeService>(world, sink);
    });
    QSignalSpy opened(&client, &ServiceClient::opened);
    client.open(QStringLiteral("/fake"));
    QVERIFY(opened.wait());
    LogPage page(client);
    page.resize(600, 200);
    page.show();
    page.setType(StateKey{QStringLiteral("reference_sync"), QStringLiteral("plan")});
    QSignalSpy logged(&client, &ServiceClient::logged);
    const int lines = int(LogBook::linesPerType) + 100;
    for (int line = 0; line < lines; ++line)
        log->write({LogLevel::Info,
                    {},
                    QStringLiteral("reference_sync"),
                    QStringLiteral("plan"),
                    {},
                    QStringLiteral("<i>line %1</i>").arg(line),
                    {}});
    log->write({LogLevel::Info,
                {},
                QStringLiteral("reference_sync"),
                QStringLiteral("organization"),
                {},
                QStringLiteral("not here"),
                {}});
    QTRY_COMPARE(int(logged.count()), lines + 1);
    const auto *text = page.findChild<QPlainTextEdit *>();
    QCOMPARE(text->blockCount(), int(LogBook::linesPerType));
    QVERIFY(text->toPlainText().endsWith(QStringLiteral("<i>line %1</i>").arg(lines - 1)));
}

void TestDetails::theChartShowsThirtyRunsAndFollowsTheKeys()
{
    fakes::FakeWorld world;
    fakes::furnish(world);
    RunChart chart(RunChart::Form::Full);
    chart.setRuns(world.history({QStringLiteral("reference_sync"), QStringLiteral("plan"), 100}));
    QCOMPARE(chart.barCount(), std::size_t(30));
    QCOMPARE(chart.summary(), QStringLiteral("28 completed, 1 failed, 1 stopped"));
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 29);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 28);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.current(), 0);
    QVERIFY(!chart.accessibleDescription().isEmpty());
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.current(), 29);
}

QTEST_MAIN(TestDetails)
#include "tst_details.moc"
