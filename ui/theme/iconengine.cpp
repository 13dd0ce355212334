#include "iconengine.h"

#include "icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

namespace tidewright
{

namespace
{

QString fileOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QPixmap drawn(const QString &name, int side, const QColor &color)
{
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    text.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(text);
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    return QPixmap::fromImage(std::move(image));
}

} // namespace

IconEngine::IconEngine(const QString &name, Token token)
    : m_name(name)
    , m_token(token)
{
}

QPixmap IconEngine::glyph(const QString &name, int side, const QColor &color)
{
    const QString key = QStringLiteral("tidewright/%1/%2/%3").arg(name).arg(side).arg(color.rgba(), 0, 16);
    QPixmap result;
    if (!QPixmapCache::find(key, &result)) {
        result = drawn(name, side, color);
        QPixmapCache::insert(key, result);
    }
    return result;
}

QColor IconEngine::color(QIcon::Mode mode) const
{
    const Theme &theme = Theme::of(QGuiApplication::palette());
    switch (mode) {
    case QIcon::Disabled:
        return theme.disabledGlyph();
    case QIcon::Selected:
        return theme.color(Token::OnAccent);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return theme.color(m_token);
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const int side = std::min(rect.width(), rect.height());
    const QRect square(rect.x(), rect.y() + (rect.height() - side) / 2, side, side);
    paintIcon(painter, square, QLatin1String(m_name.toLatin1()), color(mode));
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal)
{
    // The size is in device pixels already. A wide one holds the glyph at the left.
    const int side = std::min(size.width(), size.height());
    if (side <= 0)
        return {};
    QPixmap square = glyph(m_name, side, color(mode));
    if (size.width() == size.height())
        return square;
    QPixmap wide(size);
    wide.fill(Qt::transparent);
    QPainter painter(&wide);
    painter.drawPixmap(0, (size.height() - side) / 2, square);
    return wide;
}

QSize IconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    return size;
}

QString IconEngine::key() const
{
    return QStringLiteral("tidewright");
}

bool IconEngine::isNull()
{
    return !QFile::exists(fileOf(m_name));
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

QIcon icon(QLatin1String name, Token token)
{
    return QIcon(new IconEngine(QString(name), token));
}

QIcon applicationIcon()
{
    return icon(QLatin1String("tidewright"), Token::AccentFill);
}

void paintIcon(QPainter *painter, const QRect &rect, QLatin1String name, const QColor &color, double degrees)
{
    const int side = std::min(rect.width(), rect.height());
    const double ratio = painter->device()->devicePixelRatio();
    QPixmap pixmap = IconEngine::glyph(QString(name), static_cast<int>(std::lround(side * ratio)), color);
    pixmap.setDevicePixelRatio(ratio);
    const QPoint corner(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
    if (degrees == 0) {
        painter->drawPixmap(corner, pixmap);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->translate(corner + QPointF(side / 2.0, side / 2.0));
    painter->rotate(degrees);
    painter->drawPixmap(QPointF(-side / 2.0, -side / 2.0), pixmap);
    painter->restore();
}

} // namespace tidewright
