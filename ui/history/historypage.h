// The History tab: the chart of the last runs beside their list.
#pragma once

#include "runchart.h"
#include "runsmodel.h"
#include "serviceclient.h"

#include <optional>

class QFrame;
class QLabel;
class QStackedWidget;

namespace tidewright
{

class RunsTable;
class SectionTabs;

// GUI thread only. The client outlives it.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(ServiceClient &client, QWidget *parent = nullptr);

    // Reads the runs while the page is seen, else as soon as it is.
    void setType(const std::optional<StateKey> &key);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeChartSide();
    void read();
    void share();
    void runsRead(const StateKey &key, const std::vector<SyncRun> &runs);

    ServiceClient &m_client;
    std::optional<StateKey> m_key;
    bool m_due = false;
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
};

} // namespace tidewright
