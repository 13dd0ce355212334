// The review by its keys: every choice, every way through it, and what is written when.
#include "callout.h"
#include "fulltextdialog.h"
#include "reviewfixture.h"
#include "searchfield.h"
#include "similardialog.h"
#include "valueeditor.h"

#include <QCheckBox>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QStackedWidget>

using namespace tidewright;

namespace
{

using Choice = ReviewRow::Choice;
using State = ReviewRow::State;

} // namespace

class TestReviewWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itOpensWhereADecisionIsMissing();
    void keysChoose_data();
    void keysChoose();
    void keysFillTheRecord_data();
    void keysFillTheRecord();
    void keysMoveThroughFieldsAndRecords();
    void lettersAreTextWhileOneTypes();
    void typedValuesAreCheckedInTheRow();
    void nullIsAValueOfItsOwn();
    void nothingIsWrittenBeforeApply();
    void applyAsksForWhatIsMissing();
    void applyAndNextGoesOn();
    void everyStepCanBeUndoneAndRedone();
    void anAppliedRecordCanBeTakenBack();
    void aStaleReviewIsRefusedAndShowsWhatMoved();
    void whatIsBusyIsKeptForTheNextRun();
    void aFailureIsSaidAndLeavesTheDecisions();
    void draftsAreSavedAndComeBack();
    void closingAsksOnlyForWhatIsNotApplied();
    void aDeletedRecordIsDecidedByTwoKeys();
    void mergedFieldsAreOpenedByTheirLink();
    void similarRecordsGetTheSameDecision();
    void theFullTextDecidesToo();
    void editsMeanwhileReopenOnlyWhatTheyTouch();
    void conflictsThatCloseThemselvesLeaveQuietly();
    void noConflictsAreSaidInWords();
    void aTypesConflictsOpenFiltered();
};

void TestReviewWindow::itOpensWhereADecisionIsMissing()
{
    ReviewFixture review;
    review.review();
    QCOMPARE(review.currentField(), QStringLiteral("title"));
    QVERIFY(review.table()->hasFocus());
    QCOMPARE(review.fields().headerData(ReviewModel::Local, Qt::Horizontal).toString(), QStringLiteral("warehouse"));
    QCOMPARE(review.said(), QStringLiteral("4 fields left to decide"));
    for (const fakes::Call &call : review.console.world.calls())
        QVERIFY2(!call.onGuiThread || call.name == QLatin1String("create"), qPrintable(call.name));
}

void TestReviewWindow::keysChoose_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("result");
    QTest::newRow("1") << int(Qt::Key_1) << int(Choice::Local) << QStringLiteral("in_review");
    QTest::newRow("2") << int(Qt::Key_2) << int(Choice::Remote) << QStringLiteral("published");
    QTest::newRow("3") << int(Qt::Key_3) << int(Choice::Base) << QStringLiteral("draft");
    QTest::newRow("4") << int(Qt::Key_4) << int(Choice::Remote) << QStringLiteral("published"); // the newest
}

void TestReviewWindow::keysChoose()
{
    QFETCH(int, key);
    QFETCH(int, choice);
    QFETCH(QString, result);
    ReviewFixture review;
    review.review();
    review.goTo("status");
    review.press(Qt::Key(key));
    QCOMPARE(int(review.row("status").choice), choice);
    QCOMPARE(fieldWords(review.row("status").result), result);
    review.press(Qt::Key(key)); // again takes it back
    QCOMPARE(int(review.row("status").state), int(State::Undecided));
}

void TestReviewWindow::keysFillTheRecord_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("choice");
    QTest::newRow("Shift+1") << int(Qt::Key_1) << int(Qt::ShiftModifier) << int(Choice::Local);
    QTest::newRow("Shift+2") << int(Qt::Key_2) << int(Qt::ShiftModifier) << int(Choice::Remote);
    QTest::newRow("W") << int(Qt::Key_W) << int(Qt::NoModifier) << int(Choice::Remote);
}

