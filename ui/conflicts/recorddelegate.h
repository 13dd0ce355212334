// One conflict of the list: mark, name, one fact; or the name of a section.
#pragma once

#include <QStyledItemDelegate>

namespace tidewright
{

class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    // All rows are alike, so that a list of 100,000 is laid out at once.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintSection(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace tidewright
