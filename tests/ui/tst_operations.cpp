// What an operator does to the selected content types, and what asks first.
#include "consolefixture.h"
#include "detailspane.h"
#include "forcefulldialog.h"
#include "noticebar.h"
#include "rollbackdialog.h"
#include "themedwidget.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QToolBar>

using namespace tidewright;

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_console = std::make_unique<ConsoleFixture>(); }
    void cleanup() { m_console.reset(); }
    void syncNowRunsTheSelection();
    void aRunningTypeIsQueuedAndSyncLosesItsFill();
    void stopEndsTheRunAtASafePoint();
    void forceFullAsksFirst();
    void forceFullWithManyDeletesWantsTheirNumber();
    void anEmptiedSideIsShownAndConfirmed();
    void enterConfirmsNoDeletes();
    void interruptedRunsAreOfferedAtTheStart();
    void resumeGoesOnWithTheSelection();
    void rollBackAsksAndUndoes();
    void anotherSystemIsAcceptedOnTheProblemPage();
    void aHaltForDeletesLeadsToForceFull();

private:
    // Opens the dialog of one type with its preview done.
    void previewForceFull();

    std::unique_ptr<ConsoleFixture> m_console;
};

void TestOperations::syncNowRunsTheSelection()
{
    m_console->open();
    m_console->select("plan");
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 1);
    QTRY_COMPARE(m_console->world.status({QStringLiteral("reference_sync"), QStringLiteral("plan")}).lastRun->counts.read,
                 1'000'000);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::InSync);
}

void TestOperations::aRunningTypeIsQueuedAndSyncLosesItsFill()
{
    m_console->open();
    m_console->select("plan");
    auto *button = m_console->find<QToolBar>()->widgetForAction(m_console->actionOf(QStringLiteral("Sync now")));
    QCOMPARE(emphasis(button), Emphasis::Filled);
    m_console->world.hold();
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Syncing);
    QTRY_COMPARE(emphasis(button), Emphasis::Normal);
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    m_console->world.letGo();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 2);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::InSync);
}

void TestOperations::stopEndsTheRunAtASafePoint()
{
    m_console->open();
    m_console->world.hold();
    m_console->select("plan");
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Syncing);
    QTRY_VERIFY(m_console->actionOf(QStringLiteral("Stop"))->isEnabled());
    m_console->press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Interrupted);
    QTRY_VERIFY(m_console->actionOf(QStringLiteral("Resume"))->isEnabled());
    QVERIFY(!m_console->actionOf(QStringLiteral("Stop"))->isEnabled());
}

void TestOperations::forceFullAsksFirst()
{
    m_console->open();
    m_console->select("product_line");
    m_console->press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_console->find<ForceFullDialog>());
    auto *dialog = m_console->find<ForceFullDialog>();
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
    QTRY_VERIFY(buttonWith(dialog, QStringLiteral("Cancel"))->hasFocus());
    buttonWith(dialog, QStringLiteral("Run preview first"))->click();
    QTRY_VERIFY(buttonWith(dialog, QStringLiteral("Read and sync 1,000,000 rows")));
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
    buttonWith(dialog, QStringLiteral("Read and sync"))->click();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 1);
    const fakes::Call call = m_console->world.lastCall(QStringLiteral("sync"));
    QVERIFY(call.options.forceFull);
    QVERIFY(!call.options.allowDeletes);
    QCOMPARE(call.selection.typeKeys, QStringList{QStringLiteral("product_line")});
}

void TestOperations::previewForceFull()
{
    m_console->open();
    m_console->select("product_line");
    m_console->actionOf(QStringLiteral("Force full…"))->trigger();
    auto *dialog = m_console->find<ForceFullDialog>();
    QTRY_VERIFY(dialog->isVisible());
    buttonWith(dialog, QStringLiteral("Run preview first"))->click();
    QTRY_VERIFY(buttonWith(dialog, QStringLiteral("Read and sync")));
}

