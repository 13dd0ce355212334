// The History tab: the chart of the last runs beside their list.
#pragma once

#include "runchart.h"
#include "runsmodel.h"
#include "serviceclient.h"

#include <QStringList>
#include <optional>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace tidewright
{

class ConsoleActions;
class KeyButton;
class MarkIcon;
class RunsTable;
class SectionTabs;

// GUI thread only. The client outlives it.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    HistoryPage(ServiceClient &client, ConsoleActions &actions, QWidget *parent = nullptr);

    // Reads the runs while the page is seen, else as soon as it is.
    void setType(const std::optional<StateKey> &key);
    // Wants the chosen run to be taken back, if it can be.
    void undo();

Q_SIGNALS:
    void undoWanted(const tidewright::SyncRun &run); // whoever shows it asks first, then calls the client

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeChartSide();
    QWidget *makeRunsSide();
    void refreshUndo();
    void runUndone(const SyncRun &undoing);
    void undoableRead(const StateKey &key, const QStringList &runIds);
    void read();
    void share();
    void runsRead(const StateKey &key, const std::vector<SyncRun> &runs);

    ServiceClient &m_client;
    ConsoleActions &m_actions;
    std::optional<StateKey> m_key;
    bool m_due = false;
    std::optional<QStringList> m_undoable; // ids of runs that can be taken back; empty: not told yet
    RunsModel m_model;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QLabel *m_heading = nullptr;
    QLabel *m_legend = nullptr;
    QLabel *m_median = nullptr;
    SectionTabs *m_measure = nullptr;
    RunChart *m_chart = nullptr;
    QWidget *m_chartSide = nullptr;
    QFrame *m_line = nullptr;
    RunsTable *m_table;
    QWidget *m_runsSide = nullptr;
    KeyButton *m_undo = nullptr;
    MarkIcon *m_outcomeMark = nullptr;
    QLabel *m_outcome = nullptr; // of the last run that was taken back
};

} // namespace tidewright
