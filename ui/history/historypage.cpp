#include "historypage.h"

#include "consoleactions.h"
#include "humantext.h"
#include "keybutton.h"
#include "markicon.h"
#include "runmark.h"
#include "runstable.h"
#include "sectiontabs.h"
#include "textlabel.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int pageMargin = 16;
constexpr int gap = 12;

// Of the completed runs; empty if there are none.
std::optional<std::int64_t> medianDuration(const std::vector<SyncRun> &runs)
{
    std::vector<std::int64_t> durations;
    for (const SyncRun &run : runs) {
        if (runGroup(run.outcome) == RunGroup::Completed)
            durations.push_back(run.durationMs);
    }
    if (durations.empty())
        return std::nullopt;
    const auto middle = durations.begin() + std::ptrdiff_t(durations.size() / 2);
    std::nth_element(durations.begin(), middle, durations.end());
    return *middle;
}

} // namespace

HistoryPage::HistoryPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_actions(actions)
    , m_pages(new QStackedWidget(this))
    , m_empty(textLabel({}, FontRole::Body, Token::Muted, this))
    , m_table(new RunsTable(m_model, this))
{
    m_line = new QFrame(this);
    m_line->setFrameShape(QFrame::VLine);
    auto *both = new QWidget(this);
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(pageMargin, 8, 8, 12);
    layout->setSpacing(gap);
    m_chartSide = makeChartSide();
    layout->addWidget(m_chartSide);
    layout->addWidget(m_line);
    m_runsSide = makeRunsSide();
    layout->addWidget(m_runsSide, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(both);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);

    connect(&client, &ServiceClient::historyRead, this, &HistoryPage::runsRead);
    const auto again = [this](const SyncRun &run) {
        if (m_key == run.key)
            read();
    };
    connect(&client, &ServiceClient::runStarted, this, again);
    connect(&client, &ServiceClient::runFinished, this, again);
    connect(m_chart, &RunChart::currentChanged, m_table, &RunsTable::selectRun);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::refreshUndo);
    connect(&client, &ServiceClient::runUndone, this, &HistoryPage::runUndone);
    connect(&client, &ServiceClient::undoableRead, this, &HistoryPage::undoableRead);
    connect(&client, &ServiceClient::runStarted, this, &HistoryPage::refreshUndo);
    connect(&client, &ServiceClient::runFinished, this, &HistoryPage::refreshUndo);
}

QWidget *HistoryPage::makeRunsSide()
{
    auto *side = new QWidget(this);
    m_undo = new KeyButton(m_actions.undoRun->text(), {}, side);
    m_undo->setIcon(m_actions.undoRun->icon());
    m_undo->setToolTip(m_actions.undoRun->toolTip());
    m_undo->showKeys(m_actions.undoRun->shortcut());
    m_outcomeMark = new MarkIcon(QLatin1String("s-ok"), Token::Ok, side);
    m_outcome = paragraph({}, FontRole::Secondary, Token::Text, side);
    m_outcomeMark->hide();
    m_outcome->hide();
    auto *outcome = new QHBoxLayout;
    outcome->setSpacing(8);
    outcome->addWidget(m_outcomeMark, 0, Qt::AlignTop);
    outcome->addWidget(m_outcome, 1);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_table, 1);
    layout->addLayout(outcome);
    layout->addWidget(m_undo, 0, Qt::AlignRight);
    connect(m_undo, &QPushButton::clicked, this, &HistoryPage::undo);
    return side;
}

void HistoryPage::refreshUndo()
{
    const SyncRun *run = m_model.run(m_table->currentIndex().row());
    const bool wrote = run && m_key && canTakeBack(*run) && !m_client.isRunning(*m_key);
    const bool kept = wrote && (!m_undoable || m_undoable->contains(run->runId));
    const bool can = wrote && kept;
    m_undo->setToolTip(wrote && !kept ? tr("Nothing is kept any more that would take this run back.") : m_actions.undoRun->toolTip());
    m_undo->setEnabled(can);
    m_actions.undoRun->setEnabled(can && isVisible());
}

void HistoryPage::undo()
{
    if (const SyncRun *run = m_model.run(m_table->currentIndex().row()); run && m_undo->isEnabled())
        Q_EMIT undoWanted(*run);
}

void HistoryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_actions.undoRun->setEnabled(false);
}

