// The main table: jobs and, below each, its content types. Changes of one row are signalled as that row's; never a reset but for
// another workspace.
#pragma once

#include "roles.h"
#include "typerow.h"

#include <QAbstractItemModel>
#include <QDateTime>
#include <array>
#include <memory>

namespace tidewright
{

// GUI thread only.
class TypesModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit TypesModel(QObject *parent = nullptr);

    // Another workspace, or its files changed: jobs in order, with the kinds of their connections.
    void setWorkspace(const std::vector<Job> &jobs, const std::vector<Connection> &connections);
    // Newly read states; rows that are not named stay as they are.
    void setStatus(const std::vector<TypeStatus> &all);
    void runStarted(const SyncRun &run);
    void runProgressed(const RunProgress &progress);
    void runFinished(const SyncRun &run);
    void setEdited(const StateKey &key, std::int64_t files); // of its folders, since its last run
    void setQueued(const StateKey &key, bool queued);
    // Relative times and staleness follow it; call it about twice a minute.
    void setNow(Instant now);
    Instant now() const { return m_now; }

    const TypeRow *row(const QModelIndex &index) const; // null for a group
    // As displayStatus(*row(index)), without making the row of a type of which nothing is known yet.
    DisplayStatus statusOf(const QModelIndex &index) const;
    bool isKnown(const QModelIndex &index) const; // whether row(index) says more than its job file
    const TypeRow *find(const StateKey &key) const;
    const Job *job(const QModelIndex &index) const; // of the group, or of the row's group
    QModelIndex indexOf(const StateKey &key) const; // empty typeKey: the group
    bool stale(const QModelIndex &index) const;
    int count(View view) const;
    int typeCount() const;
    std::vector<StateKey> interrupted() const;
    qlonglong openConflicts() const; // of all types

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    // Something that the sidebar or the status bar counts has changed.
    void countsChanged();

private:
    struct Group {
        Job job;
        QString route;
        QString sourceKind;
        std::optional<Micros> every;
        // Null: nothing is known but what the job says. There may be thousands, of which a few are looked at.
        mutable std::vector<std::unique_ptr<TypeRow>> rows;
        mutable QHash<QString, int> rowOf; // by typeKey; empty: not asked for yet
        mutable StatusCounts counts;       // empty: to be counted anew
    };

    static TypeRow &rowOf(const Group &group, int row);
    static DisplayStatus statusOf(const Group &group, int row);
    TypeRow *findRow(const StateKey &key, QModelIndex *at = nullptr);
    void changed(const QModelIndex &row);
    const StatusCounts &countsOf(const Group &group) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant typeData(const Group &group, const TypeRow &row, int column, int role) const;

    std::vector<Group> m_groups;
    QHash<QString, int> m_groupOf;                                  // by job name
    mutable std::optional<std::array<int, viewCount>> m_viewCounts; // empty: to be counted anew
    Instant m_now{};
};

// Of a kind of connections, to people: "PostgreSQL".
QString systemName(const QString &kind);

} // namespace tidewright
