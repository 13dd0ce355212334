#include "runstable.h"

#include "digits.h"
#include "icons.h"
#include "runmark.h"
#include "runsmodel.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace tidewright {

namespace {

constexpr int lineHeight = 26;
constexpr int padding = 10; // as the header's
constexpr int markGap = 8;
constexpr int noteWidth = 108;
constexpr int markSize = 14;

class RunDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.color(Token::Selected));
        paintLine(painter, option.rect, Qt::BottomEdge, theme.color(Token::Hair));
        const auto outcome = RunOutcome(index.data(RunsModel::OutcomeRole).toInt());
        const StatusMark mark = runMark(outcome);
        const bool quiet = outcome == RunOutcome::Ok;
        QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
        const QString text = index.data().toString();
        if (index.column() == RunsModel::Result) {
            paintIcon(painter, {rect.left(), rect.center().y() - markSize / 2 + 1, markSize, markSize}, mark.icon, theme.color(mark.token));
            rect.setLeft(rect.left() + markSize + markGap);
        }
        const Token words = index.column() == RunsModel::Result ? (quiet ? Token::Text : mark.token)
                            : index.column() == RunsModel::Rows || index.column() == RunsModel::Kind ? Token::Text
                                                                                                      : Token::Muted;
        painter->setFont(fontFor(index.column() == RunsModel::Result && !quiet ? FontRole::SecondaryMedium : FontRole::Secondary));
        painter->setPen(theme.color(words));
        if (index.column() == RunsModel::Rows || index.column() == RunsModel::Time || index.column() == RunsModel::Start) {
            paintDigits(*painter, rect, text, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
            return;
        }
        const QString shown = index.column() == RunsModel::Note ? painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()) : text;
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
};

} // namespace

RunsTable::RunsTable(RunsModel &model, QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(tr("Runs, newest first"));
    setModel(&model);
    setItemDelegate(new RunDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(0);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(&model, &QAbstractItemModel::modelReset, this, &RunsTable::layOut);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RunsTable::layOut);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RunsTable::layOut);
    layOut();
}

void RunsTable::selectRun(const QString &runId)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(RunsModel::RunIdRole).toString() == runId)
            selectRow(row);
    }
}

int RunsTable::wantedWidth() const
{
    return horizontalHeader()->sectionPosition(RunsModel::Note) + scaled(noteWidth) + verticalScrollBar()->sizeHint().width();
}

void RunsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

// As wide as their widest word, so that none but the note is ever cut.
void RunsTable::layOut()
{
    const QFontMetrics words(fontFor(FontRole::SecondaryStrong));
    const int rows = std::min(model()->rowCount(), 100);
    for (int column = RunsModel::Result; column < RunsModel::Note; ++column) {
        int width = words.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < rows; ++row)
            width = std::max(width, words.horizontalAdvance(model()->index(row, column).data().toString()));
        const int mark = column == RunsModel::Result ? markSize + markGap : 0;
        setColumnWidth(column, width + mark + 2 * padding + 2);
    }
    updateGeometry();
    verticalHeader()->setDefaultSectionSize(scaled(lineHeight));
    verticalHeader()->setMinimumSectionSize(scaled(lineHeight));
}

} // namespace tidewright
