// The preview of a run: what is shown of it, what is chosen out of it, and what becomes of that.
#include "chosendialog.h"
#include "changesmodel.h"
#include "changespage.h"
#include "changestable.h"
#include "consolefixture.h"
#include "detailspane.h"
#include "historypage.h"
#include "keybutton.h"
#include "runstable.h"
#include "searchfield.h"
#include "undorundialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

using namespace tidewright;

namespace
{

using Action = PlannedChange::Action;

Value text(const char *value)
{
    return Value::ofText(value);
}

PlannedChange change(Action action, Side side, std::int64_t id, const char *before = nullptr, const char *after = nullptr)
{
    PlannedChange change;
    change.action = action;
    change.side = side;
    change.recordKey = {Value::ofInt(id)};
    if (before || after)
        change.fields = {{QStringLiteral("title"), {before ? text(before) : Value::null(), after ? text(after) : Value::null()}}};
    change.seen = {{1, std::uint64_t(id)}, {2, std::uint64_t(id)}};
    return change;
}

// Record 3 is merged: both sides would be written.
std::vector<PlannedChange> bothWays()
{
    return {change(Action::Create, Side::Remote, 1, nullptr, "new page"), change(Action::Update, Side::Local, 2, "old", "newer"),
            change(Action::Update, Side::Local, 3, "left", "both"),        change(Action::Update, Side::Remote, 3, "right", "both"),
            change(Action::Delete, Side::Local, 4, "gone"),               change(Action::Conflict, Side::Local, 5, "mine", "theirs"),
            change(Action::Refuse, Side::Local, 6)};
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_console = std::make_unique<ConsoleFixture>(); }
    void cleanup() { m_console.reset(); }

    void eachSideIsCalledByItsConnection()
    {
        ChangesModel model(nullptr, ChangesModel::Choice::Records);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSides(QStringLiteral("site"), QStringLiteral("crm"));
        model.setChanges(bothWays());
        const auto told = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(told(0, ChangesModel::Where), QStringLiteral("crm"));
        QCOMPARE(told(0, ChangesModel::Before), QStringLiteral("not in crm"));
        QCOMPARE(told(0, ChangesModel::After), QStringLiteral("title: new page"));
        QCOMPARE(told(1, ChangesModel::Where), QStringLiteral("site"));
        QCOMPARE(told(4, ChangesModel::Before), QStringLiteral("title: gone"));
        QCOMPARE(told(4, ChangesModel::After), QStringLiteral("deleted from site"));
        QCOMPARE(told(5, ChangesModel::Before), QStringLiteral("site: mine"));
        QCOMPARE(told(5, ChangesModel::After), QStringLiteral("crm: theirs"));
    }

