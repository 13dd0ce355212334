#include "runsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

namespace
{

SyncRun runWithId(const char *id, RunOutcome outcome = RunOutcome::Ok)
{
    SyncRun run;
    run.runId = QLatin1String(id);
    run.outcome = outcome;
    run.durationMs = 5'800;
    run.counts.read = 12'480;
    run.counts.updated = 12'466;
    run.counts.created = 14;
    return run;
}

} // namespace

class TestRunsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        m_tester.reset();
        m_model = std::make_unique<RunsModel>();
        m_tester =
            std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setRuns({runWithId("c"), runWithId("b"), runWithId("a")});
    }

    void aNewRunIsInsertedAtTheTop()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->setRuns({runWithId("d", RunOutcome::Running), runWithId("c"), runWithId("b"), runWithId("a")});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.front().at(1).toInt(), 0);
        QCOMPARE(inserted.front().at(2).toInt(), 0);
        QCOMPARE(m_model->index(0, RunsModel::Result).data().toString(), QStringLiteral("Running"));
    }

    void aRunThatEndsIsAChangeOfItsRow()
    {
        m_model->setRuns({runWithId("d", RunOutcome::Running), runWithId("c")});
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setRuns({runWithId("d"), runWithId("c")});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_model->index(0, RunsModel::Result).data().toString(), QStringLiteral("Completed"));
    }

    void oldRunsFallOffAtTheBottom()
    {
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        m_model->setRuns({runWithId("d"), runWithId("c"), runWithId("b")});
        QCOMPARE(removed.count(), 1);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->index(2, 0).data(RunsModel::RunIdRole).toString(), QStringLiteral("b"));
    }

    void olderRunsAreAppended()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->setRuns({runWithId("c"), runWithId("b"), runWithId("a"), runWithId("0")});
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.front().at(1).toInt(), 3);
    }

    void completedRunsThatLieBackAreFolded_data()
    {
        // c completed, f failed, newest first; F a fold
        QTest::addColumn<QString>("runs");
        QTest::addColumn<QString>("rows");
        QTest::newRow("few") << "cccccccc"
                             << "cccccccc";
        QTest::newRow("three beyond the newest six") << "ccccccccc"
                                                     << "ccccccF";
        QTest::newRow("a failure stands alone") << "ccccccccccfcccc"
                                                << "ccccccFfF";
        QTest::newRow("two are not worth a fold") << "ccccccccfccfccc"
                                                  << "ccccccccfccfF";
        QTest::newRow("failures only") << "ffffffffff"
                                       << "ffffffffff";
    }

    void completedRunsThatLieBackAreFolded()
    {
        QFETCH(QString, runs);
        QFETCH(QString, rows);
        std::vector<SyncRun> all;
        for (const QChar kind : runs)
            all.push_back(runWithId(QByteArray::number(int(all.size())).constData(),
                                    kind == QLatin1Char('f') ? RunOutcome::Failed : RunOutcome::Ok));
        m_model->setRuns(all);
        QString shown;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row, 0);
            const bool failed = index.data(RunsModel::OutcomeRole).toInt() == int(RunOutcome::Failed);
            shown += QLatin1Char(index.data(RunsModel::FoldRole).toBool() ? 'F' : failed ? 'f' : 'c');
        }
        QCOMPARE(shown, rows);
    }

    void aFoldOpensAndStaysOpenWhenRunsComeIn()
    {
        std::vector<SyncRun> all;
        for (int run = 20; run > 0; --run)
            all.push_back(runWithId(QByteArray::number(run).constData()));
        m_model->setRuns(all);
        QCOMPARE(m_model->rowCount(), 7);
        QCOMPARE(m_model->index(6, 0).data().toString().section(QLatin1Char(','), 0, 0),
                 QStringLiteral("14 completed run(s)")); // plurals are a matter of translations
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->toggleFold(6);
        QCOMPARE(m_model->rowCount(), 21);
        all.insert(all.begin(), runWithId("21"));
        m_model->setRuns(all);
        QCOMPARE(m_model->rowCount(), 22);
        m_model->toggleFold(6);
        QCOMPARE(m_model->rowCount(), 7);
        QCOMPARE(m_model->reveal(QStringLiteral("3")), 6 + 13);
        QCOMPARE(m_model->rowCount(), 22);
        QCOMPARE(reset.count(), 0);
    }

    void anotherTypesRunsAreAReset()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setRuns({runWithId("z")});
        QCOMPARE(reset.count(), 1);
        m_model->setRuns({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void aNoteSaysWhatChangedOrWhy_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::addColumn<bool>("changed");
        QTest::addColumn<QString>("note");
        QTest::newRow("changes") << false << true << QStringLiteral("14 created, 12,466 updated");
        QTest::newRow("more than an int holds") << false << true << QStringLiteral("5,000,000,000 created, 12,466 updated");
        QTest::newRow("nothing") << false << false << QStringLiteral("Nothing to do");
        QTest::newRow("error") << true << true << QStringLiteral("The source refused the connection.");
    }

    void aNoteSaysWhatChangedOrWhy()
    {
        QFETCH(bool, failed);
        QFETCH(bool, changed);
        QFETCH(QString, note);
        SyncRun run = runWithId("a");
        if (note.startsWith(QLatin1Char('5')))
            run.counts.created = 5'000'000'000;
        if (!changed)
            run.counts = {};
        if (failed)
            run.error = Error{ErrorCode::ConnectionFailed, QStringLiteral("The source refused the connection."), {}, {}};
        QCOMPARE(runNote(run), note);
    }

private:
    std::unique_ptr<RunsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestRunsModel)
#include "tst_runsmodel.moc"
