// The sample of a dry run as rows: one per changed field, one per record that is added, deleted or refused. Records can be chosen out of it.
#pragma once

#include "service.h"

#include <QAbstractTableModel>
#include <map>
#include <set>

namespace tidewright
{

// GUI thread only.
class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Change, Where, RecordKey, Field, Before, After, ColumnCount };
    enum Roles { ActionRole = Qt::UserRole + 1, OutcomeRole }; // int; OutcomeRole: of a record that was chosen and run
    enum class Choice { None, Records };                       // whether records have check boxes

    explicit ChangesModel(QObject *parent = nullptr, Choice choice = Choice::None);

    Choice choice() const { return m_choice; }
    // What the two sides are called; without names they are the target. Set before the changes.
    void setSides(const QString &local, const QString &remote);
    // Only changes of `only`, or all. Nothing is checked.
    void setChanges(const std::vector<PlannedChange> &sample, std::optional<PlannedChange::Action> only = {});
    void setFilter(const QString &text, std::optional<PlannedChange::Action> only);
    // Records that were run by themselves: they cannot be chosen any more.
    void addOutcomes(const std::vector<ChosenRecord> &records, const std::vector<ChosenOutcome> &outcomes);
    int recordCount() const { return m_records; } // that are shown
    bool isFiltered() const { return !m_text.isEmpty() || m_only; }

    void toggle(int row);
    void checkShown(bool checked); // all that are shown and can be chosen
    Qt::CheckState shownState() const;
    bool canCheckAny() const;
    // Each once, also where both sides would be written.
    std::vector<ChosenRecord> checkedRecords() const;
    std::vector<PlannedChange> checkedChanges() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void checksChanged();

private:
    struct Row {
        std::size_t change; // in the sample
        bool first;         // of its record
        QString field;
        QString before;
        QString after;
    };
    std::vector<Row> rowsOf(std::size_t at) const;
    bool passes(const std::vector<Row> &rows) const;
    void rebuild();
    bool canCheck(std::size_t change) const;
    QString changeWord(const Row &row) const;
    QString whereText(const PlannedChange &change) const;
    QString nameOf(Side side) const { return side == Side::Local ? m_local : m_remote; }

    Choice m_choice;
    QString m_local, m_remote;
    std::vector<PlannedChange> m_sample;
    std::vector<std::string> m_keys; // of the sample's records
    QString m_text;
    std::optional<PlannedChange::Action> m_only;
    std::vector<Row> m_rows;
    int m_records = 0;
    std::set<std::string> m_checked;
    std::map<std::string, ChosenOutcome> m_outcomes;
};

QString keyText(const Key &key);
// "Add"
QString plannedWord(PlannedChange::Action action);
QString outcomeWord(ChosenOutcome outcome);

} // namespace tidewright
