// The last thirty runs as bars: filled for a completed run, hollow for a stopped one, a stub with a mark for a failed one.
#pragma once

#include "syncstate.h"

#include <QWidget>

namespace tidewright
{

// GUI thread only. Left and Right move between the bars; the current one is said in the tooltip and to assistive technology.
class RunChart : public QWidget
{
    Q_OBJECT

public:
    enum class Measure { Duration, Rows };
    enum class Form { Full, Mini }; // Mini: bars only, for the Overview

    explicit RunChart(Form form, QWidget *parent = nullptr);

    void setRuns(const std::vector<SyncRun> &newestFirst);
    void setMeasure(Measure measure);
    int current() const { return m_current; }
    std::size_t barCount() const { return m_runs.size(); }
    // "28 completed, 1 failed"
    QString summary() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(const QString &runId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;
    QRectF barRect(std::size_t bar) const;
    int barAt(const QPointF &position) const;
    double valueOf(const SyncRun &run) const;
    QString valueText(double value) const;
    QString describe(const SyncRun &run) const;
    void setCurrent(int bar);
    void paintAxis(QPainter &painter) const;
    void paintBar(QPainter &painter, std::size_t bar) const;

    Form m_form;
    Measure m_measure = Measure::Duration;
    std::vector<SyncRun> m_runs; // oldest first
    double m_top = 1;            // value at the top of the plot
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace tidewright
