#include "icons.h"
#include "theme.h"
#include "themedwidget.h"
#include "thememanager.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace tidewright;

namespace
{

double channel(int value)
{
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.red()) + 0.7152 * channel(color.green()) + 0.0722 * channel(color.blue());
}

// The contrast ratio as WCAG 2 defines it.
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

struct Rule {
    const char *name;
    QList<Token> front;
    QList<Token> grounds;
    double light;
    double dark;
};

const QList<Token> Grounds{Token::Window, Token::Surface, Token::Sidebar, Token::Alt, Token::Selected};
const QList<Token> States{Token::Accent,   Token::Ok,   Token::Warn,        Token::Bad,
                          Token::Conflict, Token::Info, Token::Interrupted, Token::Neutral};

QImage rendered(const QIcon &icon, int side, double ratio, QIcon::Mode mode = QIcon::Normal)
{
    return icon.pixmap(QSize(side, side), ratio, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 64 ? 1 : 0;
    }
    return count;
}

// The colour of the pixel with the most ink, which is the colour the glyph was drawn in.
QColor ink(const QImage &image)
{
    QRgb best = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(best))
                best = image.pixel(x, y);
        }
    }
    return QColor::fromRgb(best);
}

bool isNear(const QColor &a, const QColor &b)
{
    constexpr int Rounding = 3;
    return std::abs(a.red() - b.red()) <= Rounding && std::abs(a.green() - b.green()) <= Rounding &&
           std::abs(a.blue() - b.blue()) <= Rounding;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyPairKeepsItsContrast_data();
    void everyPairKeepsItsContrast();
    void aPaletteLeadsBackToItsTheme();
    void everyIconHasInkAtEverySize_data();
    void everyIconHasInkAtEverySize();
    void anIconIsSharpAtEveryRatio();
    void aWideIconStandsAtTheLeft();
    void theFilledMarksAreCutOut_data();
    void theFilledMarksAreCutOut();
    void anIconIsPaintedInItsToken();
    void aDisabledIconIsFaintTowardsTheWindow();
    void anIconFollowsTheTheme();
    void anUnknownNameIsANullIcon();
    void theFontScaleIsBounded_data();
    void theFontScaleIsBounded();
    void marksFollowThemeAndScale();
    void systemFollowsThePaletteOfTheSystem();
    void anAskedForModeIgnoresTheSystem();
    void reducedMotionStopsAnimations();

private:
    std::unique_ptr<ThemeManager> m_manager;
};

void TestTheme::initTestCase()
{
    m_manager = std::make_unique<ThemeManager>(*qApp, ThemeMode::Light);
}

void TestTheme::cleanup()
{
    m_manager->setMode(ThemeMode::Light);
    m_manager->setFontPercent(100);
    m_manager->setMotion(Motion::Full);
}

void TestTheme::everyPairKeepsItsContrast_data()
{
    QTest::addColumn<Theme::Shade>("shade");
    QTest::addColumn<Token>("front");
    QTest::addColumn<Token>("ground");
    QTest::addColumn<double>("least");

    const QList<Rule> rules{
        {"text", {Token::Text}, Grounds, 13.4, 10.4},
        {"muted", {Token::Muted}, Grounds, 6.6, 6.5},
        {"faint", {Token::Faint}, Grounds, 4.6, 4.9},
        {"state", States, {Token::Selected, Token::Surface}, 4.9, 5.6},
        {"white", {Token::OnAccent}, {Token::AccentFill}, 6.0, 5.1},
        {"edge", {Token::Control}, {Token::Surface}, 3.2, 3.5},
        {"ok pill", {Token::Ok}, {Token::OkSoft}, 5.1, 6.3},
        {"warn pill", {Token::Warn}, {Token::WarnSoft}, 5.1, 6.3},
        {"bad pill", {Token::Bad}, {Token::BadSoft}, 5.1, 6.3},
        {"conflict pill", {Token::Conflict}, {Token::ConflictSoft}, 5.1, 6.3},
        {"info pill", {Token::Info}, {Token::InfoSoft}, 5.1, 6.3},
        {"interrupted pill", {Token::Interrupted}, {Token::InterruptedSoft}, 5.1, 6.3},
        {"neutral pill", {Token::Neutral}, {Token::NeutralSoft}, 5.1, 6.2},
        {"text on panels", {Token::Text}, {Token::AccentSoft, Token::WarnPanel, Token::BadPanel}, 13.4, 10.4},
        {"muted on panels", {Token::Muted}, {Token::AccentSoft, Token::WarnPanel, Token::BadPanel}, 6.6, 6.5},
    };
    for (const Rule &rule : rules) {
        for (const Token front : rule.front) {
            for (const Token ground : rule.grounds) {
                QTest::addRow("%s %d on %d, light", rule.name, int(front), int(ground))
                    << Theme::Shade::Light << front << ground << rule.light;
                QTest::addRow("%s %d on %d, dark", rule.name, int(front), int(ground))
                    << Theme::Shade::Dark << front << ground << rule.dark;
            }
        }
    }
}