void HistoryPage::runUndone(const SyncRun &undoing)
{
    if (m_key != undoing.key)
        return;
    const std::optional<Error> &error = undoing.error;
    const std::int64_t taken = undoing.counts.created + undoing.counts.updated + undoing.counts.deleted;
    QString text = countText(taken, [](int n) { return tr("%Ln row(s) taken back.", nullptr, n); });
    if (error)
        text = taken > 0 ? text + QLatin1Char(' ') + error->message : error->message;
    m_outcome->setText(text);
    m_outcome->setToolTip(error ? error->detail : QString());
    const bool some = undoing.outcome == RunOutcome::OkWithErrors;
    m_outcomeMark->setMark(!error ? QLatin1String("s-ok") : some ? QLatin1String("alert") : QLatin1String("s-failed"),
                           !error ? Token::Ok : some ? Token::Warn : Token::Bad);
    m_outcomeMark->show();
    m_outcome->show();
    read();
}

QWidget *HistoryPage::makeChartSide()
{
    auto *side = new QWidget(this);
    m_heading = textLabel(tr("Duration of the last runs"), FontRole::SecondaryStrong, Token::Text, side);
    m_measure = new SectionTabs(side);
    m_measure->addTab(tr("Duration"));
    m_measure->addTab(tr("Rows"));
    m_measure->setAccessibleName(tr("What the chart shows"));
    m_chart = new RunChart(RunChart::Form::Full, side);
    m_legend = paragraph({}, FontRole::Secondary, Token::Muted, side);
    m_median = textLabel({}, FontRole::Secondary, Token::Muted, side);
    connect(m_measure, &QTabBar::currentChanged, this, [this](int tab) {
        m_chart->setMeasure(tab == 0 ? RunChart::Measure::Duration : RunChart::Measure::Rows);
        m_heading->setText(tab == 0 ? tr("Duration of the last runs") : tr("Rows read by the last runs"));
    });

    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addStretch(1);
    top->addWidget(m_measure);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_legend, 1);
    bottom->addWidget(m_median);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_chart, 1);
    layout->addLayout(bottom);
    return side;
}

void HistoryPage::setType(const std::optional<StateKey> &key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_undoable.reset();
    m_outcome->hide();
    m_outcomeMark->hide();
    m_model.setRuns({});
    m_chart->setRuns({});
    m_empty->setText(tr("Reading the runs…"));
    m_pages->setCurrentIndex(0);
    read();
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshUndo();
    if (m_due)
        read();
}

void HistoryPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    share();
}

// The list says more than the chart: it has what it needs, and the chart the rest, up to its share.
void HistoryPage::share()
{
    const int all = width() - pageMargin - 8 - 2 * gap;
    const int chart = std::min(all * 5 / 11, all - m_table->wantedWidth());
    const bool shown = chart >= m_chart->minimumSizeHint().width();
    m_chartSide->setVisible(shown);
    m_line->setVisible(shown);
    if (!shown)
        return;
    // The tabs say as much as the heading.
    const bool wide = chart >= m_heading->sizeHint().width() + m_measure->sizeHint().width();
    m_heading->setVisible(wide);
    m_median->setVisible(wide);
    m_chartSide->setFixedWidth(chart);
}

void HistoryPage::read()
{
    m_due = !isVisible();
    if (!m_due && m_key)
        m_client.readHistory(*m_key);
    if (!m_due && m_key)
        m_client.readUndoable(*m_key);
}

void HistoryPage::undoableRead(const StateKey &key, const QStringList &runIds)
{
    if (m_key != key)
        return;
    m_undoable = runIds;
    refreshUndo();
}

void HistoryPage::runsRead(const StateKey &key, const std::vector<SyncRun> &runs)
{
    if (m_key != key)
        return;
    std::vector<SyncRun> real;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(real), [](const SyncRun &run) { return !run.dryRun; });
    m_model.setRuns(real);
    m_chart->setRuns(real);
    m_legend->setText(m_chart->summary());
    const auto median = medianDuration(real);
    m_median->setText(median ? tr("Median %1").arg(durationText(*median)) : QString());
    m_empty->setText(tr("No runs yet. Each run of %1 is listed here, with its duration and what it changed.").arg(key.typeKey));
    m_pages->setCurrentIndex(real.empty() ? 0 : 1);
    refreshUndo();
    share();
}

} // namespace tidewright
