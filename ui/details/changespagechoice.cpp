// What is chosen out of a preview, and what became of it.
#include "changespage.h"
#include "changestable.h"
#include "consoleactions.h"
#include "humantext.h"
#include "keybutton.h"
#include "linkbutton.h"
#include "markicon.h"
#include "nextstep.h"
#include "searchfield.h"
#include "textlabel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <algorithm>

namespace tidewright
{

QWidget *ChangesPage::makeChooser(QWidget *page)
{
    auto *chooser = new QWidget(page);
    m_all = new QCheckBox(tr("&All shown"), chooser);
    m_all->setTristate(true);
    m_filter = new SearchField(tr("Filter the changes"), chooser);
    m_filter->setAccessibleName(tr("Filter by key, field or value"));
    m_filter->setFixedWidth(scaled(280));
    const QKeySequence keys(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    m_filter->setKeys(keys);
    m_filter->installEventFilter(this);
    auto *find = new QShortcut(keys, page, nullptr, nullptr, Qt::WindowShortcut);
    connect(find, &QShortcut::activated, m_filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    m_kind = new QComboBox(chooser);
    m_kind->setAccessibleName(tr("Kind of change"));
    m_kind->addItem(tr("All changes"));
    for (const auto action : {PlannedChange::Action::Create, PlannedChange::Action::Update, PlannedChange::Action::Delete,
                              PlannedChange::Action::Conflict, PlannedChange::Action::Refuse})
        m_kind->addItem(plannedWord(action), int(action));
    m_sync = new KeyButton({}, {}, chooser);
    m_sync->setIcon(m_actions.syncChosen->icon());
    m_sync->setToolTip(m_actions.syncChosen->toolTip());
    m_sync->showKeys(m_actions.syncChosen->shortcut());
    auto *layout = new QHBoxLayout(chooser);
    layout->setContentsMargins(10, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_all);
    layout->addSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_kind);
    layout->addStretch(1);
    layout->addWidget(m_sync);
    // A click on a half checked box checks all.
    connect(m_all, &QCheckBox::clicked, this, [this] { m_model.checkShown(m_model.shownState() != Qt::Checked); });
    connect(m_filter, &QLineEdit::textChanged, this, &ChangesPage::filter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ChangesPage::filter);
    connect(m_sync, &QPushButton::clicked, this, &ChangesPage::syncChosen);
    return chooser;
}

QWidget *ChangesPage::makeOutcome(QWidget *page)
{
    m_outcome = new QWidget(page);
    m_outcomeMark = new MarkIcon(QLatin1String("s-ok"), Token::Ok, m_outcome);
    m_outcomeText = paragraph({}, FontRole::SecondaryMedium, Token::Text, m_outcome);
    auto *again = new LinkButton(tr("Preview again"), m_outcome, QLatin1String("eye"));
    connect(again, &QPushButton::clicked, this, &ChangesPage::preview);
    auto *layout = new QHBoxLayout(m_outcome);
    layout->setContentsMargins(10, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_outcomeMark);
    layout->addWidget(m_outcomeText, 1);
    layout->addWidget(again);
    return m_outcome;
}

// Esc clears this filter before the window clears its own.
bool ChangesPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool asked = watched == m_filter && event->type() == QEvent::ShortcutOverride;
    if (asked && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ChangesPage::filter()
{
    const QVariant kind = m_kind->currentData();
    m_model.setFilter(m_filter->text(), kind.isValid() ? std::optional(PlannedChange::Action(kind.toInt())) : std::nullopt);
}

void ChangesPage::syncChosen()
{
    const auto records = m_model.checkedRecords();
    if (!m_key || records.empty() || m_client.isRunning(*m_key))
        return;
    const auto changes = m_model.checkedChanges();
    if (std::ranges::count(changes, PlannedChange::Action::Delete, &PlannedChange::action) > 0)
        Q_EMIT deletesWanted(*m_key, records, changes);
    else
        syncRecords(*m_key, records);
}

void ChangesPage::syncRecords(const StateKey &key, const std::vector<ChosenRecord> &records)
{
    m_previews[key].syncing = true;
    m_client.syncRecords(key, records);
    refreshChoice();
}

void ChangesPage::recordsSynced(const StateKey &key, const std::vector<ChosenRecord> &records, const SyncedRecords &synced)
{
    const auto found = m_previews.find(key);
    if (found == m_previews.end())
        return;
    Preview &preview = found->second;
    preview.syncing = false;
    preview.runError = synced.run.error;
    preview.run.insert(preview.run.end(), records.begin(), records.end());
    preview.outcomes.insert(preview.outcomes.end(), synced.outcomes.begin(), synced.outcomes.end());
    preview.last = synced.outcomes;
    refresh();
}

void ChangesPage::showOutcome(const Preview &preview)
{
    m_outcome->setVisible(preview.runError || !preview.last.empty());
    QStringList parts;
    const auto add = [&](ChosenOutcome outcome, QString (*words)(int)) {
        if (const auto count = std::ranges::count(preview.last, outcome); count > 0)
            parts << countText(count, words);
        return std::ranges::count(preview.last, outcome);
    };
    add(ChosenOutcome::Synced, [](int n) { return tr("%Ln row(s) synced.", nullptr, n); });
    add(ChosenOutcome::Equal, [](int n) { return tr("%Ln alike already.", nullptr, n); });
    const auto moved = add(ChosenOutcome::Changed, [](int n) { return tr("%Ln changed since the preview and left alone.", nullptr, n); });
    const auto left = add(ChosenOutcome::LeftOut, [](int n) { return tr("%Ln left alone.", nullptr, n); });
    const auto conflicts = add(ChosenOutcome::Conflict, [](int n) { return tr("%Ln in conflict, to be decided.", nullptr, n); });
    const auto failed = add(ChosenOutcome::Failed, [](int n) { return tr("%Ln rejected; see the rejected rows.", nullptr, n); });
    const auto missed = add(ChosenOutcome::NotReached, [](int n) { return tr("%Ln not written.", nullptr, n); });
    if (preview.runError)
        parts << preview.runError->message << nextStep(*preview.runError);
    m_outcomeText->setText(parts.join(QLatin1Char(' ')).trimmed());
    if (preview.runError || failed + missed > 0)
        m_outcomeMark->setMark(QLatin1String("s-failed"), Token::Bad);
    else if (moved + left + conflicts > 0)
        m_outcomeMark->setMark(QLatin1String("alert"), Token::Warn);
    else
        m_outcomeMark->setMark(QLatin1String("s-ok"), Token::Ok);
}

void ChangesPage::refreshChoice()
{
    const auto found = m_key ? m_previews.find(*m_key) : m_previews.end();
    const bool shown = found != m_previews.end() && found->second.result && !found->second.running;
    const bool busy = m_key && m_client.isRunning(*m_key);
    const auto checked = std::int64_t(m_model.checkedRecords().size());
    const auto changes = m_model.checkedChanges();
    const bool deletes = std::ranges::count(changes, PlannedChange::Action::Delete, &PlannedChange::action) > 0;
    m_all->setCheckState(m_model.shownState());
    m_all->setEnabled(shown && m_model.canCheckAny() && !busy);
    m_sync->setText(checked == 0 ? tr("Sync checked rows")
                    : deletes    ? countText(checked, [](int n) { return tr("Sync %Ln row(s)…", nullptr, n); })
                                 : countText(checked, [](int n) { return tr("Sync %Ln row(s)", nullptr, n); }));
    const bool enabled = shown && checked > 0 && !busy;
    m_sync->setEnabled(enabled);
    m_actions.syncChosen->setEnabled(enabled && isVisible());
    if (!shown)
        return;
    const RunCounts &counts = found->second.result->run.counts;
    const std::int64_t all = counts.created + counts.updated + counts.deleted + counts.failed + found->second.result->run.conflicts;
    m_shown->setText(all > 0 ? tr("Showing %1 of %2").arg(numberText(m_model.recordCount()), numberText(all)) : tr("Both sides agree"));
}

} // namespace tidewright
