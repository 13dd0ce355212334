#include "changespage.h"

#include "callout.h"
#include "changestable.h"
#include "consoleactions.h"
#include "humantext.h"
#include "markicon.h"
#include "nextstep.h"
#include "pill.h"
#include "textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

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
    , m_pages(new QStackedWidget(this))
{
    m_pages->addWidget(makeOffer(actions));
    m_pages->addWidget(makeResult());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(&client, &ServiceClient::dryRunDone, this, [this](const StateKey &key, const DryRun &dryRun) {
        m_previews[key] = {false, dryRun, std::nullopt, QDateTime::currentDateTime()};
        refresh();
    });
    connect(&client, &ServiceClient::dryRunFailed, this, [this](const StateKey &key, const Error &error) {
        m_previews[key] = {false, std::nullopt, error, {}};
        refresh();
    });
    // After a run the preview is about what was.
    connect(&client, &ServiceClient::runFinished, this, [this](const SyncRun &run) {
        if (m_previews.erase(run.key) > 0)
            refresh();
    });
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
    m_adds = new Pill(QLatin1String("plus"), Token::Ok, Token::OkSoft, page);
    m_updates = new Pill(QLatin1String("pencil"), Token::Warn, Token::WarnSoft, page);
    m_deletes = new Pill(QLatin1String("trash"), Token::Bad, Token::BadSoft, page);
    m_rejects = new Pill(QLatin1String("alert"), Token::Bad, Token::BadSoft, page);
    m_unchanged = textLabel({}, FontRole::Secondary, Token::Muted, page);
    m_shown = textLabel({}, FontRole::Secondary, Token::Faint, page);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(new MarkIcon(QLatin1String("eye"), Token::Text, page));
    top->addWidget(m_heading);
    top->addSpacing(8);
    for (Pill *pill : {m_adds, m_updates, m_deletes, m_rejects})
        top->addWidget(pill);
    top->addSpacing(4);
    top->addWidget(m_unchanged);
    top->addStretch(1);
    top->addWidget(m_shown);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 10, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(new ChangesTable(m_model, page), 1);
    return page;
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
    const RunCounts &counts = preview.result->run.counts;
    m_heading->setText(tr("Preview taken at %1, nothing was written").arg(clockTime(preview.takenAt, preview.takenAt)));
    m_adds->setText(countText(counts.created, [](int n) { return tr("%Ln add(s)", nullptr, n); }));
    m_updates->setText(countText(counts.updated, [](int n) { return tr("%Ln update(s)", nullptr, n); }));
    m_deletes->setText(countText(counts.deleted, [](int n) { return tr("%Ln delete(s)", nullptr, n); }));
    m_rejects->setText(countText(counts.failed, [](int n) { return tr("%Ln reject(s)", nullptr, n); }));
    m_rejects->setVisible(counts.failed > 0);
    m_unchanged->setText(countText(counts.unchanged, [](int n) { return tr("%Ln row(s) unchanged", nullptr, n); }));
    m_model.setChanges(preview.result->sample);
    const std::int64_t all = changesOf(counts) + counts.failed;
    m_shown->setText(all > 0 ? tr("Showing %1 of %2").arg(numberText(m_model.recordCount()), numberText(all))
                             : tr("Both sides agree"));
    m_pages->setCurrentIndex(1);
}

} // namespace tidewright
