// The main window's menus, toolbar and what its actions do.
#include "consoleactions.h"
#include "detailspane.h"
#include "firstrunpage.h"
#include "mainwindow.h"
#include "noticebar.h"
#include "searchfield.h"
#include "shortcutsdialog.h"
#include "sidebar.h"
#include "sidebarmodel.h"
#include "themedwidget.h"
#include "thememanager.h"
#include "typesview.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QThreadPool>
#include <QToolBar>
#include <QToolButton>

namespace tidewright {

namespace {

constexpr int searchWidth = 262;
constexpr int narrowSearchWidth = 190;
constexpr int narrowWindow = 1260;

void checkChoice(QActionGroup *group, const QVariant &data)
{
    for (QAction *action : group->actions())
        action->setChecked(action->data() == data);
}

} // namespace

void MainWindow::buildMenus()
{
    auto *bar = new QMenuBar(this);
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({m_actions->open, m_actions->create, m_actions->demo});
    m_recentMenu = file->addMenu(tr("Recent workspaces"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, [this] {
        m_recentMenu->clear();
        for (const QString &folder : m_settings.recentWorkspaces())
            m_recentMenu->addAction(folder, this, [this, folder] { openWorkspace(folder); });
        if (m_recentMenu->isEmpty())
            m_recentMenu->addAction(tr("No recent workspaces yet"))->setEnabled(false);
    });
    file->addSeparator();
    file->addActions({m_actions->closeWorkspace, m_actions->quit});

    bar->addMenu(tr("&Edit"))->addActions({m_actions->find, m_actions->copyDetails});

    QMenu *view = bar->addMenu(tr("&View"));
    for (QAction *action : m_actions->views)
        view->addAction(action);
    view->addSeparator();
    view->addActions({m_actions->attentionFirst, m_actions->foldAll, m_actions->unfoldAll, m_actions->nextPane});
    QMenu *tabs = view->addMenu(tr("Details"));
    for (QAction *action : m_actions->detailTabs)
        tabs->addAction(action);
    view->addSeparator();
    view->addMenu(tr("Theme"))->addActions(m_actions->themes->actions());
    view->addMenu(tr("Font size"))->addActions(m_actions->fontSizes->actions());
    view->addMenu(tr("Language"))->addActions(m_actions->languages->actions());
    view->addAction(m_actions->motion);

    QMenu *sync = bar->addMenu(tr("&Sync"));
    sync->addActions({m_actions->refresh, m_actions->dryRun});
    sync->addSeparator();
    sync->addActions({m_actions->sync, m_actions->forceFull, m_actions->resume, m_actions->rollback, m_actions->stop});
    sync->addSeparator();
    sync->addAction(m_actions->retryRecords);

    bar->addMenu(tr("&Help"))->addActions({m_actions->shortcuts, m_actions->about});

    m_workspaceButton = new QToolButton(this);
    m_workspaceButton->setAutoRaise(true);
    m_workspaceButton->setPopupMode(QToolButton::InstantPopup);
    m_workspaceButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_workspaceButton->setMenu(m_recentMenu);
    m_workspaceButton->setAccessibleName(tr("Workspace"));
    setFontRole(m_workspaceButton, FontRole::BodyMedium);
    auto *label = new QLabel(tr("Workspace"), this);
    setFontRole(label, FontRole::Secondary);
    setTextToken(label, Token::Muted);

    auto *row = new QWidget(this);
    setGround(row, Token::Window);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(bar, 1);
    layout->addWidget(label);
    layout->addWidget(m_workspaceButton);
    setMenuWidget(row);
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(tr("Sync"));
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->toggleViewAction()->setVisible(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(16, 16));
    m_toolBar->setAccessibleName(tr("Sync"));
    m_toolBar->addAction(m_actions->refresh);
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions->sync, m_actions->forceFull, m_actions->resume, m_actions->rollback});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions->stop, m_actions->dryRun});
    setEmphasis(m_toolBar->widgetForAction(m_actions->sync), Emphasis::Filled);
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    m_search = new SearchField(tr("Filter by name or status"), this);
    m_search->setAccessibleName(tr("Filter by name or status"));
    m_search->setKeys(m_actions->find->shortcut());
    m_search->setFixedWidth(scaled(searchWidth));
    m_toolBar->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setText(text);
        applyFilter();
    });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_search->setFixedWidth(scaled(width() < narrowWindow ? narrowSearchWidth : searchWidth));
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->open, &MainWindow::chooseWorkspace);
    on(m_actions->create, &MainWindow::createWorkspace);
    on(m_actions->demo, &MainWindow::makeDemo);
    on(m_actions->closeWorkspace, [this] { m_client.close(); });
    on(m_actions->quit, &QWidget::close);
    on(m_actions->find, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    on(m_actions->refresh, [this] { m_client.refresh({}); });
    on(m_actions->sync, [this] { m_client.sync(selectedKeys(), {}); });
    on(m_actions->forceFull, &MainWindow::forceFull);
    on(m_actions->resume, [this] { m_client.resume(selectedKeys([](const TypeRow &row) { return row.status.state.progress.has_value(); })); });
    on(m_actions->rollback, &MainWindow::rollBack);
    on(m_actions->stop, [this] { m_client.stop(selectedKeys()); });
    on(m_actions->dryRun, [this] { m_details->preview(); });
    on(m_actions->retryRecords, [this] {
        if (const auto keys = selectedKeys(); keys.size() == 1)
            m_client.retryFailedRecords(keys.front());
    });
    on(m_actions->copyDetails, [this] { m_details->copyDetails(); });
    on(m_actions->attentionFirst, [this](bool checked) {
        m_proxy.setAttentionFirst(checked);
        m_settings.setAttentionFirst(checked);
    });
    on(m_actions->foldAll, [this] { m_table->collapseAll(); });
    on(m_actions->unfoldAll, [this] { m_table->expandAll(); });
    on(m_actions->nextPane, &MainWindow::focusNextPane);
    on(m_actions->shortcuts, &MainWindow::showShortcuts);
    on(m_actions->about, &MainWindow::showAbout);
    for (std::size_t view = 0; view < m_actions->views.size(); ++view) {
        on(m_actions->views[view], [this, view] {
            m_sidebar->setView(View(view));
            Q_EMIT m_sidebar->viewChosen(View(view));
        });
    }
    for (std::size_t tab = 0; tab < m_actions->detailTabs.size(); ++tab)
        on(m_actions->detailTabs[tab], [this, tab] { m_details->setTab(int(tab)); });

    checkChoice(m_actions->themes, int(m_settings.theme()));
    checkChoice(m_actions->languages, m_settings.language());
    checkChoice(m_actions->fontSizes, m_settings.fontPercent());
    m_actions->motion->setChecked(m_settings.reducedMotion());
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](QAction *action) {
        m_theme.setMode(ThemeMode(action->data().toInt()));
        m_settings.setTheme(m_theme.mode());
    });
    connect(m_actions->fontSizes, &QActionGroup::triggered, this, [this](QAction *action) {
        m_theme.setFontPercent(action->data().toInt());
        m_settings.setFontPercent(action->data().toInt());
    });
    connect(m_actions->languages, &QActionGroup::triggered, this, [this](QAction *action) {
        m_settings.setLanguage(action->data().toString());
        Q_EMIT languageChosen(action->data().toString());
    });
    on(m_actions->motion, [this](bool reduced) {
        m_settings.setReducedMotion(reduced);
        m_theme.setMotion(reduced ? Motion::Reduced : Motion::Full);
        m_table->setMotion(!reduced);
    });

    connect(m_sidebar, &Sidebar::viewChosen, this, [this](View view) {
        m_proxy.setOnlyJob({});
        m_proxy.setOnlyStatus({});
        m_proxy.setView(view);
        for (std::size_t at = 0; at < m_actions->views.size(); ++at)
            m_actions->views[at]->setChecked(View(at) == view);
        applyFilter();
    });
    connect(m_sidebar, &Sidebar::jobChosen, this, [this](const QString &job) {
        m_proxy.setOnlyJob({});
        applyFilter();
        const QModelIndex group = m_proxy.mapFromSource(m_types.indexOf({job, {}}));
        m_table->scrollTo(group, QAbstractItemView::PositionAtTop);
        m_table->setCurrentIndex(group);
    });
    connect(m_sidebar, &Sidebar::onlyJobChosen, this, [this](const QString &job) {
        m_proxy.setOnlyJob(m_proxy.onlyJob() == job ? QString() : job);
        applyFilter();
    });
    connect(m_table, &TypesView::selectionMoved, this, &MainWindow::showSelection);
    connect(m_table, &TypesView::countClicked, this, [this](const QString &job, DisplayStatus status) {
        const bool again = m_proxy.onlyJob() == job && m_proxy.onlyStatus() == status;
        m_proxy.setOnlyJob(again ? QString() : job);
        m_proxy.setOnlyStatus(again ? std::nullopt : std::optional(status));
        applyFilter();
    });
    connect(m_table, &TypesView::detailsRequested, this, [this] { m_details->setFocus(); });
    connect(m_table, &TypesView::contextMenuWanted, this, [this](const QPoint &position) { contextMenu()->popup(position); });
    connect(m_firstRun, &FirstRunPage::workspaceChosen, this, &MainWindow::openWorkspace);
}

