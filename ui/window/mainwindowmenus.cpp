// The main window's menus and toolbar.
#include "consoleactions.h"
#include "mainwindow.h"
#include "searchfield.h"
#include "themedwidget.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QResizeEvent>
#include <QToolBar>
#include <QToolButton>

namespace tidewright
{

namespace
{

constexpr int searchWidth = 262;
constexpr int narrowSearchWidth = 190;
constexpr int shortSearchWindow = 1260;
constexpr int narrowWindow = 1180;

} // namespace

void MainWindow::buildMenus()
{
    auto *bar = new QMenuBar(this);
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({m_actions->open, m_actions->create, m_actions->demo});
    m_recentMenu = file->addMenu(tr("Recent workspaces"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, [this] {
        m_recentMenu->clear();
        for (const QString &folder : m_recent)
            m_recentMenu->addAction(folder, this, [this, folder] { openWorkspace(folder); });
        if (m_recentMenu->isEmpty())
            m_recentMenu->addAction(tr("No recent workspaces yet"))->setEnabled(false);
    });
    file->addSeparator();
    file->addActions({m_actions->closeWorkspace, m_actions->quit});

    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addActions({m_actions->find, m_actions->clearFilter, m_actions->copyDetails});

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
    sync->addActions({m_actions->refresh, m_actions->dryRun, m_actions->syncChosen});
    sync->addSeparator();
    sync->addActions({m_actions->sync, m_actions->forceFull, m_actions->resume, m_actions->rollback, m_actions->undoRun, m_actions->stop});
    sync->addSeparator();
    sync->addActions({m_actions->review, m_actions->retryRecords, m_actions->acceptEndpoint});
    m_workspaceMenus = {edit->menuAction(), sync->menuAction()};

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
    m_search->setObjectName(QStringLiteral("typesFilter"));
    m_search->setKeys(m_actions->find->shortcut());
    auto *place = new QWidget(this);
    (new QHBoxLayout(place))->setContentsMargins(0, 0, 0, 0);
    place->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    place->layout()->addWidget(m_search);
    m_searchInToolBar = m_toolBar->addWidget(place);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setText(text);
        applyFilter();
    });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    placeSearch();
}

// A toolbar without room hides its last widget first: there the field stands above the table instead, where it is always seen.
void MainWindow::placeSearch()
{
    const int shortField = scaled(width() < scaled(shortSearchWindow) ? narrowSearchWidth : searchWidth);
    QWidget *place = m_toolBar->widgetForAction(m_searchInToolBar);
    const int field = m_searchInToolBar->isVisible() ? place->sizeHint().width() : 0;
    const bool inToolBar = width() >= scaled(narrowWindow) && m_toolBar->sizeHint().width() - field + shortField <= width();
    const bool isShort = inToolBar && shortField < scaled(searchWidth);
    m_search->setFixedWidth(isShort ? shortField : scaled(searchWidth));
    m_search->setPlaceholderText(isShort ? tr("Filter") : tr("Filter by name or status"));
    if (QWidget *wanted = inToolBar ? place : m_filterBar; m_search->parentWidget() != wanted) {
        const bool focused = m_search->hasFocus();
        wanted->layout()->addWidget(m_search);
        wanted->layout()->setAlignment(m_search, Qt::AlignLeft);
        m_searchInToolBar->setVisible(inToolBar);
        m_filterBar->setVisible(!inToolBar);
        m_toolBar->layout()->activate();
        if (focused)
            m_search->setFocus(Qt::OtherFocusReason);
    }
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
