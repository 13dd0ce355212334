#include "mainwindow.h"

#include "consoleactions.h"
#include "consolestatusbar.h"
#include "firstrunpage.h"
#include "nextstep.h"
#include "noticebar.h"
#include "searchfield.h"
#include "sidebar.h"
#include "sidebarmodel.h"
#include "themedwidget.h"
#include "thememanager.h"
#include "typesview.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QLabel>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace tidewright
{

namespace
{

constexpr int minuteInterval = 30'000; // milliseconds: relative times move on
constexpr int filesInterval = 300;     // milliseconds: an editor writes a file in several steps

constexpr int detailsShare = 64; // per cent of the height, at most: the row that is shown stays in sight

int detailsHeight(DetailsPane::Tab tab)
{
    switch (tab) {
    case DetailsPane::Tab::Problem:
        return 520;
    case DetailsPane::Tab::Overview:
        return 246;
    case DetailsPane::Tab::History:
    case DetailsPane::Tab::Changes:
    case DetailsPane::Tab::Log:
        return 306;
    }
    return 246;
}

bool isAny(const TypeRow &)
{
    return true;
}

} // namespace

MainWindow::MainWindow(ServiceClient &client, ThemeManager &theme, Makers makers, QWidget *parent)
    : QMainWindow(parent)
    , m_client(client)
    , m_theme(theme)
    , m_makers(std::move(makers))
    , m_actions(new ConsoleActions(this))
    , m_sidebarModel(new SidebarModel(m_types, this))
{
    setWindowTitle(tr("Tidewright"));
    setMinimumSize(1024, 680);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_proxy.setSourceModel(&m_types);
    m_types.setNow(SystemClock().now());
    buildPages();
    buildMenus();
    buildToolBar();
    auto *status = new ConsoleStatusBar(client, this);
    setStatusBar(status);
    connect(status, &ConsoleStatusBar::runningClicked, this, [this] { m_actions->views[std::size_t(View::Running)]->trigger(); });
    connect(status, &ConsoleStatusBar::stateClicked, m_actions->refresh, &QAction::trigger);
    connectActions();
    connectClient();
    restore();
    workspaceClosed();
    if (client.isOpen()) {
        workspaceOpened(client.workspace());
        client.readStatus();
    }

    m_minute.setInterval(minuteInterval);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_types.setNow(SystemClock().now()); });
    m_minute.start();
    m_filesSettled.setSingleShot(true);
    m_filesSettled.setInterval(filesInterval);
    connect(&m_filesSettled, &QTimer::timeout, &m_client, &ServiceClient::reloadFiles);
    connect(&m_files, &QFileSystemWatcher::fileChanged, &m_filesSettled, qOverload<>(&QTimer::start));
    connect(&m_files, &QFileSystemWatcher::directoryChanged, &m_filesSettled, qOverload<>(&QTimer::start));
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_pages = new QStackedWidget(this);
    m_firstRun = new FirstRunPage(*m_actions, this);
    m_pages->addWidget(m_firstRun);

    m_sidebar = new Sidebar(*m_sidebarModel, this);
    m_table = new TypesView(m_proxy, this);
    m_notice = new NoticeBar(this);
    m_filterBar = new QWidget(this);
    setGround(m_filterBar, Token::Surface);
    auto *filter = new QHBoxLayout(m_filterBar);
    filter->setContentsMargins(8, 4, 8, 4);
    m_filterBar->hide();
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->hide();
    m_details = new DetailsPane(m_client, m_types, *m_actions, this);

    auto *top = new QWidget(this);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);

    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(top);
    m_rows->addWidget(m_details);
    m_rows->setStretchFactor(0, 1);
    m_rows->setStretchFactor(1, 0);
    m_rows->setChildrenCollapsible(false);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_sidebar);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({scaled(232), 10'000});
    m_columns->setCollapsible(1, false);
    m_pages->addWidget(m_columns);
    setCentralWidget(m_pages);
}

void MainWindow::restore()
{
    // On a small screen, with room for the window's frame.
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() * 9 / 10));
    restoreGeometry(m_settings.geometry());
    restoreState(m_settings.windowState());
    if (const QByteArray state = m_settings.splitter(QStringLiteral("sidebar")); !state.isEmpty())
        m_columns->restoreState(state);
    m_proxy.setAttentionFirst(m_settings.attentionFirst());
    m_actions->attentionFirst->setChecked(m_settings.attentionFirst());
    m_table->setMotion(!m_settings.reducedMotion());
}

// The pane's height is kept per tab: a problem wants more room than three facts.
void MainWindow::saveDetailsHeight()
{
    if (m_detailsTab)
        m_settings.setSplitter(QStringLiteral("details%1").arg(int(*m_detailsTab)), m_rows->saveState());
}

