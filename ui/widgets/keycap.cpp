#include "keycap.h"

#include "stylepaint.h"
#include "typescale.h"

#include <QFontMetrics>
#include <QPainter>

namespace tidewright
{

namespace
{

constexpr int SidePadding = 4;
constexpr int CapHeight = 18;
constexpr double CapRadius = 4;

} // namespace

QFont keyCapFont()
{
    return fontFor(FontRole::SmallMedium);
}

QString keyCapText(const QKeySequence &keys)
{
    const QString text = keys.toString(QKeySequence::NativeText);
    const bool isPlus = text.endsWith(QLatin1String("++"));
    return text.chopped(isPlus ? 1 : 0).replace(QLatin1Char('+'), QLatin1Char(' ')) + (isPlus ? QStringLiteral("+") : QString());
}

QSize keyCapSize(const QString &text)
{
    return QSize(QFontMetrics(keyCapFont()).horizontalAdvance(text) + 2 * SidePadding + 2, scaled(CapHeight));
}

void paintKeyCap(QPainter &painter, const QRect &rect, const QString &text, const Theme &theme, KeyCapGround ground)
{
    constexpr double FillShare = 0.12;
    constexpr double EdgeShare = 0.4;
    QRect cap(QPoint(), keyCapSize(text));
    cap.moveCenter(rect.center());
    const bool filled = ground == KeyCapGround::Filled;
    const QColor white = theme.color(Token::OnAccent);
    const QColor accent = theme.color(Token::AccentFill);
    paintPlate(&painter, cap, CapRadius, filled ? mixed(accent, white, FillShare) : theme.color(Token::Alt),
               filled ? mixed(accent, white, EdgeShare) : theme.color(Token::BorderStrong));
    painter.save();
    painter.setFont(keyCapFont());
    painter.setPen(filled ? white : theme.color(Token::Muted));
    painter.drawText(cap, Qt::AlignCenter | Qt::TextDontClip, text);
    painter.restore();
}

} // namespace tidewright