void MainWindow::connectClient()
{
    connect(&m_client, &ServiceClient::opened, this, &MainWindow::workspaceOpened);
    connect(&m_client, &ServiceClient::closed, this, &MainWindow::workspaceClosed);
    connect(&m_client, &ServiceClient::openFailed, this, [this](const QString &folder, const Error &error) {
        QMessageBox box(QMessageBox::NoIcon, tr("Tidewright"), error.message, QMessageBox::Ok, this);
        box.setInformativeText(error.hint.isEmpty() ? tr("The workspace %1 was not changed.").arg(folder) : error.hint);
        box.setDetailedText(error.detail);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    });
    connect(&m_client, &ServiceClient::workspaceChanged, this, [this](const WorkspaceInfo &info) {
        m_types.setWorkspace(info.jobs, info.connections);
        m_workspaceButton->setText(info.name);
        m_notice->clear();
        watchFiles(info);
        applyFilter();
    });
    connect(&m_client, &ServiceClient::statusRead, this, [this](const std::vector<TypeStatus> &all) {
        m_types.setNow(SystemClock().now());
        m_types.setStatus(all);
        offerInterrupted();
        updateActions();
    });
    connect(&m_client, &ServiceClient::queuedChanged, &m_types, &TypesModel::setQueued);
    connect(&m_client, &ServiceClient::runStarted, &m_types, &TypesModel::runStarted);
    connect(&m_client, &ServiceClient::runProgressed, &m_types, &TypesModel::runProgressed);
    connect(&m_client, &ServiceClient::runFinished, &m_types, &TypesModel::runFinished);
    connect(&m_client, &ServiceClient::runStarted, this, &MainWindow::updateActions);
    connect(&m_client, &ServiceClient::runFinished, this, &MainWindow::updateActions);
    connect(&m_client, &ServiceClient::callFailed, this, &MainWindow::report);
}