void TestOperations::forceFullWithManyDeletesWantsTheirNumber()
{
    const StateKey key{QStringLiteral("reference_sync"), QStringLiteral("product_line")};
    DryRun many = *m_console->world.dryRun(key);
    many.run.counts.deleted = 600'000;
    m_console->world.setDryRun(key, many);
    previewForceFull();
    auto *dialog = m_console->find<ForceFullDialog>();
    QVERIFY(dialog);
    QPushButton *confirm = buttonWith(dialog, QStringLiteral("Read and sync"));
    QVERIFY(!confirm->isEnabled());
    auto *typed = dialog->findChild<QLineEdit *>();
    QVERIFY(typed->isVisible());
    QTest::keyClicks(typed, QStringLiteral("59"));
    QVERIFY(!confirm->isEnabled());
    typed->clear();
    QTest::keyClicks(typed, QStringLiteral("600000"));
    QVERIFY(confirm->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 1);
    QCOMPARE(m_console->world.lastCall(QStringLiteral("sync")).options.allowDeletes, 600'000);
}

void TestOperations::anEmptiedSideIsShownAndConfirmed()
{
    const StateKey key{QStringLiteral("reference_sync"), QStringLiteral("product_line")};
    DryRun emptied = *m_console->world.dryRun(key);
    emptied.run.error = Error{ErrorCode::Halted, QStringLiteral("The source is suddenly empty."), {}, {}};
    m_console->world.setDryRun(key, emptied);
    previewForceFull();
    auto *dialog = m_console->find<ForceFullDialog>();
    QVERIFY(dialog);
    QCOMPARE(m_console->world.count(QStringLiteral("dryRun")), 2);
    buttonWith(dialog, QStringLiteral("Read and sync"))->click();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 1);
    QCOMPARE(m_console->world.lastCall(QStringLiteral("sync")).options.allowDeletes, 0);
}

void TestOperations::enterConfirmsNoDeletes()
{
    previewForceFull();
    auto *dialog = m_console->find<ForceFullDialog>();
    QVERIFY(dialog);
    buttonWith(dialog, QStringLiteral("Read and sync"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
}

void TestOperations::interruptedRunsAreOfferedAtTheStart()
{
    m_console->open();
    auto *notice = m_console->find<NoticeBar>();
    QTRY_VERIFY(notice->isVisible());
    buttonWith(notice, QStringLiteral("Resume all"))->click();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("resume")), 1);
    QCOMPARE(m_console->world.lastCall(QStringLiteral("resume")).selection.typeKeys, QStringList{QStringLiteral("Contacts")});
    QTRY_COMPARE(m_console->status("Contacts"), DisplayStatus::InSync);
}

void TestOperations::resumeGoesOnWithTheSelection()
{
    m_console->open();
    m_console->select("Contacts");
    m_console->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_console->world.count(QStringLiteral("resume")), 1);
    QTRY_COMPARE(m_console->status("Contacts"), DisplayStatus::InSync);
}

void TestOperations::rollBackAsksAndUndoes()
{
    m_console->open();
    m_console->select("Contacts");
    m_console->press(Qt::Key_Backspace, Qt::ControlModifier);
    auto *dialog = m_console->find<RollbackDialog>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("rollback")), 0);
    buttonWith(dialog, QStringLiteral("Roll back"))->click();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("rollback")), 1);
    QTRY_COMPARE(m_console->status("Contacts"), DisplayStatus::Failed);
}

void TestOperations::anotherSystemIsAcceptedOnTheProblemPage()
{
    SyncState state;
    state.fingerprints.endpoints = QStringLiteral("one");
    ModeInputs inputs;
    inputs.state = &state;
    inputs.now.endpoints = QStringLiteral("other");
    const std::optional<Error> halt = decideMode(inputs).error;
    m_console->world.change({QStringLiteral("reference_sync"), QStringLiteral("plan")}, [&](TypeStatus &status) {
        status.state.status = SyncStatus::Failed;
        status.state.lastError = halt;
    });
    m_console->open();
    m_console->select("plan");
    auto *details = m_console->find<DetailsPane>();
    QCOMPARE(emphasis(buttonWith(details, QStringLiteral("Accept the new system"))), Emphasis::Filled);
    buttonWith(details, QStringLiteral("Accept the new system"))->click();
    auto *box = m_console->find<QMessageBox>();
    QTRY_VERIFY(box && box->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
    buttonWith(box, QStringLiteral("Accept and sync"))->click();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 1);
    QVERIFY(m_console->world.lastCall(QStringLiteral("sync")).options.acceptEndpoint);
}

void TestOperations::aHaltForDeletesLeadsToForceFull()
{
    m_console->world.change({QStringLiteral("reference_sync"), QStringLiteral("plan")}, [](TypeStatus &status) {
        status.state.status = SyncStatus::Failed;
        status.state.lastError = Error{ErrorCode::Halted, QStringLiteral("The run would delete 90 of 100 records."), {}, {}};
    });
    m_console->open();
    m_console->select("plan");
    auto *details = m_console->find<DetailsPane>();
    QCOMPARE(emphasis(buttonWith(details, QStringLiteral("Force full"))), Emphasis::Filled);
    QCOMPARE(emphasis(buttonWith(details, QStringLiteral("Sync now"))), Emphasis::Normal);
    buttonWith(details, QStringLiteral("Force full"))->click();
    QTRY_VERIFY(m_console->find<ForceFullDialog>() && m_console->find<ForceFullDialog>()->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
}

QTEST_MAIN(TestOperations)
#include "tst_operations.moc"
