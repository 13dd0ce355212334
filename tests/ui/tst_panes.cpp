// Table, filter, views and details: what they show, and how the keyboard gets to them.
#include "consolefixture.h"
#include "detailspane.h"
#include "rejecteddialog.h"
#include "sidebar.h"
#include "themedwidget.h"

#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>

using namespace tidewright;

class TestPanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_console = std::make_unique<ConsoleFixture>(); }
    void cleanup() { m_console.reset(); }
    void theTableHasTheKeysAgainAfterAnEmptyView();
    void aProblemIsFirstAndHasTheFilledAction();
    void allRejectedRowsCanBeSeen();
    void theLogIsSaved();
    void theFilterNarrowsAndEscapeClearsIt();
    void theFilterIsInSightAtEverySize_data();
    void theFilterIsInSightAtEverySize();
    void escapeClearsTheFilterFromTheTable();
    void enterFoldsAJob();
    void spaceChecksARowBesideTheSelectedOnes();
    void viewsAnswerToTheirKeys_data();
    void viewsAnswerToTheirKeys();
    void f6GoesFromPaneToPane();
    void detailsTabsAnswerToTheirKeys();

private:
    std::unique_ptr<ConsoleFixture> m_console;
};

void TestPanes::theTableHasTheKeysAgainAfterAnEmptyView()
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

void TestPanes::aProblemIsFirstAndHasTheFilledAction()
{
    m_console->open();
    m_console->select("plan");
    auto *details = m_console->find<DetailsPane>();
    QCOMPARE(details->tab(), DetailsPane::Tab::Overview);
    m_console->select("Deals");
    QCOMPARE(details->tab(), DetailsPane::Tab::Problem);
    QVERIFY(buttonWith(details, QStringLiteral("Resume")));
    QCOMPARE(emphasis(buttonWith(details, QStringLiteral("Resume"))), Emphasis::Filled);
    QCOMPARE(emphasis(m_console->find<QToolBar>()->widgetForAction(m_console->actionOf(QStringLiteral("Sync now")))),
             Emphasis::Normal);
    m_console->select("plan");
    QCOMPARE(details->tab(), DetailsPane::Tab::Overview);
    QCOMPARE(emphasis(m_console->find<QToolBar>()->widgetForAction(m_console->actionOf(QStringLiteral("Sync now")))),
             Emphasis::Filled);
}

void TestPanes::allRejectedRowsCanBeSeen()
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

void TestPanes::theLogIsSaved()
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

void TestPanes::theFilterNarrowsAndEscapeClearsIt()
{
    m_console->open();
    m_console->press(Qt::Key_F, Qt::ControlModifier);
    auto *search = m_console->search();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("Deals"));
    QCOMPARE(m_console->table()->model()->rowCount(), 1);
    QTest::keyClicks(search, QStringLiteral("x"));
    QVERIFY(!m_console->table()->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(m_console->table()->model()->rowCount(), 3);
    QVERIFY(m_console->table()->isVisible());
}

void TestPanes::theFilterIsInSightAtEverySize_data()
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

void TestPanes::theFilterIsInSightAtEverySize()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(bool, inToolBar);
    m_console.reset();
    m_console = std::make_unique<ConsoleFixture>(language);
    m_console->open();
    m_console->window()->resize(size);
    m_console->press(Qt::Key_F, Qt::ControlModifier);
    auto *search = m_console->search();
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

void TestPanes::escapeClearsTheFilterFromTheTable()
{
    m_console->open();
    m_console->search()->setText(QStringLiteral("Deals"));
    m_console->table()->setFocus();
    QCOMPARE(m_console->table()->model()->rowCount(), 1);
    m_console->press(Qt::Key_Escape);
    QCOMPARE(m_console->table()->model()->rowCount(), 3);
}

void TestPanes::enterFoldsAJob()
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

void TestPanes::spaceChecksARowBesideTheSelectedOnes()
{
    m_console->open();
    m_console->select("plan");
    const auto *view = m_console->find<TypesView>();
    QTest::keyClick(m_console->table(), Qt::Key_Down, Qt::ControlModifier);
    const QModelIndex next = m_console->table()->currentIndex().siblingAtColumn(0);
    QCOMPARE(view->selectedTypes(), QModelIndexList{m_console->indexOf("plan")});
    QTest::keyClick(m_console->table(), Qt::Key_Space);
    QCOMPARE(view->selectedTypes(), (QModelIndexList{m_console->indexOf("plan"), next}));
    QTest::keyClick(m_console->table(), Qt::Key_Space);
    QCOMPARE(view->selectedTypes(), QModelIndexList{m_console->indexOf("plan")});
}

void TestPanes::viewsAnswerToTheirKeys_data()
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

void TestPanes::viewsAnswerToTheirKeys()
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

void TestPanes::f6GoesFromPaneToPane()
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

void TestPanes::detailsTabsAnswerToTheirKeys()
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

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
