// What the console remembers between two starts: window, columns, look, language, recent workspaces. Nothing of a workspace's own.
#pragma once

#include "theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace tidewright
{

// GUI thread only.
class ConsoleSettings
{
public:
    ThemeMode theme() const;
    void setTheme(ThemeMode mode);
    QString language() const; // locale name; empty: the system's
    void setLanguage(const QString &language);
    int fontPercent() const;
    void setFontPercent(int percent);
    bool reducedMotion() const;
    void setReducedMotion(bool on);
    bool attentionFirst() const;
    void setAttentionFirst(bool on);

    QByteArray geometry() const;
    QByteArray windowState() const;
    void setWindow(const QByteArray &geometry, const QByteArray &state);
    // Splitters are kept apart by what they show.
    QByteArray splitter(const QString &name) const;
    void setSplitter(const QString &name, const QByteArray &state);

    QStringList recentWorkspaces() const;           // newest first, at most five; some may be gone
    static bool isWorkspace(const QString &folder); // reads the disk: not on the GUI thread
    void addRecentWorkspace(const QString &folder);

private:
    QSettings m_settings;
};

} // namespace tidewright
