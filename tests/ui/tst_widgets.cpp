#include "callout.h"
#include "digits.h"
#include "elidedlabel.h"
#include "factscard.h"
#include "keybutton.h"
#include "keycap.h"
#include "linkbutton.h"
#include "searchfield.h"
#include "sectiontabs.h"
#include "statussegment.h"
#include "switch.h"
#include "switchrow.h"
#include "themedwidget.h"
#include "thememanager.h"
#include "wavebackground.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

using namespace tidewright;

namespace
{

void askForToolTip(QWidget *widget)
{
    const QPoint middle = widget->rect().center();
    QHelpEvent event(QEvent::ToolTip, middle, widget->mapToGlobal(middle));
    QApplication::sendEvent(widget, &event);
}

bool holdsColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aSwitchTurnsBySpaceAndMouse();
    void aSwitchLeavesEnterToTheDialog();
    void aSwitchIsAnAccessibleCheckBox();
    void theWordsOfASwitchRowTurnItToo();
    void aKeyButtonFitsWordsAndCap_data();
    void aKeyButtonFitsWordsAndCap();
    void aKeyCapNamesTheKeysWithSpaces();
    void onlyElidedTextHasAToolTip();
    void aSearchFieldClearsOnEscape();
    void anEmptySearchFieldLeavesEscapeToTheWindow();
    void allDigitsAdvanceAlike();
    void digitsStayInsideTheirRectangle_data();
    void digitsStayInsideTheirRectangle();
    void aStatusSegmentFitsAndSaysItsWords();
    void choosingATabMovesNoOther();
    void aCalloutSaysItsKind_data();
    void aCalloutSaysItsKind();
    void anAlarmingFactIsRed();
    void factsCanBeSetAgain();
    void focusShowsARing_data();
    void focusShowsARing();
    void wavesFollowTheTheme();

private:
    std::unique_ptr<ThemeManager> m_manager;
};

void TestWidgets::initTestCase()
{
    m_manager = std::make_unique<ThemeManager>(*qApp, ThemeMode::Light);
}

void TestWidgets::cleanup()
{
    QToolTip::hideText();
    m_manager->setMode(ThemeMode::Light);
    m_manager->setFontPercent(100);
}

void TestWidgets::aSwitchTurnsBySpaceAndMouse()
{
    Switch button;
    QSignalSpy toggled(&button, &Switch::toggled);
    QTest::keyClick(&button, Qt::Key_Space);
    QVERIFY(button.isChecked());
    QTest::mouseClick(&button, Qt::LeftButton);
    QVERIFY(!button.isChecked());
    QCOMPARE(toggled.count(), 2);
    button.setEnabled(false);
    QTest::mouseClick(&button, Qt::LeftButton);
    QVERIFY(!button.isChecked());
}

void TestWidgets::aSwitchLeavesEnterToTheDialog()
{
    Switch button;
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QApplication::sendEvent(&button, &enter);
    QVERIFY(!enter.isAccepted());
    QVERIFY(!button.isChecked());
}

void TestWidgets::aSwitchIsAnAccessibleCheckBox()
{
    Switch button;
    button.setText(QStringLiteral("Show preview"));
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&button);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::CheckBox);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Show preview"));
    QVERIFY(interface->state().checkable);
    QVERIFY(!interface->state().checked);
    QVERIFY(interface->actionInterface());
    interface->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(interface->state().checked);
}

void TestWidgets::theWordsOfASwitchRowTurnItToo()
{
    SwitchRow row(QStringLiteral("Show preview"), nullptr, QStringLiteral("nothing was written"));
    row.resize(row.sizeHint());
    row.show();
    QSignalSpy toggled(&row, &SwitchRow::toggled);
    QTest::mouseClick(&row, Qt::LeftButton, {}, QPoint(row.width() - 4, row.height() / 2));
    QVERIFY(row.isChecked());
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(row.button()->accessibleDescription(), QStringLiteral("nothing was written"));
}

void TestWidgets::aKeyButtonFitsWordsAndCap_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<Emphasis>("strength");
    QTest::addColumn<int>("percent");
    for (const int percent : {90, 100, 150}) {
        QTest::addRow("plain, %d", percent) << QStringLiteral("Ctrl+O") << Emphasis::Normal << percent;
        QTest::addRow("filled, %d", percent) << QStringLiteral("Ctrl+Shift+R") << Emphasis::Filled << percent;
    }
}

