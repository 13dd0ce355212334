// The Overview tab: records, position and schedule of one content type.
#pragma once

#include "serviceclient.h"
#include "typesmodel.h"

#include <QScrollArea>
#include <map>
#include <optional>

class QGridLayout;
class QLabel;

namespace tidewright
{

class Callout;
class RunChart;

// GUI thread only. The client outlives it.
class OverviewPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewPage(ServiceClient &client, QWidget *parent = nullptr);

    // Its runs are read when another type is shown and after each of its runs; `refresh` shows the row as it is now.
    void setType(const std::optional<StateKey> &key);
    void refresh(const TypeRow &row, const Job &job, Instant now);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // One line: label, value, note behind it.
    struct Line {
        QLabel *name;
        QLabel *value;
        QLabel *note;
    };
    struct Block {
        QWidget *widget;
        QLabel *heading;
        QGridLayout *grid;
        int rows = 0;
    };
    Block makeBlock(const QString &heading);
    Line addLine(Block &block, const QString &name, bool mono = false);
    static void setLine(const Line &line, const QString &value, const QString &note = {});
    static void setLineVisible(const Line &line, bool visible);
    void layOutBlocks();
    void refreshRecords(const TypeRow &row);
    void refreshHashes(const SyncState &state);
    void refreshPosition(const TypeRow &row, Instant now);
    void refreshSchedule(const TypeRow &row, const Job &job, Instant now);
    void runsRead(const StateKey &key, const std::vector<SyncRun> &runs);

    ServiceClient &m_client;
    std::optional<StateKey> m_key;
    QWidget *m_page;
    QGridLayout *m_layout;
    bool m_wide = true;
    Block m_records;
    Block m_position;
    Block m_schedule;
    Line m_atTarget;
    Line m_waiting;
    Line m_lastChange;
    Line m_rejected;
    Line m_localHash;
    Line m_remoteHash;
    Line m_syncedHash;
    Callout *m_callout;
    Line m_cursorColumn;
    Line m_cursorValue;
    Line m_checkpoint;
    Line m_initialSync;
    Line m_generation;
    Line m_repeats;
    Line m_lastRun;
    QLabel *m_chartName;
    RunChart *m_chart;
    QLabel *m_chartSummary;
};

} // namespace tidewright
