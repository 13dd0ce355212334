#include "fakeservice.h"
#include "serviceclient.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

namespace
{

const StateKey plan{QStringLiteral("reference_sync"), QStringLiteral("plan")};
const StateKey invoice{QStringLiteral("billing_export"), QStringLiteral("invoice")};

} // namespace

class TestServiceClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void openingReadsTheStateAtOnce();
    void aFailedOpeningSaysWhy();
    void nothingRunsOnTheGuiThread();
    void aRunningTypeIsQueuedOnce();
    void aQueuedRunCanBeTakenBack();
    void stoppingEndsTheRun();
    void eachJobIsABatchOfItsOwn();
    void changesOfOthersAreSeen();
    void closingWhileARunGoesOnDropsItsAnswers();
    void theServiceIsLetGoOnAWorker();
    void aWorkspaceCanBeOpenedAgain();
    void theLastOfSeveralOpeningsWins();
    void destroyingWaitsForTheRuns();
    void thePreviewIsNoRun();
    void theLogOfATypeIsKept();

private:
    void open();

    std::unique_ptr<fakes::FakeWorld> m_world;
    std::unique_ptr<ServiceClient> m_client;
};

void TestServiceClient::init()
{
    m_world = std::make_unique<fakes::FakeWorld>();
    fakes::furnish(*m_world);
    m_client = std::make_unique<ServiceClient>([this](const QString &, LogSink &log) -> Result<std::unique_ptr<Service>> {
        m_world->note(QStringLiteral("open"));
        if (m_world->openError)
            return tl::unexpected(*m_world->openError);
        return std::make_unique<fakes::FakeService>(*m_world, log);
    });
}

void TestServiceClient::cleanup()
{
    m_world->letGo();
    m_client.reset();
    QVERIFY(!m_world->wasClosedOnGuiThread());
}

void TestServiceClient::open()
{
    QSignalSpy opened(m_client.get(), &ServiceClient::opened);
    m_client->open(m_world->path);
    QVERIFY(opened.wait());
}

void TestServiceClient::openingReadsTheStateAtOnce()
{
    QSignalSpy read(m_client.get(), &ServiceClient::statusRead);
    open();
    QVERIFY(m_client->isOpen());
    QCOMPARE(m_client->workspace().name, m_world->name);
    QCOMPARE(m_client->workspace().jobs.size(), std::size_t(3));
    QVERIFY(read.count() > 0 || read.wait());
}

void TestServiceClient::aFailedOpeningSaysWhy()
{
    m_world->openError = Error{ErrorCode::Configuration, QStringLiteral("jobs/a.json, /local: no such connection"), {}, {}};
    QSignalSpy failed(m_client.get(), &ServiceClient::openFailed);
    m_client->open(QStringLiteral("/fake"));
    QVERIFY(failed.wait());
    QCOMPARE(failed.front().at(0).toString(), QStringLiteral("/fake"));
    QVERIFY(!m_client->isOpen());
}

void TestServiceClient::nothingRunsOnTheGuiThread()
{
    QSignalSpy history(m_client.get(), &ServiceClient::historyRead);
    QSignalSpy failed(m_client.get(), &ServiceClient::failedRecordsRead);
    QSignalSpy refreshed(m_client.get(), &ServiceClient::refreshFinished);
    QSignalSpy changed(m_client.get(), &ServiceClient::workspaceChanged);
    QSignalSpy preview(m_client.get(), &ServiceClient::dryRunDone);
    QSignalSpy finished(m_client.get(), &ServiceClient::runFinished);
    open();
    m_client->refresh({});
    m_client->readHistory(plan);
    m_client->readFailedRecords(plan);
    m_client->reloadFiles();
    m_client->dryRun(plan, {});
    m_client->sync({plan}, {});
    m_client->resume({{QStringLiteral("crm_leads"), QStringLiteral("Contacts")}});
    m_client->rollback({{QStringLiteral("crm_leads"), QStringLiteral("Deals")}});
    m_client->retryFailedRecords(invoice);
    QTRY_VERIFY(history.count() && failed.count() && refreshed.count() && changed.count() && preview.count() &&
                finished.count() == 3);
    QTRY_COMPARE(m_client->runningCount(), 0);
    for (const fakes::Call &call : m_world->calls())
        QVERIFY2(!call.onGuiThread, qPrintable(call.name));
}

void TestServiceClient::aRunningTypeIsQueuedOnce()
{
    QSignalSpy started(m_client.get(), &ServiceClient::runStarted);
    QSignalSpy finished(m_client.get(), &ServiceClient::runFinished);
    QSignalSpy queued(m_client.get(), &ServiceClient::queuedChanged);
    open();
    m_world->hold();
    m_client->sync({plan}, {});
    QTRY_COMPARE(started.count(), 1);
    m_client->sync({plan}, {});
    m_client->sync({plan}, {});
    QCOMPARE(queued.count(), 1);
    QVERIFY(m_client->isQueued(plan));
    QCOMPARE(m_world->count(QStringLiteral("sync")), 1);
    m_world->letGo();
    QTRY_COMPARE(finished.count(), 2);
    QTRY_COMPARE(m_client->runningCount(), 0);
    QCOMPARE(queued.count(), 2);
    QVERIFY(!m_client->isQueued(plan));
}