void TestTheme::everyPairKeepsItsContrast()
{
    QFETCH(const Theme::Shade, shade);
    QFETCH(const Token, front);
    QFETCH(const Token, ground);
    QFETCH(const double, least);
    const Theme &theme = shade == Theme::Shade::Light ? Theme::light() : Theme::dark();
    // The bounds are stated to one decimal.
    const double ratio = std::round(contrast(theme.color(front), theme.color(ground)) * 10) / 10;
    QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 is less than %2").arg(ratio).arg(least)));
}

void TestTheme::aPaletteLeadsBackToItsTheme()
{
    QCOMPARE(&Theme::of(Theme::light().palette()), &Theme::light());
    QCOMPARE(&Theme::of(Theme::dark().palette()), &Theme::dark());
    QCOMPARE(Theme::dark().palette().color(QPalette::Disabled, QPalette::Text), Theme::dark().color(Token::Faint));
    QCOMPARE(Theme::light().palette().color(QPalette::Highlight), Theme::light().color(Token::AccentFill));
}

void TestTheme::everyIconHasInkAtEverySize_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() > 50);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void TestTheme::everyIconHasInkAtEverySize()
{
    QFETCH(const QString, name);
    const QByteArray latin = name.toLatin1();
    const QIcon drawn = icon(QLatin1String(latin));
    QVERIFY(!drawn.isNull());
    for (const int side : {16, 32, 48}) {
        const QImage image = rendered(drawn, side, 1);
        QCOMPARE(image.size(), QSize(side, side));
        QVERIFY2(inkedPixels(image) >= side / 2, qPrintable(QString::number(side)));
    }
}

void TestTheme::anIconIsSharpAtEveryRatio()
{
    for (const int ratio : {1, 2, 3}) {
        const QPixmap pixmap = icon(QLatin1String("sync")).pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.size(), QSize(16, 16) * ratio);
        QCOMPARE(pixmap.devicePixelRatio(), double(ratio));
    }
}

void TestTheme::aWideIconStandsAtTheLeft()
{
    for (const int ratio : {1, 2, 3}) {
        const QPixmap pixmap = icon(QLatin1String("gear")).pixmap(ButtonIconSize, ratio);
        QCOMPARE(pixmap.size(), ButtonIconSize * ratio);
        const QImage image = pixmap.toImage();
        QVERIFY(inkedPixels(image.copy(0, 0, 16 * ratio, 16 * ratio)) > 0);
        QCOMPARE(inkedPixels(image.copy(16 * ratio, 0, 4 * ratio, 16 * ratio)), 0);
    }
}

void TestTheme::theFilledMarksAreCutOut_data()
{
    QTest::addColumn<QPoint>("hole");
    QTest::newRow("s-ok") << QPoint(21, 30);
    QTest::newRow("s-failed") << QPoint(24, 24);
    QTest::newRow("s-conflict") << QPoint(24, 18);
}

void TestTheme::theFilledMarksAreCutOut()
{
    QFETCH(const QPoint, hole);
    const QImage image = rendered(icon(QLatin1String(QTest::currentDataTag()), Token::Ok), 48, 1);
    QCOMPARE(qAlpha(image.pixel(hole)), 0);
    QCOMPARE(qAlpha(image.pixel(24, 39)), 255);
}

void TestTheme::anIconIsPaintedInItsToken()
{
    QVERIFY(isNear(ink(rendered(icon(QLatin1String("s-ok"), Token::Ok), 32, 1)), Theme::light().color(Token::Ok)));
    QVERIFY(isNear(ink(rendered(icon(QLatin1String("pause")), 32, 1)), Theme::light().color(Token::Text)));
    QVERIFY(isNear(ink(rendered(icon(QLatin1String("pause")), 32, 1, QIcon::Selected)), Qt::white));
}

