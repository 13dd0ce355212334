// The main window as such: the workspace it shows, its language, what it remembers.
#include "consolefixture.h"
#include "firstrunpage.h"

#include <QMessageBox>
#include <QPointer>
#include <QToolBar>

using namespace tidewright;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_console = std::make_unique<ConsoleFixture>(); }
    void cleanup() { m_console.reset(); }
    void withoutAWorkspaceThereIsTheFirstRunPage();
    void theDemoIsMadeAndOpenedByItsKey();
    void aWorkspaceThatCannotBeOpenedSaysWhyWithoutBlocking();
    void theTableIsPaintedBeforeTheStateIsRead();
    void stateChangedByAnotherProcessAppears();
    void theWindowIsRemembered();
    void anotherLanguageReopensNothing();
    void closingTheWorkspaceShowsTheFirstRunPage();

private:
    std::unique_ptr<ConsoleFixture> m_console;
};

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
    QVERIFY(!m_console->actionOf(QStringLiteral("Stop"))->isEnabled()); // it is another's
}

void TestMainWindow::theWindowIsRemembered()
{
    m_console->open();
    m_console->select("plan");
    m_console->window()->resize(1200, 760);
    m_console->actionOf(QStringLiteral("Dark"))->trigger();
    m_console->actionOf(QStringLiteral("Rows that need attention first"))->trigger();
    m_console->window()->close();
    m_console->start();
    ConsoleSettings settings;
    QCOMPARE(settings.theme(), ThemeMode::Dark);
    QVERIFY(!settings.attentionFirst());
    QCOMPARE(settings.recentWorkspaces(), QStringList{QStringLiteral("/fake/northwind")});
    QVERIFY(!settings.geometry().isEmpty());
    QVERIFY(!m_console->actionOf(QStringLiteral("Rows that need attention first"))->isChecked());
    QVERIFY(m_console->actionOf(QStringLiteral("Dark"))->isChecked());
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
    m_console->actionOf(QStringLiteral("Deutsch"))->trigger();
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
