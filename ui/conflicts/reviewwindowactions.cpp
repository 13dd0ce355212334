// What the actions of the review do.
#include "reviewactions.h"
#include "reviewwindow.h"

#include "fulltextdialog.h"
#include "recordpane.h"
#include "reviewfooter.h"
#include "reviewtable.h"
#include "searchfield.h"
#include "similardialog.h"
#include "switch.h"
#include "switchrow.h"

#include <QAction>
#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

namespace tidewright
{

using Choice = ReviewRow::Choice;

void ReviewWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->local, [this] { decide(Choice::Local); });
    on(m_actions->remote, [this] { decide(Choice::Remote); });
    on(m_actions->base, [this] { decide(Choice::Base); });
    on(m_actions->newest, [this] {
        if (const auto newest = m_fields.review().newest())
            decide(*newest == Take::Local ? Choice::Local : Choice::Remote);
    });
    on(m_actions->edit, [this] { m_table->edit(m_table->currentRow()); });
    on(m_actions->fullText, [this] { openFullText(m_table->currentRow()); });
    on(m_actions->nextField, [this] { m_table->step(1); });
    on(m_actions->previousField, [this] { m_table->step(-1); });
    on(m_actions->nextUndecided, [this] {
        if (const int row = m_fields.nextUndecided(m_table->currentRow() + 1); row >= 0)
            m_table->goTo(row);
    });
    on(m_actions->nextRecord, [this] { stepRecord(1); });
    on(m_actions->previousRecord, [this] { stepRecord(-1); });
    on(m_actions->allLocal, [this] { m_session.fill(Choice::Local); });
    on(m_actions->allRemote, [this] { m_session.fill(Choice::Remote); });
    on(m_actions->allNewest, [this] {
        if (const auto newest = m_fields.review().newest())
            m_session.fill(*newest == Take::Local ? Choice::Local : Choice::Remote);
    });
    on(m_actions->similar, &ReviewWindow::openSimilar);
    on(m_actions->undo, [this] { m_session.undo(); });
    on(m_actions->redo, [this] { m_session.redo(); });
    on(m_actions->skip, &ReviewWindow::nextOpen);
    on(m_actions->applyAndNext, &ReviewWindow::applyAndNext);
    on(m_actions->applyAll, &ReviewWindow::applyAll);
    on(m_actions->find, [this] { m_records->focusFilter(); });
    on(m_actions->onlyDiffering, [this](bool only) {
        m_fields.setOnlyDiffering(only);
        m_onlyDiffering->setChecked(only);
    });
    on(m_actions->close, &ReviewWindow::closeOrAsk);
    connect(m_onlyDiffering, &SwitchRow::toggled, this, [this](bool only) {
        m_actions->onlyDiffering->setChecked(only);
        m_fields.setOnlyDiffering(only);
    });
    connect(m_table, &ReviewTable::chosen, this, &ReviewWindow::decideRow);
    connect(m_table, &ReviewTable::entered, this, [this](int row, const Value &value) {
        if (const ReviewRow *of = m_fields.at(row))
            m_session.enter(*of, value);
    });
    connect(m_table, &ReviewTable::openingWanted, this, [this](int row) {
        if (const ReviewRow *of = m_fields.at(row))
            m_session.openMerged(*of);
    });
    connect(m_table, &ReviewTable::fullTextWanted, this, &ReviewWindow::openFullText);
    connect(m_table, &ReviewTable::foldWanted, m_actions->onlyDiffering, &QAction::trigger);
    connect(m_table, &ReviewTable::rowChanged, this, [this] {
        m_asked.clear();
        updateFooter();
    });
}

void ReviewWindow::decide(Choice choice)
{
    decideRow(m_table->currentRow(), choice);
}

// The same key again takes the choice back.
void ReviewWindow::decideRow(int row, Choice choice)
{
    const ReviewRow *of = m_fields.at(row);
    if (!of || !m_session.isEditable())
        return;
    m_table->closeEditor();
    const bool again = of->choice == choice && of->state == ReviewRow::State::Decided;
    m_session.choose(*of, again ? Choice::None : choice);
}

void ReviewWindow::stepRecord(int direction)
{
    if (const int row = m_list.neighbour(m_list.rowOf(m_records->current()), direction); row >= 0)
        m_records->select(m_list.conflict(row)->id);
}

// The next one that waits for a decision, at first downwards and then from the top.
void ReviewWindow::nextOpen()
{
    const int from = m_list.rowOf(m_records->current());
    const int rows = m_list.rowCount();
    for (int step = 1; step <= rows; ++step) {
        const ConflictSummary *one = m_list.conflict((from + step + rows) % rows);
        if (one && isUndecided(one->phase) && one->id != m_records->current() && !m_session.isInFlight(one->id)) {
            m_records->select(one->id);
            return;
        }
    }
    if (m_records->current().isEmpty() && m_list.neighbour(-1, 1) >= 0)
        m_records->select(m_list.conflict(m_list.neighbour(-1, 1))->id);
}