void MainWindow::detailsTabChanged(DetailsPane::Tab tab)
{
    if (m_detailsTab == tab)
        return;
    saveDetailsHeight();
    m_detailsTab = tab;
    const QByteArray state = m_settings.splitter(QStringLiteral("details%1").arg(int(tab)));
    if (state.isEmpty() || !m_rows->restoreState(state)) {
        const int height = std::min(scaled(detailsHeight(tab)), m_rows->height() * detailsShare / 100);
        m_rows->setSizes({std::max(0, m_rows->height() - height), height});
    }
    updateActions();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindow(saveGeometry(), saveState());
    m_settings.setSplitter(QStringLiteral("sidebar"), m_columns->saveState());
    saveDetailsHeight();
    event->accept();
}

void MainWindow::openWorkspace(const QString &folder)
{
    m_client.open(folder);
}

void MainWindow::workspaceOpened(const WorkspaceInfo &info)
{
    m_settings.addRecentWorkspace(info.path);
    m_interruptedOffered = false;
    m_notice->clear();
    m_types.setWorkspace(info.jobs, info.connections);
    m_proxy.clear();
    m_search->clear();
    m_sidebar->setView(View::All);
    m_workspaceButton->setText(info.name);
    m_workspaceButton->setToolTip(info.path);
    setWindowTitle(tr("%1 – Tidewright").arg(info.name));
    setWindowFilePath(info.path);
    m_pages->setCurrentWidget(m_columns);
    m_toolBar->show();
    const QModelIndex first = m_proxy.index(0, 0, m_proxy.index(0, 0));
    m_table->selectOnly(first.isValid() ? first : m_proxy.index(0, 0));
    m_table->setFocus();
    readRecent();
    watchFiles(info);
    watchFolders(info);
    applyFilter();
    updateActions();
}

void MainWindow::workspaceClosed()
{
    if (!m_files.files().isEmpty())
        m_files.removePaths(m_files.files());
    if (!m_files.directories().isEmpty())
        m_files.removePaths(m_files.directories());
    watchFolders({});
    m_types.setWorkspace({}, {});
    readRecent();
    // What is about to be opened takes its place; the first run is not for a moment there.
    m_pages->setCurrentWidget(m_client.isOpening() ? static_cast<QWidget *>(m_columns) : m_firstRun);
    m_firstRun->setFocus();
    m_toolBar->setVisible(m_client.isOpening());
    m_workspaceButton->setText(tr("None", "no workspace is open"));
    setWindowTitle(tr("Tidewright"));
    updateActions();
}

void MainWindow::watchFiles(const WorkspaceInfo &info)
{
    m_files.addPath(info.path + QStringLiteral("/workspace.json"));
    for (const QString &folder : {QStringLiteral("/jobs"), QStringLiteral("/connections")})
        m_files.addPath(info.path + folder);
    for (const Job &job : info.jobs)
        m_files.addPath(info.path + QStringLiteral("/jobs/%1.json").arg(job.name));
    for (const Connection &connection : info.connections)
        m_files.addPath(info.path + QStringLiteral("/connections/%1.json").arg(connection.name));
}

// Content of types that is in files somebody may edit.
void MainWindow::watchFolders(const WorkspaceInfo &info)
{
    std::vector<FolderWatch::Place> places;
    m_lastRuns.clear();
    const auto add = [&](const Job &job, const ContentType &type, const QString &connection, const QString &place) {
        const auto found = std::ranges::find(info.connections, connection, &Connection::name);
        if (found == info.connections.end() || found->kind != QLatin1String("folder") || found->path.isEmpty())
            return;
        places.push_back({{job.name, type.key}, QDir::cleanPath(found->path + QLatin1Char('/') + place)});
        m_lastRuns[places.back().key];
    };
    for (const Job &job : info.jobs) {
        for (const ContentType &type : job.contentTypes) {
            if (!type.enabled)
                continue;
            add(job, type, job.local, type.local);
            add(job, type, job.remote, type.remote);
        }
    }
    m_folders.watch(places);
}

// What a run has left in the folders is no edit, whoever made it.
void MainWindow::noteRuns(const std::vector<TypeStatus> &all)
{
    for (const TypeStatus &status : all) {
        const auto known = m_lastRuns.find(status.state.key);
        if (known == m_lastRuns.end() || !status.lastRun || known->second == status.lastRun->runId)
            continue;
        // One that failed has not brought over what somebody has edited.
        const RunOutcome outcome = status.lastRun->outcome;
        const bool ended = outcome == RunOutcome::Ok || outcome == RunOutcome::OkWithConflicts || outcome == RunOutcome::OkWithErrors;
        if (!std::exchange(known->second, status.lastRun->runId).isEmpty() && ended)
            m_folders.noteKnown(status.state.key);
    }
}

