#include "consolefixture.h"
#include "detailspane.h"
#include "firstrunpage.h"
#include "forcefulldialog.h"
#include "noticebar.h"
#include "rejecteddialog.h"
#include "rollbackdialog.h"
#include "searchfield.h"
#include "sidebar.h"
#include "themedwidget.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>

using namespace tidewright;

namespace
{

QPushButton *buttonWith(const QWidget *parent, const QString &start)
{
    for (auto *button : parent->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().startsWith(start))
            return button;
    }
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAWorkspaceThereIsTheFirstRunPage();
    void theDemoIsMadeAndOpenedByItsKey();
    void aWorkspaceThatCannotBeOpenedSaysWhyWithoutBlocking();
    void theTableIsPaintedBeforeTheStateIsRead();
    void syncNowRunsTheSelection();
    void aRunningTypeIsQueuedAndSyncLosesItsFill();
    void stopEndsTheRunAtASafePoint();
    void forceFullAsksFirst();
    void forceFullWithManyDeletesWantsTheirNumber();
    void enterConfirmsNoDeletes();
    void interruptedRunsAreOfferedAtTheStart();
    void resumeGoesOnWithTheSelection();
    void rollBackAsksAndUndoes();
    void anotherSystemIsAcceptedOnTheProblemPage();
    void theTableHasTheKeysAgainAfterAnEmptyView();
    void aProblemIsFirstAndHasTheFilledAction();
    void allRejectedRowsCanBeSeen();
    void theLogIsSaved();
    void theFilterNarrowsAndEscapeClearsIt();
    void theFilterIsInSightAtEverySize_data();
    void theFilterIsInSightAtEverySize();
    void escapeClearsTheFilterFromTheTable();
    void enterFoldsAJob();
    void viewsAnswerToTheirKeys_data();
    void viewsAnswerToTheirKeys();
    void f6GoesFromPaneToPane();
    void detailsTabsAnswerToTheirKeys();
    void stateChangedByAnotherProcessAppears();
    void theWindowIsRemembered();
    void anotherLanguageReopensNothing();
    void closingTheWorkspaceShowsTheFirstRunPage();

private:
    QAction *actionOf(const QString &text) const;

    std::unique_ptr<ConsoleFixture> m_console;
};

void TestMainWindow::init()
{
    m_console = std::make_unique<ConsoleFixture>();
}

void TestMainWindow::cleanup()
{
    m_console.reset();
}

QAction *TestMainWindow::actionOf(const QString &text) const
{
    for (QAction *action : m_console->window()->findChildren<QAction *>()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void TestMainWindow::withoutAWorkspaceThereIsTheFirstRunPage()
{
    QVERIFY(m_console->find<FirstRunPage>()->isVisible());
    QVERIFY(!m_console->find<QToolBar>()->isVisible());
    QVERIFY(!m_console->table()->isVisible());
}

void TestMainWindow::theDemoIsMadeAndOpenedByItsKey()
{
    m_console->press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(m_console->table()->isVisible());
    QCOMPARE(m_console->world.path, QStringLiteral("/fake/demo"));
}

void TestMainWindow::aWorkspaceThatCannotBeOpenedSaysWhyWithoutBlocking()
{
    m_console->world.openError =
        Error{ErrorCode::Configuration, QStringLiteral("<b>jobs/a.json</b> is wrong"), QStringLiteral("line 3"), {}};
    m_console->window()->openWorkspace(QStringLiteral("/fake/broken"));
    QTRY_VERIFY(m_console->find<QMessageBox>());
    auto *box = m_console->find<QMessageBox>();
    QTRY_VERIFY(box->isVisible());
    QCOMPARE(box->text(), QStringLiteral("<b>jobs/a.json</b> is wrong"));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    box->close();
}

void TestMainWindow::theTableIsPaintedBeforeTheStateIsRead()
{
    m_console->world.holdStatus();
    m_console->window()->openWorkspace(QStringLiteral("/fake/northwind"));
    QTRY_VERIFY(m_console->table()->isVisible());
    QCOMPARE(m_console->table()->model()->rowCount(), 3);
    QVERIFY(!m_console->window()->grab().isNull());
    QCOMPARE(m_console->status("Deals"), DisplayStatus::New); // its state has not been read
    m_console->world.letStatusGo();
    QTRY_COMPARE(m_console->status("Deals"), DisplayStatus::Failed);
}

void TestMainWindow::syncNowRunsTheSelection()
{
    m_console->open();
    m_console->select("plan");
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_console->world.count(QStringLiteral("sync")), 1);
    QTRY_COMPARE(m_console->world.status({QStringLiteral("reference_sync"), QStringLiteral("plan")}).lastRun->counts.read,
                 1'000'000);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::InSync);
}

