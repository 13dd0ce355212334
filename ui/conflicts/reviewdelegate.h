// The cells of a review but for the result: name and kind of a field; the three values with what changed in them.
#pragma once

#include "celltext.h"
#include "reviewmodel.h"

#include <QStyledItemDelegate>

namespace tidewright
{

class ReviewDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Padding = 12;
    static constexpr int TopPadding = 11;

    explicit ReviewDelegate(const ReviewModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // What the cell wants for its content and padding.
    virtual int heightFor(int row, int column, int width) const;
    // Where a long text can be opened as a whole; empty: nowhere.
    QRect openLink(int row, const QRect &cell) const;
    static int foldHeight();

protected:
    const ReviewModel &model() const { return m_model; }
    MarkedText textOf(int row, int column) const;
    static void paintSeparators(QPainter &painter, const QRect &cell, int column, const Theme &theme);

private:
    void paintField(QPainter &painter, const QRect &cell, int row, const Theme &theme) const;
    void paintValue(QPainter &painter, const QRect &cell, int row, int column, const Theme &theme) const;
    void paintFold(QPainter &painter, const QRect &cell, int column, const Theme &theme) const;
    MarkedText nameOf(int row) const;
    QString kindOf(int row) const;
    int linesOf(int row) const;

    const ReviewModel &m_model;
};

inline constexpr int mostCellLines = 9;

} // namespace tidewright