std::vector<StateKey> MainWindow::selectedKeys(bool (*accept)(const TypeRow &row)) const
{
    std::vector<StateKey> keys;
    for (const QModelIndex &index : m_table->selectedTypes()) {
        const TypeRow *row = m_types.row(m_proxy.mapToSource(index));
        if (row && row->status.type.enabled && accept(*row))
            keys.push_back(row->status.state.key);
    }
    return keys;
}

std::vector<StateKey> MainWindow::selectedKeys() const
{
    return selectedKeys(isAny);
}

void MainWindow::updateActions()
{
    ActionContext context;
    context.open = m_client.isOpen();
    const auto all = selectedKeys();
    context.selected = int(all.size());
    context.resumable = int(selectedKeys(isResumable).size());
    context.revertible = int(selectedKeys(isRevertible).size());
    context.moved = int(selectedKeys(isMoved).size());
    context.running = int(selectedKeys([](const TypeRow &row) { return displayStatus(row) == DisplayStatus::Syncing; }).size());
    context.stoppable =
        int(std::count_if(all.begin(), all.end(), [this](const StateKey &key) { return m_client.isRunning(key); }));
    context.conflicts = m_types.openConflicts();
    m_actions->apply(context);
    // In the toolbar while there is something to review: its room is short.
    if (const bool isThere = m_toolBar->actions().contains(m_actions->review); isThere != (context.conflicts > 0)) {
        if (isThere)
            m_toolBar->removeAction(m_actions->review);
        else
            m_toolBar->insertAction(m_searchInToolBar, m_actions->review);
        placeSearch();
    }
    for (QAction *menu : m_workspaceMenus)
        menu->setEnabled(context.open);
    // One filled button: the problem's next step while it is shown; none for what only queues.
    const bool filled = m_detailsTab != DetailsPane::Tab::Problem && context.running == 0;
    if (QWidget *button = m_toolBar->widgetForAction(m_actions->sync))
        setEmphasis(button, filled ? Emphasis::Filled : Emphasis::Normal);
}

void MainWindow::select(const StateKey &key)
{
    const QModelIndex at = m_proxy.mapFromSource(m_types.indexOf(key));
    if (at.isValid())
        m_table->selectOnly(at);
}

void MainWindow::showSelection()
{
    const QModelIndex current = m_proxy.mapToSource(m_table->currentIndex());
    const TypeRow *row = m_types.row(current);
    m_details->setType(row ? std::optional(row->status.state.key) : std::nullopt);
    updateActions();
}

void MainWindow::applyFilter()
{
    m_table->unfold();
    const bool nothing = m_client.isOpen() && m_proxy.rowCount() == 0;
    const bool back = !nothing && m_table->isHidden();
    m_empty->setVisible(nothing);
    m_table->setVisible(!nothing);
    // A table that was not there has lost the keys and its current row.
    if (back && !m_search->hasFocus()) {
        m_table->setFocus(Qt::OtherFocusReason);
        if (!m_table->currentIndex().isValid())
            m_table->selectOnly(m_proxy.index(0, 0, m_proxy.index(0, 0)));
    }
    if (nothing) {
        const QString text = m_proxy.text();
        m_empty->setText(
            !text.isEmpty() ? tr("Nothing matches '%1'.\nEsc clears the filter.").arg(text)
            : m_proxy.isFiltered()
                ? tr("No content type is in '%1'.\nThat is good news; Ctrl+6 shows all of them.").arg(viewName(m_proxy.view()))
                : tr("This workspace has no jobs yet.\nA job is a file in its folder jobs/; it appears here as soon as it is "
                     "saved."));
    }
    showSelection();
}

void MainWindow::offerInterrupted()
{
    const std::vector<StateKey> interrupted = m_types.interrupted();
    if (m_interruptedOffered || interrupted.empty())
        return;
    m_interruptedOffered = true;
    m_notice->say(Callout::Kind::Warning, tr("%Ln run(s) were interrupted.", nullptr, int(interrupted.size())),
                  tr("What was committed is kept; Resume goes on from the checkpoint."), tr("Resume all"),
                  [this, interrupted] { m_client.resume(interrupted); });
}

void MainWindow::report(const Error &error)
{
    m_notice->say(Callout::Kind::Problem, error.message, nextStep(error));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_search)
        placeSearch();
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_client.isOpen()) {
        m_client.readStatus();
        m_folders.look();
    }
}

} // namespace tidewright