void TestWidgets::aKeyButtonFitsWordsAndCap()
{
    QFETCH(const QString, keys);
    QFETCH(const Emphasis, strength);
    QFETCH(const int, percent);
    m_manager->setFontPercent(percent);
    const QString words = QStringLiteral("Read and sync 1,000,000 rows");
    KeyButton button(words, QKeySequence(keys));
    setEmphasis(&button, strength);
    const QSize cap = keyCapSize(keyCapText(button.keys()));
    const int text = button.fontMetrics().horizontalAdvance(words);
    QVERIFY(button.sizeHint().width() >= text + cap.width() + 8 + 2 * 8);
    QVERIFY(button.sizeHint().height() >= cap.height() + 4);
    QVERIFY(button.sizeHint().height() >= button.fontMetrics().height() + 4);
    QCOMPARE(button.minimumSizeHint(), button.sizeHint());
}

void TestWidgets::aKeyCapNamesTheKeysWithSpaces()
{
    QCOMPARE(keyCapText(QKeySequence(QStringLiteral("Ctrl+Shift+R"))), QStringLiteral("Ctrl Shift R"));
    QCOMPARE(keyCapText(QKeySequence(QStringLiteral("Ctrl++"))), QStringLiteral("Ctrl +"));
    QVERIFY(keyCapText(QKeySequence()).isEmpty());
}

void TestWidgets::onlyElidedTextHasAToolTip()
{
    const QString text = QStringLiteral("legacy.product_line to ref.product_line");
    ElidedLabel label(text);
    label.resize(label.sizeHint());
    label.show();
    QVERIFY(!label.isElided());
    askForToolTip(&label);
    QVERIFY(!QToolTip::isVisible());
    label.resize(60, label.height());
    QVERIFY(label.isElided());
    askForToolTip(&label);
    QVERIFY(QToolTip::isVisible());
    QCOMPARE(QToolTip::text(), text);
}

void TestWidgets::aSearchFieldClearsOnEscape()
{
    SearchField field(QStringLiteral("Filter by name or status"));
    QCOMPARE(field.accessibleName(), QStringLiteral("Filter by name or status"));
    QCOMPARE(field.sizeHint().height(), 32);
    const QMargins empty = field.textMargins();
    field.setText(QStringLiteral("deal"));
    QVERIFY(field.textMargins().right() < empty.right());
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QCOMPARE(field.textMargins(), empty);
}

void TestWidgets::anEmptySearchFieldLeavesEscapeToTheWindow()
{
    SearchField field(QStringLiteral("Filter"));
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&field, &escape);
    QVERIFY(!escape.isAccepted());
}

void TestWidgets::allDigitsAdvanceAlike()
{
    const QFontMetricsF metrics(fontFor(FontRole::Body));
    const double wanted = digitsWidth(metrics, QStringLiteral("1,111,111"));
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        const QString same{QChar(digit)};
        QCOMPARE(digitsWidth(metrics, same + u',' + same.repeated(3) + u',' + same.repeated(3)), wanted);
    }
}

void TestWidgets::digitsStayInsideTheirRectangle_data()
{
    QTest::addColumn<Qt::Alignment>("alignment");
    QTest::newRow("left") << Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter);
    QTest::newRow("right") << Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter);
    QTest::newRow("centre") << Qt::Alignment(Qt::AlignHCenter | Qt::AlignTop);
}

void TestWidgets::digitsStayInsideTheirRectangle()
{
    QFETCH(const Qt::Alignment, alignment);
    const QString number = QStringLiteral("1,045,318");
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(fontFor(FontRole::Heading));
    const QRect rect(50, 8, 100, 24);
    paintDigits(painter, rect, number, alignment);
    painter.end();
    QImage around = image;
    QPainter hide(&around);
    hide.fillRect(rect, Qt::white);
    hide.end();
    QImage blank(image.size(), image.format());
    blank.fill(Qt::white);
    QVERIFY(image != blank);
    QCOMPARE(around, blank);
}

void TestWidgets::aStatusSegmentFitsAndSaysItsWords()
{
    StatusSegment segment(QLatin1String("gauge"));
    segment.setWords(QStringLiteral("84k rows/s"), QStringLiteral("9.2 MB/s read"));
    QCOMPARE(segment.text(), QStringLiteral("84k rows/s, 9.2 MB/s read"));
    const int words = QFontMetrics(fontFor(FontRole::SecondaryStrong)).horizontalAdvance(QStringLiteral("84k rows/s")) +
                      QFontMetrics(fontFor(FontRole::Secondary)).horizontalAdvance(QStringLiteral("9.2 MB/s read"));
    QVERIFY(segment.sizeHint().width() >= words + 16);
    const int before = segment.sizeHint().width();
    segment.setWords(QStringLiteral("11k rows/s"), QStringLiteral("1.1 MB/s read"));
    QCOMPARE(segment.sizeHint().width(), before);
    QCOMPARE(QAccessible::queryAccessibleInterface(&segment)->text(QAccessible::Name), segment.text());
}

