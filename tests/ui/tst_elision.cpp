// What must never be cut off: button texts, status words, counts, headings, sentences; in both themes, all languages, two window sizes.
#include "consolefixture.h"
#include "elidedlabel.h"
#include "forcefulldialog.h"
#include "reviewfixture.h"
#include "resultdelegate.h"
#include "typescale.h"
#include "typesmodel.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace tidewright;

namespace
{

// Names every widget in `parent` that is shown smaller than its text.
QStringList cutOff(const QWidget *parent)
{
    QStringList found;
    for (const auto *button : parent->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->width() < button->sizeHint().width())
            found << QStringLiteral("button '%1': %2 of %3")
                         .arg(button->text())
                         .arg(button->width())
                         .arg(button->sizeHint().width());
    }
    for (const auto *label : parent->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label))
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().width();
        const int given = label->wordWrap() ? label->height() : label->width();
        if (given < needed)
            found << QStringLiteral("label '%1': %2 of %3").arg(label->text()).arg(given).arg(needed);
    }
    for (const auto *tabs : parent->findChildren<QTabBar *>()) {
        if (tabs->isVisible() && tabs->width() < tabs->sizeHint().width())
            found << QStringLiteral("tabs '%1': %2 of %3").arg(tabs->tabText(0)).arg(tabs->width()).arg(tabs->sizeHint().width());
    }
    for (const auto *header : parent->findChildren<QHeaderView *>()) {
        if (!header->isVisible() || header->orientation() == Qt::Vertical)
            continue;
        for (int section = 0; section < header->count(); ++section) {
            const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
            const int needed = QFontMetrics(header->font()).horizontalAdvance(text);
            if (!header->isSectionHidden(section) && header->sectionSize(section) < needed + 20)
                found << QStringLiteral("heading '%1': %2 of %3").arg(text).arg(header->sectionSize(section)).arg(needed + 20);
        }
    }
    return found;
}

} // namespace

class TestElision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatMattersIsCutOff_data();
    void nothingThatMattersIsCutOff();
    void nothingOfAReviewIsCutOff_data() { nothingThatMattersIsCutOff_data(); }
    void nothingOfAReviewIsCutOff();
};

void TestElision::nothingThatMattersIsCutOff_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    for (const char *language : {"en", "de", "zh_CN"}) {
        for (const ThemeMode theme : {ThemeMode::Light, ThemeMode::Dark}) {
            for (const QSize size : {QSize(1024, 680), QSize(1440, 900)})
                QTest::addRow("%s, %s, %d", language, theme == ThemeMode::Light ? "light" : "dark", size.width())
                    << QString::fromLatin1(language) << int(theme) << size;
        }
    }
}

void TestElision::nothingThatMattersIsCutOff()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    ConsoleFixture console(language, ThemeMode(theme));
    console.window()->resize(size);
    QTRY_COMPARE(cutOff(console.window()).join(QLatin1Char('\n')), QString());
    console.open();
    console.window()->resize(size);
    for (const char *type : {"product_line", "Deals", "Contacts"}) {
        console.select(type);
        const int tabs = type == QByteArray("product_line") ? 4 : 5;
        for (int tab = 0; tab < tabs; ++tab) {
            console.press(Qt::Key(Qt::Key_1 + tab), Qt::AltModifier);
            QVERIFY(!console.window()->grab().isNull()); // lays out what is seen
            QStringList cut;
            const bool fits = QTest::qWaitFor([&] { return (cut = cutOff(console.window())).isEmpty(); });
            QVERIFY2(fits,
                     qPrintable(
                         QStringLiteral("%1, tab %2: %3").arg(QLatin1String(type)).arg(tab).arg(cut.join(QStringLiteral("; ")))));
        }
    }
    // The status word and a running row's line fit whatever else does not.
    const QTreeView *table = console.table();
    const int status = table->columnWidth(TypesColumn::Status);
    for (int word = 0; word < displayStatusCount; ++word) {
        const int needed =
            2 * 10 + 24 + QFontMetrics(fontFor(FontRole::BodyStrong)).horizontalAdvance(statusWord(DisplayStatus(word)));
        QVERIFY2(status >= needed, qPrintable(statusWord(DisplayStatus(word))));
    }
    console.select("product_line");
    ForceFullDialog *dialog = nullptr;
    console.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY((dialog = console.find<ForceFullDialog>()) && dialog->isVisible());
    QTRY_VERIFY(dialog->isActiveWindow());
    QTRY_COMPARE(cutOff(dialog).join(QLatin1Char('\n')), QString());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(dialog->findChild<QTableView *>()->isVisible());
    QVERIFY(!dialog->grab().isNull());
    QTRY_COMPARE(cutOff(dialog).join(QLatin1Char('\n')), QString());
}

void TestElision::nothingOfAReviewIsCutOff()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    ReviewFixture review(language, ThemeMode(theme));
    review.review();
    review.window()->resize(size);
    for (const char *id : {"c1", "c3", "c5"}) {
        review.records()->select(QLatin1String(id));
        QTRY_COMPARE(review.current(), QLatin1String(id));
        QVERIFY(!review.window()->grab().isNull());
        QStringList cut;
        const bool fits = QTest::qWaitFor([&] { return (cut = cutOff(review.window())).isEmpty(); });
        QVERIFY2(fits, qPrintable(cut.join(QStringLiteral("; "))));
        // The choices in their segments.
        QVERIFY2(review.table()->columnWidth(ReviewModel::Result) >= ResultDelegate::neededWidth(),
                 qPrintable(QStringLiteral("%1 of %2").arg(review.table()->columnWidth(ReviewModel::Result)).arg(ResultDelegate::neededWidth())));
    }
}

QTEST_MAIN(TestElision)
#include "tst_elision.moc"
