#pragma once

#include "theme.h"

#include <QToolButton>

namespace tidewright
{

// One fact of the status bar: icon, the word that matters, the words around it. Clickable as any tool button.
class StatusSegment : public QToolButton
{
    Q_OBJECT
public:
    enum class Edge { None, Line }; // a line behind it parts it from the next

    explicit StatusSegment(QLatin1String icon, QWidget *parent = nullptr, Edge edge = Edge::Line);

    void setIconName(QLatin1String name, Token token = Token::Muted);
    void setWords(const QString &strong, const QString &muted = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon;
    Token m_token = Token::Muted;
    QString m_strong;
    QString m_muted;
    Edge m_edge;
};

} // namespace tidewright
