// Filters and sorts the main table. Groups stay in file order; a group is shown while any of its rows is.
#pragma once

#include "clock.h"
#include "roles.h"

#include <QSortFilterProxyModel>
#include <array>
#include <optional>

namespace tidewright
{

// GUI thread only.
class TypesProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TypesProxy(QObject *parent = nullptr);

    void setView(View view);
    View view() const { return m_view; }
    void setText(const QString &text); // by name of type or job, or by status word
    QString text() const { return m_text; }
    void setOnlyJob(const QString &job); // empty: all
    QString onlyJob() const { return m_onlyJob; }
    void setOnlyStatus(std::optional<DisplayStatus> status); // a click on a group's count
    std::optional<DisplayStatus> onlyStatus() const { return m_onlyStatus; }
    void setAttentionFirst(bool on); // rows that need a person at the top of their group
    bool attentionFirst() const { return m_attentionFirst; }
    bool isFiltered() const;
    void clear();

    // Column -1: the order of the files.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    // Group rows: totals over the shown rows.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    // Over the shown rows of a group; -1: no row knows.
    struct Totals {
        qlonglong pendingIn = -1;
        qlonglong pendingOut = -1;
        qlonglong rows = -1;
        qlonglong duration = -1;
        qlonglong errors = -1;
        qlonglong conflicts = -1;
        std::optional<Instant> lastSync;
    };
    const Totals &totals(const QModelIndex &group) const;
    QVariant total(const QModelIndex &group, int column, int role) const;

    View m_view = View::All;
    QString m_text;
    std::array<bool, displayStatusCount> m_textStatuses{}; // whose word has the text
    mutable QHash<int, Totals> m_totals;                   // by row of the group in the source
    QString m_onlyJob;
    std::optional<DisplayStatus> m_onlyStatus;
    bool m_attentionFirst = true;
    bool m_fileOrder = true;
};

} // namespace tidewright