void TestMainWindow::aRunningTypeIsQueuedAndSyncLosesItsFill()
{
    m_console->open();
    m_console->select("plan");
    auto *button = m_console->find<QToolBar>()->widgetForAction(actionOf(QStringLiteral("Sync now")));
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

void TestMainWindow::stopEndsTheRunAtASafePoint()
{
    m_console->open();
    m_console->world.hold();
    m_console->select("plan");
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Syncing);
    QTRY_VERIFY(actionOf(QStringLiteral("Stop"))->isEnabled());
    m_console->press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Interrupted);
    QTRY_VERIFY(actionOf(QStringLiteral("Resume"))->isEnabled());
    QVERIFY(!actionOf(QStringLiteral("Stop"))->isEnabled());
}

void TestMainWindow::forceFullAsksFirst()
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

void TestMainWindow::forceFullWithManyDeletesWantsTheirNumber()
{
    const StateKey key{QStringLiteral("reference_sync"), QStringLiteral("product_line")};
    DryRun many = *m_console->world.dryRun(key);
    many.run.counts.deleted = 600'000;
    m_console->world.setDryRun(key, many);
    m_console->open();
    m_console->select("product_line");
    actionOf(QStringLiteral("Force full…"))->trigger();
    auto *dialog = m_console->find<ForceFullDialog>();
    QTRY_VERIFY(dialog->isVisible());
    buttonWith(dialog, QStringLiteral("Run preview first"))->click();
    QTRY_VERIFY(buttonWith(dialog, QStringLiteral("Read and sync")));
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

void TestMainWindow::enterConfirmsNoDeletes()
{
    m_console->open();
    m_console->select("product_line");
    actionOf(QStringLiteral("Force full…"))->trigger();
    auto *dialog = m_console->find<ForceFullDialog>();
    QTRY_VERIFY(dialog->isVisible());
    buttonWith(dialog, QStringLiteral("Run preview first"))->click();
    QTRY_VERIFY(buttonWith(dialog, QStringLiteral("Read and sync")));
    buttonWith(dialog, QStringLiteral("Read and sync"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
}

void TestMainWindow::interruptedRunsAreOfferedAtTheStart()
{
    m_console->open();
    auto *notice = m_console->find<NoticeBar>();
    QTRY_VERIFY(notice->isVisible());
    buttonWith(notice, QStringLiteral("Resume all"))->click();
    QTRY_COMPARE(m_console->world.count(QStringLiteral("resume")), 1);
    QCOMPARE(m_console->world.lastCall(QStringLiteral("resume")).selection.typeKeys, QStringList{QStringLiteral("Contacts")});
    QTRY_COMPARE(m_console->status("Contacts"), DisplayStatus::InSync);
}

void TestMainWindow::resumeGoesOnWithTheSelection()
{
    m_console->open();
    m_console->select("Contacts");
    m_console->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_console->world.count(QStringLiteral("resume")), 1);
    QTRY_COMPARE(m_console->status("Contacts"), DisplayStatus::InSync);
}

void TestMainWindow::rollBackAsksAndUndoes()
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

void TestMainWindow::anotherSystemIsAcceptedOnTheProblemPage()
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

void TestMainWindow::theTableHasTheKeysAgainAfterAnEmptyView()
{
    m_console->open();
    m_console->table()->setFocus();
    m_console->press(Qt::Key_3, Qt::ControlModifier);
    m_console->press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(!m_console->table()->isVisible());
    m_console->press(Qt::Key_6, Qt::ControlModifier);
    QTRY_VERIFY(m_console->table()->hasFocus());
    QVERIFY(m_console->table()->currentIndex().isValid());
}

void TestMainWindow::aProblemIsFirstAndHasTheFilledAction()
{
    m_console->open();
    m_console->select("plan");
    auto *details = m_console->find<DetailsPane>();
    QCOMPARE(details->tab(), DetailsPane::Tab::Overview);
    m_console->select("Deals");
    QCOMPARE(details->tab(), DetailsPane::Tab::Problem);
    QVERIFY(buttonWith(details, QStringLiteral("Resume")));
    QCOMPARE(emphasis(buttonWith(details, QStringLiteral("Resume"))), Emphasis::Filled);
    QCOMPARE(emphasis(m_console->find<QToolBar>()->widgetForAction(actionOf(QStringLiteral("Sync now")))), Emphasis::Normal);
    m_console->select("plan");
    QCOMPARE(details->tab(), DetailsPane::Tab::Overview);
    QCOMPARE(emphasis(m_console->find<QToolBar>()->widgetForAction(actionOf(QStringLiteral("Sync now")))), Emphasis::Filled);
}

void TestMainWindow::allRejectedRowsCanBeSeen()
{
    m_console->open();
    m_console->select("Deals");
    QTRY_VERIFY(buttonWith(m_console->find<DetailsPane>(), QStringLiteral("Show all")));
    QTest::mouseClick(buttonWith(m_console->find<DetailsPane>(), QStringLiteral("Show all")), Qt::LeftButton);
    QTRY_VERIFY(m_console->find<RejectedDialog>() && m_console->find<RejectedDialog>()->isVisible());
    const auto *table = m_console->find<RejectedDialog>()->findChild<QTableView *>();
    const auto records = m_console->world.failedRecords({{QStringLiteral("crm_leads")}, {QStringLiteral("Deals")}});
    QCOMPARE(table->model()->rowCount(), int(records.size()));
    QVERIFY(table->model()->index(0, RejectedModel::Reason).data().toString() == rejectedReason(records.front()));
    QTest::keyClick(m_console->find<RejectedDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_console->find<RejectedDialog>());
}

void TestMainWindow::theLogIsSaved()
{
    m_console->open();
    m_console->select("plan");
    m_console->press(Qt::Key_4, Qt::AltModifier);
    QTRY_VERIFY(buttonWith(m_console->find<DetailsPane>(), QStringLiteral("Save")));
    QPushButton *save = buttonWith(m_console->find<DetailsPane>(), QStringLiteral("Save"));
    QVERIFY(!save->isEnabled()); // nothing was logged yet
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(save->isEnabled());
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::InSync);
    const QString shown = m_console->find<QPlainTextEdit>()->toPlainText();
    save->click();
    QTRY_VERIFY(m_console->find<QFileDialog>());
    const QTemporaryDir folder;
    m_console->find<QFileDialog>()->selectFile(folder.filePath(QStringLiteral("plan.log")));
    QMetaObject::invokeMethod(m_console->find<QFileDialog>(), "accept");
    QFile file(folder.filePath(QStringLiteral("plan.log")));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), shown.count(QLatin1Char('\n')) + 1);
}

