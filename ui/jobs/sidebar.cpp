#include "sidebar.h"

#include "digits.h"
#include "icons.h"
#include "sidebarmodel.h"
#include "stylepaint.h"
#include "themedwidget.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int viewHeight = 30;
constexpr int jobHeight = 46;
constexpr int headingHeight = 40;
constexpr int sideMargin = 8;

SidebarModel::RowKind kindOf(const QModelIndex &index)
{
    return SidebarModel::RowKind(index.data(SidebarModel::KindRole).toInt());
}

void paintLineOfText(QPainter *painter, const QRect &rect, const QString &text, FontRole role, const QColor &color)
{
    painter->setFont(fontFor(role));
    painter->setPen(color);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    switch (kindOf(index)) {
    case SidebarModel::RowKind::Heading:
        return {0, scaled(headingHeight)};
    case SidebarModel::RowKind::View:
        return {0, scaled(viewHeight)};
    case SidebarModel::RowKind::Job:
        return {0, scaled(jobHeight)};
    }
    return {};
}

void SidebarDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::of(option.palette);
    if (index.row() > 0)
        paintLine(painter, option.rect.adjusted(16, 6, -16, 0), Qt::TopEdge, theme.color(Token::Border));
    paintLineOfText(painter, option.rect.adjusted(16, 8, -16, 0), index.data().toString(), FontRole::SecondaryStrong,
                    theme.color(Token::Muted));
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const SidebarModel::RowKind kind = kindOf(index);
    if (kind == SidebarModel::RowKind::Heading) {
        paintHeading(painter, option, index);
        return;
    }
    const Theme &theme = Theme::of(option.palette);
    const QRect plate = option.rect.adjusted(sideMargin, 1, -sideMargin, -1);
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen) {
        paintPlate(painter, plate, 6, theme.color(Token::Selected));
        painter->fillRect(QRect(plate.left(), plate.top() + 6, 3, plate.height() - 12), theme.color(Token::Accent));
    } else if (option.state & QStyle::State_MouseOver) {
        paintPlate(painter, plate, 6, theme.color(Token::Hover));
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(plate), 6, theme);

    const QString icon = index.data(SidebarModel::IconRole).toString();
    const QColor color = theme.color(Token(index.data(SidebarModel::TokenRole).toInt()));
    const bool view = kind == SidebarModel::RowKind::View;
    const int glyph = view ? 16 : 14;
    const int firstLine = view ? option.rect.center().y() : option.rect.top() + scaled(15);
    paintIcon(painter, {option.rect.left() + 20, firstLine - glyph / 2 + 1, glyph, glyph}, QLatin1String(icon.toLatin1()), color);
    const int left = option.rect.left() + 46;
    if (view) {
        const QString count = QLocale().toString(index.data(SidebarModel::CountRole).toInt());
        painter->setFont(fontFor(FontRole::Secondary));
        painter->setPen(theme.color(Token::Muted));
        paintDigits(*painter, option.rect.adjusted(0, 0, -20, 0), count, Qt::AlignRight | Qt::AlignVCenter);
        paintLineOfText(painter, QRect(left, option.rect.top(), option.rect.right() - left - 50, option.rect.height()),
                        index.data().toString(), chosen ? FontRole::BodyMedium : FontRole::Body, theme.color(Token::Text));
        return;
    }
    const int line = scaled(18);
    const int width = option.rect.right() - left - 16;
    paintLineOfText(painter, QRect(left, option.rect.top() + scaled(6), width, line), index.data().toString(),
                    FontRole::BodyMedium, theme.color(Token::Text));
    paintLineOfText(painter, QRect(left, option.rect.top() + scaled(24), width, line),
                    index.data(SidebarModel::FactRole).toString(), FontRole::Secondary, theme.color(Token::Muted));
}

Sidebar::Sidebar(SidebarModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setAccessibleName(tr("Views and jobs"));
    setModel(&model);
    setItemDelegate(new SidebarDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setGround(this, Token::Sidebar);
    setGround(viewport(), Token::Sidebar);
    connect(this, &QListView::clicked, this, &Sidebar::choose);
    connect(this, &QListView::activated, this, &Sidebar::choose);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { setView(m_view); });
    setView(View::All);
}

void Sidebar::setView(View view)
{
    m_view = view;
    setCurrentIndex(m_model.indexOf(view));
}

void Sidebar::choose(const QModelIndex &index)
{
    if (kindOf(index) == SidebarModel::RowKind::View) {
        m_view = View(index.data(SidebarModel::ViewRole).toInt());
        Q_EMIT viewChosen(m_view);
        return;
    }
    const QString job = index.data(SidebarModel::JobRole).toString();
    if (QApplication::keyboardModifiers() & Qt::ControlModifier)
        Q_EMIT onlyJobChosen(job);
    else
        Q_EMIT jobChosen(job);
    setCurrentIndex(m_model.indexOf(m_view));
}

} // namespace tidewright
