#include "changestable.h"

#include "changesmodel.h"
#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QHeaderView>
#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int keyWidth = 150;
constexpr int fieldWidth = 170;

struct ActionMark {
    QLatin1String icon;
    Token token;
};

ActionMark markOf(PlannedChange::Action action)
{
    switch (action) {
    case PlannedChange::Action::Create:
        return {QLatin1String("plus"), Token::Ok};
    case PlannedChange::Action::Update:
        return {QLatin1String("pencil"), Token::Warn};
    case PlannedChange::Action::Delete:
        return {QLatin1String("trash"), Token::Bad};
    case PlannedChange::Action::Refuse:
        return {QLatin1String("alert"), Token::Bad};
    case PlannedChange::Action::Conflict:
        return {QLatin1String("s-conflict-o"), Token::Conflict};
    }
    return {QLatin1String("pencil"), Token::Text};
}

class ChangeDelegate final : public LineDelegate
{
public:
    using LineDelegate::LineDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        paintGround(painter, option);
        const auto action = PlannedChange::Action(index.data(ChangesModel::ActionRole).toInt());
        const ActionMark mark = markOf(action);
        QRect rect = option.rect.adjusted(LineTable::Padding, 0, -LineTable::Padding, 0);
        FontRole font = FontRole::Secondary;
        Token token = Token::Text;
        const bool update = action == PlannedChange::Action::Update;
        switch (index.column()) {
        case ChangesModel::Change:
            rect = paintMark(painter, option.rect, mark.icon, theme.color(mark.token));
            font = FontRole::SecondaryMedium;
            token = mark.token;
            break;
        case ChangesModel::RecordKey:
        case ChangesModel::Field:
            font = FontRole::Mono;
            break;
        case ChangesModel::Before:
            token = Token::Muted;
            break;
        case ChangesModel::After:
            font = FontRole::SecondaryMedium;
            token = action == PlannedChange::Action::Delete || action == PlannedChange::Action::Refuse ? Token::Bad : Token::Text;
            break;
        }
        painter->setFont(fontFor(font));
        const QFontMetrics metrics = painter->fontMetrics();
        const QString text = index.data().toString();
        const QString shown =
            index.column() == ChangesModel::Change ? text : metrics.elidedText(text, Qt::ElideRight, rect.width());
        // What will stand there is marked by its ground and its weight.
        if (index.column() == ChangesModel::After && update) {
            const int height = metrics.height() + 4;
            paintPlate(
                painter,
                QRectF(rect.left() - 4, rect.center().y() - height / 2.0 + 0.5, metrics.horizontalAdvance(shown) + 8, height), 4,
                theme.color(Token::OkSoft));
        }
        painter->setPen(theme.color(token));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
};

} // namespace

ChangesTable::ChangesTable(ChangesModel &model, QWidget *parent)
    : LineTable(model, parent)
{
    setAccessibleName(tr("Planned changes"));
    setItemDelegate(new ChangeDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setStretchLastSection(true);
    connect(&model, &QAbstractItemModel::modelReset, this, &ChangesTable::layOut);
    layOut();
}

void ChangesTable::layOut()
{
    const int change = neededWidth(ChangesModel::Change) + MarkSize + MarkGap;
    const int rest = viewport()->width() - change;
    const int key = std::min(scaled(keyWidth), rest / 5);
    const int field = std::min(scaled(fieldWidth), rest / 5);
    setColumnWidth(ChangesModel::Change, change);
    setColumnWidth(ChangesModel::RecordKey, key);
    setColumnWidth(ChangesModel::Field, field);
    setColumnWidth(ChangesModel::Before, (rest - key - field) / 2);
}

} // namespace tidewright