void TestTheme::aDisabledIconIsFaintTowardsTheWindow()
{
    const QIcon drawn = icon(QLatin1String("pause"), Token::Accent);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_manager->setMode(mode);
        const Theme &theme = m_manager->theme();
        const QColor faint = theme.color(Token::Faint);
        const QColor window = theme.color(Token::Window);
        const QColor wanted(qRound(faint.red() * 0.6 + window.red() * 0.4), qRound(faint.green() * 0.6 + window.green() * 0.4),
                            qRound(faint.blue() * 0.6 + window.blue() * 0.4));
        QCOMPARE(theme.disabledGlyph(), wanted);
        QVERIFY(isNear(ink(rendered(drawn, 32, 1, QIcon::Disabled)), wanted));
    }
}

void TestTheme::anIconFollowsTheTheme()
{
    const QIcon drawn = icon(QLatin1String("pause"), Token::Warn);
    QVERIFY(isNear(ink(rendered(drawn, 16, 2)), Theme::light().color(Token::Warn)));
    m_manager->setMode(ThemeMode::Dark);
    QVERIFY(isNear(ink(rendered(drawn, 16, 2)), Theme::dark().color(Token::Warn)));
}

void TestTheme::anUnknownNameIsANullIcon()
{
    QVERIFY(icon(QLatin1String("no such icon")).isNull());
}

void TestTheme::theFontScaleIsBounded_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("body");
    QTest::addColumn<int>("control");
    QTest::newRow("as designed") << 100 << 13 << 32;
    QTest::newRow("smallest") << 90 << 12 << 30;
    QTest::newRow("largest") << 150 << 20 << 49;
    QTest::newRow("below") << 10 << 12 << 30;
    QTest::newRow("above") << 900 << 20 << 49;
}

void TestTheme::theFontScaleIsBounded()
{
    QFETCH(const int, percent);
    QFETCH(const int, body);
    QFETCH(const int, control);
    m_manager->setFontPercent(percent);
    QCOMPARE(fontFor(FontRole::Body).pixelSize(), body);
    QCOMPARE(scaled(32), control);
    QCOMPARE(fontFor(FontRole::Headline).weight(), QFont::DemiBold);
    QCOMPARE(fontFor(FontRole::Body).hintingPreference(), QFont::PreferNoHinting);
}

void TestTheme::marksFollowThemeAndScale()
{
    QLabel label;
    setFontRole(&label, FontRole::Secondary);
    setTextToken(&label, Token::Muted);
    setGround(&label, Token::Sidebar);
    QCOMPARE(label.font().pixelSize(), 12);
    QSignalSpy changed(m_manager.get(), &ThemeManager::changed);
    m_manager->setMode(ThemeMode::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::dark().color(Token::Muted));
    QCOMPARE(label.palette().color(QPalette::Disabled, QPalette::WindowText), Theme::dark().color(Token::Faint));
    QCOMPARE(label.palette().color(QPalette::Window), Theme::dark().color(Token::Sidebar));
    QCOMPARE(&Theme::of(&label), &Theme::dark());
    m_manager->setFontPercent(150);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(label.font().pixelSize(), fontFor(FontRole::Secondary).pixelSize());
    QVERIFY(label.font().pixelSize() > 12);
}

void TestTheme::systemFollowsThePaletteOfTheSystem()
{
    m_manager->setMode(ThemeMode::System);
    QCOMPARE(m_manager->theme().shade(), Theme::Shade::Light);
    QSignalSpy changed(m_manager.get(), &ThemeManager::changed);
    QApplication::setPalette(QPalette(QColor(0x30, 0x30, 0x30), QColor(0x20, 0x20, 0x20)));
    QVERIFY(changed.wait());
    QCOMPARE(m_manager->theme().shade(), Theme::Shade::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().color(Token::Window));
    QApplication::setPalette(QPalette(QColor(0xe0, 0xe0, 0xe0), QColor(0xf0, 0xf0, 0xf0)));
    QVERIFY(changed.wait());
    QCOMPARE(m_manager->theme().shade(), Theme::Shade::Light);
}

void TestTheme::anAskedForModeIgnoresTheSystem()
{
    m_manager->setMode(ThemeMode::Dark);
    QApplication::setPalette(QPalette(QColor(0xe0, 0xe0, 0xe0), QColor(0xf0, 0xf0, 0xf0)));
    QTRY_COMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().color(Token::Window));
}

void TestTheme::reducedMotionStopsAnimations()
{
    QVERIFY(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
    m_manager->setMotion(Motion::Reduced);
    QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