void TestMainWindow::theFilterNarrowsAndEscapeClearsIt()
{
    m_console->open();
    m_console->press(Qt::Key_F, Qt::ControlModifier);
    auto *search = m_console->find<SearchField>();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("Deals"));
    QCOMPARE(m_console->table()->model()->rowCount(), 1);
    QTest::keyClicks(search, QStringLiteral("x"));
    QVERIFY(!m_console->table()->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(m_console->table()->model()->rowCount(), 3);
    QVERIFY(m_console->table()->isVisible());
}

void TestMainWindow::theFilterIsInSightAtEverySize_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("inToolBar");
    QTest::newRow("German, smallest") << QStringLiteral("de") << QSize(1024, 680) << false;
    QTest::newRow("German, compact") << QStringLiteral("de") << QSize(1180, 720) << false;
    QTest::newRow("German, wide") << QStringLiteral("de") << QSize(1440, 900) << true;
    QTest::newRow("Chinese, smallest") << QStringLiteral("zh_CN") << QSize(1024, 680) << false;
    QTest::newRow("Chinese, compact") << QStringLiteral("zh_CN") << QSize(1180, 720) << true;
    QTest::newRow("English, compact") << QStringLiteral("en") << QSize(1180, 720) << true;
}

void TestMainWindow::theFilterIsInSightAtEverySize()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(bool, inToolBar);
    m_console.reset();
    m_console = std::make_unique<ConsoleFixture>(language);
    m_console->open();
    m_console->window()->resize(size);
    m_console->press(Qt::Key_F, Qt::ControlModifier);
    auto *search = m_console->find<SearchField>();
    QTRY_VERIFY(search->hasFocus());
    QVERIFY(m_console->window()->rect().contains(QRect(search->mapTo(m_console->window(), QPoint()), search->size())));
    QCOMPARE(m_console->find<QToolBar>()->isAncestorOf(search), inToolBar);
    // Every button of the toolbar is whole, or not there.
    for (const auto *button : m_console->find<QToolBar>()->findChildren<QToolButton *>())
        QVERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    // Wherever it is, it keeps what is typed and the keyboard.
    QTest::keyClicks(search, QStringLiteral("plan"));
    m_console->window()->resize(1440, 900);
    QTRY_VERIFY(m_console->find<QToolBar>()->isAncestorOf(search));
    QVERIFY(search->hasFocus());
    QCOMPARE(search->text(), QStringLiteral("plan"));
}

