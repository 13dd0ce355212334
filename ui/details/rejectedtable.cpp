#include "rejectedtable.h"

#include "rejectedmodel.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QHeaderView>
#include <QPainter>
#include <algorithm>

namespace tidewright
{

namespace
{

class RejectedDelegate final : public LineDelegate
{
public:
    using LineDelegate::LineDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        paintGround(painter, option);
        const bool identifier = index.column() == RejectedModel::RecordKey || index.column() == RejectedModel::Field;
        const Token token = index.column() == RejectedModel::RecordKey ? Token::Text
                            : index.column() == RejectedModel::Reason  ? Token::Bad
                                                                       : Token::Muted;
        painter->setFont(fontFor(identifier ? FontRole::Mono : FontRole::Secondary));
        painter->setPen(Theme::of(option.palette).color(token));
        const QRect rect = option.rect.adjusted(LineTable::Padding, 0, -LineTable::Padding, 0);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    }
};

} // namespace

RejectedTable::RejectedTable(RejectedModel &model, QWidget *parent)
    : LineTable(model, parent)
{
    setAccessibleName(tr("Rejected rows"));
    setItemDelegate(new RejectedDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setStretchLastSection(true);
    connect(&model, &QAbstractItemModel::modelReset, this, &RejectedTable::layOut);
    layOut();
}

// Keys and fields are set in a wider font than the one that is measured.
void RejectedTable::layOut()
{
    const int share = viewport()->width() / 4;
    for (const int column : {RejectedModel::RecordKey, RejectedModel::Field})
        setColumnWidth(column, std::min(neededWidth(column) * 5 / 4, share));
    setColumnWidth(RejectedModel::FailedAt, neededWidth(RejectedModel::FailedAt));
}

} // namespace tidewright