void MainWindow::chooseWorkspace()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a workspace"));
    if (!folder.isEmpty())
        openWorkspace(folder);
}

void MainWindow::createWorkspace()
{
    const QString folder = QFileDialog::getSaveFileName(this, tr("Create a workspace: name its folder"), {}, {}, nullptr, QFileDialog::ShowDirsOnly);
    if (folder.isEmpty())
        return;
    if (const auto made = m_makers.empty(folder); !made)
        QMessageBox::warning(this, tr("Tidewright"), made.error().message);
    else
        openWorkspace(folder);
}

void MainWindow::makeDemo()
{
    m_actions->demo->setEnabled(false);
    QThreadPool::globalInstance()->start([this, make = m_makers.demo] {
        const Result<QString> folder = make();
        QMetaObject::invokeMethod(this, [this, folder] {
            m_actions->demo->setEnabled(true);
            if (folder)
                openWorkspace(*folder);
            else
                QMessageBox::warning(this, tr("Tidewright"), folder.error().message);
        });
    });
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Tidewright"),
                       tr("Tidewright %1 keeps content types in sync between systems.\n\nFree software under the GNU General Public License, version 3 or later.")
                           .arg(QApplication::applicationVersion()));
}

void MainWindow::focusNextPane()
{
    QWidget *panes[] = {m_sidebar, m_table, m_details};
    const QWidget *focused = QApplication::focusWidget();
    int current = -1;
    for (int at = 0; at < 3; ++at) {
        if (focused && (panes[at] == focused || panes[at]->isAncestorOf(focused)))
            current = at;
    }
    panes[(current + 1) % 3]->setFocus(Qt::TabFocusReason);
}

QMenu *MainWindow::contextMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions->sync, m_actions->forceFull, m_actions->resume, m_actions->rollback, m_actions->stop});
    menu->addSeparator();
    menu->addActions({m_actions->dryRun, m_actions->retryRecords, m_actions->copyDetails});
    return menu;
}

} // namespace tidewright