    void aRecordIsChosenOnceWhereverItWouldBeWritten()
    {
        ChangesModel model(nullptr, ChangesModel::Choice::Records);
        model.setChanges(bothWays());
        model.toggle(3);
        QCOMPARE(model.checkedRecords().size(), std::size_t(1));
        QCOMPARE(model.checkedChanges().size(), std::size_t(2));
        QVERIFY(model.checkedRecords().front().seen == (SeenRecord{{1, 3}, {2, 3}}));
        QCOMPARE(model.index(2, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        model.toggle(2);
        QVERIFY(model.checkedRecords().empty());
    }

    void whatAPersonHasToDecideCannotBeChosen()
    {
        ChangesModel model(nullptr, ChangesModel::Choice::Records);
        model.setChanges(bothWays());
        model.checkShown(true);
        QCOMPARE(model.checkedRecords().size(), std::size_t(4));
        QVERIFY(!model.index(5, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(!model.index(6, 0).data(Qt::CheckStateRole).isValid());
        QCOMPARE(model.shownState(), Qt::Checked);
    }

    void theFilterChoosesAmongWhatIsShown()
    {
        ChangesModel model(nullptr, ChangesModel::Choice::Records);
        model.setChanges(bothWays());
        model.setFilter(QStringLiteral("BOTH"), {});
        QCOMPARE(model.recordCount(), 2);
        model.checkShown(true);
        QCOMPARE(model.checkedRecords().size(), std::size_t(1));
        model.setFilter({}, Action::Delete);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.shownState(), Qt::Unchecked);
        model.setFilter({}, {});
        QCOMPARE(model.shownState(), Qt::PartiallyChecked);
    }

    void exactlyTheCheckedRowsAreSynced()
    {
        preview();
        auto *table = m_console->find<ChangesTable>();
        auto *sync = buttonWith(page(), QStringLiteral("Sync checked rows"));
        QVERIFY(sync && !sync->isEnabled());
        click(table, 0);
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Space);
        sync = buttonWith(page(), QStringLiteral("Sync 2 rows"));
        QVERIFY(sync && sync->isEnabled());
        m_console->world.setOutcomes({ChosenOutcome::Synced, ChosenOutcome::Changed});
        m_console->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_console->world.count(QStringLiteral("syncRecords")), 1);
        const auto chosen = m_console->world.lastChosen();
        QCOMPARE(chosen.size(), std::size_t(2));
        QVERIFY(order(chosen[0].key, Key{text("PL-20418")}) == std::strong_ordering::equal);
        QVERIFY(order(chosen[1].key, Key{text("PL-20466")}) == std::strong_ordering::equal);
        QVERIFY(chosen[0].seen && chosen[1].seen);
        QCOMPARE(m_console->world.count(QStringLiteral("sync")), 0);
        // What became of each is told at its row, and none of them can be chosen again.
        QTRY_COMPARE(table->model()->index(0, ChangesModel::Change).data().toString(), QStringLiteral("Synced"));
        QCOMPARE(table->model()->index(1, ChangesModel::Change).data().toString(), QStringLiteral("Update"));
        QCOMPARE(table->model()->index(2, ChangesModel::Change).data().toString(), QStringLiteral("Changed since"));
        QVERIFY(!table->model()->index(0, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(told(QStringLiteral("1 row synced. 1 changed since the preview and left alone.")));
    }

    void deletesAreAskedAboutFirst()
    {
        preview();
        auto *kind = page()->findChild<QComboBox *>();
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_D);
        auto *table = m_console->find<ChangesTable>();
        QTRY_COMPARE(table->model()->rowCount(), 4);
        auto *all = page()->findChild<QCheckBox *>();
        QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
        auto *sync = buttonWith(page(), QStringLiteral("Sync 4 rows…"));
        QVERIFY(sync);
        QTest::mouseClick(sync, Qt::LeftButton);
        auto *dialog = m_console->find<ChosenDialog>();
        QTRY_VERIFY(dialog && dialog->isVisible());
        QCOMPARE(m_console->world.count(QStringLiteral("syncRecords")), 0);
        // Enter does not confirm deletes.
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_console->find<ChosenDialog>());
        QCOMPARE(m_console->world.count(QStringLiteral("syncRecords")), 0);
        QTest::mouseClick(sync, Qt::LeftButton);
        QTRY_VERIFY(m_console->find<ChosenDialog>() && m_console->find<ChosenDialog>()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(m_console->find<ChosenDialog>()));
        QTest::keyClick(m_console->find<ChosenDialog>(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_console->world.count(QStringLiteral("syncRecords")), 1);
        QCOMPARE(m_console->world.lastChosen().size(), std::size_t(4));
    }

    void theFilterIsReachedByItsKeyAndEscClearsIt()
    {
        preview();
        m_console->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        auto *field = page()->findChild<SearchField *>();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("phase_out"));
        auto *table = m_console->find<ChangesTable>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(table->model()->rowCount(), 9);
    }

    void aRunIsTakenBackAfterItWasAskedAbout()
    {
        m_console->open();
        m_console->select("plan");
        m_console->press(Qt::Key_2, Qt::AltModifier);
        auto *runs = m_console->find<RunsTable>();
        QTRY_VERIFY(runs->isVisible() && runs->model()->rowCount() > 0);
        auto *history = m_console->find<HistoryPage>();
        auto *undo = buttonWith(history, QStringLiteral("Take back this run"));
        QVERIFY(undo && !undo->isEnabled());
        QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, runs->visualRect(runs->model()->index(1, 0)).center());
        QVERIFY(undo->isEnabled());
        m_console->press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = m_console->find<UndoRunDialog>();
        QTRY_VERIFY(dialog && dialog->isVisible());
        QCOMPARE(m_console->world.count(QStringLiteral("undoRun")), 0);
        QTest::mouseClick(buttonWith(dialog, QStringLiteral("Take back the run")), Qt::LeftButton);
        QTRY_COMPARE(m_console->world.count(QStringLiteral("undoRun")), 1);
        QCOMPARE(m_console->world.lastCall(QStringLiteral("undoRun")).selection.typeKeys, QStringList{QStringLiteral("plan")});
    }

    void whatIsNotKeptAnyMoreIsNotOffered()
    {
        const auto runs = m_console->world.history({QStringLiteral("reference_sync"), QStringLiteral("plan"), 100});
        QVERIFY(runs.size() > 1);
        m_console->world.purgeUndo(runs[1].runId);
        m_console->open();
        m_console->select("plan");
        m_console->press(Qt::Key_2, Qt::AltModifier);
        auto *table = m_console->find<RunsTable>();
        QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 0);
        auto *undo = buttonWith(m_console->find<HistoryPage>(), QStringLiteral("Take back this run"));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(1, 0)).center());
        QTRY_VERIFY(undo && !undo->isEnabled());
        QVERIFY2(undo->toolTip().contains(QLatin1String("Nothing is kept")), qPrintable(undo->toolTip()));
    }

private:
    ChangesPage *page() const { return m_console->find<ChangesPage>(); }
    void preview()
    {
        m_console->open();
        m_console->select("product_line");
        m_console->press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_console->find<ChangesTable>() && m_console->find<ChangesTable>()->isVisible());
        QTRY_COMPARE(m_console->find<ChangesTable>()->model()->rowCount(), 9);
    }
    static void click(ChangesTable *table, int row)
    {
        const QRect cell = table->visualRect(table->model()->index(row, ChangesModel::Change));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 16, cell.center().y()));
    }
    bool told(const QString &words) const
    {
        const auto labels = page()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text() == words; });
    }

    std::unique_ptr<ConsoleFixture> m_console;
};

QTEST_MAIN(TestChanges)
#include "tst_changes.moc"
