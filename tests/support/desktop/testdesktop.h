// A display of the tests' own: a real X server with a window manager and the bus of assistive technology, and xdotool as mouse and
// keyboard.
#pragma once

#include <QProcess>
#include <QRect>
#include <memory>

namespace tidewright
{

// The programs end with it.
class TestDesktop
{
public:
    explicit TestDesktop(const QSize &size);
    ~TestDesktop();

    // Empty once all of it is up; else what is not.
    const QString &missing() const { return m_missing; }
    // What a program needs to come up there and to answer assistive technology.
    QProcessEnvironment environment(QProcessEnvironment own) const;
    const QString &sessionBus() const { return m_bus; }

    // What a person would do; true once the X server has it.
    bool click(const QPoint &at, int button = 1) const;
    bool press(const QString &keys) const; // "ctrl+shift+r", as xdotool names keys
    bool type(const QString &text) const;
    // How many are visible of the process, its menus among them, which assistive technology does not list.
    int windows(qint64 processId) const;
    // The newest visible window of the process with this in its title gets this size at the top left corner, and the keyboard.
    bool arrange(qint64 processId, const QString &title, const QSize &size) const;

private:
    // Started with these arguments; its first line on stdout says that it is up.
    QString start(QProcess &process, const QString &program, const QStringList &arguments);
    bool xdotool(const QStringList &arguments, QByteArray *out = nullptr) const;

    QProcessEnvironment m_environment;
    QString m_bus;
    QString m_missing;
    QProcess m_server;
    QProcess m_manager;
    QProcess m_busDaemon;
};

} // namespace tidewright
