#include "resultdelegate.h"

#include "icons.h"
#include "keycap.h"
#include "stylepaint.h"
#include "typescale.h"

#include <QPainter>
#include <QPainterPath>

namespace tidewright
{

namespace
{

using Choice = ReviewRow::Choice;
using State = ReviewRow::State;

constexpr int controlTop = 10;
constexpr int controlHeight = 28;
constexpr int controlGap = 6;
constexpr int bottom = 12;
constexpr int glyph = 14;
constexpr int glyphGap = 6;
constexpr int segmentExtra = 40; // of a segment: mark or key, and its padding

int boxHeight(bool current)
{
    return current ? scaled(54) : scaled(34);
}

Token tokenOf(ResultDelegate::Part part)
{
    return part == ResultDelegate::Part::Local    ? Token::Info
           : part == ResultDelegate::Part::Remote ? Token::Interrupted
                                                  : Token::Accent;
}

Token softOf(ResultDelegate::Part part)
{
    return part == ResultDelegate::Part::Local    ? Token::InfoSoft
           : part == ResultDelegate::Part::Remote ? Token::InterruptedSoft
                                                  : Token::AccentSoft;
}

bool isChosen(const ReviewRow &row, ResultDelegate::Part part)
{
    return (row.choice == Choice::Local && part == ResultDelegate::Part::Local) ||
           (row.choice == Choice::Remote && part == ResultDelegate::Part::Remote) ||
           (row.choice == Choice::Own && part == ResultDelegate::Part::Edit);
}

bool hasControl(const ReviewRow &row)
{
    return row.state == State::Undecided || row.state == State::Decided;
}

} // namespace

int ResultDelegate::neededWidth()
{
    const QFontMetrics metrics(fontFor(FontRole::SecondaryStrong));
    int width = 2 * Padding;
    for (const QString &text : {tr("Local"), tr("Remote"), tr("Edit")})
        width += metrics.horizontalAdvance(text) + segmentExtra;
    return width;
}

std::vector<ResultDelegate::Segment> ResultDelegate::segments(const ReviewRow &row, const QRect &cell) const
{
    std::vector<Segment> all;
    if (row.kind == ReviewRow::Kind::Record) {
        const Conflict &conflict = model().review().conflict();
        all = {{Part::Local, conflict.local ? tr("Keep") : tr("Delete"), QStringLiteral("1"), {}},
               {Part::Remote, conflict.remote ? tr("Keep") : tr("Delete"), QStringLiteral("2"), {}}};
    } else {
        all = {{Part::Local, tr("Local"), QStringLiteral("1"), {}},
               {Part::Remote, tr("Remote"), QStringLiteral("2"), {}},
               {Part::Edit, tr("Edit"), QStringLiteral("E"), {}}};
    }
    const int left = cell.left() + Padding;
    const int width = cell.width() - 2 * Padding;
    // Each as wide as its word asks for, so that none is cut off in any language.
    const QFontMetrics metrics(fontFor(FontRole::SecondaryStrong));
    const auto wanted = [&metrics](const Segment &segment) { return metrics.horizontalAdvance(segment.text) + segmentExtra; };
    int sum = 0;
    for (const Segment &segment : all)
        sum += wanted(segment);
    int given = 0;
    int before = 0;
    for (Segment &segment : all) {
        given += wanted(segment);
        const int end = width * given / sum;
        segment.rect = QRect(left + before, cell.top() + controlTop, end - before, scaled(controlHeight));
        before = end;
    }
    return all;
}

QRect ResultDelegate::changeLink(const QRect &cell, int top) const
{
    const int width = QFontMetrics(fontFor(FontRole::SecondaryMedium)).horizontalAdvance(tr("Change"));
    return {cell.right() - Padding - width, top, width + 1, CellText::lineHeight()};
}

QRect ResultDelegate::mergedWords(int row, const QRect &cell, int top) const
{
    const int left = cell.left() + Padding + glyph + glyphGap;
    const int width = changeLink(cell, top).left() - 8 - left;
    const QFontMetrics metrics(fontFor(FontRole::Secondary));
    const int height = metrics.boundingRect(0, 0, width, 1000, Qt::TextWordWrap, model().mergedText(*model().at(row))).height();
    return {left, top, width, std::max(CellText::lineHeight(), height)};
}

QString ResultDelegate::caption(const ReviewRow &row) const
{
    return row.choice == Choice::Base && row.kind == ReviewRow::Kind::Field ? tr("Back to the base") : QString();
}

CellText ResultDelegate::resultText(int row, int width, const Theme &theme) const
{
    const ReviewRow &of = *model().at(row);
    TextLook look;
    const bool quiet = of.state == State::Same || of.state == State::Follows;
    look.color = theme.color(quiet ? Token::Muted : Token::Text);
    look.mark = TextLook::Mark::Underlined;
    look.strong = of.state == State::Decided;
    look.ground = theme.color(of.choice == Choice::Local    ? Token::DiffLocal
                              : of.choice == Choice::Remote ? Token::DiffRemote
                                                            : Token::AccentSoft);
    if (of.kind == ReviewRow::Kind::Record || (of.state == State::Follows && !of.result))
        return {{Presence::There, model().resultText(of), {}}, look, theme, width, mostCellLines};
    MarkedText text = textOf(row, ReviewModel::Result);
    if (of.state == State::Merged)
        text.marks.clear(); // its side shows them
    return {text, look, theme, width, mostCellLines};
}

int ResultDelegate::heightFor(int row, int, int width) const
{
    const ReviewRow *of = model().at(row);
    if (!of)
        return foldHeight();
    const int inner = width - 2 * Padding;
    const int text = of->state == State::Undecided ? 0 : resultText(row, inner, Theme::light()).height();
    const QRect cell(0, 0, width, 100);
    if (of->state == State::Merged)
        return 8 + text + mergedWords(row, cell, 0).height() + 8;
    if (!hasControl(*of))
        return text + 2 * TopPadding;
    const int under = of->state == State::Undecided ? boxHeight(row == m_currentRow)
                                                    : text + (caption(*of).isEmpty() ? 0 : CellText::lineHeight());
    return controlTop + scaled(controlHeight) + controlGap + under + bottom;
}

ResultDelegate::Part ResultDelegate::partAt(int row, const QRect &cell, const QPoint &position) const
{
    const ReviewRow *of = model().at(row);
    if (!of)
        return Part::Nothing;
    if (of->state == State::Merged) {
        const int top = cell.top() + 8 + resultText(row, cell.width() - 2 * Padding, Theme::light()).height();
        return changeLink(cell, top).adjusted(-6, -4, 6, 4).contains(position) ? Part::Change : Part::Nothing;
    }
    if (!hasControl(*of))
        return Part::Nothing;
    for (const Segment &segment : segments(*of, cell)) {
        if (segment.rect.contains(position))
            return segment.part;
    }
    return Part::Nothing;
}

void ResultDelegate::paintControl(QPainter &painter, const ReviewRow &row, const QRect &cell, bool current, const Theme &theme) const
{
    const auto all = segments(row, cell);
    const bool asks = current && row.state == State::Undecided;
    const QRect whole = all.front().rect.united(all.back().rect);
    paintPlate(&painter, whole, ControlRadius, theme.color(Token::Surface), theme.color(asks ? Token::Accent : Token::BorderStrong));
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Segment &segment = all[at];
        const bool chosen = isChosen(row, segment.part);
        if (chosen)
            paintPlate(&painter, segment.rect, ControlRadius, theme.color(softOf(segment.part)), theme.color(tokenOf(segment.part)));
        else if (at + 1 < all.size() && !isChosen(row, all[at + 1].part))
            painter.fillRect(QRect(segment.rect.right(), segment.rect.top() + 7, 1, segment.rect.height() - 14), theme.color(Token::Border));
        const QFont font = fontFor(chosen ? FontRole::SecondaryStrong : FontRole::SecondaryMedium);
        const int words = QFontMetrics(font).horizontalAdvance(segment.text);
        const QSize cap = asks ? keyCapSize(segment.key) : QSize();
        const int extra = chosen ? glyph + 5 : asks ? cap.width() + 7 : 0;
        int x = segment.rect.left() + (segment.rect.width() - words - extra) / 2;
        const QColor color = theme.color(chosen ? tokenOf(segment.part) : Token::Text);
        if (chosen) {
            const QLatin1String name(segment.part == Part::Edit ? "pencil" : "check");
            paintIcon(&painter, {x, segment.rect.center().y() - glyph / 2 + 1, glyph, glyph}, name, color);
            x += extra;
        }
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRect(x, segment.rect.top(), words + 1, segment.rect.height()), Qt::AlignVCenter | Qt::TextSingleLine, segment.text);
        if (asks && !chosen)
            paintKeyCap(painter, QRect(x + words + 7, segment.rect.top(), cap.width(), segment.rect.height()), segment.key, theme,
                        KeyCapGround::Plain);
    }
}

