// Everything can be reached and named without seeing it.
#include "consolefixture.h"
#include "firstrunpage.h"
#include "forcefulldialog.h"
#include "reviewfixture.h"

#include <QAccessible>
#include <QMenu>
#include <QToolBar>

using namespace tidewright;

namespace
{

QString describe(const QWidget *widget)
{
    return QStringLiteral("%1 %2 in %3")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() ? QLatin1String(widget->parentWidget()->metaObject()->className())
                                    : QLatin1String("nothing"));
}

QStringList namelessControls(const QWidget *parent)
{
    QStringList found;
    for (QWidget *widget : parent->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            found << describe(widget);
    }
    return found;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFocusableControlHasAName();
    void shortcutsDoNotClash_data();
    void shortcutsDoNotClash();
    void everyActionIsInAMenu();
    void everyIconButtonHasAToolTip();
    void tabReachesEveryPane();
    void theReviewSpeaks();
};

void TestAccessibility::everyFocusableControlHasAName()
{
    ConsoleFixture console;
    QCOMPARE(namelessControls(console.window()), QStringList());
    console.open();
    for (const char *type : {"product_line", "Deals"}) {
        console.select(type);
        for (int tab = 0; tab < 5; ++tab) {
            console.press(Qt::Key(Qt::Key_1 + tab), Qt::AltModifier);
            QCOMPARE(namelessControls(console.window()), QStringList());
        }
    }
    console.select("product_line");
    console.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(console.find<ForceFullDialog>() && console.find<ForceFullDialog>()->isVisible());
    QCOMPARE(namelessControls(console.find<ForceFullDialog>()), QStringList());
}

void TestAccessibility::shortcutsDoNotClash_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "de", "zh_CN"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestAccessibility::shortcutsDoNotClash()
{
    QFETCH(QString, language);
    ConsoleFixture console(language);
    QHash<QString, QString> owners;
    for (const QAction *action : console.window()->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            const QString name = keys.toString();
            QVERIFY2(!owners.contains(name),
                     qPrintable(QStringLiteral("%1: '%2' and '%3'").arg(name, owners.value(name), action->text())));
            owners.insert(name, action->text());
        }
    }
    QVERIFY(owners.size() > 25);
    for (const char *keys : {"F5", "Ctrl+R", "Ctrl+Shift+R", "Ctrl+Shift+P", "Ctrl+Backspace", "Ctrl+.", "Ctrl+F", "F6", "Ctrl+1",
                             "Ctrl+6", "Alt+1", "Alt+5", "Ctrl+O", "Ctrl+N", "Ctrl+D"})
        QVERIFY2(owners.contains(QLatin1String(keys)), keys);
}

void TestAccessibility::everyActionIsInAMenu()
{
    ConsoleFixture console;
    QSet<const QAction *> inMenus;
    for (const QMenu *menu : console.window()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            inMenus.insert(action);
    }
    for (const QAction *action : console.window()->findChildren<QAction *>()) {
        if (!action->shortcut().isEmpty())
            QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
    }
}

void TestAccessibility::everyIconButtonHasAToolTip()
{
    ConsoleFixture console;
    console.open();
    for (const QAction *action : console.find<QToolBar>()->actions()) {
        if (!action->isSeparator() && !action->text().isEmpty())
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
    }
}

void TestAccessibility::tabReachesEveryPane()
{
    ConsoleFixture console;
    console.open();
    QSet<QString> reached;
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(console.window(), Qt::Key_Tab);
        for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
            reached.insert(QLatin1String(widget->metaObject()->className()));
    }
    for (const char *pane : {"tidewright::Sidebar", "tidewright::TypesView", "tidewright::DetailsPane"})
        QVERIFY2(reached.contains(QLatin1String(pane)), pane);
}

void TestAccessibility::theReviewSpeaks()
{
    ReviewFixture review;
    review.review();
    QCOMPARE(namelessControls(review.window()), QStringList());
    QHash<QString, QString> owners;
    for (const QAction *action : review.window()->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!owners.contains(keys.toString()), qPrintable(keys.toString()));
            owners.insert(keys.toString(), action->text());
        }
    }
    for (const char *keys : {"1", "2", "3", "E", "J", "K", "N", "P", "Shift+1", "Shift+2", "W", "A", "S", "Ctrl+Z", "Ctrl+Return", "Ctrl+F", "Esc"})
        QVERIFY2(owners.contains(QLatin1String(keys)), keys);
    review.press(Qt::Key_E);
    QTRY_VERIFY(review.table()->isEditing());
    QCOMPARE(namelessControls(review.window()), QStringList());
}

QTEST_MAIN(TestAccessibility)
#include "tst_a11y.moc"
