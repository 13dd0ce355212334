// What a review knows of its fields, what decisions make of them, and how the table shows it.
#include "fakeconflicts.h"
#include "reviewmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace tidewright;

namespace
{

using Choice = ReviewRow::Choice;
using State = ReviewRow::State;

Conflict conflictOf(int number)
{
    fakes::FakeConflicts conflicts;
    fakes::furnishConflicts(conflicts);
    return *conflicts.find(QStringLiteral("c%1").arg(number));
}

const ReviewRow &row(const Review &review, const char *field)
{
    return *std::ranges::find_if(review.rows(), [&](const ReviewRow &one) {
        return one.kind == ReviewRow::Kind::Field && one.field.name == QLatin1String(field);
    });
}

const ReviewRow &wholeRecord(const Review &review)
{
    return review.rows().front();
}

QString resultOf(const Review &review, const char *field)
{
    return fieldWords(row(review, field).result);
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOverlapsIsUndecidedAndFirst();
    void oneSidedChangesAreMerged();
    void choicesDecide();
    void ownValuesDecide();
    void aMergedFieldCanBeDecidedOtherwise();
    void fillingLeavesWhatIsDecided();
    void theNewestSideIsKnownByItsTime();
    void aDeletedRecordIsDecidedAsAWhole();
    void withoutABaseThereIsNoneToGoBackTo();
    void decisionsMakeARecord();
    void whatChangedMeanwhileIsAskedAgain();
    void wordsAreCompared_data();
    void wordsAreCompared();
    void onlyChangedParagraphsAreShown();
    void aLongJsonBeginsShortBeforeItsDifference();
    void typedValuesAreExact_data();
    void typedValuesAreExact();
    void jsonIsShownInLines();
    void nullAbsentAndEmptyAreToldApart();
    void theModelIsAModel();
    void equalFieldsAreFolded();
    void cellsSpeakInSentences();
    void nextUndecidedGoesRound();
};

void TestReview::whatOverlapsIsUndecidedAndFirst()
{
    const Review review(conflictOf(1), {});
    QCOMPARE(review.undecided(), 4);
    QStringList first;
    for (std::size_t at = 0; at < 4; ++at)
        first << review.rows()[at].field.name;
    QCOMPARE(first.join(u' '), QStringLiteral("title summary status body"));
    QCOMPARE(row(review, "title").change, ReviewRow::Change::Both);
    QVERIFY(!row(review, "title").result);
}

void TestReview::oneSidedChangesAreMerged()
{
    const Review review(conflictOf(1), {});
    QCOMPARE(row(review, "publish_at").state, State::Merged);
    QCOMPARE(row(review, "publish_at").change, ReviewRow::Change::Remote);
    QCOMPARE(row(review, "tags").change, ReviewRow::Change::Local);
    QCOMPARE(row(review, "hero_image").change, ReviewRow::Change::Same);
    QCOMPARE(resultOf(review, "hero_image"), QStringLiteral("harbour-04.jpg"));
    QCOMPARE(row(review, "author").state, State::Same);
    QCOMPARE(review.count(State::Same), 6);
}

void TestReview::choicesDecide()
{
    Review review(conflictOf(1), {});
    for (const auto &[choice, value] : {std::pair(Choice::Local, "in_review"), std::pair(Choice::Remote, "published"),
                                        std::pair(Choice::Base, "draft")}) {
        review = Review(review.conflict(), review.choosing(row(review, "status"), choice));
        QCOMPARE(row(review, "status").state, State::Decided);
        QCOMPARE(resultOf(review, "status"), QLatin1String(value));
        QCOMPARE(review.undecided(), 3);
        QVERIFY(review.isTouched());
    }
    review = Review(review.conflict(), review.choosing(row(review, "status"), Choice::None));
    QCOMPARE(review.undecided(), 4);
    QVERIFY(!review.isTouched());
}

void TestReview::ownValuesDecide()
{
    Review review(conflictOf(1), {});
    review = Review(review.conflict(), review.entering(row(review, "status"), Value::ofText("archived")));
    QCOMPARE(row(review, "status").choice, Choice::Own);
    QCOMPARE(resultOf(review, "status"), QStringLiteral("archived"));
    review = Review(review.conflict(), review.entering(row(review, "status"), Value::null()));
    QCOMPARE(row(review, "status").state, State::Decided);
    QCOMPARE(resultOf(review, "status"), QStringLiteral("null"));
}

void TestReview::aMergedFieldCanBeDecidedOtherwise()
{
    Review review(conflictOf(1), {});
    review = Review(review.conflict(), review.opening(row(review, "publish_at")));
    QCOMPARE(row(review, "publish_at").choice, Choice::Remote);
    review = Review(review.conflict(), review.choosing(row(review, "publish_at"), Choice::Local));
    QCOMPARE(row(review, "publish_at").result, row(review, "publish_at").field.local);
    review = Review(review.conflict(), review.choosing(row(review, "publish_at"), Choice::None));
    QCOMPARE(row(review, "publish_at").state, State::Merged);
}

void TestReview::fillingLeavesWhatIsDecided()
{
    Review review(conflictOf(1), {});
    review = Review(review.conflict(), review.choosing(row(review, "title"), Choice::Local));
    review = Review(review.conflict(), review.filling(Choice::Remote));
    QCOMPARE(review.undecided(), 0);
    QCOMPARE(row(review, "title").choice, Choice::Local);
    QCOMPARE(row(review, "body").choice, Choice::Remote);
    QCOMPARE(row(review, "tags").state, State::Merged);
}

void TestReview::theNewestSideIsKnownByItsTime()
{
    Conflict conflict = conflictOf(1);
    QCOMPARE(Review(conflict, {}).newest(), std::optional(Take::Remote));
    conflict.summary.localModified = *conflict.summary.remoteModified + std::chrono::milliseconds(500);
    QVERIFY(!Review(conflict, {}).newest());
    conflict.summary.localModified.reset();
    QVERIFY(!Review(conflict, {}).newest());
}

void TestReview::aDeletedRecordIsDecidedAsAWhole()
{
    Review review(conflictOf(3), {});
    QVERIFY(review.isDeletion());
    QCOMPARE(review.undecided(), 1);
    QCOMPARE(wholeRecord(review).kind, ReviewRow::Kind::Record);
    QCOMPARE(row(review, "status").state, State::Follows);
    QVERIFY(!review.canChoose(row(review, "status"), Choice::Local));
    QVERIFY(!review.canChoose(wholeRecord(review), Choice::Own));
    review = Review(review.conflict(), review.choosing(wholeRecord(review), Choice::Remote));
    QCOMPARE(review.undecided(), 0);
    QCOMPARE(*resolvedRecord(review.conflict(), review.decisions()), RecordImage());
    review = Review(review.conflict(), review.choosing(wholeRecord(review), Choice::Local));
    QCOMPARE(*resolvedRecord(review.conflict(), review.decisions()), review.conflict().local);
    QCOMPARE(resultOf(review, "status"), QStringLiteral("published"));
}

void TestReview::withoutABaseThereIsNoneToGoBackTo()
{
    const Review review(conflictOf(5), {});
    QVERIFY(!review.conflict().base);
    QVERIFY(!review.canChoose(row(review, "status"), Choice::Base));
    QVERIFY(review.canChoose(row(review, "status"), Choice::Remote));
    QCOMPARE(review.undecided(), 3);
}

void TestReview::decisionsMakeARecord()
{
    Review review(conflictOf(1), {});
    QVERIFY(!resolvedRecord(review.conflict(), review.decisions()));
    review = Review(review.conflict(), review.filling(Choice::Local));
    const auto record = resolvedRecord(review.conflict(), review.decisions());
    QVERIFY(record && *record);
    for (const ReviewRow &one : review.rows())
        QCOMPARE((**record)[std::size_t(review.conflict().fields.indexOf(one.field.name))], *one.result);
}

void TestReview::whatChangedMeanwhileIsAskedAgain()
{
    const Conflict before = conflictOf(1);
    Review review(before, {});
    review = Review(before, review.filling(Choice::Remote));
    Conflict now = before;
    (*now.remote)[3] = Value::ofText("retracted");
    review = Review(now, stillValid(review.decisions(), before, now));
    QCOMPARE(review.undecided(), 1);
    QCOMPARE(row(review, "status").state, State::Undecided);
    now.remote.reset();
    QVERIFY(stillValid(review.decisions(), before, now).fields.empty());
}

void TestReview::wordsAreCompared_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("added");
    const auto add = [](const char *name, const char *before, const char *after, const char *removed, const char *added) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << QString::fromUtf8(removed)
                            << QString::fromUtf8(added);
    };
    add("equal", "as it was", "as it was", "", "");
    add("a word", "the old mill", "the new mill", "old", "new");
    add("a word more", "the mill", "the old mill", "", "old");
    add("neighbours are one", "over one weekend, quietly", "in nine days, quietly", "over one weekend", "in nine days");
    add("at the end", "postgres, ops", "postgres, ops, replication", "", ", replication");
    add("from nothing", "", "all new", "", "all new");
    add("to nothing", "all gone", "", "all gone", "");
    add("ideographs one by one", "数据迁移", "数据同步", "迁移", "同步");
    add("two places", "a b c d e", "a x c y e", "b|d", "x|y");
}

