// The console's look: Fusion's behaviour with flat controls, one accent and a focus ring wherever the keyboard is. All colours
// come from the palette of what is painted, so one instance serves both themes.
#pragma once

#include <QProxyStyle>

namespace tidewright
{

enum class Motion { Full, Reduced };

class ConsoleStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    ConsoleStyle();

    // With reduced motion SH_Widget_Animation_Duration is 0; whatever moves asks for it.
    void setMotion(Motion motion) { m_motion = motion; }

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *result = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;

private:
    void drawCheckControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawViewItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;

    Motion m_motion = Motion::Full;
};

} // namespace tidewright
