#include "overviewpage.h"

#include "callout.h"
#include "humantext.h"
#include "runchart.h"
#include "runsmodel.h"
#include "stylepaint.h"
#include "text.h"
#include "textlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace tidewright
{

namespace
{

constexpr int threeBlocks = 1080; // narrower, the schedule stands below the other two
constexpr int nameWidth = 96;

QString cursorText(const Value &cursor)
{
    return cursor.isNull() ? QString() : QString::fromStdString(toText(cursor.cell()));
}

QString hashText(const QString &hash)
{
    QStringList groups;
    for (int at = 0; at < std::min<qsizetype>(hash.size(), 16); at += 4)
        groups << hash.mid(at, 4);
    return groups.join(QLatin1Char(' '));
}

QString periodText(Micros period)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(period).count();
    if (seconds % 3600 == 0)
        return OverviewPage::tr("%1 h").arg(seconds / 3600);
    return seconds % 60 == 0 ? OverviewPage::tr("%1 min").arg(seconds / 60) : OverviewPage::tr("%1 s").arg(seconds);
}

// A block with a line at its left, unless it stands first in its row.
class BlockWidget final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (x() > 0)
            paintLine(&painter, rect(), Qt::LeftEdge, Theme::of(this).color(Token::Hair));
    }
};

} // namespace

