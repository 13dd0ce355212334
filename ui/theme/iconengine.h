#pragma once

#include "theme.h"

#include <QIconEngine>
#include <QString>

namespace tidewright
{

class IconEngine final : public QIconEngine
{
public:
    IconEngine(const QString &name, Token token);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QString iconName() override { return m_name; }
    QString key() const override;
    bool isNull() override;
    QIconEngine *clone() const override;

    // The glyph of `side` device pixels, from the cache if it was drawn before.
    static QPixmap glyph(const QString &name, int side, const QColor &color);

private:
    QColor color(QIcon::Mode mode) const;

    QString m_name;
    Token m_token;
};

} // namespace tidewright
