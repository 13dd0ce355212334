#include "consoleactions.h"

#include "icons.h"
#include "roles.h"
#include "sidebarmodel.h"
#include "theme.h"
#include "typescale.h"

#include <QAction>
#include <QLocale>

namespace tidewright
{

ConsoleActions::ConsoleActions(QObject *parent)
    : QObject(parent)
{
    open = make(tr("Open a workspace…"), "folder", QKeySequence(Qt::CTRL | Qt::Key_O));
    create = make(tr("Create a workspace…"), "plus", QKeySequence(Qt::CTRL | Qt::Key_N));
    demo = make(tr("Start the demo"), "spark", QKeySequence(Qt::CTRL | Qt::Key_D));
    closeWorkspace = make(tr("Close the workspace"), "", QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = make(tr("Quit"), "", QKeySequence(Qt::CTRL | Qt::Key_Q));
    copyDetails = make(tr("Copy details"), "copy", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    find = make(tr("Filter the table"), "search", QKeySequence(Qt::CTRL | Qt::Key_F));
    clearFilter = make(tr("Clear the filter"), "", QKeySequence(Qt::Key_Escape));
    refresh = make(tr("Refresh"), "refresh", QKeySequence(Qt::Key_F5));
    refresh->setToolTip(tr("Read the state again and ask the sources what has changed (F5)"));
    sync = make(tr("Sync now"), "sync", QKeySequence(Qt::CTRL | Qt::Key_R));
    sync->setToolTip(tr("Sync the selection; a type that runs is queued for one more run (Ctrl+R)"));
    forceFull = make(tr("Force full…"), "full", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    forceFull->setToolTip(tr("Read every row of the selection again; shows first what will happen (Ctrl+Shift+R)"));
    resume = make(tr("Resume"), "resume", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    resume->setToolTip(tr("Go on with an interrupted or failed run, from its checkpoint (Ctrl+Shift+P)"));
    rollback = make(tr("Roll back…"), "undo", QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    rollback->setToolTip(tr("Undo an unfinished run (Ctrl+Backspace)"));
    undoRun = make(tr("Take back this run…"), "undo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace));
    undoRun->setToolTip(tr("Give every row that the chosen run wrote its old values again; asks first (Ctrl+Shift+Backspace)"));
    undoRun->setEnabled(false);
    acceptEndpoint = make(tr("Accept the new system…"), "link");
    acceptEndpoint->setToolTip(tr("Sync with the system that the connection leads to now; asks first"));
    stop = make(tr("Stop"), "stop", QKeySequence(Qt::CTRL | Qt::Key_Period));
    stop->setToolTip(tr("Stop at the next safe point; the checkpoint is kept (Ctrl+.)"));
    dryRun = make(tr("Preview changes"), "eye", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    dryRun->setToolTip(tr("Count and show what a run would do; nothing is written (Ctrl+Shift+D)"));
    syncChosen = make(tr("Sync the checked rows"), "sync");
    syncChosen->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    syncChosen->setToolTip(tr("Sync exactly the rows that are checked in the preview, and no others (Ctrl+Enter)"));
    syncChosen->setEnabled(false);
    review = make(tr("Review conflicts"), "merge", QKeySequence(Qt::CTRL | Qt::Key_K));
    review->setToolTip(tr("Decide what was changed on both sides, field by field (Ctrl+K)"));
    retryRecords = make(tr("Retry rejected rows"), "refresh", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    attentionFirst = make(tr("Rows that need attention first"), "");
    attentionFirst->setCheckable(true);
    attentionFirst->setChecked(true);
    foldAll = make(tr("Fold all jobs"), "", QKeySequence(Qt::CTRL | Qt::Key_Minus));
    unfoldAll = make(tr("Unfold all jobs"), "", QKeySequence(Qt::CTRL | Qt::Key_Plus));
    nextPane = make(tr("Next pane"), "", QKeySequence(Qt::Key_F6));
    shortcuts = make(tr("Keyboard shortcuts"), "list", QKeySequence(Qt::Key_F1));
    about = make(tr("About Tidewright"), "info");

    for (int view = 0; view < viewCount; ++view) {
        views.push_back(make(viewName(View(view)), "", QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + view))));
        views.back()->setCheckable(true);
    }
    for (int tab = 0; tab < 5; ++tab)
        detailTabs.push_back(make(tr("Details tab %1").arg(tab + 1), "", QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + tab))));

    const auto choice = [this](QActionGroup *group, const QString &text, const QVariant &data) {
        QAction *action = make(text, "");
        action->setCheckable(true);
        action->setData(data);
        group->addAction(action);
    };
    themes = new QActionGroup(this);
    choice(themes, tr("Light"), int(ThemeMode::Light));
    choice(themes, tr("Dark"), int(ThemeMode::Dark));
    choice(themes, tr("Like the system"), int(ThemeMode::System));
    languages = new QActionGroup(this);
    choice(languages, tr("Like the system"), QString());
    // Each language in its own words, so that it can be found by who reads only that one.
    choice(languages, QStringLiteral("English"), QStringLiteral("en"));
    choice(languages, QStringLiteral("Deutsch"), QStringLiteral("de"));
    choice(languages, QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    fontSizes = new QActionGroup(this);
    for (const int percent : {90, 100, 110, 125, 150})
        choice(fontSizes, tr("%1 %", "font size").arg(QLocale().toString(percent)), percent);
    motion = make(tr("Reduce motion"), "");
    motion->setCheckable(true);
    apply({});
}

QAction *ConsoleActions::make(const QString &text, const char *iconName, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    if (*iconName)
        action->setIcon(icon(QLatin1String(iconName)));
    action->setShortcut(keys);
    return action;
}

void ConsoleActions::apply(const ActionContext &context)
{
    for (QAction *action : {closeWorkspace, find, clearFilter, refresh, attentionFirst, foldAll, unfoldAll, nextPane})
        action->setEnabled(context.open);
    for (QAction *action : views)
        action->setEnabled(context.open);
    for (QAction *action : detailTabs)
        action->setEnabled(context.open);
    const bool any = context.open && context.selected > 0;
    sync->setEnabled(any);
    forceFull->setEnabled(any && context.running == 0);
    dryRun->setEnabled(context.open && context.selected == 1);
    copyDetails->setEnabled(context.open && context.selected == 1);
    retryRecords->setEnabled(context.open && context.selected == 1);
    resume->setEnabled(context.open && context.resumable > 0);
    rollback->setEnabled(context.open && context.revertible > 0);
    acceptEndpoint->setEnabled(context.open && context.moved > 0);
    stop->setEnabled(context.open && context.stoppable > 0);
    review->setEnabled(context.open);
    review->setText(context.conflicts > 0 ? tr("Review conflicts (%1)").arg(QLocale().toString(context.conflicts)) : tr("Review conflicts"));
}

} // namespace tidewright
