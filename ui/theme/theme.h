// The colours of the console, light and dark. A theme is a constant table: nothing is computed or loaded at start, and what
// paints finds its table from the palette it was given, so no one has to pass a theme around.
#pragma once

#include <QColor>
#include <QPalette>
#include <array>

class QWidget;

namespace tidewright
{

enum class ThemeMode { Light, Dark, System };

// What a colour is for. Soft colours are for pills and word marks, panels for large areas.
enum class Token {
    Window, // menu bar, toolbar, status bar, dialog ground, footers
    Surface,
    Sidebar,
    Alt, // group rows, column bands, log box
    Hover,
    Selected,
    Border,
    Hair,
    BorderStrong,
    Control, // edge of inputs, check boxes, the switch that is off
    Track,
    Text,
    Muted,
    Faint,
    Accent,
    AccentFill, // white stands on it
    AccentSoft,
    Ok,
    OkSoft,
    Warn,
    WarnSoft,
    WarnPanel,
    Bad,
    BadSoft,
    BadPanel,
    BadEdge,
    Conflict,
    ConflictSoft,
    Info, // new; also the local side of a conflict
    InfoSoft,
    Interrupted, // interrupted, stale; also the remote side of a conflict
    InterruptedSoft,
    Neutral,
    NeutralSoft,
    DiffLocal,
    DiffRemote,
    ChartBar,
    OnAccent,
};
inline constexpr std::size_t TokenCount = static_cast<std::size_t>(Token::OnAccent) + 1;

class Theme
{
public:
    enum class Shade { Light, Dark };

    static const Theme &light();
    static const Theme &dark();
    // The table that a palette or a widget was painted from, told by the lightness of its window colour.
    static const Theme &of(const QPalette &palette);
    static const Theme &of(const QWidget *widget);

    constexpr Theme(Shade shade, const std::array<QRgb, TokenCount> &colors)
        : m_colors(colors)
        , m_shade(shade)
    {
    }

    Shade shade() const { return m_shade; }
    QColor color(Token token) const { return QColor::fromRgb(m_colors[static_cast<std::size_t>(token)]); }
    // The glyph of something that cannot be used: faint, 40 % of the way to the window colour.
    QColor disabledGlyph() const;
    QPalette palette() const;

private:
    std::array<QRgb, TokenCount> m_colors;
    Shade m_shade;
};

// The colour `share` (0 to 1) of the way from one colour to another.
QColor mixed(const QColor &from, const QColor &to, double share);

} // namespace tidewright
