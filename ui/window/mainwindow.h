// The console's window: composes table, sidebar, details, toolbar and status bar, and turns actions into calls of the client.
#pragma once

#include "consolesettings.h"
#include "serviceclient.h"
#include "typesmodel.h"
#include "typesproxy.h"

#include <QFileSystemWatcher>
#include <QMainWindow>
#include <QTimer>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace tidewright {

class ConsoleActions;
class DetailsPane;
class FirstRunPage;
class NoticeBar;
class SearchField;
class Sidebar;
class SidebarModel;
class ThemeManager;
class TypesView;

// Makes a demo workspace in its standard place and returns the folder; runs on a worker thread.
using DemoMaker = std::function<Result<QString>()>;
// Makes an empty workspace in a folder.
using WorkspaceMaker = std::function<Result<void>(const QString &folder)>;

// GUI thread only. The client and the theme outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Makers {
        DemoMaker demo;
        WorkspaceMaker empty;
    };
    MainWindow(ServiceClient &client, ThemeManager &theme, Makers makers, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openWorkspace(const QString &folder);

Q_SIGNALS:
    void languageChosen(const QString &language);
    // After the first paint of the table: what may be slow can begin.
    void firstPainted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildMenus();
    void buildToolBar();
    void buildPages();
    void connectActions();
    void connectClient();
    void restore();
    void workspaceOpened(const WorkspaceInfo &info);
    void workspaceClosed();
    void watchFiles(const WorkspaceInfo &info);
    void updateActions();
    void showSelection();
    void applyFilter();
    void offerInterrupted();
    void forceFull();
    void rollBack();
    void makeDemo();
    void createWorkspace();
    void chooseWorkspace();
    void report(const Error &error);
    void showShortcuts();
    void showAbout();
    void focusNextPane();
    QMenu *contextMenu();
    std::vector<StateKey> selectedKeys() const;
    std::vector<StateKey> selectedKeys(bool (*accept)(const TypeRow &row)) const;

    ServiceClient &m_client;
    ThemeManager &m_theme;
    Makers m_makers;
    ConsoleSettings m_settings;
    ConsoleActions *m_actions;
    TypesModel m_types;
    TypesProxy m_proxy;
    SidebarModel *m_sidebarModel;
    QStackedWidget *m_pages = nullptr;
    FirstRunPage *m_firstRun = nullptr;
    QSplitter *m_columns = nullptr; // sidebar, rest
    QSplitter *m_rows = nullptr;    // table, details
    Sidebar *m_sidebar = nullptr;
    TypesView *m_table = nullptr;
    DetailsPane *m_details = nullptr;
    NoticeBar *m_notice = nullptr;
    QLabel *m_empty = nullptr;
    QToolBar *m_toolBar = nullptr;
    SearchField *m_search = nullptr;
    QToolButton *m_workspaceButton = nullptr;
    QMenu *m_recentMenu = nullptr;
    QFileSystemWatcher m_files;
    QTimer m_filesSettled;
    QTimer m_minute;
    bool m_interruptedOffered = false;
};

} // namespace tidewright
