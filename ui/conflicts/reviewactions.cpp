#include "reviewactions.h"

#include "icons.h"

#include <QAction>
#include <QMenu>

namespace tidewright
{

ReviewActions::ReviewActions(QObject *parent)
    : QObject(parent)
{
    local = make(tr("Take local"), "check", {QKeySequence(Qt::Key_1)});
    remote = make(tr("Take remote"), "check", {QKeySequence(Qt::Key_2)});
    base = make(tr("Back to the base"), "undo", {QKeySequence(Qt::Key_3)});
    newest = make(tr("Take the newest"), "clock", {QKeySequence(Qt::Key_4)});
    edit = make(tr("Edit"), "pencil", {QKeySequence(Qt::Key_E)});
    fullText = make(tr("Full text…"), "file", {QKeySequence(Qt::Key_F)});
    nextField = make(tr("Next field"), "", {QKeySequence(Qt::Key_J)});
    previousField = make(tr("Previous field"), "", {QKeySequence(Qt::Key_K)});
    nextUndecided = make(tr("Next undecided field"), "", {QKeySequence(Qt::Key_U)});
    nextRecord = make(tr("Next record"), "", {QKeySequence(Qt::Key_N)});
    previousRecord = make(tr("Previous record"), "", {QKeySequence(Qt::Key_P)});
    allLocal = make(tr("Keep all local"), "", {QKeySequence(Qt::SHIFT | Qt::Key_1)});
    allRemote = make(tr("Keep all remote"), "", {QKeySequence(Qt::SHIFT | Qt::Key_2)});
    allNewest = make(tr("Newest wins"), "clock", {QKeySequence(Qt::Key_W)});
    similar = make(tr("Apply to similar…"), "", {QKeySequence(Qt::Key_A)});
    undo = make(tr("Undo"), "undo", {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    redo = make(tr("Redo"), "", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    skip = make(tr("Skip"), "", {QKeySequence(Qt::Key_S)});
    applyAndNext = make(tr("Apply and next"), "", {QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    applyAll = make(tr("Apply all that is decided"), "", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)});
    find = make(tr("Filter records"), "search", {QKeySequence(Qt::CTRL | Qt::Key_F)});
    onlyDiffering = make(tr("Only fields that differ"), "", {QKeySequence(Qt::Key_D)});
    onlyDiffering->setCheckable(true);
    onlyDiffering->setChecked(true);
    close = make(tr("Close"), "", {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::CTRL | Qt::Key_W)});
    apply({});
}

QAction *ReviewActions::make(const QString &text, const char *iconName, std::initializer_list<QKeySequence> keys)
{
    auto *action = new QAction(text, this);
    if (*iconName)
        action->setIcon(icon(QLatin1String(iconName)));
    action->setShortcuts(keys);
    static_cast<QWidget *>(parent())->addAction(action);
    return action;
}

void ReviewActions::apply(const ReviewContext &context)
{
    const bool field = context.editable && context.decidable;
    local->setEnabled(field);
    remote->setEnabled(field);
    base->setEnabled(field && context.base);
    newest->setEnabled(field && context.newest);
    edit->setEnabled(context.editable && context.editableField);
    fullText->setEnabled(context.open && context.longText);
    similar->setEnabled(field);
    for (QAction *action : {allLocal, allRemote, applyAndNext})
        action->setEnabled(context.editable);
    allNewest->setEnabled(context.editable && context.newest);
    for (QAction *action : {nextField, previousField, nextUndecided, nextRecord, previousRecord, skip})
        action->setEnabled(context.open);
    undo->setEnabled(context.canUndo);
    redo->setEnabled(context.canRedo);
    applyAll->setEnabled(context.decided > 0);
}

void ReviewActions::fill(QMenu &menu) const
{
    menu.addActions({local, remote, base, newest, edit, fullText});
    menu.addSeparator();
    menu.addActions({nextField, previousField, nextUndecided, nextRecord, previousRecord});
    menu.addSeparator();
    menu.addActions({allLocal, allRemote, allNewest, similar});
    menu.addSeparator();
    menu.addActions({undo, redo, skip, applyAndNext, applyAll});
    menu.addSeparator();
    menu.addActions({find, onlyDiffering, close});
}

} // namespace tidewright
