#pragma once

#include <QStyledItemDelegate>
#include <QTableView>
#include <functional>

namespace tidewright
{

// A list of one-line rows to be read and selected from: no grid, no edits, columns as wide as its makers say.
class LineTable : public QTableView
{
    Q_OBJECT
public:
    explicit LineTable(QAbstractItemModel &model, QWidget *parent = nullptr);

    static constexpr int Padding = 10; // of cells, as the header's
    static constexpr int MarkSize = 14;
    static constexpr int MarkGap = 8;

    // What this column needs for its heading and the first rows that `counts` (all, if empty) accepts.
    int neededWidth(int column, const std::function<bool(const QModelIndex &)> &counts = {}) const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    // Widths of columns: called for another model content, font or size.
    virtual void layOut() = 0;

private:
    void setRowHeight();
};

// Fills a selected row and draws the line below it.
class LineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    static void paintGround(QPainter *painter, const QStyleOptionViewItem &option);
    // Returns what is left of the cell for words.
    static QRect paintMark(QPainter *painter, const QRect &cell, QLatin1String icon, const QColor &color);
};

} // namespace tidewright
