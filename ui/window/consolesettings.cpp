#include "consolesettings.h"

#include <QDir>

namespace tidewright
{

namespace
{
constexpr int recentLimit = 5;
} // namespace

ThemeMode ConsoleSettings::theme() const
{
    const QString name = m_settings.value(QStringLiteral("look/theme")).toString();
    if (name == QLatin1String("light"))
        return ThemeMode::Light;
    return name == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::System;
}

void ConsoleSettings::setTheme(ThemeMode mode)
{
    m_settings.setValue(QStringLiteral("look/theme"), mode == ThemeMode::Light  ? QStringLiteral("light")
                                                      : mode == ThemeMode::Dark ? QStringLiteral("dark")
                                                                                : QStringLiteral("system"));
}

QString ConsoleSettings::language() const
{
    return m_settings.value(QStringLiteral("look/language")).toString();
}

void ConsoleSettings::setLanguage(const QString &language)
{
    m_settings.setValue(QStringLiteral("look/language"), language);
}

int ConsoleSettings::fontPercent() const
{
    return m_settings.value(QStringLiteral("look/fontPercent"), 100).toInt();
}

void ConsoleSettings::setFontPercent(int percent)
{
    m_settings.setValue(QStringLiteral("look/fontPercent"), percent);
}

bool ConsoleSettings::reducedMotion() const
{
    return m_settings.value(QStringLiteral("look/reducedMotion"), false).toBool();
}

void ConsoleSettings::setReducedMotion(bool on)
{
    m_settings.setValue(QStringLiteral("look/reducedMotion"), on);
}

bool ConsoleSettings::attentionFirst() const
{
    return m_settings.value(QStringLiteral("table/attentionFirst"), true).toBool();
}

void ConsoleSettings::setAttentionFirst(bool on)
{
    m_settings.setValue(QStringLiteral("table/attentionFirst"), on);
}

QByteArray ConsoleSettings::geometry() const
{
    return m_settings.value(QStringLiteral("window/geometry")).toByteArray();
}

QByteArray ConsoleSettings::windowState() const
{
    return m_settings.value(QStringLiteral("window/state")).toByteArray();
}

void ConsoleSettings::setWindow(const QByteArray &geometry, const QByteArray &state)
{
    m_settings.setValue(QStringLiteral("window/geometry"), geometry);
    m_settings.setValue(QStringLiteral("window/state"), state);
}

QByteArray ConsoleSettings::splitter(const QString &name) const
{
    return m_settings.value(QStringLiteral("splitter/") + name).toByteArray();
}

void ConsoleSettings::setSplitter(const QString &name, const QByteArray &state)
{
    m_settings.setValue(QStringLiteral("splitter/") + name, state);
}

QStringList ConsoleSettings::recentWorkspaces() const
{
    return m_settings.value(QStringLiteral("workspaces/recent")).toStringList();
}

bool ConsoleSettings::isWorkspace(const QString &folder)
{
    return QDir(folder).exists(QStringLiteral("workspace.json"));
}

void ConsoleSettings::addRecentWorkspace(const QString &folder)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    recent.prepend(folder);
    m_settings.setValue(QStringLiteral("workspaces/recent"), recent.mid(0, recentLimit));
}

} // namespace tidewright
