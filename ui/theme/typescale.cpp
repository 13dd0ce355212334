#include "typescale.h"

#include <QGuiApplication>
#include <QStringList>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int BodyPixels = 13;

struct Step {
    int pixels;
    QFont::Weight weight;
};

// In the order of FontRole.
constexpr Step Steps[] = {
    {26, QFont::DemiBold}, {20, QFont::DemiBold}, {18, QFont::DemiBold}, {17, QFont::DemiBold},
    {16, QFont::DemiBold}, {15, QFont::DemiBold}, {13, QFont::Normal},   {13, QFont::Medium},
    {13, QFont::DemiBold}, {12, QFont::Normal},   {12, QFont::Medium},   {12, QFont::DemiBold},
    {11, QFont::Normal},   {11, QFont::Medium},   {11, QFont::DemiBold}, {12, QFont::Normal},
};

} // namespace

QFont applicationFont(int percent)
{
    QFont result(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    result.setPixelSize(qRound(BodyPixels * std::clamp(percent, MinFontPercent, MaxFontPercent) / 100.0));
    result.setHintingPreference(QFont::PreferNoHinting);
    return result;
}

QFont fontFor(FontRole role)
{
    const Step &step = Steps[static_cast<std::size_t>(role)];
    QFont result = QGuiApplication::font();
    if (role == FontRole::Mono) {
        result.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono")});
        result.setStyleHint(QFont::Monospace);
    }
    result.setPixelSize(scaled(step.pixels));
    result.setWeight(step.weight);
    return result;
}

int scaled(int pixels)
{
    // A platform font given in points has no pixel size; it counts as 100 %.
    const int body = QGuiApplication::font().pixelSize();
    return body > 0 ? qRound(double(pixels) * body / BodyPixels) : pixels;
}

} // namespace tidewright