void TestServiceClient::aQueuedRunCanBeTakenBack()
{
    QSignalSpy started(m_client.get(), &ServiceClient::runStarted);
    open();
    m_world->hold();
    m_client->sync({plan}, {});
    QTRY_COMPARE(started.count(), 1);
    m_client->sync({plan}, {});
    m_client->stop({plan});
    QVERIFY(!m_client->isQueued(plan));
    QTRY_COMPARE(m_client->runningCount(), 0);
    QCOMPARE(m_world->count(QStringLiteral("sync")), 1);
}

void TestServiceClient::stoppingEndsTheRun()
{
    QSignalSpy started(m_client.get(), &ServiceClient::runStarted);
    QSignalSpy finished(m_client.get(), &ServiceClient::runFinished);
    open();
    m_world->hold();
    m_client->sync({plan, invoice}, {});
    QTRY_COMPARE(started.count(), 2);
    m_client->stop({plan});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.front().front().value<SyncRun>().outcome, RunOutcome::Cancelled);
    QTRY_VERIFY(!m_client->isRunning(plan));
    QVERIFY(m_client->isRunning(invoice));
}

void TestServiceClient::eachJobIsABatchOfItsOwn()
{
    open();
    m_client->sync({plan, invoice, {QStringLiteral("reference_sync"), QStringLiteral("organization")}}, {});
    QTRY_COMPARE(m_client->runningCount(), 0);
    QCOMPARE(m_world->count(QStringLiteral("sync")), 2);
    for (const fakes::Call &call : m_world->calls()) {
        if (call.name == QLatin1String("sync"))
            QCOMPARE(call.selection.jobs.size(), 1);
    }
}

void TestServiceClient::changesOfOthersAreSeen()
{
    QSignalSpy read(m_client.get(), &ServiceClient::statusRead);
    open();
    QTRY_VERIFY(read.count() > 0);
    const auto before = read.count();
    m_world->change(plan, [](TypeStatus &status) { status.state.status = SyncStatus::Failed; });
    QTRY_VERIFY(read.count() > before);
}

void TestServiceClient::closingWhileARunGoesOnDropsItsAnswers()
{
    QSignalSpy started(m_client.get(), &ServiceClient::runStarted);
    QSignalSpy finished(m_client.get(), &ServiceClient::runFinished);
    QSignalSpy closed(m_client.get(), &ServiceClient::closed);
    open();
    m_world->hold();
    m_client->sync({plan}, {});
    QTRY_COMPARE(started.count(), 1);
    m_client->close();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!m_client->isOpen());
    QCOMPARE(m_client->runningCount(), 0);
    QTRY_COMPARE(m_world->openServices(), 0); // the run was asked to stop, and held the service no longer
    QCoreApplication::sendPostedEvents();
    QCOMPARE(finished.count(), 0);
}

void TestServiceClient::theServiceIsLetGoOnAWorker()
{
    open();
    m_client->close();
    QTRY_COMPARE(m_world->openServices(), 0);
    QVERIFY(!m_world->wasClosedOnGuiThread());
}

void TestServiceClient::aWorkspaceCanBeOpenedAgain()
{
    open();
    m_client->close();
    QSignalSpy read(m_client.get(), &ServiceClient::statusRead);
    open();
    QTRY_VERIFY(read.count() > 0);
    const auto before = read.count();
    m_world->change(plan, [](TypeStatus &status) { status.records = 1; });
    QTRY_VERIFY(read.count() > before);
}

void TestServiceClient::theLastOfSeveralOpeningsWins()
{
    QSignalSpy opened(m_client.get(), &ServiceClient::opened);
    m_client->open(QStringLiteral("/one"));
    m_client->open(QStringLiteral("/two"));
    QTRY_COMPARE(m_world->count(QStringLiteral("open")), 2);
    QTRY_COMPARE(opened.count(), 1);
    QTRY_COMPARE(m_world->openServices(), 1);
}

void TestServiceClient::destroyingWaitsForTheRuns()
{
    QSignalSpy started(m_client.get(), &ServiceClient::runStarted);
    open();
    m_world->hold();
    m_client->sync({plan}, {});
    QTRY_COMPARE(started.count(), 1);
    m_client.reset();
    QCOMPARE(m_world->status(plan).state.running, false);
    QVERIFY(m_world->status(plan).state.progress.has_value());
}

void TestServiceClient::thePreviewIsNoRun()
{
    QSignalSpy started(m_client.get(), &ServiceClient::runStarted);
    QSignalSpy preview(m_client.get(), &ServiceClient::dryRunDone);
    open();
    m_client->dryRun(plan, {});
    QVERIFY(preview.wait());
    QCOMPARE(started.count(), 0);
    QCOMPARE(m_world->count(QStringLiteral("sync")), 0);
}

void TestServiceClient::theLogOfATypeIsKept()
{
    open();
    m_client->sync({plan}, {});
    QTRY_COMPARE(m_client->runningCount(), 0);
    QCOMPARE(m_client->logBook().of(plan).size(), std::size_t(3));
    QVERIFY(m_client->logBook().of(invoice).empty());
    m_client->close();
    QVERIFY(m_client->logBook().of(plan).empty());
}

QTEST_GUILESS_MAIN(TestServiceClient)
#include "tst_serviceclient.moc"