void TestReview::wordsAreCompared()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, removed);
    QFETCH(QString, added);
    const auto cut = [](const QString &text, const QList<TextSpan> &spans) {
        QStringList parts;
        for (const TextSpan &span : spans)
            parts << text.mid(span.start, span.length);
        return parts.join(u'|');
    };
    const WordDiff diff = wordDiff(before, after);
    QCOMPARE(cut(before, diff.removed), removed);
    QCOMPARE(cut(after, diff.added), added);
}

void TestReview::onlyChangedParagraphsAreShown()
{
    const Review review(conflictOf(1), {});
    const RowTexts texts = rowTexts(row(review, "body"), TextExtent::Changed);
    QCOMPARE(texts.paragraphs, QStringLiteral("¶ 3 of 4"));
    QVERIFY(texts.local.text.startsWith(QStringLiteral("Replication lag")));
    QVERIFY(!texts.local.text.contains(u'\n'));
    QVERIFY(!texts.base.marks.isEmpty());
    QVERIFY(rowTexts(row(review, "body"), TextExtent::Whole).local.text.contains(u'\n'));
}

void TestReview::aLongJsonBeginsShortBeforeItsDifference()
{
    const auto json = [](const char *last) {
        const std::string text = std::string(R"([{"label":"Guide: forms","page":"guide-forms"},{"label":")") + last + R"("}])";
        return Value(Cell::ofBytes(ValueKind::Json, text));
    };
    ReviewRow items;
    items.valueKind = ValueKind::Json;
    items.field = ConflictField{QStringLiteral("items"), json("Guide: redirects"), json("here"), json("there"), {}, true};
    QVERIFY(isLongText(items.field));
    const RowTexts cut = rowTexts(items, TextExtent::Changed);
    QCOMPARE(cut.local.text.split(u'\n').mid(0, 3), (QStringList{QStringLiteral("…"), QStringLiteral("  {"), QStringLiteral("    \"label\": \"here\"")}));
    QCOMPARE(cut.local.text.mid(cut.local.marks.front().start, cut.local.marks.front().length), QStringLiteral("here"));
    QVERIFY(rowTexts(items, TextExtent::Whole).local.text.startsWith(u'['));
}

void TestReview::typedValuesAreExact_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value"); // empty: refused
    const auto add = [](const char *name, const char *text, ValueKind kind, const char *value) {
        QTest::newRow(name) << QString::fromUtf8(text) << int(kind) << QString::fromUtf8(value);
    };
    add("whole", " 42 ", ValueKind::Int, "42");
    add("whole, not", "4.2", ValueKind::Int, "");
    add("whole, too large", "99999999999999999999", ValueKind::Int, "");
    add("decimal keeps its digits", "12.3400000000000000001", ValueKind::Decimal, "12.3400000000000000001");
    add("decimal, not", "12,5", ValueKind::Decimal, "");
    add("double", "1.5", ValueKind::Double, "1.5");
    add("true", "True", ValueKind::Boolean, "true");
    add("true, not", "maybe", ValueKind::Boolean, "");
    add("date", "2024-02-29", ValueKind::Date, "2024-02-29");
    add("no such date", "2023-02-29", ValueKind::Date, "");
    add("minutes are enough", "2026-11-20 09:30", ValueKind::Timestamp, "2026-11-20 09:30:00");
    add("not a time", "yesterday", ValueKind::Timestamp, "");
    add("json", "{\"a\": [1, 2]}", ValueKind::Json, "{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    add("json, not", "{\"a\": }", ValueKind::Json, "");
    add("text is any", " as typed ", ValueKind::Text, " as typed ");
    add("uuid", "123e4567-e89b-12d3-a456-426614174000", ValueKind::Uuid, "123e4567-e89b-12d3-a456-426614174000");
    add("uuid, not", "123e4567", ValueKind::Uuid, "");
    add("nothing is no number", "", ValueKind::Int, "");
}

void TestReview::typedValuesAreExact()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(QString, value);
    const auto typed = typedValue(text, ValueKind(kind));
    QCOMPARE(typed.has_value(), !value.isEmpty());
    if (typed)
        QCOMPARE(fieldText(*typed).text, value);
    else
        QVERIFY(typed.error().message.startsWith(QStringLiteral("Th")));
}

