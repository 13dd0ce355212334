// The fields of the conflict under review as a table: what they were, what they are on both sides, and what comes out.
#pragma once

#include "review.h"
#include "rowtexts.h"

#include <QAbstractTableModel>

namespace tidewright
{

// GUI thread only.
class ReviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Field, Base, Local, Remote, Result, ColumnCount };

    explicit ReviewModel(QObject *parent = nullptr);

    // How people call the two sides.
    void setSides(const QString &local, const QString &remote);
    QString localSide() const { return m_localSide; }
    QString remoteSide() const { return m_remoteSide; }
    void setReview(const Review &review); // of another conflict, or of another state of it
    void setDecisions(const Resolution &decisions);
    const Review &review() const { return m_review; }
    // Fields that are equal on both sides stand at the end, behind a row that shows and hides them.
    void setOnlyDiffering(bool on);
    bool onlyDiffering() const { return m_onlyDiffering; }

    const ReviewRow *at(int row) const; // null: the row that shows and hides the equal ones
    bool isFold(int row) const { return row == m_foldRow; }
    const RowTexts &texts(int row) const;
    int rowOf(const QString &field) const; // -1: not shown
    // From `row` on, at first downwards and then from the top; -1: none.
    int nextUndecided(int row) const;
    QString sideOf(ReviewRow::Choice choice) const;
    // "Merged: only warehouse changed it"
    QString mergedText(const ReviewRow &row) const;
    QString foldText() const;
    QString resultText(const ReviewRow &row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void decisionsChanged();

private:
    int visibleRows() const;
    QString cellWords(const ReviewRow &row, int column) const;
    QString sentence(const ReviewRow &row, int column) const;
    QString recordWords(int column) const;

    Review m_review;
    QString m_localSide;
    QString m_remoteSide;
    bool m_onlyDiffering = true;
    bool m_saysHidden = true; // as above, but for while rows come and go
    int m_same = 0;     // fields
    int m_foldRow = -1; // -1: no field is equal
    mutable std::vector<std::optional<RowTexts>> m_texts; // by row of the review; made when they are looked at
};

} // namespace tidewright
