#pragma once

#include "theme.h"

#include <QWidget>

namespace tidewright
{

// A count with its icon on a soft ground: "+ 1,204 adds".
class Pill : public QWidget
{
    Q_OBJECT
public:
    Pill(QLatin1String icon, Token token, Token ground, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon;
    Token m_token;
    Token m_ground;
    QString m_text;
};

} // namespace tidewright
