// A build tool: renders an SVG icon into a PNG of the size asked for.
//   rendericon ICON.svg SIZE ICON.png
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char **argv)
{
    const int size = argc == 4 ? QByteArray(argv[2]).toInt() : 0;
    if (size <= 0)
        return 2;
    QSvgRenderer icon(QString::fromLocal8Bit(argv[1]));
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    painter.end();
    return icon.isValid() && image.save(QString::fromLocal8Bit(argv[3])) ? 0 : 1;
}
