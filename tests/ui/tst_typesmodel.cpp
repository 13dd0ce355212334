#include "fakeworld.h"
#include "typesmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

namespace
{

StateKey productLine()
{
    return {QStringLiteral("reference_sync"), QStringLiteral("product_line")};
}

SyncRun runOf(const StateKey &key)
{
    SyncRun run;
    run.runId = QStringLiteral("8f21");
    run.key = key;
    return run;
}

RunProgress progressOf(const StateKey &key, std::int64_t done)
{
    RunProgress progress;
    progress.runId = QStringLiteral("8f21");
    progress.key = key;
    progress.step = 2;
    progress.steps = 3;
    progress.done = done;
    progress.expected = 1'000'000;
    progress.recordsPerSecond = 84'000;
    return progress;
}

} // namespace

class TestTypesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jobsAreGroupsAndTypesTheirRows();
    void anotherWorkspaceIsAReset();
    void aChangedStateIsOneRowsChange();
    void unknownTypesAreLeftOut();
    void progressTouchesItsRowAndGroupOnly();
    void aFinishedRunEndsTheProgress();
    void pendingIsKeptUntilTheTypeWasSynced();
    void theStatusAPersonSees_data();
    void theStatusAPersonSees();
    void aReasonHasAtMost32Characters();
    void everyCellHasAccessibleText();
    void aTypeIsStaleAfterTwoPeriods();
    void interruptedTypesAreFound();

private:
    std::unique_ptr<TypesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTypesModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<TypesModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    fakes::FakeWorld world;
    fakes::furnish(world);
    m_model->setNow(SystemClock().now());
    m_model->setWorkspace(world.jobs, world.connections);
    m_model->setStatus(world.all({}));
}

void TestTypesModel::jobsAreGroupsAndTypesTheirRows()
{
    QCOMPARE(m_model->rowCount(), 3);
    const QModelIndex group = m_model->index(0, 0);
    QCOMPARE(group.data().toString(), QStringLiteral("reference_sync"));
    QCOMPARE(group.data(Role::Route).toString(), QStringLiteral("MariaDB → PostgreSQL"));
    QCOMPARE(m_model->rowCount(group), 5);
    QCOMPARE(m_model->index(2, 0, group).data().toString(), QStringLiteral("product_line"));
    QCOMPARE(m_model->indexOf(productLine()), m_model->index(2, 0, group));
    QCOMPARE(m_model->typeCount(), 11);
}

void TestTypesModel::anotherWorkspaceIsAReset()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setWorkspace({}, {});
    QCOMPARE(reset.count(), 1);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->find(productLine()));
}

void TestTypesModel::aChangedStateIsOneRowsChange()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    TypeStatus status = m_model->find(productLine())->status;
    status.state.status = SyncStatus::Failed;
    m_model->setStatus({status});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(moved.count(), 0);
    QCOMPARE(changed.count(), 2); // the row, and its group's totals
    const auto first = changed.at(0).at(0).toModelIndex();
    const auto last = changed.at(0).at(1).toModelIndex();
    QCOMPARE(first.row(), 2);
    QCOMPARE(last.row(), 2);
    QVERIFY(first.parent().isValid());
    QVERIFY(!changed.at(1).at(0).toModelIndex().parent().isValid());
}

void TestTypesModel::unknownTypesAreLeftOut()
{
    TypeStatus status;
    status.state.key = {QStringLiteral("reference_sync"), QStringLiteral("gone")};
    m_model->setStatus({status});
    m_model->runProgressed(progressOf(status.state.key, 1));
    QCOMPARE(m_model->typeCount(), 11);
}

