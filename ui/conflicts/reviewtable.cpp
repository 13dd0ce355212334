#include "reviewtable.h"

#include "resultdelegate.h"
#include "reviewheader.h"
#include "stylepaint.h"
#include "themedwidget.h"
#include "valueeditor.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <array>

namespace tidewright
{

namespace
{

constexpr int fieldWidth = 148;
constexpr int leastField = 112;
constexpr std::array<int, 4> shares{217, 253, 253, 277}; // of what is left, per mille

} // namespace

ReviewTable::ReviewTable(ReviewModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_values(new ReviewDelegate(model, this))
    , m_results(new ResultDelegate(model, this))
{
    setAccessibleName(tr("Fields of the record"));
    setModel(&model);
    setHorizontalHeader(new ReviewHeader(this));
    setItemDelegate(m_values);
    setItemDelegateForColumn(ReviewModel::Result, m_results);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::NoSelection); // the current row is framed
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(8);
    setGround(this, Token::Surface);
    setGround(viewport(), Token::Surface);
    const auto relay = [this] {
        closeEditor();
        spanFold();
        layOut();
    };
    connect(&model, &QAbstractItemModel::modelReset, this, relay);
    connect(&model, &QAbstractItemModel::rowsInserted, this, relay);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, relay);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row(); ++row)
            layOutRow(row);
        viewport()->update();
    });
}

void ReviewTable::spanFold()
{
    clearSpans();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.isFold(row))
            setSpan(row, 0, 1, ReviewModel::ColumnCount);
    }
}

void ReviewTable::layOut()
{
    if (m_layingOut)
        return;
    m_layingOut = true;
    // In a narrow window, or with large letters, the values come first.
    const int field = std::min(scaled(fieldWidth), std::max(scaled(leastField), viewport()->width() * 15 / 100));
    const int rest = viewport()->width() - field;
    const int result = std::max(rest * shares.back() / 1000, ResultDelegate::neededWidth());
    setColumnWidth(ReviewModel::Field, field);
    int given = 0;
    for (int column = ReviewModel::Base; column < ReviewModel::Result; ++column) {
        const int width = std::max(0, rest - result) * shares[std::size_t(column - 1)] / (1000 - shares.back());
        setColumnWidth(column, width);
        given += width;
    }
    setColumnWidth(ReviewModel::Result, std::max(0, rest - given));
    for (int row = 0; row < m_model.rowCount(); ++row)
        layOutRow(row);
    m_layingOut = false;
}

void ReviewTable::layOutRow(int row)
{
    int height = 0;
    if (m_model.isFold(row)) {
        height = ReviewDelegate::foldHeight();
    } else {
        for (int column = 0; column < ReviewModel::ColumnCount; ++column) {
            const ReviewDelegate *delegate = column == ReviewModel::Result ? m_results : m_values;
            height = std::max(height, delegate->heightFor(row, column, columnWidth(column)));
        }
        if (row == m_editedRow)
            height = std::max(height, m_editor->neededHeight());
    }
    if (rowHeight(row) != height)
        setRowHeight(row, height);
}

void ReviewTable::goTo(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const int column = currentIndex().isValid() && !m_model.isFold(row) ? currentIndex().column() : 0;
    setCurrentIndex(m_model.index(row, column));
    scrollTo(currentIndex());
}

void ReviewTable::step(int direction)
{
    for (int row = currentRow() + direction; row >= 0 && row < m_model.rowCount(); row += direction) {
        if (const ReviewRow *of = m_model.at(row); of && of->isDecidable()) {
            goTo(row);
            return;
        }
    }
}

void ReviewTable::edit(int row)
{
    const ReviewRow *of = m_model.at(row);
    if (!of || !m_model.review().canChoose(*of, ReviewRow::Choice::Own))
        return;
    closeEditor();
    goTo(row);
    m_editor = new ValueEditor(*of, viewport());
    m_editedRow = row;
    connect(m_editor, &ValueEditor::heightChanged, this, [this] { layOutRow(m_editedRow); });
    connect(m_editor, &ValueEditor::cancelled, this, [this] {
        closeEditor();
        setFocus(Qt::OtherFocusReason);
    });
    connect(m_editor, &ValueEditor::accepted, this, [this](const Value &value) {
        const int edited = m_editedRow;
        closeEditor();
        setFocus(Qt::OtherFocusReason);
        Q_EMIT entered(edited, value);
    });
    setIndexWidget(m_model.index(row, ReviewModel::Result), m_editor);
    m_editor->show();
    layOutRow(row);
    scrollTo(m_model.index(row, ReviewModel::Result));
    m_editor->begin();
}