void TestReview::jsonIsShownInLines()
{
    QCOMPARE(prettyJson(QStringLiteral(R"({"n":12345678901234567890.10,"t":"a,b:{}","e":{},"l":[1]})")),
             QStringLiteral("{\n  \"n\": 12345678901234567890.10,\n  \"t\": \"a,b:{}\",\n  \"e\": {},\n  \"l\": [\n    1\n  ]\n}"));
    QCOMPARE(prettyJson(QStringLiteral(R"(["a","b"])")), QStringLiteral(R"(["a","b"])"));
}

void TestReview::nullAbsentAndEmptyAreToldApart()
{
    QCOMPARE(int(fieldText(std::nullopt).presence), int(Presence::Absent));
    QCOMPARE(int(fieldText(Value::null()).presence), int(Presence::Null));
    QCOMPARE(int(fieldText(Value::ofText("")).presence), int(Presence::There));
    QSet<QString> words{fieldWords(std::nullopt), fieldWords(Value::null()), fieldWords(Value::ofText(""))};
    QCOMPARE(words.size(), 3);
}

void TestReview::theModelIsAModel()
{
    ReviewModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSides(QStringLiteral("warehouse"), QStringLiteral("headless_cms"));
    for (int number = 1; number <= 6; ++number) {
        model.setReview(Review(conflictOf(number), {}));
        model.setOnlyDiffering(number % 2);
        model.setDecisions(model.review().filling(Choice::Local));
        QCOMPARE(model.review().undecided(), 0);
    }
    model.setReview({});
    QCOMPARE(model.rowCount(), 0);
}