OverviewPage::OverviewPage(ServiceClient &client, QWidget *parent)
    : QScrollArea(parent)
    , m_client(client)
    , m_page(new QWidget(this))
    , m_layout(new QGridLayout(m_page))
{
    setWidget(m_page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setGround(viewport(), Token::Surface);
    m_layout->setContentsMargins(0, 12, 0, 12);
    m_layout->setHorizontalSpacing(0);
    m_layout->setVerticalSpacing(16);

    m_records = makeBlock(tr("Records"));
    m_atTarget = addLine(m_records, tr("At the target"));
    m_waiting = addLine(m_records, tr("Waiting"));
    m_lastChange = addLine(m_records, tr("Last change"));
    m_rejected = addLine(m_records, tr("Rejected"));
    m_localHash = addLine(m_records, tr("Local"), true);
    m_remoteHash = addLine(m_records, tr("Remote"), true);
    m_syncedHash = addLine(m_records, tr("Last synced"), true);
    m_callout = new Callout(Callout::Kind::Info, m_records.widget);
    m_records.grid->setRowMinimumHeight(m_records.rows++, 4);
    m_records.grid->addWidget(m_callout, m_records.rows++, 0, 1, 2);

    m_position = makeBlock(tr("Position"));
    m_cursorColumn = addLine(m_position, tr("Cursor column"), true);
    m_cursorValue = addLine(m_position, tr("Cursor value"), true);
    m_checkpoint = addLine(m_position, tr("Checkpoint"));
    m_initialSync = addLine(m_position, tr("Initial sync"));
    m_generation = addLine(m_position, tr("Generation"));

    m_schedule = makeBlock(tr("Schedule"));
    m_repeats = addLine(m_schedule, tr("Repeats"));
    m_lastRun = addLine(m_schedule, tr("Last run"));
    m_chartName = textLabel(tr("Last 30"), FontRole::Secondary, Token::Muted, m_schedule.widget);
    m_chart = new RunChart(RunChart::Form::Mini, m_schedule.widget);
    m_chartSummary = textLabel({}, FontRole::Secondary, Token::Muted, m_schedule.widget);
    m_schedule.grid->addWidget(m_chartName, m_schedule.rows, 0, Qt::AlignLeft | Qt::AlignBottom);
    m_schedule.grid->addWidget(m_chart, m_schedule.rows++, 1);
    m_schedule.grid->addWidget(m_chartSummary, m_schedule.rows++, 1);
    for (const Block &block : {m_records, m_position, m_schedule})
        block.grid->setRowStretch(block.rows, 1);
    layOutBlocks();

    connect(&client, &ServiceClient::historyRead, this, &OverviewPage::runsRead);
    connect(&client, &ServiceClient::runFinished, this, [this](const SyncRun &run) {
        if (m_key == run.key)
            m_client.readHistory(*m_key);
    });
}

OverviewPage::Block OverviewPage::makeBlock(const QString &heading)
{
    auto *widget = new BlockWidget(m_page);
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(16, 0, 16, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(9);
    grid->setColumnMinimumWidth(0, scaled(nameWidth));
    grid->setColumnStretch(1, 1);
    QLabel *label = textLabel(heading, FontRole::SecondaryStrong, Token::Text, widget);
    grid->addWidget(label, 0, 0, 1, 2);
    return {widget, label, grid, 1};
}

OverviewPage::Line OverviewPage::addLine(Block &block, const QString &name, bool mono)
{
    Line line{textLabel(name, FontRole::Secondary, Token::Muted, block.widget),
              textLabel({}, mono ? FontRole::Mono : FontRole::Body, Token::Text, block.widget, TextUse::Copied),
              textLabel({}, FontRole::Secondary, Token::Muted, block.widget)};
    auto *both = new QHBoxLayout;
    both->setSpacing(10);
    both->addWidget(line.value);
    both->addWidget(line.note, 1);
    block.grid->addWidget(line.name, block.rows, 0);
    block.grid->addLayout(both, block.rows++, 1);
    return line;
}

void OverviewPage::setLine(const Line &line, const QString &value, const QString &note)
{
    line.value->setText(value);
    line.note->setText(note);
    setLineVisible(line, true);
}

void OverviewPage::setLineVisible(const Line &line, bool visible)
{
    for (QLabel *label : {line.name, line.value, line.note})
        label->setVisible(visible);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const bool wide = viewport()->width() >= scaled(threeBlocks);
    if (wide != m_wide) {
        m_wide = wide;
        layOutBlocks();
    }
}

void OverviewPage::layOutBlocks()
{
    for (const Block &block : {m_records, m_position, m_schedule})
        m_layout->removeWidget(block.widget);
    m_layout->addWidget(m_records.widget, 0, 0);
    m_layout->addWidget(m_position.widget, 0, 1);
    if (m_wide)
        m_layout->addWidget(m_schedule.widget, 0, 2);
    else
        m_layout->addWidget(m_schedule.widget, 1, 0);
    for (int column = 0; column < 3; ++column)
        m_layout->setColumnStretch(column, column < 2 || m_wide ? 1 : 0);
    m_layout->setRowStretch(m_wide ? 0 : 1, 1);
    m_layout->setRowStretch(m_wide ? 1 : 0, 0);
}

void OverviewPage::setType(const std::optional<StateKey> &key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_chart->setRuns({});
    m_chartSummary->clear();
    if (m_key)
        m_client.readHistory(*m_key);
}

void OverviewPage::refresh(const TypeRow &row, const Job &job, Instant now)
{
    refreshRecords(row);
    refreshPosition(row, now);
    refreshSchedule(row, job, now);
}

void OverviewPage::refreshRecords(const TypeRow &row)
{
    const SyncState &state = row.status.state;
    const QString unknown = tr("not known yet");
    const bool hashes = !state.lastSyncedHash.isEmpty();
    m_records.heading->setText(hashes ? tr("Content hash") : tr("Records"));
    for (const Line *line : {&m_localHash, &m_remoteHash, &m_syncedHash})
        setLineVisible(*line, hashes);
    for (const Line *line : {&m_atTarget, &m_waiting, &m_lastChange})
        setLineVisible(*line, !hashes);
    if (hashes) {
        refreshHashes(state);
    } else {
        setLine(m_atTarget, row.status.records ? numberText(*row.status.records) : unknown,
                row.status.records ? tr("as of the last run") : QString());
        setLine(m_waiting, row.status.pending ? numberText(*row.status.pending) : unknown,
                row.status.pending ? tr("changed at the source") : tr("Refresh asks the source"));
        const bool ran = row.status.lastRun.has_value();
        setLine(m_lastChange, ran ? runNote(*row.status.lastRun) : tr("None"), QString());
        m_lastChange.value->setText(ran && row.status.lastRun->error ? outcomeWord(row.status.lastRun->outcome)
                                                                     : m_lastChange.value->text());
    }
    setLineVisible(m_rejected, state.failedRecords > 0);
    if (state.failedRecords > 0)
        setLine(m_rejected, countText(state.failedRecords, [](int n) { return tr("%Ln row(s)", nullptr, n); }),
                tr("kept in a list and tried again"));

    m_callout->setVisible(state.stateLost || (row.status.pending.value_or(0) > 0 && !row.progress));
    m_callout->setKind(state.stateLost ? Callout::Kind::Warning : Callout::Kind::Info);
    if (state.stateLost) {
        m_callout->setHeading(tr("The position of this content type was lost"));
        m_callout->setText(tr("Runs go on from now; what changed in between is missing until a force full has passed."));
    } else if (row.status.pending.value_or(0) > 0) {
        m_callout->setHeading(
            countText(*row.status.pending, [](int n) { return tr("%Ln row(s) changed at the source", nullptr, n); }));
        m_callout->setText(tr("One way: nothing at the source is written, so nothing can conflict."));
    }
}

void OverviewPage::refreshHashes(const SyncState &state)
{
    const auto compared = [&state](const QString &hash) {
        return hash == state.lastSyncedHash ? tr("Same as last sync") : tr("Changed");
    };
    setLine(m_localHash, hashText(state.localHash), compared(state.localHash));
    setLine(m_remoteHash, hashText(state.remoteHash), compared(state.remoteHash));
    setLine(m_syncedHash, hashText(state.lastSyncedHash));
}

void OverviewPage::refreshPosition(const TypeRow &row, Instant now)
{
    const SyncState &state = row.status.state;
    const QString column = row.status.type.cursorField;
    setLine(m_cursorColumn, column.isEmpty() ? tr("None") : column,
            column.isEmpty() ? tr("each run compares both sides") : QString());
    const QString cursor = cursorText(state.cursor);
    setLineVisible(m_cursorValue, !column.isEmpty());
    if (!column.isEmpty())
        setLine(m_cursorValue, cursor.isEmpty() ? tr("not set yet") : cursor);
    if (state.progress) {
        const QString read = countText(state.progress->counts.read, [](int n) { return tr("%Ln row(s) read", nullptr, n); });
        setLine(m_checkpoint, read,
                state.updatedAt ? tr("saved %1").arg(relativeTime(toDateTime(*state.updatedAt), toDateTime(now))) : QString());
    } else {
        setLine(m_checkpoint, tr("None", "checkpoint"), tr("no run is unfinished"));
    }
    setLine(m_initialSync, state.initialSyncCompleted ? tr("Completed") : tr("Not yet"),
            !row.status.type.initialSyncEnabled ? tr("switched off: starts from now") : QString());
    setLineVisible(m_generation, state.generation > 0);
    if (state.generation > 0)
        setLine(m_generation, numberText(state.generation), tr("grows when key, cursor or mapping change"));
}

void OverviewPage::refreshSchedule(const TypeRow &row, const Job &job, Instant now)
{
    const Schedule &schedule = job.schedule;
    if (!schedule.isSet())
        setLine(m_repeats, tr("By hand"));
    else if (const auto every = parseDuration(schedule.every))
        setLine(m_repeats, tr("Every %1", "duration").arg(periodText(*every)));
    else
        setLine(m_repeats, schedule.cron, tr("cron"));
    const auto &run = row.status.lastRun;
    if (run && run->outcome == RunOutcome::Running)
        setLine(m_lastRun, relativeTime(toDateTime(run->startedAt), toDateTime(now)));
    else if (run)
        setLine(m_lastRun, relativeTime(toDateTime(run->startedAt), toDateTime(now)),
                tr("%1, %2", "duration, rows").arg(durationText(run->durationMs), countText(run->counts.read, [](int n) {
                                                       return tr("%Ln row(s)", nullptr, n);
                                                   })));
    else
        setLine(m_lastRun, tr("Never"));
}

void OverviewPage::runsRead(const StateKey &key, const std::vector<SyncRun> &runs)
{
    if (m_key != key)
        return;
    m_chart->setRuns(runs);
    const bool any = m_chart->barCount() > 0;
    m_chart->setVisible(any);
    m_chartName->setVisible(any);
    m_chartSummary->setText(m_chart->summary());
}

} // namespace tidewright
