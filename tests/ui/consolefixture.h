// A console over a fake workspace, for the tests that look at the whole window.
#pragma once

#include "console.h"
#include "consolesettings.h"
#include "fakeservice.h"
#include "thememanager.h"
#include "typesview.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>
#include <algorithm>

namespace tidewright
{

inline QPushButton *buttonWith(const QWidget *parent, const QString &start)
{
    const auto buttons = parent->findChildren<QPushButton *>();
    const auto found = std::ranges::find_if(
        buttons, [&start](const QPushButton *button) { return button->isVisible() && button->text().startsWith(start); });
    return found == buttons.end() ? nullptr : *found;
}

// Settings go to a folder of their own; one per test function.
class ConsoleFixture
{
public:
    explicit ConsoleFixture(const QString &language = QStringLiteral("en"), ThemeMode mode = ThemeMode::Light)
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settingsFolder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("tidewright"));
        ConsoleSettings settings;
        settings.setLanguage(language);
        m_theme = std::make_unique<ThemeManager>(*static_cast<QApplication *>(QCoreApplication::instance()), mode);
        fakes::furnish(world);
        start();
    }
    ~ConsoleFixture()
    {
        world.letGo();
        world.letStatusGo();
    }

    // Anew over the same settings, as after a restart.
    void start()
    {
        m_console.reset();
        m_console = std::make_unique<Console>(
            [this](const QString &folder, LogSink &log) -> Result<std::unique_ptr<Service>> {
                world.note(QStringLiteral("open"));
                world.path = folder;
                if (world.openError)
                    return tl::unexpected(*world.openError);
                return std::make_unique<fakes::FakeService>(world, log);
            },
            *m_theme,
            MainWindow::Makers{[]() -> Result<QString> { return QStringLiteral("/fake/demo"); },
                               [this](const QString &) -> Result<void> {
                                   world.note(QStringLiteral("create"));
                                   return {};
                               }});
        m_console->show();
        window()->resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowExposed(window()));
    }

    void open()
    {
        const int before = world.count(QStringLiteral("status"));
        m_console->open(QStringLiteral("/fake/northwind"));
        QTRY_VERIFY(world.count(QStringLiteral("status")) > before && table()->model()->rowCount() > 0);
        QTRY_COMPARE(indexOf("Deals").data(Role::Status).toInt(), int(DisplayStatus::Failed));
    }

    MainWindow *window() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<MainWindow *>(widget); found && found->isVisible())
                return found;
        }
        return nullptr;
    }
    template <typename Widget>
    Widget *find() const
    {
        return window()->findChild<Widget *>();
    }
    QLineEdit *search() const { return window()->findChild<QLineEdit *>(QStringLiteral("typesFilter")); }
    QTreeView *table() const { return find<QTreeView>(); }
    ThemeManager &theme() { return *m_theme; }

    QModelIndex indexOf(const char *type) const
    {
        const QAbstractItemModel *model = table()->model();
        for (int group = 0; group < model->rowCount(); ++group) {
            const QModelIndex parent = model->index(group, 0);
            for (int row = 0; row < model->rowCount(parent); ++row) {
                if (model->index(row, 0, parent).data().toString() == QLatin1String(type))
                    return model->index(row, 0, parent);
            }
        }
        return {};
    }
    void select(const char *type) { find<TypesView>()->selectOnly(indexOf(type)); }
    DisplayStatus status(const char *type) const { return DisplayStatus(indexOf(type).data(Role::Status).toInt()); }
    QAction *actionOf(const QString &text) const
    {
        const auto actions = window()->findChildren<QAction *>();
        const auto found = std::ranges::find_if(actions, [&text](const QAction *action) { return action->text() == text; });
        return found == actions.end() ? nullptr : *found;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(window(), key, modifiers); }

    fakes::FakeWorld world;

private:
    QTemporaryDir m_settingsFolder;
    std::unique_ptr<ThemeManager> m_theme;
    std::unique_ptr<Console> m_console;
};

} // namespace tidewright