void TestMainWindow::escapeClearsTheFilterFromTheTable()
{
    m_console->open();
    m_console->find<SearchField>()->setText(QStringLiteral("Deals"));
    m_console->table()->setFocus();
    QCOMPARE(m_console->table()->model()->rowCount(), 1);
    m_console->press(Qt::Key_Escape);
    QCOMPARE(m_console->table()->model()->rowCount(), 3);
}

void TestMainWindow::enterFoldsAJob()
{
    m_console->open();
    const QModelIndex job = m_console->indexOf("plan").parent();
    m_console->find<TypesView>()->selectOnly(job);
    QTest::keyClick(m_console->table(), Qt::Key_Return);
    QVERIFY(!m_console->table()->isExpanded(job));
    // There are no details to go to: the next pane is the sidebar.
    m_console->press(Qt::Key_F6);
    QVERIFY(m_console->find<Sidebar>()->hasFocus());
    m_console->table()->setFocus();
    QTest::keyClick(m_console->table(), Qt::Key_Return);
    QVERIFY(m_console->table()->isExpanded(job));
}

void TestMainWindow::viewsAnswerToTheirKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("types");
    QTest::newRow("needs attention") << int(Qt::Key_1) << 2;
    QTest::newRow("running") << int(Qt::Key_2) << 0;
    QTest::newRow("conflicts") << int(Qt::Key_3) << 0;
    QTest::newRow("failed") << int(Qt::Key_4) << 1;
    QTest::newRow("stale") << int(Qt::Key_5) << 0;
    QTest::newRow("all") << int(Qt::Key_6) << 11;
}

