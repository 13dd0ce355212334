// The console's window: composes table, sidebar, details, toolbar and status bar, and turns actions into calls of the client.
#pragma once

#include "consolesettings.h"
#include "detailspane.h"
#include "folderwatch.h"
#include "serviceclient.h"
#include "typesmodel.h"
#include "typesproxy.h"

#include <QFileSystemWatcher>
#include <QMainWindow>
#include <QThreadPool>
#include <QTimer>

class QFileDialog;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace tidewright
{

class ConsoleActions;
class FirstRunPage;
class NoticeBar;
class ReviewWindow;
class SearchField;
class Sidebar;
class SidebarModel;
class ThemeManager;
class TypesView;

// Both run on a worker thread. Makes a demo workspace in its standard place and returns the folder.
using DemoMaker = std::function<Result<QString>()>;
// Makes an empty workspace in a folder.
using WorkspaceMaker = std::function<Result<void>(const QString &folder)>;

// GUI thread only. The client and the theme outlive it. If the client has a workspace open already, it shows that one: the window can be
// made anew, in another language, while runs go on.
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
    void makeDemo(); // and open it

Q_SIGNALS:
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildMenus();
    void buildToolBar();
    void buildPages();
    void placeSearch();
    void connectActions();
    void connectClient();
    void restore();
    void workspaceOpened(const WorkspaceInfo &info);
    void workspaceClosed();
    void watchFiles(const WorkspaceInfo &info);
    void watchFolders(const WorkspaceInfo &info);
    void noteRuns(const std::vector<TypeStatus> &all);
    void saveDetailsHeight();
    void detailsTabChanged(DetailsPane::Tab tab);
    void updateActions();
    void showSelection();
    void select(const StateKey &key);
    void applyFilter();
    void offerInterrupted();
    void forceFull();
    void rollBack();
    void undoRun(const SyncRun &run);
    void confirmDeletes(const StateKey &key, const std::vector<ChosenRecord> &records, const std::vector<PlannedChange> &changes);
    void reviewConflicts(const std::optional<StateKey> &type); // empty: of all types
    void acceptEndpoint();
    void createWorkspace();
    void chooseWorkspace();
    void chooseFolder(QFileDialog *dialog, void (MainWindow::*use)(const QString &));
    void makeWorkspace(const QString &folder);
    void make(QAction *action, const DemoMaker &work);
    void saveLog(const StateKey &key);
    void readRecent();
    void report(const Error &error);
    void showError(const Error &error, const QString &otherwise);
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
    QAction *m_searchInToolBar = nullptr;
    QWidget *m_filterBar = nullptr; // above the table: the field's place in a narrow window
    QToolButton *m_workspaceButton = nullptr;
    QMenu *m_recentMenu = nullptr;
    QList<QAction *> m_workspaceMenus; // of no use without a workspace
    QFileSystemWatcher m_files;
    QTimer m_filesSettled;
    FolderWatch m_folders;
    std::map<StateKey, QString> m_lastRuns; // of types with a folder: what was in it then is known
    QTimer m_minute;
    ReviewWindow *m_review = nullptr; // made when it is first asked for
    QStringList m_recent;
    std::optional<DetailsPane::Tab> m_detailsTab; // whose height the splitter has
    bool m_interruptedOffered = false;
    QThreadPool m_workers; // last: waits for its work before anything else of the window goes
};

} // namespace tidewright
