#include "celltext.h"

#include "stylepaint.h"
#include "typescale.h"

#include <QCoreApplication>
#include <QPainter>

namespace tidewright
{

namespace
{

struct CellWording {
    Q_DECLARE_TR_FUNCTIONS(tidewright::CellWording)
};

constexpr int lineStep = 18;
constexpr int pillPadding = 6;

} // namespace

int CellText::lineHeight()
{
    return scaled(lineStep);
}

CellText::CellText(const MarkedText &text, const TextLook &look, const Theme &theme, int width, int mostLines)
    : m_color(look.color)
{
    const bool isMarked = look.mark != TextLook::Mark::None && !text.marks.isEmpty();
    if (text.presence == Presence::Null) {
        m_pill = CellWording::tr("null", "the value of a field");
        m_pillGround = theme.color(Token::NeutralSoft);
        m_height = lineHeight();
        return;
    }
    m_layout.setFont(fontFor(look.strong ? FontRole::BodyMedium : FontRole::Body));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    if (text.presence == Presence::Absent || text.text.isEmpty()) {
        m_color = theme.color(Token::Faint);
        layOut(text.presence == Presence::Absent ? CellWording::tr("not there") : CellWording::tr("empty"), {}, width, mostLines);
        return;
    }
    QString words = text.text;
    words.replace(u'\n', QChar::LineSeparator);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : isMarked ? text.marks : QList<TextSpan>()) {
        QTextLayout::FormatRange range;
        range.start = int(span.start);
        range.length = int(span.length);
        range.format.setBackground(look.ground);
        range.format.setFontStrikeOut(look.mark == TextLook::Mark::StruckOut);
        range.format.setFontUnderline(look.mark == TextLook::Mark::Underlined);
        formats << range;
    }
    const int shown = layOut(words, formats, width, mostLines);
    if (shown < words.size()) {
        m_cut = true;
        QString cut = words.left(std::max(0, shown - 2)).trimmed() + QChar(0x2026);
        for (QTextLayout::FormatRange &range : formats)
            range.length = std::min(range.length, int(cut.size()) - range.start);
        erase_if(formats, [](const QTextLayout::FormatRange &range) { return range.length <= 0; });
        layOut(cut, formats, width, mostLines);
    }
}

// How many characters have found room.
int CellText::layOut(const QString &text, const QList<QTextLayout::FormatRange> &formats, int width, int mostLines)
{
    m_layout.clearLayout();
    m_layout.setText(text);
    m_layout.setFormats(formats);
    m_layout.beginLayout();
    int lines = 0;
    int end = 0;
    for (QTextLine line = m_layout.createLine(); line.isValid() && lines < mostLines; line = m_layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, lines * lineHeight() + (lineHeight() - line.height()) / 2});
        end = line.textStart() + line.textLength();
        if (++lines == mostLines)
            break;
    }
    m_layout.endLayout();
    m_height = lines * lineHeight();
    return end;
}

void CellText::paint(QPainter &painter, const QPoint &topLeft) const
{
    if (m_pill.isEmpty()) {
        painter.setPen(m_color);
        m_layout.draw(&painter, topLeft);
        return;
    }
    const QFont font = fontFor(FontRole::SmallMedium);
    const QFontMetrics metrics(font);
    const QRect pill(topLeft, QSize(metrics.horizontalAdvance(m_pill) + 2 * pillPadding, lineHeight()));
    paintPlate(&painter, QRectF(pill).adjusted(0, 1, 0, -1), pill.height() / 2.0, m_pillGround);
    painter.setFont(font);
    painter.setPen(m_color);
    painter.drawText(pill, Qt::AlignCenter, m_pill);
}

} // namespace tidewright
