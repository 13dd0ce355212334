#include "changestable.h"

#include "changesmodel.h"
#include "icons.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace tidewright
{

namespace
{

constexpr int keyWidth = 150;
constexpr int fieldWidth = 170;
constexpr int checkRoom = 24;

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

ActionMark markOf(ChosenOutcome outcome)
{
    switch (outcome) {
    case ChosenOutcome::Synced:
    case ChosenOutcome::Equal:
    case ChosenOutcome::NotReached:
        return {QLatin1String("s-ok"), Token::Ok};
    case ChosenOutcome::Changed:
        return {QLatin1String("stale"), Token::Interrupted};
    case ChosenOutcome::LeftOut:
        return {QLatin1String("s-skipped"), Token::Neutral};
    case ChosenOutcome::Conflict:
        return {QLatin1String("s-conflict"), Token::Conflict};
    case ChosenOutcome::Failed:
        return {QLatin1String("s-failed"), Token::Bad};
    }
    return {QLatin1String("s-ok"), Token::Ok};
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
        const QVariant outcome = index.data(ChangesModel::OutcomeRole);
        const ActionMark mark = outcome.isValid() ? markOf(ChosenOutcome(outcome.toInt())) : markOf(action);
        QRect rect = option.rect.adjusted(LineTable::Padding, 0, -LineTable::Padding, 0);
        FontRole font = FontRole::Secondary;
        Token token = Token::Text;
        const bool update = action == PlannedChange::Action::Update;
        switch (index.column()) {
        case ChangesModel::Change:
            rect = paintMark(painter, option.rect.adjusted(checksRoom(index), 0, 0, 0), mark.icon, theme.color(mark.token));
            paintCheck(painter, option, index);
            font = FontRole::SecondaryMedium;
            token = mark.token;
            break;
        case ChangesModel::RecordKey:
        case ChangesModel::Field:
            font = FontRole::Mono;
            break;
        case ChangesModel::Where:
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

    // The table toggles, by the whole cell.
    bool editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &, const QModelIndex &) override { return false; }

private:
    static int checksRoom(const QModelIndex &index)
    {
        return static_cast<const ChangesModel *>(index.model())->choice() == ChangesModel::Choice::Records ? checkRoom : 0;
    }
    static void paintCheck(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const QVariant state = index.data(Qt::CheckStateRole);
        if (!state.isValid())
            return;
        const QStyle *style = option.widget->style();
        const int size = style->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, option.widget);
        QStyleOptionViewItem box = option;
        box.rect = QRect(option.rect.left() + LineTable::Padding, option.rect.center().y() - size / 2, size, size);
        box.state &= ~(QStyle::State_On | QStyle::State_Off | QStyle::State_HasFocus);
        box.state |= (state.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off) | QStyle::State_Enabled;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
    }
};

} // namespace

ChangesTable::ChangesTable(ChangesModel &model, QWidget *parent)
    : LineTable(model, parent)
    , m_changes(model)
{
    setAccessibleName(tr("Planned changes"));
    setItemDelegate(new ChangeDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setStretchLastSection(true);
    connect(&model, &QAbstractItemModel::modelReset, this, &ChangesTable::layOut);
    layOut();
}

void ChangesTable::keyPressEvent(QKeyEvent *event)
{
    if (m_changes.choice() == ChangesModel::Choice::Records) {
        if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
            m_changes.toggle(currentIndex().row());
            return;
        }
        if (event->matches(QKeySequence::SelectAll)) {
            m_changes.checkShown(m_changes.shownState() != Qt::Checked);
            return;
        }
    }
    LineTable::keyPressEvent(event);
}

// Anywhere in the cell: the box alone is a small target.
void ChangesTable::mousePressEvent(QMouseEvent *event)
{
    LineTable::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index.column() == ChangesModel::Change)
        m_changes.toggle(index.row());
}

void ChangesTable::layOut()
{
    const int checks = m_changes.choice() == ChangesModel::Choice::Records ? checkRoom : 0;
    const int change = neededWidth(ChangesModel::Change) + MarkSize + MarkGap + checks;
    const int where = isColumnHidden(ChangesModel::Where) ? 0 : std::min(neededWidth(ChangesModel::Where), viewport()->width() / 5);
    const int rest = viewport()->width() - change - where;
    const int key = std::min(scaled(keyWidth), rest / 5);
    const int field = std::min(scaled(fieldWidth), rest / 5);
    setColumnWidth(ChangesModel::Change, change);
    setColumnWidth(ChangesModel::Where, where);
    setColumnWidth(ChangesModel::RecordKey, key);
    setColumnWidth(ChangesModel::Field, field);
    setColumnWidth(ChangesModel::Before, (rest - key - field) / 2);
}

} // namespace tidewright
