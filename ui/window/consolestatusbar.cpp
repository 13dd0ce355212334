#include "consolestatusbar.h"

#include "humantext.h"
#include "statussegment.h"
#include "themedwidget.h"

#include <QDateTime>

namespace tidewright
{

ConsoleStatusBar::ConsoleStatusBar(ServiceClient &client, QWidget *parent)
    : QStatusBar(parent)
    , m_client(client)
    , m_running(new StatusSegment(QLatin1String("sync"), this))
    , m_rate(new StatusSegment(QLatin1String("gauge"), this))
    , m_workers(new StatusSegment(QLatin1String("cpu"), this))
    , m_state(new StatusSegment(QLatin1String("db"), this))
    , m_clock(new StatusSegment(QLatin1String("clock"), this, StatusSegment::Edge::None))
{
    setSizeGripEnabled(false);
    setGround(this, Token::Window);
    for (StatusSegment *segment : {m_running, m_rate, m_workers, m_state})
        addWidget(segment);
    addPermanentWidget(m_clock);
    m_running->setToolTip(tr("Show what is running"));
    m_rate->setToolTip(tr("Rows read per second, over all runs"));
    m_workers->setToolTip(tr("Content types that are synced at once, at most"));
    m_clock->setToolTip(tr("Time of this computer"));
    connect(m_running, &QToolButton::clicked, this, &ConsoleStatusBar::runningClicked);
    connect(m_rate, &QToolButton::clicked, this, &ConsoleStatusBar::runningClicked);
    connect(m_workers, &QToolButton::clicked, this, &ConsoleStatusBar::runningClicked);
    connect(m_state, &QToolButton::clicked, this, &ConsoleStatusBar::stateClicked);

    connect(&client, &ServiceClient::runProgressed, this,
            [this](const RunProgress &progress) { m_progress[progress.runId] = progress; });
    connect(&client, &ServiceClient::runStarted, this, [this](const SyncRun &run) {
        RunProgress progress;
        progress.runId = run.runId;
        progress.key = run.key;
        m_progress[run.runId] = progress;
        refresh();
    });
    connect(&client, &ServiceClient::runFinished, this, [this](const SyncRun &run) {
        m_progress.erase(run.runId);
        refresh();
    });
    connect(&client, &ServiceClient::opened, this, &ConsoleStatusBar::refresh);
    connect(&client, &ServiceClient::closed, this, [this] {
        m_progress.clear();
        refresh();
    });
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ConsoleStatusBar::tick);
    m_timer.start();
    tick();
}

void ConsoleStatusBar::tick()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_clock->setWords(
        QString(),
        tr("%1 %2", "time zone and time").arg(now.timeZoneAbbreviation(), now.time().toString(QStringLiteral("HH:mm:ss"))));
    refresh();
}

void ConsoleStatusBar::refresh()
{
    const int running = int(m_progress.size());
    for (StatusSegment *segment : {m_rate, m_workers})
        segment->setVisible(m_client.isOpen());
    if (!m_client.isOpen()) {
        m_running->setIconName(QLatin1String("info"));
        m_running->setWords(tr("No workspace is open"));
        m_state->hide();
        return;
    }
    double rate = 0;
    for (const auto &[id, progress] : m_progress)
        rate += progress.recordsPerSecond;
    m_running->setIconName(QLatin1String("sync"), running ? Token::Accent : Token::Muted);
    m_running->setWords(running ? tr("%Ln running", nullptr, running) : tr("Nothing is running"),
                        running == 1 ? m_progress.begin()->second.key.typeKey : QString());
    m_rate->setWords(rateText(rate), running ? QString() : tr("idle"));
    m_workers->setWords(tr("%1 of %Ln worker(s) busy", nullptr, m_client.workspace().workers)
                            .arg(std::min(running, m_client.workspace().workers)));
    m_state->show();
    m_state->setWords(tr("State database"), m_client.workspace().stateDatabase);
    m_state->setToolTip(tr("Where what was synced is remembered: %1").arg(m_client.workspace().stateDatabase));
}

} // namespace tidewright
