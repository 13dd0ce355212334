#include "runchart.h"

#include "humantext.h"
#include "icons.h"
#include "runmark.h"
#include "runsmodel.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>

namespace tidewright
{

namespace
{

constexpr std::size_t barLimit = 30;
constexpr double barShare = 0.72; // of its slot
constexpr int axisSteps = 3;
constexpr double stubHeight = 6;
constexpr int glyph = 12;

// The smallest 1, 2, 2.5 or 5 times a power of ten, times the steps, that holds the value.
double roundedTop(double value)
{
    if (value <= 0)
        return 1;
    const double step = value / axisSteps;
    const double power = std::pow(10, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (factor * power >= step)
            return factor * power * axisSteps;
    }
    return value;
}

} // namespace

RunChart::RunChart(Form form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart of the last runs"));
    setSizePolicy(QSizePolicy::Expanding, form == Form::Full ? QSizePolicy::Expanding : QSizePolicy::Fixed);
}

void RunChart::setRuns(const std::vector<SyncRun> &newestFirst)
{
    const QString currentRun = m_current >= 0 ? m_runs[std::size_t(m_current)].runId : QString();
    m_runs.clear();
    for (const SyncRun &run : newestFirst) {
        if (m_runs.size() == barLimit)
            break;
        if (!run.dryRun)
            m_runs.push_back(run);
    }
    std::reverse(m_runs.begin(), m_runs.end());
    double highest = 0;
    for (const SyncRun &run : m_runs)
        highest = std::max(highest, valueOf(run));
    m_top = roundedTop(highest);
    const auto kept =
        std::find_if(m_runs.begin(), m_runs.end(), [&currentRun](const SyncRun &run) { return run.runId == currentRun; });
    m_current = kept == m_runs.end() ? -1 : int(kept - m_runs.begin());
    m_hovered = -1;
    setAccessibleDescription(summary());
    update();
}

void RunChart::setMeasure(Measure measure)
{
    m_measure = measure;
    double highest = 0;
    for (const SyncRun &run : m_runs)
        highest = std::max(highest, valueOf(run));
    m_top = roundedTop(highest);
    update();
}

QString RunChart::summary() const
{
    std::array<int, 4> counts{};
    for (const SyncRun &run : m_runs)
        ++counts[std::size_t(runGroup(run.outcome))];
    QStringList parts;
    if (const int completed = counts[std::size_t(RunGroup::Completed)])
        parts << tr("%Ln completed", nullptr, completed);
    if (const int failed = counts[std::size_t(RunGroup::Failed)])
        parts << tr("%Ln failed", nullptr, failed);
    if (const int stopped = counts[std::size_t(RunGroup::Stopped)])
        parts << tr("%Ln stopped", nullptr, stopped);
    if (const int running = counts[std::size_t(RunGroup::Running)])
        parts << tr("%Ln running", nullptr, running);
    return parts.join(QLatin1String(", "));
}

QSize RunChart::sizeHint() const
{
    return m_form == Form::Full ? QSize(scaled(486), scaled(180)) : QSize(scaled(200), scaled(30));
}

QSize RunChart::minimumSizeHint() const
{
    return m_form == Form::Full ? QSize(scaled(190), scaled(110)) : QSize(scaled(120), scaled(30));
}

double RunChart::valueOf(const SyncRun &run) const
{
    return m_measure == Measure::Duration ? double(run.durationMs) / 1000.0 : double(run.counts.read);
}

QString RunChart::valueText(double value) const
{
    if (m_measure == Measure::Rows)
        return numberText(qlonglong(value));
    return value < 60 ? tr("%1 s", "duration in seconds").arg(QLocale().toString(value, 'g', 3))
                      : durationText(qlonglong(value * 1000));
}

QString RunChart::describe(const SyncRun &run) const
{
    return tr("%1: %2, %3, %4", "time: outcome, duration, rows")
        .arg(absoluteTime(toDateTime(run.startedAt)), outcomeWord(run.outcome), durationText(run.durationMs),
             countText(run.counts.read, [](int n) { return tr("%Ln row(s)", nullptr, n); }));
}

QRectF RunChart::plot() const
{
    if (m_form == Form::Mini)
        return QRectF(rect()).adjusted(2, 2, -2, -2);
    const QFontMetrics metrics(fontFor(FontRole::Small));
    const int left = metrics.horizontalAdvance(valueText(m_top)) + 10;
    return QRectF(rect()).adjusted(left, metrics.height() / 2.0 + 2, -2, -metrics.height() - 6);
}

QRectF RunChart::barRect(std::size_t bar) const
{
    const QRectF area = plot();
    const double slot = area.width() / double(std::max<std::size_t>(m_runs.size(), m_form == Form::Full ? 10 : barLimit));
    // Few runs stand at the right: the newest is always last.
    const double left = area.right() - slot * double(m_runs.size() - bar) + slot * (1 - barShare) / 2;
    const SyncRun &run = m_runs[bar];
    double height = std::max(2.0, area.height() * std::min(1.0, valueOf(run) / m_top));
    if (runGroup(run.outcome) == RunGroup::Failed)
        height = std::min(stubHeight, area.height());
    return {left, area.bottom() - height, slot * barShare, height};
}

int RunChart::barAt(const QPointF &position) const
{
    for (std::size_t bar = 0; bar < m_runs.size(); ++bar) {
        const QRectF rect = barRect(bar);
        const double slack = rect.width() * (1 / barShare - 1) / 2;
        if (position.x() >= rect.left() - slack && position.x() < rect.right() + slack)
            return int(bar);
    }
    return -1;
}

void RunChart::setCurrent(int bar)
{
    if (bar < 0 || bar >= int(m_runs.size()))
        return;
    m_current = bar;
    const SyncRun &run = m_runs[std::size_t(bar)];
    setAccessibleDescription(describe(run));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
    Q_EMIT currentChanged(run.runId);
}

void RunChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_runs.size()) - 1;
    const int from = m_current < 0 ? last + 1 : m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(std::max(0, from - 1));
        break;
    case Qt::Key_Right:
        setCurrent(std::min(last, from + 1));
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_current >= 0)
        QToolTip::showText(mapToGlobal(barRect(std::size_t(m_current)).topRight().toPoint()),
                           describe(m_runs[std::size_t(m_current)]), this);
}