void TestReview::equalFieldsAreFolded()
{
    ReviewModel model;
    model.setReview(Review(conflictOf(1), {}));
    QCOMPARE(model.rowCount(), 8);
    QVERIFY(model.isFold(7));
    QCOMPARE(model.index(7, 0).data().toString(), QStringLiteral("6 field(s) are equal on both sides and are hidden"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setOnlyDiffering(false);
    QCOMPARE(model.rowCount(), 14);
    QCOMPARE(model.at(8)->state, State::Same);
    model.setOnlyDiffering(true);
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(resets.count(), 0);
}

void TestReview::cellsSpeakInSentences()
{
    ReviewModel model;
    model.setSides(QStringLiteral("warehouse"), QStringLiteral("headless_cms"));
    model.setReview(Review(conflictOf(1), {}));
    const auto words = [&model](int row, int column) { return model.index(row, column).data(Qt::AccessibleTextRole).toString(); };
    const int status = model.rowOf(QStringLiteral("status"));
    QCOMPARE(words(status, ReviewModel::Field), QStringLiteral("status, not decided yet"));
    QCOMPARE(words(status, ReviewModel::Base), QStringLiteral("status at the last sync: draft"));
    QCOMPARE(words(status, ReviewModel::Local), QStringLiteral("status in warehouse: in_review"));
    QCOMPARE(words(status, ReviewModel::Remote), QStringLiteral("status in headless_cms: published"));
    model.setDecisions(model.review().filling(Choice::Remote));
    QCOMPARE(words(status, ReviewModel::Field), QStringLiteral("status, decided: headless_cms"));
    QCOMPARE(words(status, ReviewModel::Result), QStringLiteral("status, result: published"));
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(model.isFold(row) || !words(row, column).isEmpty());
    }
}

void TestReview::nextUndecidedGoesRound()
{
    ReviewModel model;
    model.setReview(Review(conflictOf(1), {}));
    QCOMPARE(model.nextUndecided(0), 0);
    QCOMPARE(model.nextUndecided(5), 0);
    model.setDecisions(model.review().choosing(*model.at(0), Choice::Local));
    QCOMPARE(model.nextUndecided(0), 1);
    model.setDecisions(model.review().filling(Choice::Local));
    QCOMPARE(model.nextUndecided(0), -1);
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"
