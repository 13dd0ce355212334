// What the main window's actions do, and what it shows of the client's answers.
#include "consoleactions.h"
#include "detailspane.h"
#include "firstrunpage.h"
#include "mainwindow.h"
#include "noticebar.h"
#include "searchfield.h"
#include "shortcutsdialog.h"
#include "sidebar.h"
#include "sidebarmodel.h"
#include "thememanager.h"
#include "typesview.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QToolButton>
#include <algorithm>
#include <array>

namespace tidewright
{

namespace
{

void checkChoice(QActionGroup *group, const QVariant &data)
{
    for (QAction *action : group->actions())
        action->setChecked(action->data() == data);
}

} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->open, &MainWindow::chooseWorkspace);
    on(m_actions->create, &MainWindow::createWorkspace);
    on(m_actions->demo, &MainWindow::makeDemo);
    on(m_actions->closeWorkspace, [this] { m_client.close(); });
    on(m_actions->quit, &QWidget::close);
    on(m_actions->find, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    on(m_actions->clearFilter, [this] {
        m_search->clear();
        m_proxy.setOnlyJob({});
        m_proxy.setOnlyStatus({});
        applyFilter();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    on(m_actions->refresh, [this] { m_client.refresh({}); });
    on(m_actions->sync, [this] { m_client.sync(selectedKeys(), {}); });
    on(m_actions->forceFull, &MainWindow::forceFull);
    on(m_actions->resume,
       [this] { m_client.resume(selectedKeys([](const TypeRow &row) { return row.status.state.progress.has_value(); })); });
    on(m_actions->rollback, &MainWindow::rollBack);
    on(m_actions->acceptEndpoint, &MainWindow::acceptEndpoint);
    on(m_actions->review, [this] { reviewConflicts(std::nullopt); });
    on(m_actions->stop, [this] { m_client.stop(selectedKeys()); });
    on(m_actions->dryRun, [this] { m_details->preview(); });
    on(m_actions->undoRun, [this] { m_details->undoRun(); });
    on(m_actions->syncChosen, [this] { m_details->syncChosen(); });
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
    on(m_actions->unfoldAll, [this] { m_table->unfold(); });
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
    connect(m_details, &DetailsPane::saveLogWanted, this, &MainWindow::saveLog);
    connect(m_details, &DetailsPane::undoRunWanted, this, &MainWindow::undoRun);
    connect(m_details, &DetailsPane::deletesWanted, this, &MainWindow::confirmDeletes);
    connect(m_details, &DetailsPane::tabChanged, this, &MainWindow::detailsTabChanged);

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
        m_table->selectOnly(group);
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
    connect(m_table, &TypesView::conflictsClicked, this, &MainWindow::reviewConflicts);
    connect(m_table, &TypesView::detailsRequested, m_details, &DetailsPane::focusInside);
    connect(m_table, &TypesView::contextMenuWanted, this, [this](const QPoint &position) { contextMenu()->popup(position); });
    connect(m_firstRun, &FirstRunPage::workspaceChosen, this, &MainWindow::openWorkspace);
}

void MainWindow::connectClient()
{
    connect(&m_client, &ServiceClient::opened, this, &MainWindow::workspaceOpened);
    connect(&m_client, &ServiceClient::closed, this, &MainWindow::workspaceClosed);
    connect(&m_client, &ServiceClient::openFailed, this, [this](const QString &folder, const Error &error) {
        workspaceClosed();
        showError(error, tr("The workspace %1 was not changed.").arg(folder));
    });
    connect(&m_client, &ServiceClient::workspaceChanged, this, [this](const WorkspaceInfo &info) {
        const auto keys = selectedKeys();
        m_types.setWorkspace(info.jobs, info.connections);
        m_workspaceButton->setText(info.name);
        m_notice->clear();
        if (!keys.empty())
            select(keys.front());
        watchFiles(info);
        watchFolders(info);
        applyFilter();
    });
    connect(&m_client, &ServiceClient::statusRead, this, [this](const std::vector<TypeStatus> &all) {
        m_types.setNow(SystemClock().now());
        m_types.setStatus(all);
        noteRuns(all);
        offerInterrupted();
        updateActions();
    });
    // What a run is writing just now is known when it has ended.
    connect(&m_folders, &FolderWatch::edited, this, [this](const StateKey &key, qlonglong files) {
        if (files == 0 || !m_client.isRunning(key))
            m_types.setEdited(key, files);
    });
    connect(&m_client, &ServiceClient::queuedChanged, &m_types, &TypesModel::setQueued);
    connect(&m_client, &ServiceClient::runStarted, &m_types, &TypesModel::runStarted);
    connect(&m_client, &ServiceClient::runProgressed, &m_types, &TypesModel::runProgressed);
    connect(&m_client, &ServiceClient::runFinished, &m_types, &TypesModel::runFinished);
    connect(&m_client, &ServiceClient::runStarted, this, &MainWindow::updateActions);
    connect(&m_client, &ServiceClient::runFinished, this, &MainWindow::updateActions);
    connect(&m_client, &ServiceClient::callFailed, this, &MainWindow::report);
}

void MainWindow::chooseFolder(QFileDialog *dialog, void (MainWindow::*use)(const QString &))
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, use);
    dialog->open();
}

