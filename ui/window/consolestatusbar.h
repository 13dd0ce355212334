// The bottom line: what runs, how fast, workers, state database, clock.
#pragma once

#include "serviceclient.h"

#include <QStatusBar>
#include <QTimer>
#include <map>

namespace tidewright
{

class StatusSegment;

// GUI thread only. The client outlives it.
class ConsoleStatusBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit ConsoleStatusBar(ServiceClient &client, QWidget *parent = nullptr);

Q_SIGNALS:
    void runningClicked();
    void stateClicked();

private:
    void refresh();
    void tick();

    ServiceClient &m_client;
    StatusSegment *m_running;
    StatusSegment *m_rate;
    StatusSegment *m_workers;
    StatusSegment *m_state;
    StatusSegment *m_clock;
    QTimer m_timer;
    std::map<QString, RunProgress> m_progress; // by run id
};

} // namespace tidewright
