// The result of a field: the choice between the sides, and what comes of it.
#pragma once

#include "reviewdelegate.h"

namespace tidewright
{

class ResultDelegate : public ReviewDelegate
{
    Q_OBJECT

public:
    // What a click at a point of the cell asks for.
    enum class Part { Nothing, Local, Remote, Edit, Change };

    using ReviewDelegate::ReviewDelegate;

    void setCurrentRow(int row) { m_currentRow = row; } // shows the keys, and asks
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    int heightFor(int row, int column, int width) const override;
    Part partAt(int row, const QRect &cell, const QPoint &position) const;
    // What the three segments and their keys need at least.
    static int neededWidth();

private:
    struct Segment {
        Part part;
        QString text;
        QString key;
        QRect rect;
    };
    std::vector<Segment> segments(const ReviewRow &row, const QRect &cell) const;
    QRect changeLink(const QRect &cell, int top) const;
    QRect mergedWords(int row, const QRect &cell, int top) const;
    QString caption(const ReviewRow &row) const;
    void paintControl(QPainter &painter, const ReviewRow &row, const QRect &cell, bool current, const Theme &theme) const;
    void paintQuestion(QPainter &painter, const QRect &box, bool current, const ReviewRow &row, const Theme &theme) const;
    void paintMerged(QPainter &painter, const QRect &cell, int row, int top, const Theme &theme) const;
    CellText resultText(int row, int width, const Theme &theme) const;

    int m_currentRow = -1;
};

} // namespace tidewright
