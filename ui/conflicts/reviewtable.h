// The table of a review: rows as high as what they hold, the current one framed, choices by mouse, values typed in their place.
#pragma once

#include "reviewmodel.h"

#include <QTableView>

namespace tidewright
{

class ResultDelegate;
class ReviewDelegate;
class ValueEditor;

class ReviewTable : public QTableView
{
    Q_OBJECT

public:
    explicit ReviewTable(ReviewModel &model, QWidget *parent = nullptr);

    int currentRow() const { return currentIndex().row(); }
    void goTo(int row);
    // The next row that can be decided in a direction.
    void step(int direction);
    void edit(int row);
    bool isEditing() const { return m_editor != nullptr; }
    ValueEditor *editor() const { return m_editor; }
    void closeEditor();
    using QTableView::edit;
    using QTableView::closeEditor;

Q_SIGNALS:
    void chosen(int row, tidewright::ReviewRow::Choice choice);
    void entered(int row, const tidewright::Value &value);
    void openingWanted(int row); // of a merged field, to be decided otherwise
    void fullTextWanted(int row);
    void foldWanted();
    void rowChanged(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void layOutRow(int row);
    void spanFold();
    bool isActive(const QPoint &position) const; // something that can be clicked lies there
    void act(const QModelIndex &index, const QPoint &position);
    void choose(const QModelIndex &index);

    ReviewModel &m_model;
    ReviewDelegate *m_values;
    ResultDelegate *m_results;
    ValueEditor *m_editor = nullptr;
    int m_editedRow = -1;
    bool m_layingOut = false;
};

} // namespace tidewright