void TestReviewWindow::keysFillTheRecord()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(int, choice);
    ReviewFixture review;
    review.review();
    review.goTo("title");
    review.press(Qt::Key_3);
    review.press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(review.fields().review().undecided(), 0);
    QCOMPARE(int(review.row("title").choice), int(Choice::Base)); // decided already
    QCOMPARE(int(review.row("body").choice), choice);
    QCOMPARE(int(review.row("tags").state), int(State::Merged));
    QCOMPARE(review.said(), QStringLiteral("Ready to apply"));
}

void TestReviewWindow::keysMoveThroughFieldsAndRecords()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_J);
    QCOMPARE(review.currentField(), QStringLiteral("summary"));
    review.press(Qt::Key_J);
    review.press(Qt::Key_K);
    QCOMPARE(review.currentField(), QStringLiteral("summary"));
    review.press(Qt::Key_1);
    review.press(Qt::Key_K);
    review.press(Qt::Key_U);
    QCOMPARE(review.currentField(), QStringLiteral("status"));
    review.press(Qt::Key_N);
    QTRY_COMPARE(review.current(), QStringLiteral("c2"));
    review.press(Qt::Key_N);
    QTRY_COMPARE(review.current(), QStringLiteral("c3"));
    review.press(Qt::Key_P);
    QTRY_COMPARE(review.current(), QStringLiteral("c2"));
    review.press(Qt::Key_S);
    QTRY_COMPARE(review.current(), QStringLiteral("c3"));
    QCOMPARE(review.console.world.conflicts.writes(), 0);
}

void TestReviewWindow::lettersAreTextWhileOneTypes()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_F, Qt::ControlModifier);
    auto *filter = review.window()->findChild<SearchField *>();
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("js1e"));
    QCOMPARE(filter->text(), QStringLiteral("js1e"));
    QCOMPARE(review.fields().review().undecided(), 4);
    QVERIFY(!review.table()->isEditing());
    review.press(Qt::Key_Escape); // clears the filter, and the window stays
    QCOMPARE(filter->text(), QString());
    QVERIFY(review.window()->isVisible());
}

void TestReviewWindow::typedValuesAreCheckedInTheRow()
{
    ReviewFixture review;
    review.review();
    review.goTo("publish_at");
    review.press(Qt::Key_E);
    QTRY_VERIFY(review.table()->isEditing());
    auto *text = review.window()->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(text->hasFocus());
    text->setPlainText(QStringLiteral("next week"));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(review.table()->isEditing());
    QVERIFY2(review.table()->editor()->error().contains(QStringLiteral("2026-11-20 09:30:00")),
             qPrintable(review.table()->editor()->error()));
    QCOMPARE(int(review.row("publish_at").state), int(State::Merged));
    text->setPlainText(QStringLiteral("2026-12-01 10:00"));
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(!review.table()->isEditing());
    QCOMPARE(fieldWords(review.row("publish_at").result), QStringLiteral("2026-12-01 10:00:00"));
    QVERIFY(review.table()->hasFocus());
    review.press(Qt::Key_E);
    QTRY_VERIFY(review.table()->isEditing());
    review.press(Qt::Key_Escape);
    QTRY_VERIFY(!review.table()->isEditing());
    QVERIFY(review.window()->isVisible());
}

void TestReviewWindow::nullIsAValueOfItsOwn()
{
    ReviewFixture review;
    review.review();
    review.goTo("status");
    review.press(Qt::Key_E);
    QTRY_VERIFY(review.table()->isEditing());
    auto *null = review.table()->editor()->findChild<QCheckBox *>();
    null->setChecked(true);
    QTest::keyClick(null, Qt::Key_Return);
    QTRY_VERIFY(!review.table()->isEditing());
    QVERIFY(review.row("status").result && review.row("status").result->isNull());
}

void TestReviewWindow::nothingIsWrittenBeforeApply()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_1, Qt::ShiftModifier);
    review.press(Qt::Key_N);
    QTRY_COMPARE(review.current(), QStringLiteral("c2"));
    review.press(Qt::Key_2, Qt::ShiftModifier);
    QTRY_VERIFY(review.console.world.count(QStringLiteral("saveDraft")) > 0);
    QCOMPARE(review.console.world.conflicts.writes(), 0);
    QCOMPARE(review.console.world.count(QStringLiteral("resolveConflicts")), 0);
}