void ResultDelegate::paintQuestion(QPainter &painter, const QRect &box, bool current, const ReviewRow &row, const Theme &theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(current ? Token::Conflict : Token::BorderStrong));
    pen.setStyle(Qt::CustomDashLine);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), ControlRadius, ControlRadius);
    const int line = CellText::lineHeight();
    const int top = current ? box.top() + (box.height() - 2 * line) / 2 : box.top() + (box.height() - line) / 2;
    paintIcon(&painter, {box.left() + 10, top + (line - glyph) / 2, glyph, glyph}, QLatin1String("s-conflict-o"),
              theme.color(Token::Conflict));
    const QRect words = QRect(box.left() + 10 + glyph + 8, top, box.right() - box.left() - 20 - glyph - 8, line);
    painter.setFont(fontFor(FontRole::SecondaryStrong));
    painter.setPen(theme.color(Token::Conflict));
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, tr("Not decided yet"));
    if (!current)
        return;
    painter.setFont(fontFor(FontRole::Secondary));
    painter.setPen(theme.color(Token::Muted));
    const QString hint = row.kind == ReviewRow::Kind::Record ? tr("Press 1 or 2, or click a side") : tr("Press 1, 2 or E, or click a side");
    painter.drawText(words.translated(0, line), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(hint, Qt::ElideRight, words.width()));
}