void ReviewTable::closeEditor()
{
    if (!m_editor)
        return;
    ValueEditor *editor = std::exchange(m_editor, nullptr);
    const int row = std::exchange(m_editedRow, -1);
    editor->disconnect(this);
    editor->hide();
    if (const QModelIndex index = m_model.index(row, ReviewModel::Result); indexWidget(index) == editor)
        setIndexWidget(index, nullptr);
    else
        editor->deleteLater();
    if (row < m_model.rowCount())
        layOutRow(row);
}

void ReviewTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    m_results->setCurrentRow(current.row());
    if (current.row() == previous.row())
        return;
    if (m_editor && current.row() != m_editedRow)
        closeEditor();
    for (const QModelIndex &index : {previous, current}) {
        if (index.isValid() && index.row() < m_model.rowCount())
            layOutRow(index.row());
    }
    viewport()->update();
    Q_EMIT rowChanged(current.row());
}

void ReviewTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void ReviewTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_results)
        layOut();
}

void ReviewTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const int row = currentRow();
    if (row < 0)
        return;
    const Theme &theme = Theme::of(this);
    QPainter painter(viewport());
    const QRect frame(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    const bool keys = hasFocus() || m_editor;
    painter.setPen(QPen(theme.color(keys ? Token::Accent : Token::BorderStrong), 2));
    painter.drawRect(frame.adjusted(1, 0, -1, -1));
    // Where the arrows have led to, for those who go from cell to cell.
    if (hasFocus() && !m_model.isFold(row) && currentIndex().column() > 0)
        painter.fillRect(QRect(visualRect(currentIndex()).left() + ReviewDelegate::Padding, frame.bottom() - 5,
                               visualRect(currentIndex()).width() - 2 * ReviewDelegate::Padding, 2),
                         theme.color(Token::Accent));
}

bool ReviewTable::isActive(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return false;
    if (m_model.isFold(index.row()))
        return true;
    const QRect cell = visualRect(index);
    if (index.column() == ReviewModel::Result)
        return m_results->partAt(index.row(), cell, position) != ResultDelegate::Part::Nothing;
    if (index.column() == ReviewModel::Field)
        return m_values->openLink(index.row(), cell).adjusted(-4, -4, 4, 4).contains(position);
    const ReviewRow *row = m_model.at(index.row());
    return row->state == ReviewRow::State::Undecided;
}

void ReviewTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    viewport()->setCursor(isActive(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ReviewTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    QTableView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && index.isValid())
        act(index, event->pos());
}

void ReviewTable::act(const QModelIndex &index, const QPoint &position)
{
    const int row = index.row();
    if (m_model.isFold(row)) {
        Q_EMIT foldWanted();
        return;
    }
    const QRect cell = visualRect(index);
    if (index.column() == ReviewModel::Field) {
        if (m_values->openLink(row, cell).adjusted(-4, -4, 4, 4).contains(position))
            Q_EMIT fullTextWanted(row);
        return;
    }
    if (index.column() != ReviewModel::Result) {
        if (m_model.at(row)->state == ReviewRow::State::Undecided)
            choose(index);
        return;
    }
    switch (m_results->partAt(row, cell, position)) {
    case ResultDelegate::Part::Local:
        Q_EMIT chosen(row, ReviewRow::Choice::Local);
        break;
    case ResultDelegate::Part::Remote:
        Q_EMIT chosen(row, ReviewRow::Choice::Remote);
        break;
    case ResultDelegate::Part::Edit:
        edit(row);
        break;
    case ResultDelegate::Part::Change:
        Q_EMIT openingWanted(row);
        break;
    case ResultDelegate::Part::Nothing:
        break;
    }
}

void ReviewTable::choose(const QModelIndex &index)
{
    constexpr std::array choices{ReviewRow::Choice::None, ReviewRow::Choice::Base, ReviewRow::Choice::Local, ReviewRow::Choice::Remote};
    Q_EMIT chosen(index.row(), choices[std::size_t(index.column())]);
}

void ReviewTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && index.column() == ReviewModel::Result && !isActive(event->pos()))
        edit(index.row());
}

// Enter does what a click would do.
void ReviewTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!enter || event->modifiers() != Qt::NoModifier || !index.isValid()) {
        QTableView::keyPressEvent(event);
        return;
    }
    const ReviewRow *row = m_model.at(index.row());
    if (!row)
        Q_EMIT foldWanted();
    else if (row->state == ReviewRow::State::Merged && index.column() == ReviewModel::Result)
        Q_EMIT openingWanted(index.row());
    else if (index.column() == ReviewModel::Field)
        Q_EMIT fullTextWanted(index.row());
    else if (index.column() == ReviewModel::Result)
        edit(index.row());
    else if (row->isDecidable())
        choose(index);
}

} // namespace tidewright
