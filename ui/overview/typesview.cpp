#include "typesview.h"

#include "celldelegate.h"
#include "statusdelegate.h"
#include "stylepaint.h"
#include "typesproxy.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>

namespace tidewright
{

namespace
{

constexpr int repaintInterval = 200; // milliseconds: running rows, at most five times a second
constexpr double turnPerSecond = 360 / 1.2;
constexpr int modeIconWidth = 44;

struct ColumnWidth {
    int column;
    int width;
};
constexpr ColumnWidth widths[] = {{TypesColumn::ContentType, 204}, {TypesColumn::Conflicts, 112}, {TypesColumn::LastSync, 94},
                                  {TypesColumn::Mode, 92},         {TypesColumn::Pending, 118},   {TypesColumn::Rows, 90},
                                  {TypesColumn::Duration, 80},     {TypesColumn::Errors, 62}};
constexpr int statusMinimum = 336;
constexpr int narrowStatusMinimum = 200;
constexpr int narrowPendingWidth = 84;
constexpr int narrowestNames = 140;

} // namespace

TypesView::TypesView(TypesProxy &proxy, QWidget *parent)
    : QTreeView(parent)
    , m_proxy(proxy)
    , m_status(new StatusDelegate(this))
{
    setAccessibleName(tr("Content types"));
    setModel(&proxy);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAllColumnsShowFocus(true);
    // By pixel the view would ask each of ten thousand rows for its height whenever one comes or goes.
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setMouseTracking(true);

    setItemDelegateForColumn(TypesColumn::ContentType, new NameDelegate(this));
    setItemDelegateForColumn(TypesColumn::Status, m_status);
    setItemDelegateForColumn(TypesColumn::Conflicts, new ConflictDelegate(this));
    setItemDelegateForColumn(TypesColumn::LastSync, new LastSyncDelegate(this));
    setItemDelegateForColumn(TypesColumn::Mode, new ModeDelegate(this));
    setItemDelegateForColumn(TypesColumn::Pending, new PendingDelegate(this));
    auto *numbers = new NumberDelegate(this);
    for (const int column : {TypesColumn::Rows, TypesColumn::Duration, TypesColumn::Errors})
        setItemDelegateForColumn(column, numbers);

    header()->setFixedHeight(scaled(32));
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setSectionsClickable(true);
    header()->setSortIndicatorClearable(true);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(TypesColumn::Status, QHeaderView::Stretch);
    header()->setMinimumSectionSize(modeIconWidth);
    setSortingEnabled(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    layOutColumns();

    m_turn.setInterval(repaintInterval);
    connect(&m_turn, &QTimer::timeout, this, &TypesView::turnMarks);
    connect(&proxy, &QAbstractItemModel::rowsInserted, this, &TypesView::expandNew);
    connect(&proxy, &QAbstractItemModel::modelReset, this, &TypesView::unfold);
    connect(&proxy, &QAbstractItemModel::modelReset, this, &TypesView::layOutColumns);
    unfold();
}

QModelIndexList TypesView::selectedTypes() const
{
    QModelIndexList types;
    QSet<QModelIndex> seen;
    const auto add = [&](const QModelIndex &index) {
        if (seen.contains(index))
            return;
        seen.insert(index);
        types << index;
    };
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (index.parent().isValid()) {
            add(index);
            continue;
        }
        for (int row = 0; row < m_proxy.rowCount(index); ++row)
            add(m_proxy.index(row, 0, index));
    }
    return types;
}

void TypesView::selectOnly(const QModelIndex &index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TypesView::setMotion(bool on)
{
    m_motion = on;
}

void TypesView::unfold()
{
    for (int group = 0; group < m_proxy.rowCount(); ++group) {
        if (const QModelIndex index = m_proxy.index(group, 0); !isExpanded(index))
            expand(index);
    }
}

void TypesView::expandNew(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid())
        return;
    for (int row = first; row <= last; ++row)
        expand(m_proxy.index(row, 0));
}

void TypesView::layOutColumns()
{
    // Never narrower than its heading, in whatever language.
    const QFontMetrics metrics(fontFor(FontRole::SecondaryStrong));
    const auto heading = [&](int column) {
        return metrics.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString()) + 2 * CellPadding + 4;
    };
    int fixed = 0;
    for (const ColumnWidth &one : widths) {
        header()->resizeSection(one.column, std::max(scaled(one.width), heading(one.column)));
        setColumnHidden(one.column, false);
        fixed += header()->sectionSize(one.column);
    }
    // What a failed row says in words goes first; the status never goes.
    for (const int column : {TypesColumn::Errors, TypesColumn::Duration, TypesColumn::Rows}) {
        if (fixed + scaled(statusMinimum) <= viewport()->width())
            return;
        fixed -= header()->sectionSize(column);
        setColumnHidden(column, true);
    }
    if (fixed + scaled(statusMinimum) <= viewport()->width())
        return;
    fixed -= header()->sectionSize(TypesColumn::Mode);
    header()->resizeSection(TypesColumn::Mode, std::max(scaled(modeIconWidth), heading(TypesColumn::Mode)));
    fixed += header()->sectionSize(TypesColumn::Mode);
    if (fixed + scaled(statusMinimum) <= viewport()->width())
        return;
    fixed -= header()->sectionSize(TypesColumn::Pending);
    header()->resizeSection(TypesColumn::Pending, std::max(scaled(narrowPendingWidth), heading(TypesColumn::Pending)));
    fixed += header()->sectionSize(TypesColumn::Pending);
    // Last the names, as far as those of jobs can still be read, unless the status would have no room for its words.
    const int names = header()->sectionSize(TypesColumn::ContentType);
    const int rest = viewport()->width() - fixed + names;
    const int least = std::min({widestJob(), names, std::max(scaled(narrowestNames), rest - scaled(narrowStatusMinimum))});
    header()->resizeSection(TypesColumn::ContentType, std::clamp(rest - scaled(statusMinimum), least, names));
}

