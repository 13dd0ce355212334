#include "changespage.h"

#include "callout.h"
#include "changestable.h"
#include "consoleactions.h"
#include "humantext.h"
#include "markicon.h"
#include "nextstep.h"
#include "pill.h"
#include "searchfield.h"
#include "textlabel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <algorithm>

namespace tidewright
{

namespace
{

std::int64_t changesOf(const RunCounts &counts)
{
    return counts.created + counts.updated + counts.deleted;
}

} // namespace

ChangesPage::ChangesPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_actions(actions)
    , m_model(nullptr, ChangesModel::Choice::Records)
    , m_pages(new QStackedWidget(this))
{
    m_pages->addWidget(makeOffer(actions));
    m_pages->addWidget(makeResult());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(&client, &ServiceClient::dryRunDone, this, [this](const StateKey &key, const DryRun &dryRun) {
        Preview preview;
        preview.result = dryRun;
        preview.takenAt = QDateTime::currentDateTime();
        m_previews[key] = std::move(preview);
        refresh();
    });
    connect(&client, &ServiceClient::dryRunFailed, this, [this](const StateKey &key, const Error &error) {
        Preview preview;
        preview.error = error;
        m_previews[key] = std::move(preview);
        refresh();
    });
    // After a run the preview is about what was, but for one about some of its records.
    connect(&client, &ServiceClient::runFinished, this, [this](const SyncRun &run) {
        if (const auto found = m_previews.find(run.key); found != m_previews.end() && !found->second.syncing) {
            m_previews.erase(found);
            refresh();
        }
    });
    connect(&client, &ServiceClient::recordsSynced, this, &ChangesPage::recordsSynced);
    connect(&client, &ServiceClient::runStarted, this, &ChangesPage::refreshChoice);
    connect(&client, &ServiceClient::runFinished, this, &ChangesPage::refreshChoice);
    connect(&m_model, &ChangesModel::checksChanged, this, &ChangesPage::refreshChoice);
    connect(&client, &ServiceClient::closed, this, [this] { m_previews.clear(); });
    refresh();
}

QWidget *ChangesPage::makeOffer(ConsoleActions &actions)
{
    auto *page = new QWidget(this);
    m_offer = textLabel({}, FontRole::Body, Token::Muted, page);
    m_offer->setAlignment(Qt::AlignCenter);
    m_offer->setWordWrap(true);
    m_error = new Callout(Callout::Kind::Problem, page);
    m_button = new QPushButton(actions.dryRun->icon(), actions.dryRun->text(), page);
    connect(m_button, &QPushButton::clicked, this, &ChangesPage::preview);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_error);
    layout->addStretch(1);
    layout->addWidget(m_offer);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    return page;
}

QWidget *ChangesPage::makeResult()
{
    auto *page = new QWidget(this);
    m_heading = textLabel({}, FontRole::SecondaryStrong, Token::Text, page);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(new MarkIcon(QLatin1String("eye"), Token::Text, page));
    top->addWidget(m_heading);
    for (SideCounts &side : m_counts) {
        side.name = textLabel({}, FontRole::SecondaryStrong, Token::Muted, page);
        side.adds = new Pill(QLatin1String("plus"), Token::Ok, Token::OkSoft, page);
        side.updates = new Pill(QLatin1String("pencil"), Token::Warn, Token::WarnSoft, page);
        side.deletes = new Pill(QLatin1String("trash"), Token::Bad, Token::BadSoft, page);
        top->addSpacing(8);
        top->addWidget(side.name);
        for (Pill *pill : {side.adds, side.updates, side.deletes})
            top->addWidget(pill);
    }
    m_conflicts = new Pill(QLatin1String("s-conflict-o"), Token::Conflict, Token::ConflictSoft, page);
    m_rejects = new Pill(QLatin1String("alert"), Token::Bad, Token::BadSoft, page);
    m_unchanged = textLabel({}, FontRole::Secondary, Token::Muted, page);
    m_shown = textLabel({}, FontRole::Secondary, Token::Faint, page);
    top->addWidget(m_conflicts);
    top->addWidget(m_rejects);
    top->addSpacing(4);
    top->addWidget(m_unchanged);
    top->addStretch(1);
    top->addWidget(m_shown);
    m_table = new ChangesTable(m_model, page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 10, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(makeChooser(page));
    layout->addWidget(makeOutcome(page));
    layout->addWidget(m_table, 1);
    return page;
}

void ChangesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshChoice();
}

void ChangesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_actions.syncChosen->setEnabled(false);
}

const Job *ChangesPage::job() const
{
    const auto &jobs = m_client.workspace().jobs;
    const auto found = m_key ? std::ranges::find(jobs, m_key->job, &Job::name) : jobs.end();
    return found == jobs.end() ? nullptr : &*found;
}

void ChangesPage::setType(const std::optional<StateKey> &key)
{
    if (m_key == key)
        return;
    m_key = key;
    refresh();
}

