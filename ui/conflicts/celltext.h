// A marked text in a cell: wrapped to its width, its marks struck out or underlined on their ground, cut after so many lines.
#pragma once

#include "rowtexts.h"

#include <QColor>
#include <QTextLayout>

class QPainter;

namespace tidewright
{

class Theme;

struct TextLook {
    enum class Mark { None, StruckOut, Underlined };
    QColor color;
    QColor ground; // of marks
    Mark mark = Mark::None;
    bool strong = false;
};

class CellText
{
public:
    CellText(const MarkedText &text, const TextLook &look, const Theme &theme, int width, int mostLines);

    int height() const { return m_height; }
    bool isCut() const { return m_cut; }
    void paint(QPainter &painter, const QPoint &topLeft) const;

    static int lineHeight();

private:
    int layOut(const QString &text, const QList<QTextLayout::FormatRange> &formats, int width, int mostLines);

    QTextLayout m_layout;
    QString m_pill; // in place of the text: null
    QColor m_pillGround;
    QColor m_color;
    int m_height = 0;
    bool m_cut = false;
};

} // namespace tidewright