void TestReviewWindow::applyAsksForWhatIsMissing()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_1);
    review.goTo("status");
    review.press(Qt::Key_1);
    review.goTo("body");
    review.press(Qt::Key_1);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(review.currentField(), QStringLiteral("summary"));
    QCOMPARE(review.said(), QStringLiteral("Decide summary first"));
    QCOMPARE(review.console.world.count(QStringLiteral("resolveConflicts")), 0);
}

void TestReviewWindow::applyAndNextGoesOn()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_2, Qt::ShiftModifier);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(review.current(), QStringLiteral("c2"));
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Applied);
    QTRY_VERIFY2(review.subline("c1").contains(QStringLiteral("kept headless_cms")), qPrintable(review.subline("c1")));
    const Conflict after = *review.console.world.conflicts.find(QStringLiteral("c1"));
    QCOMPARE(after.local, after.remote);
    QCOMPARE(after.resolution->fields.size(), std::size_t(4));
    QVERIFY(!after.resolution->decidedBy.isEmpty());
    // The main window counts one less.
    QTRY_VERIFY(review.console.actionOf(QStringLiteral("Review conflicts (5)")));
}

void TestReviewWindow::everyStepCanBeUndoneAndRedone()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_1);
    review.press(Qt::Key_2, Qt::ShiftModifier);
    QCOMPARE(review.fields().review().undecided(), 0);
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.fields().review().undecided(), 3);
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.fields().review().undecided(), 4);
    review.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(int(review.row("title").choice), int(Choice::Local));
    // A step of another record leads there.
    review.press(Qt::Key_N);
    QTRY_COMPARE(review.current(), QStringLiteral("c2"));
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(review.current(), QStringLiteral("c1"));
    QCOMPARE(review.fields().review().undecided(), 4);
}

void TestReviewWindow::anAppliedRecordCanBeTakenBack()
{
    ReviewFixture review;
    review.review();
    const Conflict before = *review.console.world.conflicts.find(QStringLiteral("c1"));
    review.press(Qt::Key_1, Qt::ShiftModifier);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Applied);
    QTRY_VERIFY(review.subline("c1").startsWith(QStringLiteral("Applied")));
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Open);
    QCOMPARE(review.console.world.conflicts.find(QStringLiteral("c1"))->remote, before.remote);
    QTRY_COMPARE(review.current(), QStringLiteral("c1"));
    QTRY_VERIFY2(review.subline("c1").startsWith(QStringLiteral("Came back")), qPrintable(review.subline("c1")));
    QCOMPARE(review.fields().review().undecided(), 0); // the decisions are still there
    review.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Applied);
}

void TestReviewWindow::aStaleReviewIsRefusedAndShowsWhatMoved()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_1, Qt::ShiftModifier);
    review.console.world.conflicts.edit(QStringLiteral("c1"), Take::Remote, QStringLiteral("status"), Value::ofText("retracted"));
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Refused);
    QCOMPARE(review.console.world.conflicts.writes(), 0);
    QTRY_VERIFY(review.subline("c1").startsWith(QStringLiteral("4 fields, 3 decided")) ||
                review.subline("c1").startsWith(QStringLiteral("Refused")));
    review.press(Qt::Key_P);
    QTRY_COMPARE(review.current(), QStringLiteral("c1"));
    QTRY_COMPARE(fieldWords(review.row("status").field.remote), QStringLiteral("retracted"));
    QCOMPARE(review.fields().review().undecided(), 1);
    const auto remarks = review.window()->findChildren<Callout *>();
    QVERIFY(std::ranges::any_of(remarks, [](const Callout *one) {
        return one->isVisible() && one->text().contains(QStringLiteral("headless_cms")) && one->text().contains(QStringLiteral("status"));
    }));
}

