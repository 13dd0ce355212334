// The sizes and weights of type. All are derived from the application's font, whose size carries the user's font scale, so a
// font can be had anywhere at the right scale.
#pragma once

#include <QFont>

namespace tidewright
{

enum class FontRole {
    FirstRunTitle, // 26/600
    RecordTitle,   // 20/600
    DialogTitle,   // 18/600
    PageTitle,     // 17/600
    Headline,      // 16/600
    Heading,       // 15/600; also the big numbers of a dialog
    Body,          // 13/400
    BodyMedium,
    BodyStrong,
    Secondary, // 12/400
    SecondaryMedium,
    SecondaryStrong,
    Small, // 11/400
    SmallMedium,
    SmallStrong,
    Mono, // 12, for identifiers, hashes, cursor values, routes, logs
};

inline constexpr int MinFontPercent = 90;
inline constexpr int MaxFontPercent = 150;

// The application's font at a scale, in per cent; outside the bounds the nearest bound is used.
QFont applicationFont(int percent);
QFont fontFor(FontRole role);
// A length that grows with the font scale: `pixels` is its value at 100 %.
int scaled(int pixels);

} // namespace tidewright
