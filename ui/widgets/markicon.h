#pragma once

#include "theme.h"

#include <QWidget>

namespace tidewright
{

// One icon, painted in a token of the theme that is in force. Decoration: what it means stands beside it in words.
class MarkIcon : public QWidget
{
    Q_OBJECT
public:
    explicit MarkIcon(QLatin1String name, Token token = Token::Muted, QWidget *parent = nullptr, int size = 16);

    void setMark(QLatin1String name, Token token);
    // A soft square behind it, for the subject of a card or dialog.
    void setTile(Token ground, int side);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_name;
    Token m_token;
    int m_size;
    Token m_ground = Token::Surface;
    int m_side = 0; // of the tile; 0: none
};

} // namespace tidewright