void TestReviewWindow::whatIsBusyIsKeptForTheNextRun()
{
    ReviewFixture review;
    review.console.world.conflicts.setBusy({QStringLiteral("content_deploy"), QStringLiteral("article")}, true);
    review.review();
    review.press(Qt::Key_1, Qt::ShiftModifier);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Resolved);
    QTRY_VERIFY2(review.subline("c1").contains(QStringLiteral("next run")), qPrintable(review.subline("c1")));
}

void TestReviewWindow::aFailureIsSaidAndLeavesTheDecisions()
{
    ReviewFixture review;
    review.review();
    review.console.world.conflicts.failNext(QStringLiteral("c1"), Error{ErrorCode::ConnectionFailed,
                                                                        QStringLiteral("headless_cms does not answer."), {}, {}});
    review.press(Qt::Key_1, Qt::ShiftModifier);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(review.subline("c1").contains(QStringLiteral("headless_cms does not answer")), qPrintable(review.subline("c1")));
    review.press(Qt::Key_P);
    QTRY_COMPARE(review.current(), QStringLiteral("c1"));
    QCOMPARE(review.fields().review().undecided(), 0);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(review.phase("c1"), ConflictPhase::Applied);
}

void TestReviewWindow::draftsAreSavedAndComeBack()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_1);
    review.press(Qt::Key_J);
    review.press(Qt::Key_2);
    QTRY_VERIFY(review.console.world.conflicts.find(QStringLiteral("c1"))->draft);
    QTRY_COMPARE(review.console.world.conflicts.find(QStringLiteral("c1"))->draft->fields.size(), std::size_t(2));
    review.console.start();
    review.console.open();
    review.review();
    QTRY_COMPARE(review.fields().review().undecided(), 2);
    QCOMPARE(int(review.row("summary").choice), int(Choice::Remote));
    review.press(Qt::Key_Z, Qt::ControlModifier); // nothing of this sitting
    QCOMPARE(review.fields().review().undecided(), 2);
}

void TestReviewWindow::closingAsksOnlyForWhatIsNotApplied()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_Escape);
    QTRY_VERIFY(!review.window()->isVisible());
    review.console.actionOf(QStringLiteral("Review conflicts (6)"))->trigger();
    QTRY_VERIFY(review.window()->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(review.window()));
    review.press(Qt::Key_1);
    review.press(Qt::Key_Escape);
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = review.window()->findChild<QMessageBox *>()) && box->isVisible());
    QVERIFY(review.window()->isVisible());
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!review.window()->isVisible());
    QTRY_VERIFY(review.console.world.conflicts.find(QStringLiteral("c1"))->draft);
}

void TestReviewWindow::aDeletedRecordIsDecidedByTwoKeys()
{
    ReviewFixture review;
    review.review();
    review.records()->select(QStringLiteral("c3"));
    QTRY_COMPARE(review.current(), QStringLiteral("c3"));
    QCOMPARE(review.fields().index(0, ReviewModel::Remote).data().toString(), QStringLiteral("Deleted in headless_cms"));
    review.press(Qt::Key_E); // there is no value to edit
    QVERIFY(!review.table()->isEditing());
    review.press(Qt::Key_2);
    QCOMPARE(review.fields().review().undecided(), 0);
    review.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(review.phase("c3"), ConflictPhase::Applied);
    QVERIFY(!review.console.world.conflicts.find(QStringLiteral("c3"))->local);
    QTRY_VERIFY(review.subline("c3").contains(QStringLiteral("deleted on both sides")));
}

void TestReviewWindow::mergedFieldsAreOpenedByTheirLink()
{
    ReviewFixture review;
    review.review();
    const int row = review.fields().rowOf(QStringLiteral("tags"));
    review.table()->setCurrentIndex(review.fields().index(row, ReviewModel::Result));
    review.press(Qt::Key_Return);
    QCOMPARE(int(review.row("tags").choice), int(Choice::Local));
    review.press(Qt::Key_2);
    QCOMPARE(fieldWords(review.row("tags").result), fieldWords(review.row("tags").field.remote));
}

