// The console as a whole: one client, and a window that is made anew in another language without disturbing what runs.
#pragma once

#include "mainwindow.h"
#include "translators.h"

#include <memory>

namespace tidewright
{

// GUI thread only.
class Console : public QObject
{
    Q_OBJECT

public:
    Console(ServiceOpener opener, ThemeManager &theme, MainWindow::Makers makers);
    ~Console() override;

    // A workspace that is opened before is read while the window is made.
    void open(const QString &folder);
    void show();
    void openDemo(); // once it is shown

private:
    void makeWindow();
    void changeLanguage(const QString &language);

    ThemeManager &m_theme;
    MainWindow::Makers m_makers;
    Translators m_translators;
    ServiceClient m_client;
    std::unique_ptr<MainWindow> m_window; // last: goes before the client
};

} // namespace tidewright
