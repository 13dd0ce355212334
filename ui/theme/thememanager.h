// Puts the look on the application: style, palette, font. Made once, in main, and passed to who offers the choice.
#pragma once

#include "consolestyle.h"
#include "theme.h"

#include <QObject>

class QApplication;

namespace tidewright
{

class ThemeManager final : public QObject
{
    Q_OBJECT
public:
    explicit ThemeManager(QApplication &application, ThemeMode mode = ThemeMode::System, int fontPercent = 100);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    int fontPercent() const { return m_fontPercent; }
    // 90 to 150; outside them the nearest bound.
    void setFontPercent(int percent);
    Motion motion() const { return m_motion; }
    void setMotion(Motion motion);
    const Theme &theme() const { return *m_theme; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    // Palette and fonts are in place already.
    void changed();

private:
    const Theme &wanted() const;
    void applyPalette();
    void refreshWidgets();
    void followSystem();

    QApplication &m_application;
    ConsoleStyle *m_style; // the application's own
    Theme::Shade m_systemShade;
    const Theme *m_theme;
    ThemeMode m_mode;
    int m_fontPercent;
    Motion m_motion = Motion::Full;
    bool m_applying = false;
    bool m_checkPending = false;
};

} // namespace tidewright
