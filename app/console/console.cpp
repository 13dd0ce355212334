#include "console.h"

#include "consolesettings.h"

#include <QApplication>

namespace tidewright
{

Console::Console(ServiceOpener opener, ThemeManager &theme, MainWindow::Makers makers)
    : m_theme(theme)
    , m_makers(std::move(makers))
    , m_client(std::move(opener))
{
    m_translators.apply(ConsoleSettings().language());
}

Console::~Console() = default;

void Console::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_client, m_theme, m_makers);
    connect(m_window.get(), &MainWindow::languageChosen, this, &Console::changeLanguage, Qt::QueuedConnection);
}

void Console::show()
{
    makeWindow();
    m_window->show();
}

void Console::open(const QString &folder)
{
    m_client.open(folder);
}

void Console::openDemo()
{
    m_window->makeDemo();
}

// Most texts are set once, when their widget is made: the window is made again where it stood.
void Console::changeLanguage(const QString &language)
{
    const bool quits = QApplication::quitOnLastWindowClosed();
    QApplication::setQuitOnLastWindowClosed(false);
    m_window->close();
    m_translators.apply(language);
    makeWindow();
    m_window->show();
    QApplication::setQuitOnLastWindowClosed(quits);
}

} // namespace tidewright
