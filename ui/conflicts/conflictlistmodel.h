// The conflicts of a workspace as a list in sections. Sorting, searching and comparing 100,000 of them happens on a worker thread; this
// thread only takes over what came out: newly read conflicts row by row, another filter as a whole.
#pragma once

#include "recordindex.h"

#include <QAbstractListModel>
#include <QThreadPool>
#include <map>

namespace tidewright
{

// GUI thread only.
class ConflictListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles {
        IdRole = Qt::UserRole + 1, // QString; empty: a section
        SublineRole,               // QString
        MarkRole,                  // int of Mark
    };
    enum class Mark { Open, Refused, Kept, Applied, Closed };
    using Summaries = std::shared_ptr<const std::vector<ConflictSummary>>;

    explicit ConflictListModel(QObject *parent = nullptr);
    ~ConflictListModel() override;

    void setSides(const std::map<QString, std::pair<QString, QString>> &sidesByJob); // names of connections
    // What is stored now. Those that were settled in this session stay in the list.
    void setConflicts(const Summaries &conflicts);
    void setFilter(const RecordFilter &filter);
    const RecordFilter &filter() const { return m_filter; }
    // What this session says of one: "4 fields, 3 decided"; "Applied 06:41, kept warehouse".
    void setNote(const QString &id, const QString &note);
    // What became of one that was decided here.
    void setSettled(const QString &id, ConflictPhase phase, const QString &note);
    void forget(); // all of it: another workspace

    const Arrangement &arrangement() const { return m_shown; }
    bool isLoaded() const { return m_loaded; }
    bool isWorking() const { return m_working; }
    const ConflictSummary *conflict(int row) const; // null: a section
    const ConflictSummary *find(const QString &id) const;
    int rowOf(const QString &id) const; // -1: not shown
    // The next conflict's row in a direction; -1: none.
    int neighbour(int row, int step) const;
    int openCount() const { return m_shown.open; }
    int settledHere() const { return int(m_settled.size()); }
    QStringList idsOfType(const StateKey &type) const; // of all undecided ones

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void arranged(); // after rows have changed or a filter was applied

private:
    struct Prepared {
        Arrangement arrangement;
        std::vector<LineChange> changes;
        bool isReset = false;
    };
    void prepare();
    void take(Prepared prepared);
    void apply(const LineChange &change, const Arrangement &after);
    const Arrangement &arrangementOf(const RecordLine &line) const { return line.isComing ? *m_coming : m_shown; }
    QString subline(const ConflictSummary &conflict) const;
    QString sentence(const ConflictSummary &conflict) const;

    std::map<QString, std::pair<QString, QString>> m_sides;
    std::map<QString, ConflictSummary> m_settled; // by id: decided in this session
    QHash<QString, QString> m_notes;
    Summaries m_read; // not yet arranged; null: nothing new
    RecordFilter m_filter;
    Arrangement m_shown;
    const Arrangement *m_coming = nullptr; // while rows are inserted
    RecordFilter m_shownFilter;
    bool m_loaded = false;
    bool m_working = false;
    bool m_wanted = false;
    int m_session = 0;
    QThreadPool m_worker; // last: waits for its work before anything else goes
};

} // namespace tidewright
