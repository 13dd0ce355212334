#include "runstable.h"

#include "digits.h"
#include "icons.h"
#include "runmark.h"
#include "runsmodel.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace tidewright
{

namespace
{

constexpr int noteWidth = 108;

class RunDelegate final : public LineDelegate
{
public:
    using LineDelegate::LineDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        paintGround(painter, option);
        if (index.data(RunsModel::FoldRole).toBool()) {
            paintFold(painter, option.rect, index, theme);
            return;
        }
        const auto outcome = RunOutcome(index.data(RunsModel::OutcomeRole).toInt());
        const StatusMark mark = runMark(outcome);
        const bool quiet = outcome == RunOutcome::Ok;
        QRect rect = option.rect.adjusted(LineTable::Padding, 0, -LineTable::Padding, 0);
        const QString text = index.data().toString();
        if (index.column() == RunsModel::Result)
            rect = paintMark(painter, option.rect, mark.icon, theme.color(mark.token));
        const Token words = index.column() == RunsModel::Result ? (quiet ? Token::Text : mark.token)
                            : index.column() == RunsModel::Rows || index.column() == RunsModel::Kind ? Token::Text
                                                                                                     : Token::Muted;
        painter->setFont(
            fontFor(index.column() == RunsModel::Result && !quiet ? FontRole::SecondaryMedium : FontRole::Secondary));
        painter->setPen(theme.color(words));
        if (index.column() == RunsModel::Rows || index.column() == RunsModel::Time || index.column() == RunsModel::Start) {
            paintDigits(*painter, rect, text, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
            return;
        }
        const QString shown =
            index.column() == RunsModel::Note ? painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()) : text;
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }

private:
    static void paintFold(QPainter *painter, const QRect &cell, const QModelIndex &index, const Theme &theme)
    {
        const QLatin1String chevron(index.data(RunsModel::OpenRole).toBool() ? "chev-d" : "chev-r");
        const QRect rest = paintMark(painter, cell, chevron, theme.color(Token::Muted));
        painter->setFont(fontFor(FontRole::Secondary));
        painter->setPen(theme.color(Token::Muted));
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, index.data().toString());
    }
};

} // namespace

RunsTable::RunsTable(RunsModel &model, QWidget *parent)
    : LineTable(model, parent)
    , m_runs(model)
{
    setAccessibleName(tr("Runs, newest first"));
    setItemDelegate(new RunDelegate(this));
    horizontalHeader()->setStretchLastSection(true);
    connect(&model, &QAbstractItemModel::modelReset, this, &RunsTable::layOut);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RunsTable::layOut);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &RunsTable::layOut);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RunsTable::layOut);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) { m_runs.toggleFold(index.row()); });
    layOut();
}

void RunsTable::selectRun(const QString &runId)
{
    if (const int row = m_runs.reveal(runId); row >= 0)
        selectRow(row);
}

void RunsTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool fold = current.isValid() && current.data(RunsModel::FoldRole).toBool();
    const bool open = fold && current.data(RunsModel::OpenRole).toBool();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (fold) {
            m_runs.toggleFold(current.row());
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (fold && open == (event->key() == Qt::Key_Left))
            m_runs.toggleFold(current.row());
        return;
    }
    QTableView::keyPressEvent(event);
}

int RunsTable::wantedWidth() const
{
    return horizontalHeader()->sectionPosition(RunsModel::Note) + scaled(noteWidth) + verticalScrollBar()->sizeHint().width();
}

// As wide as their widest word, so that none but the note is ever cut.
void RunsTable::layOut()
{
    const auto isRun = [](const QModelIndex &index) { return !index.data(RunsModel::FoldRole).toBool(); };
    for (int column = RunsModel::Result; column < RunsModel::Note; ++column)
        setColumnWidth(column, neededWidth(column, isRun) + (column == RunsModel::Result ? MarkSize + MarkGap : 0));
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (!isRun(model()->index(row, 0)))
            setSpan(row, 0, 1, RunsModel::ColumnCount);
    }
    updateGeometry();
}

} // namespace tidewright