void TestReviewWindow::similarRecordsGetTheSameDecision()
{
    ReviewFixture review;
    review.review();
    review.goTo("status");
    review.press(Qt::Key_A); // not decided here yet
    QVERIFY(!review.window()->findChild<SimilarDialog *>());
    QVERIFY(review.said().startsWith(QStringLiteral("Decide it here first")));
    review.press(Qt::Key_2);
    review.press(Qt::Key_A);
    SimilarDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = review.window()->findChild<SimilarDialog *>()) && dialog->isVisible());
    QTRY_COMPARE(dialog->records().rowCount(), 1);
    QVERIFY(dialog->records().index(0).data().toString().startsWith(QStringLiteral("How we run on-call")));
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(review.subline("c2").startsWith(QStringLiteral("2 fields, 1 decided")), qPrintable(review.subline("c2")));
    QCOMPARE(review.current(), QStringLiteral("c1"));
    QCOMPARE(review.console.world.conflicts.writes(), 0);
    review.window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(review.window()));
    review.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!review.subline("c2").contains(QStringLiteral("decided")));
    QCOMPARE(review.current(), QStringLiteral("c1"));
}

void TestReviewWindow::theFullTextDecidesToo()
{
    ReviewFixture review;
    review.review();
    review.goTo("body");
    review.press(Qt::Key_F);
    FullTextDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = review.window()->findChild<FullTextDialog *>()) && dialog->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    const auto texts = dialog->findChildren<QPlainTextEdit *>();
    QCOMPARE(texts.size(), 4);
    texts.back()->setPlainText(QStringLiteral("Written\nanew"));
    buttonWith(dialog, QStringLiteral("Keep this text"))->click();
    QTRY_COMPARE(int(review.row("body").choice), int(Choice::Own));
    QCOMPARE(fieldWords(review.row("body").result), QStringLiteral("Written\nanew"));
}

void TestReviewWindow::editsMeanwhileReopenOnlyWhatTheyTouch()
{
    ReviewFixture review;
    review.review();
    review.press(Qt::Key_1, Qt::ShiftModifier);
    review.console.world.conflicts.edit(QStringLiteral("c1"), Take::Local, QStringLiteral("title"), Value::ofText("Another title"));
    review.console.world.countConflicts();
    QTRY_COMPARE(fieldWords(review.row("title").field.local), QStringLiteral("Another title"));
    QCOMPARE(review.fields().review().undecided(), 1);
    QCOMPARE(int(review.row("body").choice), int(Choice::Local));
}

void TestReviewWindow::conflictsThatCloseThemselvesLeaveQuietly()
{
    ReviewFixture review;
    review.review();
    review.console.world.conflicts.closeItself(QStringLiteral("c2"));
    review.console.world.countConflicts();
    QTRY_COMPARE(review.subline("c2"), QString());
    QCOMPARE(review.current(), QStringLiteral("c1"));
}

void TestReviewWindow::noConflictsAreSaidInWords()
{
    ReviewFixture review;
    for (const char *id : {"c1", "c2", "c3", "c4", "c5", "c6"})
        review.console.world.conflicts.closeItself(QLatin1String(id));
    review.console.world.countConflicts();
    review.console.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(review.window() && review.window()->isVisible());
    QTRY_VERIFY(std::ranges::any_of(review.window()->findChildren<QLabel *>(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QLatin1String("Both sides agree in all 3 content types.");
    }));
}

void TestReviewWindow::aTypesConflictsOpenFiltered()
{
    ReviewFixture review;
    QTreeView *types = review.console.table();
    const QModelIndex pill = review.console.indexOf("issues").siblingAtColumn(TypesColumn::Conflicts);
    types->scrollTo(pill);
    QTest::mouseClick(types->viewport(), Qt::LeftButton, {}, types->visualRect(pill).center());
    QTRY_VERIFY(review.window() && review.window()->isVisible());
    QTRY_COMPARE(review.current(), QStringLiteral("c4"));
    QCOMPARE(review.subline("c1"), QString());
    review.console.actionOf(QStringLiteral("Review conflicts (6)"))->trigger(); // all of them
    QTRY_VERIFY(!review.subline("c1").isEmpty());
}

QTEST_MAIN(TestReviewWindow)
#include "tst_reviewwindow.moc"