int TypesView::widestJob() const
{
    int widest = 0;
    for (int group = 0; group < m_proxy.rowCount(); ++group)
        widest = std::max(widest, NameDelegate::widthOf(m_proxy.index(group, 0)));
    return widest;
}

void TypesView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
}

void TypesView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(this);
    const bool group = !index.parent().isValid();
    const bool selected = selectionModel()->isRowSelected(index.row(), index.parent());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    painter->fillRect(row, theme.color(selected ? Token::Selected : group ? Token::Alt : Token::Surface));
    // The cells paint their text themselves and keep its colour when selected.
    QStyleOptionViewItem plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    plain.showDecorationSelected = false;
    for (int column = 0; column < m_proxy.columnCount(); ++column) {
        if (isColumnHidden(column))
            continue;
        QStyleOptionViewItem cell = plain;
        cell.rect = QRect(columnViewportPosition(column), row.top(), columnWidth(column), row.height());
        itemDelegateForIndex(index.siblingAtColumn(column))->paint(painter, cell, index.siblingAtColumn(column));
    }
    paintLine(painter, row, Qt::BottomEdge, theme.color(group ? Token::Border : Token::Hair));
    if (selected)
        painter->fillRect(QRect(0, row.top(), 3, row.height()), theme.color(Token::Accent));
    if (hasFocus() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0) &&
        selectionModel()->selectedRows().size() != 1)
        paintFocusRing(painter, QRectF(row).adjusted(1, 1, -1, -2), 3, theme);
}

void TypesView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.parent().isValid() && index.column() == TypesColumn::Conflicts &&
        index.data(Role::Conflicts).toLongLong() > 0) {
        selectOnly(index.siblingAtColumn(0));
        Q_EMIT conflictsClicked({index.siblingAtColumn(0).data(Role::Job).toString(), index.siblingAtColumn(0).data(Role::TypeKey).toString()});
        return;
    }
    if (event->button() == Qt::LeftButton && index.isValid() && !index.parent().isValid()) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = QRect(columnViewportPosition(index.column()), visualRect(index).top(), columnWidth(index.column()),
                            visualRect(index).height());
        if (const auto status = StatusDelegate::countAt(option, index, event->pos())) {
            Q_EMIT countClicked(index.siblingAtColumn(0).data(Role::Job).toString(), *status);
            return;
        }
        if (event->pos().x() < 28) {
            setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
            return;
        }
    }
    QTreeView::mousePressEvent(event);
}

void TypesView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A job has no details: it folds.
        if (currentIndex().parent().isValid())
            Q_EMIT detailsRequested();
        else
            setExpanded(currentIndex().siblingAtColumn(0), !isExpanded(currentIndex().siblingAtColumn(0)));
        return;
    }
    // Checks and unchecks the current row beside those that are selected already; Ctrl with an arrow goes there.
    if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        return;
    }
    if (event->key() == Qt::Key_Left && currentIndex().parent().isValid()) {
        setCurrentIndex(currentIndex().parent());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TypesView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid();
    Q_EMIT contextMenuWanted(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void TypesView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    viewport()->update();
    Q_EMIT selectionMoved();
}

void TypesView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTreeView::dataChanged(topLeft, bottomRight, roles);
    // Rows grow when they begin to run and shrink when they end.
    int running = 0;
    for (int group = 0; group < m_proxy.rowCount(); ++group) {
        const QModelIndex parent = m_proxy.index(group, 0);
        const auto counts = parent.data(Role::StatusCounts).value<StatusCounts>();
        running += counts.empty() ? 0 : counts[std::size_t(DisplayStatus::Syncing)];
    }
    if (running != m_runningRows) {
        m_runningRows = running;
        scheduleDelayedItemsLayout();
        if (running > 0)
            m_turn.start();
        else
            m_turn.stop();
    }
}

void TypesView::turnMarks()
{
    if (m_motion)
        m_angle += turnPerSecond * repaintInterval / 1000;
    m_status->setAngle(m_angle);
    // Only what is seen: there may be ten thousand rows.
    for (QModelIndex index = indexAt({0, 0}); index.isValid() && visualRect(index).top() < viewport()->height();
         index = indexBelow(index)) {
        if (index.data(Role::Running).toBool())
            viewport()->update(visualRect(index.siblingAtColumn(TypesColumn::Status)));
    }
}

} // namespace tidewright