void ChangesPage::preview()
{
    if (!m_key || m_previews[*m_key].running)
        return;
    m_previews[*m_key] = Preview();
    m_previews[*m_key].running = true;
    m_client.dryRun(*m_key, {});
    refresh();
}

std::optional<std::int64_t> ChangesPage::changeCount() const
{
    const auto found = m_key ? m_previews.find(*m_key) : m_previews.end();
    if (found == m_previews.end() || !found->second.result)
        return std::nullopt;
    return changesOf(found->second.result->run.counts);
}

void ChangesPage::refresh()
{
    const auto found = m_key ? m_previews.find(*m_key) : m_previews.end();
    const Preview preview = found == m_previews.end() ? Preview() : found->second;
    m_button->setEnabled(m_key && !preview.running);
    if (preview.result && !preview.running) {
        showResult(preview);
    } else {
        m_offer->setText(
            preview.running
                ? tr("Counting what a run would do. Nothing is written.")
                : tr("A preview counts what a run would add, update and delete, and shows some of it. Nothing is written."));
        m_error->setVisible(preview.error.has_value() && !preview.running);
        if (preview.error) {
            m_error->setHeading(preview.error->message);
            const QString advice = nextStep(*preview.error);
            m_error->setText(advice.isEmpty() ? tr("Nothing was written.") : tr("%1 Nothing was written.").arg(advice));
            m_error->setDetail(preview.error->detail);
        }
        m_pages->setCurrentIndex(0);
    }
    Q_EMIT previewChanged();
}

void ChangesPage::showResult(const Preview &preview)
{
    const Job *of = job();
    const QString local = of ? of->local : QString(), remote = of ? of->remote : QString();
    m_model.setSides(local, remote);
    {
        const QSignalBlocker noText(m_filter), noKind(m_kind);
        m_filter->clear();
        m_kind->setCurrentIndex(0);
    }
    m_table->setColumnHidden(ChangesModel::Where, !of || of->direction != Direction::Bidirectional);
    m_model.setChanges(preview.result->sample);
    m_model.addOutcomes(preview.run, preview.outcomes);
    showCounts(preview);
    showOutcome(preview);
    m_pages->setCurrentIndex(1);
    refreshChoice();
}

void ChangesPage::showCounts(const Preview &preview)
{
    const RunCounts &counts = preview.result->run.counts;
    const Job *of = job();
    const bool twoWay = of && of->direction == Direction::Bidirectional;
    m_heading->setText(tr("Preview taken at %1, nothing was written").arg(clockTime(preview.takenAt, preview.takenAt)));
    const auto show = [](const SideCounts &side, const ChangeCounts &changes, bool named) {
        for (Pill *pill : {side.adds, side.updates, side.deletes})
            pill->show();
        side.name->setVisible(named);
        side.adds->setText(countText(changes.created, [](int n) { return tr("%Ln add(s)", nullptr, n); }));
        side.updates->setText(countText(changes.updated, [](int n) { return tr("%Ln update(s)", nullptr, n); }));
        side.deletes->setText(countText(changes.deleted, [](int n) { return tr("%Ln delete(s)", nullptr, n); }));
        if (!named)
            return;
        // Two sides share the line: what does not occur is left out.
        side.adds->setVisible(changes.created > 0);
        side.updates->setVisible(changes.updated > 0);
        side.deletes->setVisible(changes.deleted > 0);
    };
    if (twoWay) {
        m_counts[0].name->setText(tr("To %1", "system").arg(of->local));
        m_counts[1].name->setText(tr("To %1", "system").arg(of->remote));
        const ChangeCounts &local = preview.result->run.local, &remote = preview.result->run.remote;
        show(m_counts[0], local, local != ChangeCounts{});
        show(m_counts[1], remote, remote != ChangeCounts{});
        for (std::size_t side = 0; side < 2; ++side) {
            if ((side == 0 ? local : remote) == ChangeCounts{})
                hide(m_counts[side]);
        }
    } else {
        show(m_counts[0], {counts.created, counts.updated, counts.deleted}, false);
        hide(m_counts[1]);
    }
    const std::int64_t conflicts = twoWay ? preview.result->run.conflicts : 0;
    m_conflicts->setText(countText(conflicts, [](int n) { return tr("%Ln conflict(s)", nullptr, n); }));
    m_conflicts->setVisible(conflicts > 0);
    m_rejects->setText(countText(counts.failed, [](int n) { return tr("%Ln reject(s)", nullptr, n); }));
    m_rejects->setVisible(counts.failed > 0);
    m_unchanged->setText(countText(counts.unchanged, [](int n) { return tr("%Ln row(s) unchanged", nullptr, n); }));
}

void ChangesPage::hide(const SideCounts &side)
{
    side.name->hide();
    for (Pill *pill : {side.adds, side.updates, side.deletes})
        pill->hide();
}

} // namespace tidewright
