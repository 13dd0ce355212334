#include "thememanager.h"

#include "themedwidget.h"
#include "typescale.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>
#include <algorithm>

namespace tidewright
{

ThemeManager::ThemeManager(QApplication &application, ThemeMode mode, int fontPercent)
    : m_application(application)
    , m_style(new ConsoleStyle)
    , m_systemShade(Theme::of(QApplication::palette()).shade())
    , m_theme(nullptr)
    , m_mode(mode)
    , m_fontPercent(std::clamp(fontPercent, MinFontPercent, MaxFontPercent))
{
    // Font and palette before the style, so that setting the style computes no palette of its own to be thrown away.
    QApplication::setFont(applicationFont(m_fontPercent));
    applyPalette();
    QApplication::setStyle(m_style);
    m_application.installEventFilter(this);
}

void ThemeManager::setMode(ThemeMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    if (&wanted() == m_theme)
        return;
    applyPalette();
    refreshWidgets();
}

void ThemeManager::setFontPercent(int percent)
{
    percent = std::clamp(percent, MinFontPercent, MaxFontPercent);
    if (m_fontPercent == percent)
        return;
    m_fontPercent = percent;
    QApplication::setFont(applicationFont(percent));
    refreshWidgets();
}

void ThemeManager::setMotion(Motion motion)
{
    m_motion = motion;
    m_style->setMotion(motion);
}

bool ThemeManager::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool system = type == QEvent::ThemeChange || (type == QEvent::ApplicationPaletteChange && watched == &m_application);
    if (system && !m_applying && !m_checkPending) {
        // Every window is told; one look is enough, after all of them were.
        m_checkPending = true;
        QMetaObject::invokeMethod(this, &ThemeManager::followSystem, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

const Theme &ThemeManager::wanted() const
{
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemShade == Theme::Shade::Dark);
    return dark ? Theme::dark() : Theme::light();
}

void ThemeManager::applyPalette()
{
    const QScopedValueRollback applying(m_applying, true);
    m_theme = &wanted();
    QApplication::setPalette(m_theme->palette());
}

void ThemeManager::refreshWidgets()
{
    // Windows hear of the palette from the event loop only; told now, no one sees two themes at once.
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        QEvent event(QEvent::ApplicationPaletteChange);
        QCoreApplication::sendEvent(window, &event);
    }
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets)
        refreshMarks(widget);
    Q_EMIT changed();
}

void ThemeManager::followSystem()
{
    m_checkPending = false;
    {
        // Our palette covers the system's: without it the application shows what the system wants. Nothing paints between.
        const QScopedValueRollback applying(m_applying, true);
        if (QApplication::palette().color(QPalette::Window) == m_theme->color(Token::Window))
            QApplication::setPalette(QPalette());
        m_systemShade = Theme::of(QApplication::palette()).shade();
    }
    const Theme *before = m_theme;
    applyPalette();
    if (m_theme != before)
        refreshWidgets();
}

} // namespace tidewright
