#include "theme.h"

#include <QWidget>

namespace tidewright
{

namespace
{

constexpr QRgb opaque(QRgb rgb)
{
    return 0xff000000U | rgb;
}

constexpr std::array<QRgb, TokenCount> solid(std::array<QRgb, TokenCount> colors)
{
    for (QRgb &color : colors)
        color = opaque(color);
    return colors;
}

// In the order of Token.
constexpr Theme LightTheme(Theme::Shade::Light,
                           solid({
                               0xF3F4F6, 0xFFFFFF, 0xEBEEF2, 0xF6F7F9, 0xE4E8ED,
                               0xDDE9FB,                                         // window, surface, sidebar, alt, hover, selected
                               0xD5DAE1, 0xEAEDF1, 0xBCC4CE, 0x87909C, 0xD9DFE7, // border, hair, strong border, control, track
                               0x1A2029, 0x46515E, 0x5D6876,                     // text, muted, faint
                               0x1D5FC4, 0x1D5FC4, 0xE4EEFC,                     // accent, fill, soft
                               0x17723E, 0xDFF2E6,                               // ok
                               0x875400, 0xFCEFD2, 0xFFF8E8,                     // warn
                               0xB3261E, 0xFBE6E4, 0xFDF3F2, 0xEDBBB6,           // bad
                               0x7636B5, 0xF0E6FA,                               // conflict
                               0x0B6B7D, 0xDCF1F4,                               // info
                               0xA2450A, 0xFBE7D9,                               // interrupted
                               0x566170, 0xE8EBEF,                               // neutral
                               0xA9DEE6, 0xF6C7A4,                               // word difference local, remote
                               0x7BA4E3, 0xFFFFFF,                               // chart bar, on accent
                           }));

constexpr Theme DarkTheme(Theme::Shade::Dark,
                          solid({
                              0x1C2027, 0x14171C, 0x191D23, 0x1A1E25, 0x282E37,
                              0x1D3354,                                         // window, surface, sidebar, alt, hover, selected
                              0x30363F, 0x232830, 0x47505C, 0x646E7B, 0x343C47, // border, hair, strong border, control, track
                              0xE6E9EE, 0xB2BBC7, 0x98A2B0,                     // text, muted, faint
                              0x78AEFF, 0x2E6BD0, 0x1B2E4D,                     // accent, fill, soft
                              0x5FCB8C, 0x163426,                               // ok
                              0xE8BA5E, 0x3A2E14, 0x272114,                     // warn
                              0xFF8D83, 0x45211F, 0x291819, 0x6E3431,           // bad
                              0xCBA1F5, 0x35264C,                               // conflict
                              0x62CBDA, 0x12363D,                               // info
                              0xF5A974, 0x412A19,                               // interrupted
                              0xA9B2BF, 0x2A3038,                               // neutral
                              0x1F5C68, 0x6E4322,                               // word difference local, remote
                              0x4C7DC4, 0xFFFFFF,                               // chart bar, on accent
                          }));

constexpr int MiddleLightness = 128;
constexpr double DisabledShare = 0.4;

} // namespace

const Theme &Theme::light()
{
    return LightTheme;
}

const Theme &Theme::dark()
{
    return DarkTheme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < MiddleLightness ? DarkTheme : LightTheme;
}

const Theme &Theme::of(const QWidget *widget)
{
    return of(widget->palette());
}

QColor Theme::disabledGlyph() const
{
    return mixed(color(Token::Faint), color(Token::Window), DisabledShare);
}

QPalette Theme::palette() const
{
    struct Role {
        QPalette::ColorRole role;
        Token token;
    };
    static constexpr Role Roles[] = {
        {QPalette::Window, Token::Window},
        {QPalette::Base, Token::Surface},
        {QPalette::AlternateBase, Token::Alt},
        {QPalette::Text, Token::Text},
        {QPalette::WindowText, Token::Text},
        {QPalette::ButtonText, Token::Text},
        {QPalette::Button, Token::Surface},
        {QPalette::Highlight, Token::AccentFill},
        {QPalette::HighlightedText, Token::OnAccent},
        {QPalette::PlaceholderText, Token::Faint},
        {QPalette::Link, Token::Accent},
        {QPalette::LinkVisited, Token::Accent},
        {QPalette::Mid, Token::Border},
        {QPalette::Midlight, Token::Hair},
        {QPalette::Dark, Token::BorderStrong},

        {QPalette::Shadow, Token::Control},
        {QPalette::BrightText, Token::Bad},
        {QPalette::ToolTipBase, Token::Surface},
        {QPalette::ToolTipText, Token::Text},
    };
    // QPalette::Light, which nothing paints with, stays the system's: by it a change of the system's palette comes through.
    QPalette palette;
    for (const Role &entry : Roles)
        palette.setColor(QPalette::All, entry.role, color(entry.token));
    const QColor faint = color(Token::Faint);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QColor mixed(const QColor &from, const QColor &to, double share)
{
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue()),
                  part(from.alpha(), to.alpha()));
}

} // namespace tidewright
