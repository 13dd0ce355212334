#include "testdesktop.h"

#include <unistd.h>

namespace tidewright
{

namespace
{
constexpr int patience = 60'000; // milliseconds
} // namespace

TestDesktop::TestDesktop(const QSize &size)
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    const QString display = start(m_server, QStringLiteral("Xvfb"),
                                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                                   QStringLiteral("0"), QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height()),
                                   QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    m_environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + display);
    m_bus = start(m_busDaemon, QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_bus);
    // Says its line when it manages windows.
    start(m_manager, QStringLiteral("openbox"),
          {QStringLiteral("--sm-disable"), QStringLiteral("--startup"), QStringLiteral("echo up")});
}

TestDesktop::~TestDesktop()
{
    for (QProcess *process : {&m_manager, &m_busDaemon, &m_server}) {
        process->terminate();
        if (!process->waitForFinished(patience))
            process->kill();
    }
}

QString TestDesktop::start(QProcess &process, const QString &program, const QStringList &arguments)
{
    if (!m_missing.isEmpty())
        return {};
    process.setProcessEnvironment(m_environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { setsid(); });
    process.start(program, arguments);
    while (!process.canReadLine() && process.waitForReadyRead(patience)) {
    }
    if (!process.canReadLine())
        m_missing = QStringLiteral("%1 does not come up: %2").arg(program, process.errorString());
    return QString::fromUtf8(process.readLine()).trimmed();
}

QProcessEnvironment TestDesktop::environment(QProcessEnvironment own) const
{
    for (const char *name : {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS"})
        own.insert(QLatin1String(name), m_environment.value(QLatin1String(name)));
    own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    own.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    return own;
}

bool TestDesktop::xdotool(const QStringList &arguments, QByteArray *out) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral("xdotool"), arguments);
    if (!process.waitForFinished(patience))
        process.kill();
    if (out)
        *out = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool TestDesktop::click(const QPoint &at, int button) const
{
    return xdotool({QStringLiteral("mousemove"), QStringLiteral("--sync"), QString::number(at.x()), QString::number(at.y()),
                    QStringLiteral("click"), QString::number(button)});
}

bool TestDesktop::press(const QString &keys) const
{
    return xdotool({QStringLiteral("key"), QStringLiteral("--clearmodifiers"), keys});
}

bool TestDesktop::type(const QString &text) const
{
    return xdotool({QStringLiteral("type"), text});
}

int TestDesktop::windows(qint64 processId) const
{
    QByteArray found;
    xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--pid"), QString::number(processId)},
            &found);
    return int(found.count('\n'));
}

bool TestDesktop::arrange(qint64 processId, const QString &title, const QSize &size) const
{
    QByteArray found;
    if (!xdotool({QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--all"), QStringLiteral("--onlyvisible"),
                  QStringLiteral("--pid"), QString::number(processId), QStringLiteral("--name"), title},
                 &found))
        return false;
    const QString window = QString::fromLatin1(found.trimmed().split('\n').last());
    return xdotool({QStringLiteral("windowactivate"), QStringLiteral("--sync"), window, QStringLiteral("windowmove"), window,
                    QStringLiteral("0"), QStringLiteral("0"), QStringLiteral("windowsize"), window, QString::number(size.width()),
                    QString::number(size.height())});
}

} // namespace tidewright