void RunChart::mouseMoveEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position());
    if (bar != m_hovered) {
        m_hovered = bar;
        update();
    }
}

void RunChart::mousePressEvent(QMouseEvent *event)
{
    setCurrent(barAt(event->position()));
}

void RunChart::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

bool RunChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int bar = barAt(help->pos());
    if (bar >= 0)
        QToolTip::showText(help->globalPos(), describe(m_runs[std::size_t(bar)]), this);
    else
        QToolTip::hideText();
    return true;
}

void RunChart::paintAxis(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF area = plot();
    painter.setFont(fontFor(FontRole::Small));
    const int line = painter.fontMetrics().height();
    for (int step = 0; step <= axisSteps; ++step) {
        const double y = area.bottom() - area.height() * step / axisSteps;
        painter.fillRect(QRectF(area.left(), std::round(y), area.width(), 1),
                         theme.color(step == 0 ? Token::Border : Token::Hair));
        painter.setPen(theme.color(Token::Faint));
        painter.drawText(QRectF(0, y - line / 2.0, area.left() - 8, line), Qt::AlignRight | Qt::AlignVCenter,
                         valueText(m_top * step / axisSteps));
    }
    if (m_runs.empty())
        return;
    const auto timeOf = [](const SyncRun &run) {
        return relativeTime(toDateTime(run.startedAt), QDateTime::currentDateTimeUtc());
    };
    const QRectF below(area.left(), area.bottom() + 4, area.width(), line);
    const QString newest = m_runs.size() > 1 ? tr("Last run, %1").arg(timeOf(m_runs.back())) : timeOf(m_runs.back());
    painter.drawText(below, Qt::AlignRight, newest);
    const QString oldest = tr("%Ln run(s) ago, %1", nullptr, int(m_runs.size())).arg(timeOf(m_runs.front()));
    const QFontMetrics metrics = painter.fontMetrics();
    if (m_runs.size() >= 10 && metrics.horizontalAdvance(newest) + metrics.horizontalAdvance(oldest) + 16 <= area.width())
        painter.drawText(below, Qt::AlignLeft, oldest);
}

void RunChart::paintBar(QPainter &painter, std::size_t bar) const
{
    const Theme &theme = Theme::of(this);
    const SyncRun &run = m_runs[bar];
    const QRectF rect = barRect(bar);
    const StatusMark mark = runMark(run.outcome);
    const double radius = std::min(2.0, rect.height() / 2);
    switch (runGroup(run.outcome)) {
    case RunGroup::Completed:
        paintPlate(&painter, rect, radius, theme.color(bar + 1 == m_runs.size() ? Token::Accent : Token::ChartBar));
        break;
    case RunGroup::Running:
        paintPlate(&painter, rect, radius, theme.color(Token::AccentSoft), theme.color(Token::Accent));
        break;
    case RunGroup::Stopped:
        paintPlate(&painter, rect, radius, theme.color(Token::InterruptedSoft), theme.color(Token::Interrupted));
        break;
    case RunGroup::Failed:
        paintPlate(&painter, rect, radius, theme.color(Token::Bad));
        break;
    }
    const RunGroup group = runGroup(run.outcome);
    if (m_form == Form::Full && (group == RunGroup::Failed || group == RunGroup::Stopped)) {
        const QRect place(int(std::round(rect.center().x() - glyph / 2.0)), int(rect.top()) - glyph - 3, glyph, glyph);
        paintIcon(&painter, place, mark.icon, theme.color(mark.token));
    }
    if (int(bar) == m_hovered || (hasFocus() && int(bar) == m_current))
        paintFocusRing(&painter, rect.adjusted(-2, -2, 2, 1), 3, theme);
}

void RunChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_form == Form::Full)
        paintAxis(painter);
    for (std::size_t bar = 0; bar < m_runs.size(); ++bar)
        paintBar(painter, bar);
    if (hasFocus() && m_current < 0)
        paintFocusRing(&painter, QRectF(rect()), 4, Theme::of(this));
}

} // namespace tidewright