void MainWindow::chooseWorkspace()
{
    auto *dialog = new QFileDialog(this, tr("Open a workspace"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    chooseFolder(dialog, &MainWindow::openWorkspace);
}

void MainWindow::createWorkspace()
{
    auto *dialog = new QFileDialog(this, tr("Create a workspace: name its folder"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Create"));
    chooseFolder(dialog, &MainWindow::makeWorkspace);
}

void MainWindow::makeWorkspace(const QString &folder)
{
    make(m_actions->create, [make = m_makers.empty, folder]() -> Result<QString> {
        TRY(make(folder));
        return folder;
    });
}

void MainWindow::makeDemo()
{
    make(m_actions->demo, m_makers.demo);
}

// `work` makes a workspace on a worker thread; it is opened when it is there.
void MainWindow::make(QAction *action, const DemoMaker &work)
{
    action->setEnabled(false);
    m_workers.start([this, action, work] {
        const Result<QString> folder = work();
        QMetaObject::invokeMethod(this, [this, action, folder] {
            action->setEnabled(true);
            if (folder)
                openWorkspace(*folder);
            else
                showError(folder.error(), tr("Nothing was created."));
        });
    });
}

void MainWindow::saveLog(const StateKey &key)
{
    auto *dialog = new QFileDialog(this, tr("Save the log of %1").arg(key.typeKey));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->selectFile(QStringLiteral("%1-%2.log").arg(key.job, key.typeKey));
    connect(dialog, &QFileDialog::fileSelected, this, [this, text = m_client.logBook().text(key)](const QString &path) {
        m_workers.start([this, path, text] {
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
                return;
            const Error error{ErrorCode::PermissionDenied, tr("The log could not be written to %1.").arg(path),
                              file.errorString(), tr("Choose another folder.")};
            QMetaObject::invokeMethod(this, [this, error] { showError(error, {}); });
        });
    });
    dialog->open();
}

// Folders of recent workspaces may be on a drive that is slow or gone.
void MainWindow::readRecent()
{
    m_workers.start([this, folders = m_settings.recentWorkspaces()] {
        QStringList present;
        std::copy_if(folders.begin(), folders.end(), std::back_inserter(present),
                     [](const QString &folder) { return ConsoleSettings::isWorkspace(folder); });
        QMetaObject::invokeMethod(this, [this, present] {
            m_recent = present;
            m_firstRun->setRecent(present);
        });
    });
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// To the next one that is there and has something to use.
void MainWindow::focusNextPane()
{
    const std::array<QWidget *, 3> panes{m_sidebar, m_table, m_details};
    const QWidget *focused = QApplication::focusWidget();
    const auto current = std::find_if(panes.begin(), panes.end(),
                                      [focused](const QWidget *pane) { return pane == focused || pane->isAncestorOf(focused); });
    std::size_t next = current == panes.end() ? 0 : std::size_t(current - panes.begin()) + 1;
    for (std::size_t tried = 0; tried < panes.size(); ++tried, ++next) {
        QWidget *pane = panes[next % panes.size()];
        if (pane == m_details ? m_details->focusInside() : pane->isVisible()) {
            if (pane != m_details)
                pane->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace tidewright