void TestTypesModel::progressTouchesItsRowAndGroupOnly()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->runStarted(runOf(productLine()));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->runProgressed(progressOf(productLine(), 412'000));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(reset.count(), 0);
    const QModelIndex row = m_model->indexOf(productLine());
    QVERIFY(row.data(Role::Running).toBool());
    QCOMPARE(row.data(Role::Share).toDouble(), 0.412);
    QCOMPARE(row.data(Role::StepText).toString(), QStringLiteral("Step 2 of 3, loading changes"));
    QCOMPARE(m_model->count(View::Running), 1);
}

void TestTypesModel::aFinishedRunEndsTheProgress()
{
    m_model->runStarted(runOf(productLine()));
    m_model->runFinished(runOf(productLine()));
    QVERIFY(!m_model->indexOf(productLine()).data(Role::Running).toBool());
    QCOMPARE(m_model->count(View::Running), 0);
}

void TestTypesModel::pendingIsKeptUntilTheTypeWasSynced()
{
    TypeStatus status = m_model->find(productLine())->status;
    QCOMPARE(status.pending, 12'148);
    status.pending.reset(); // a status that asked no source
    m_model->setStatus({status});
    QCOMPARE(m_model->find(productLine())->status.pending, 12'148);
    status.state.lastSyncAt = SystemClock().now();
    m_model->setStatus({status});
    QVERIFY(!m_model->find(productLine())->status.pending);
}

void TestTypesModel::theStatusAPersonSees_data()
{
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("running");
    QTest::addColumn<int>("pending");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<bool>("queued");
    QTest::addColumn<int>("seen");
    const auto row = [](const char *name, SyncStatus stored, bool running, int pending, bool enabled, bool queued,
                        DisplayStatus seen) {
        QTest::newRow(name) << int(stored) << running << pending << enabled << queued << int(seen);
    };
    row("in sync", SyncStatus::InSync, false, 0, true, false, DisplayStatus::InSync);
    row("in sync with changes is modified", SyncStatus::InSync, false, 3, true, false, DisplayStatus::Modified);
    row("syncing with a lease", SyncStatus::Syncing, true, 0, true, false, DisplayStatus::Syncing);
    row("syncing without a lease is interrupted", SyncStatus::Syncing, false, 0, true, false, DisplayStatus::Interrupted);
    row("queued is pending", SyncStatus::InSync, false, 0, true, true, DisplayStatus::Pending);
    row("switched off is skipped whatever it was", SyncStatus::Failed, false, 3, false, false, DisplayStatus::Skipped);
    row("failed", SyncStatus::Failed, false, 3, true, false, DisplayStatus::Failed);
    row("new", SyncStatus::New, false, -1, true, false, DisplayStatus::New);
    row("conflict", SyncStatus::Conflict, false, 0, true, false, DisplayStatus::Conflict);
}

void TestTypesModel::theStatusAPersonSees()
{
    QFETCH(int, stored);
    QFETCH(bool, running);
    QFETCH(int, pending);
    QFETCH(bool, enabled);
    QFETCH(bool, queued);
    QFETCH(int, seen);
    TypeRow row;
    row.status.state.status = SyncStatus(stored);
    row.status.state.running = running;
    row.status.type.enabled = enabled;
    row.queued = queued;
    if (pending >= 0)
        row.status.pending = pending;
    QCOMPARE(int(displayStatus(row)), seen);
}

void TestTypesModel::aReasonHasAtMost32Characters()
{
    TypeRow row;
    row.status.state.status = SyncStatus::Failed;
    row.status.state.lastError = Error{ErrorCode::ConnectionFailed, QString(200, QLatin1Char('x')), {}, {}};
    QCOMPARE(reasonText(row).size(), 32);
}

void TestTypesModel::everyCellHasAccessibleText()
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QModelIndex parent = m_model->index(group, 0);
        QVERIFY(!parent.data(Qt::AccessibleTextRole).toString().isEmpty());
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            for (int column = 0; column < m_model->columnCount(); ++column)
                QVERIFY(!m_model->index(row, column, parent).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }
    m_model->runProgressed(progressOf(productLine(), 412'000));
    const QString running = m_model->indexOf(productLine()).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(running.startsWith(QStringLiteral("product_line, Syncing, Step 2 of 3")), qPrintable(running));
}

void TestTypesModel::aTypeIsStaleAfterTwoPeriods()
{
    QVERIFY(!m_model->stale(m_model->indexOf(productLine())));
    m_model->setNow(SystemClock().now() + std::chrono::minutes(30));
    QVERIFY(m_model->stale(m_model->indexOf(productLine())));
    QVERIFY(m_model->count(View::Stale) >= 3);
}

void TestTypesModel::interruptedTypesAreFound()
{
    const std::vector<StateKey> found = m_model->interrupted();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().typeKey, QStringLiteral("Contacts"));
}

QTEST_GUILESS_MAIN(TestTypesModel)
#include "tst_typesmodel.moc"