void ResultDelegate::paintMerged(QPainter &painter, const QRect &cell, int row, int top, const Theme &theme) const
{
    const QRect words = mergedWords(row, cell, top);
    paintIcon(&painter, {cell.left() + Padding, top + (CellText::lineHeight() - glyph) / 2, glyph, glyph}, QLatin1String("s-ok"),
              theme.color(Token::Ok));
    painter.setFont(fontFor(FontRole::Secondary));
    painter.setPen(theme.color(Token::Muted));
    painter.drawText(words.adjusted(0, (CellText::lineHeight() - painter.fontMetrics().height()) / 2, 0, 0), Qt::TextWordWrap,
                     model().mergedText(*model().at(row)));
    painter.setFont(fontFor(FontRole::SecondaryMedium));
    painter.setPen(theme.color(Token::Accent));
    painter.drawText(changeLink(cell, top), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, tr("Change"));
}

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ReviewRow *of = model().at(index.row());
    if (!of) {
        ReviewDelegate::paint(painter, option, index);
        return;
    }
    const Theme &theme = Theme::of(option.palette);
    const QRect cell = option.rect;
    painter->save();
    painter->setClipRect(cell);
    paintSeparators(*painter, cell, ReviewModel::Result, theme);
    const bool current = index.row() == m_currentRow;
    const int inner = cell.width() - 2 * Padding;
    const int left = cell.left() + Padding;
    if (of->state == State::Merged) {
        const CellText text = resultText(index.row(), inner, theme);
        text.paint(*painter, {left, cell.top() + 8});
        paintMerged(*painter, cell, index.row(), cell.top() + 8 + text.height(), theme);
    } else if (!hasControl(*of)) {
        resultText(index.row(), inner, theme).paint(*painter, {left, cell.top() + TopPadding});
    } else {
        paintControl(*painter, *of, cell, current, theme);
        const int top = cell.top() + controlTop + scaled(controlHeight) + controlGap;
        if (of->state == State::Undecided) {
            paintQuestion(*painter, QRect(left, top, inner, boxHeight(current)), current, *of, theme);
        } else {
            const CellText text = resultText(index.row(), inner, theme);
            text.paint(*painter, {left, top});
            painter->setFont(fontFor(FontRole::Secondary));
            painter->setPen(theme.color(Token::Muted));
            painter->drawText(QRect(left, top + text.height(), inner, CellText::lineHeight()), Qt::AlignVCenter, caption(*of));
        }
    }
    painter->restore();
}

} // namespace tidewright