void TestWidgets::choosingATabMovesNoOther()
{
    SectionTabs tabs;
    for (const QString &name : {QStringLiteral("Overview"), QStringLiteral("History"), QStringLiteral("Changes (12,148)")})
        tabs.addTab(name);
    tabs.resize(tabs.sizeHint());
    tabs.show();
    const QRect before = tabs.tabRect(2);
    tabs.setCurrentIndex(2);
    QCOMPARE(tabs.tabRect(2), before);
    tabs.setCurrentIndex(1);
    QCOMPARE(tabs.tabRect(2), before);
}

void TestWidgets::aCalloutSaysItsKind_data()
{
    QTest::addColumn<Callout::Kind>("kind");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<QString>("name");
    QTest::newRow("info") << Callout::Kind::Info << Token::AccentSoft << QStringLiteral("Big table");
    QTest::newRow("warning") << Callout::Kind::Warning << Token::WarnPanel << QStringLiteral("Warning: Big table");
    QTest::newRow("problem") << Callout::Kind::Problem << Token::BadPanel << QStringLiteral("Problem: Big table");
}

void TestWidgets::aCalloutSaysItsKind()
{
    QFETCH(const Callout::Kind, kind);
    QFETCH(const Token, ground);
    QFETCH(const QString, name);
    Callout callout(kind);
    callout.setHeading(QStringLiteral("Big table"));
    callout.setText(QStringLiteral("Every run reads all rows."));
    callout.resize(300, callout.heightForWidth(300));
    QCOMPARE(callout.accessibleName(), name);
    const QImage image = callout.grab().toImage();
    QCOMPARE(image.pixelColor(image.width() / 2, 5), Theme::light().color(ground));
}

void TestWidgets::anAlarmingFactIsRed()
{
    FactsCard card;
    card.setFacts({{QLatin1String("down"), Token::Accent, QStringLiteral("10"), QStringLiteral("rows will be read"), {}},
                   {QLatin1String("trash"),
                    Token::Bad,
                    QStringLiteral("14"),
                    QStringLiteral("rows may be deleted"),
                    {},
                    Fact::Weight::Alarming}});
    card.resize(500, card.sizeHint().height());
    const QImage image = card.grab().toImage();
    QCOMPARE(image.pixelColor(5, image.height() / 4), Theme::light().color(Token::Surface));
    QCOMPARE(image.pixelColor(5, image.height() * 3 / 4), Theme::light().color(Token::BadPanel));
}

void TestWidgets::factsCanBeSetAgain()
{
    FactsCard card;
    const Fact fact{QLatin1String("down"), Token::Accent, QStringLiteral("10"), QStringLiteral("rows will be read"), {}};
    card.setFacts({fact, fact, fact});
    const int three = card.sizeHint().height();
    card.setFacts({fact});
    QVERIFY(card.sizeHint().height() < three / 2);
    QCOMPARE(card.facts().size(), 1);
}

void TestWidgets::focusShowsARing_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"push", "switch", "link", "segment", "line edit", "check", "combo"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestWidgets::focusShowsARing()
{
    QFETCH(const QString, kind);
    QWidget window;
    QVBoxLayout layout(&window);
    auto *first = new QPushButton(QStringLiteral("First"), &window);
    QWidget *tested = nullptr;
    if (kind == QLatin1String("push"))
        tested = new QPushButton(QStringLiteral("Cancel"), &window);
    else if (kind == QLatin1String("switch"))
        tested = new Switch(&window);
    else if (kind == QLatin1String("link"))
        tested = new LinkButton(QStringLiteral("Show all"), &window);
    else if (kind == QLatin1String("segment"))
        tested = new StatusSegment(QLatin1String("gauge"), &window);
    else if (kind == QLatin1String("line edit"))
        tested = new QLineEdit(&window);
    else if (kind == QLatin1String("check"))
        tested = new QCheckBox(QStringLiteral("Check"), &window);
    else
        tested = new QComboBox(&window);
    layout.addWidget(first);
    layout.addWidget(tested);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first->setFocus();
    const QImage without = tested->grab().toImage();
    tested->setFocus();
    QVERIFY(tested->hasFocus());
    const QImage with = tested->grab().toImage();
    QVERIFY(with != without);
    QVERIFY(holdsColor(with, Theme::light().color(Token::Accent)));
}

void TestWidgets::wavesFollowTheTheme()
{
    WaveBackground waves;
    waves.resize(600, 400);
    QCOMPARE(waves.grab().toImage().pixelColor(300, 10), Theme::light().color(Token::Surface));
    m_manager->setMode(ThemeMode::Dark);
    const QImage dark = waves.grab().toImage();
    QCOMPARE(dark.pixelColor(300, 10), Theme::dark().color(Token::Surface));
    QVERIFY(dark.pixelColor(300, 396) != dark.pixelColor(300, 10));
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