void TestMainWindow::viewsAnswerToTheirKeys()
{
    QFETCH(int, key);
    QFETCH(int, types);
    m_console->open();
    m_console->press(Qt::Key(key), Qt::ControlModifier);
    int shown = 0;
    const QAbstractItemModel *model = m_console->table()->model();
    for (int group = 0; group < model->rowCount(); ++group)
        shown += model->rowCount(model->index(group, 0));
    QCOMPARE(shown, types);
    QCOMPARE(int(m_console->find<Sidebar>()->view()), key - int(Qt::Key_1));
}

void TestMainWindow::f6GoesFromPaneToPane()
{
    m_console->open();
    m_console->select("plan");
    QTRY_VERIFY(m_console->table()->hasFocus());
    m_console->press(Qt::Key_F6);
    QVERIFY(m_console->find<DetailsPane>()->isAncestorOf(QApplication::focusWidget()));
    m_console->press(Qt::Key_F6);
    QVERIFY(m_console->find<Sidebar>()->hasFocus());
    m_console->press(Qt::Key_F6);
    QVERIFY(m_console->table()->hasFocus());
}

void TestMainWindow::detailsTabsAnswerToTheirKeys()
{
    m_console->open();
    m_console->select("plan");
    const DetailsPane::Tab tabs[] = {DetailsPane::Tab::Overview, DetailsPane::Tab::History, DetailsPane::Tab::Changes,
                                     DetailsPane::Tab::Log};
    for (int at = 0; at < 4; ++at) {
        m_console->press(Qt::Key(Qt::Key_1 + at), Qt::AltModifier);
        QCOMPARE(m_console->find<DetailsPane>()->tab(), tabs[at]);
    }
}

void TestMainWindow::stateChangedByAnotherProcessAppears()
{
    m_console->open();
    const StateKey key{QStringLiteral("billing_export"), QStringLiteral("invoice")};
    m_console->world.change(key, [](TypeStatus &status) {
        status.state.status = SyncStatus::Syncing;
        status.state.running = true;
        status.state.holder = QStringLiteral("tidewright on db2");
    });
    QTRY_COMPARE(m_console->status("invoice"), DisplayStatus::Syncing);
    m_console->select("invoice");
    QVERIFY(!actionOf(QStringLiteral("Stop"))->isEnabled()); // it is another's
}

void TestMainWindow::theWindowIsRemembered()
{
    m_console->open();
    m_console->select("plan");
    m_console->window()->resize(1200, 760);
    actionOf(QStringLiteral("Dark"))->trigger();
    actionOf(QStringLiteral("Rows that need attention first"))->trigger();
    m_console->window()->close();
    m_console->start();
    ConsoleSettings settings;
    QCOMPARE(settings.theme(), ThemeMode::Dark);
    QVERIFY(!settings.attentionFirst());
    QCOMPARE(settings.recentWorkspaces(), QStringList{QStringLiteral("/fake/northwind")});
    QVERIFY(!settings.geometry().isEmpty());
    QVERIFY(!actionOf(QStringLiteral("Rows that need attention first"))->isChecked());
    QVERIFY(actionOf(QStringLiteral("Dark"))->isChecked());
}

void TestMainWindow::anotherLanguageReopensNothing()
{
    m_console->open();
    m_console->world.hold();
    m_console->select("plan");
    m_console->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Syncing);
    MainWindow *before = m_console->window();
    const QPointer<MainWindow> old(before);
    actionOf(QStringLiteral("Deutsch"))->trigger();
    QTRY_VERIFY(!old);
    QVERIFY(m_console->window());
    QVERIFY(m_console->table()->isVisible());
    QCOMPARE(m_console->world.count(QStringLiteral("open")), 1);
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::Syncing);
    m_console->world.letGo();
    QTRY_COMPARE(m_console->status("plan"), DisplayStatus::InSync);
    QCOMPARE(QLocale().language(), QLocale::German);
}

void TestMainWindow::closingTheWorkspaceShowsTheFirstRunPage()
{
    m_console->open();
    m_console->press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(m_console->find<FirstRunPage>()->isVisible());
    QTRY_COMPARE(m_console->world.openServices(), 0);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