void ReviewWindow::applyAndNext()
{
    if (m_table->isEditing())
        return;
    const int undecided = m_fields.nextUndecided(m_table->currentRow());
    if (undecided >= 0) {
        m_table->goTo(undecided);
        m_table->setFocus(Qt::OtherFocusReason);
        m_asked = tr("Decide %1 first").arg(m_fields.at(undecided)->kind == ReviewRow::Kind::Record ? tr("the record")
                                                                                                   : m_fields.at(undecided)->field.name);
        updateFooter();
        return;
    }
    if (m_session.apply({m_session.current()}))
        nextOpen();
}

void ReviewWindow::applyAll()
{
    m_session.apply(m_session.decided());
}

void ReviewWindow::openSimilar()
{
    const ReviewRow *row = m_fields.at(m_table->currentRow());
    if (!row || !m_session.isEditable())
        return;
    if (row->state != ReviewRow::State::Decided) {
        m_asked = tr("Decide it here first, then apply it to similar ones");
        updateFooter();
        return;
    }
    const StateKey type = m_fields.review().conflict().summary.key;
    auto *dialog = new SimilarDialog(m_fields.review(), *row, m_session.sidesOf(type), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_client, &ServiceClient::conflictsFound, dialog, [dialog](const std::vector<Conflict> &found) {
        dialog->setFound(found, found.size() >= SimilarDialog::most);
    });
    connect(dialog, &SimilarDialog::confirmed, this,
            [this](const std::vector<Conflict> &conflicts, const QString &field, const FieldChoice &choice, bool apply) {
                m_session.decideAlike(conflicts, field, choice);
                if (apply)
                    applyAll();
            });
    m_client.findConflicts(m_list.idsOfType(type), dialog->accepts(), SimilarDialog::most);
    dialog->open();
}

void ReviewWindow::openFullText(int row)
{
    const ReviewRow *of = m_fields.at(row);
    if (!of || of->kind == ReviewRow::Kind::Record)
        return;
    const bool decides = m_session.isEditable() && of->isDecidable();
    auto *dialog = new FullTextDialog(*of, m_session.sidesOf(m_fields.review().conflict().summary.key),
                                      decides ? FullTextDialog::Use::Decide : FullTextDialog::Use::Read, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FullTextDialog::chosen, this, [this, row](Choice choice) { m_session.choose(*m_fields.at(row), choice); });
    connect(dialog, &FullTextDialog::entered, this, [this, row](const Value &value) { m_session.enter(*m_fields.at(row), value); });
    dialog->open();
}

// Esc clears a filter before it closes the window.
void ReviewWindow::closeOrAsk()
{
    if (m_records->filter()->hasFocus() && !m_records->filter()->text().isEmpty())
        m_records->filter()->clear();
    else
        close();
}

void ReviewWindow::closeEvent(QCloseEvent *event)
{
    const QStringList waiting = m_session.unapplied();
    if (m_closing || waiting.isEmpty() || !m_client.isOpen()) {
        event->accept();
        return;
    }
    event->ignore();
    askAboutUnapplied(waiting);
}

void ReviewWindow::askAboutUnapplied(const QStringList &ids)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Review conflicts"),
                                tr("%Ln record(s) are decided in part or completely and not applied.", nullptr, int(ids.size())),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setFont(font());
    box->setInformativeText(tr("Nothing of it was written. The decisions are kept and are here again when you come back."));
    QPushButton *closes = box->addButton(tr("Close the review"), QMessageBox::AcceptRole);
    box->button(QMessageBox::Cancel)->setText(tr("Go on reviewing"));
    box->setDefaultButton(closes);
    connect(closes, &QPushButton::clicked, this, [this] {
        m_closing = true;
        close();
        m_closing = false;
    });
    box->open();
}

void ReviewWindow::updateActions()
{
    const ReviewRow *row = m_fields.at(m_table->currentRow());
    const Review &review = m_fields.review();
    ReviewContext context;
    context.open = !m_session.current().isEmpty();
    context.editable = m_session.isEditable();
    context.decidable = row && row->isDecidable();
    context.editableField = row && review.canChoose(*row, Choice::Own);
    context.base = row && review.canChoose(*row, Choice::Base);
    context.newest = review.newest().has_value();
    context.longText = row && row->kind == ReviewRow::Kind::Field;
    context.canUndo = m_session.steps().canUndo();
    context.canRedo = m_session.steps().canRedo();
    context.decided = int(m_session.decided().size());
    m_actions->apply(context);
}

void ReviewWindow::updateFooter()
{
    updateActions();
    using Tone = ReviewFooter::Tone;
    const int left = m_fields.review().undecided();
    if (!m_asked.isEmpty() && left > 0)
        m_footer->say(m_asked, Tone::Open);
    else if (!m_session.isEditable())
        m_footer->say(m_list.arrangement().totalOpen == 0 && m_list.arrangement().total > 0 ? tr("All conflicts are resolved") : QString(),
                      Tone::Done);
    else if (left > 0)
        m_footer->say(tr("%Ln field(s) left to decide", nullptr, left), Tone::Open);
    else
        m_footer->say(tr("Ready to apply"), Tone::Done);
}

} // namespace tidewright
