// The same decision for other records: those with the same two values, or all in which the field is still open.
#pragma once

#include "outcometext.h"
#include "review.h"

#include <QAbstractListModel>
#include <QDialog>

class QCheckBox;
class QLabel;
class QListView;
class QRadioButton;

namespace tidewright
{

class KeyButton;
class SwitchRow;

// Records with check boxes.
class SimilarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setConflicts(const std::vector<Conflict> &conflicts, const QString &field); // all checked
    std::vector<Conflict> checked() const;
    void checkAll(bool on);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<Conflict> m_conflicts;
    std::vector<bool> m_checked;
    QString m_field;
};

class SimilarDialog : public QDialog
{
    Q_OBJECT

public:
    // `row` is decided; `sides` names them.
    SimilarDialog(const Review &review, const ReviewRow &row, const SideNames &sides, QWidget *parent);

    // Which other conflicts are of interest at all: asked on worker threads.
    std::function<bool(const Conflict &)> accepts() const;
    void setFound(const std::vector<Conflict> &found, bool more);
    SimilarModel &records() { return m_records; }
    static constexpr std::size_t most = 1000;

Q_SIGNALS:
    void confirmed(const std::vector<tidewright::Conflict> &conflicts, const QString &field, const tidewright::FieldChoice &choice,
                   bool apply);

private:
    void filter();
    void count();

    ReviewRow m_row;
    QString m_id;
    FieldChoice m_choice;
    std::vector<Conflict> m_found;
    SimilarModel m_records;
    QRadioButton *m_sameValues;
    QRadioButton *m_sameField;
    QCheckBox *m_all;
    QLabel *m_state;
    QListView *m_list;
    SwitchRow *m_apply;
    KeyButton *m_confirm;
    bool m_more = false;
};

} // namespace tidewright
