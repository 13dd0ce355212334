#include "tidewrightprocess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <pty.h>
#include <unistd.h>

namespace tidewright
{

namespace
{

constexpr int patience = 240'000; // a run that hangs ends the test, not the test's time

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace

QJsonObject Finished::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QList<QByteArray> Finished::errLines() const
{
    QList<QByteArray> lines = err.split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

QByteArray Finished::all() const
{
    return "exit code " + QByteArray::number(exitCode) + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
}

TestWorkspace::TestWorkspace()
{
    m_environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    m_environment.insert(QStringLiteral("HOME"), path(QStringLiteral("home")));
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    // A program built with a sanitizer reports as the test does.
    const QProcessEnvironment tests = QProcessEnvironment::systemEnvironment();
    for (const char *options : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
        if (tests.contains(QLatin1String(options)))
            m_environment.insert(QLatin1String(options), tests.value(QLatin1String(options)));
    }
    QDir(path()).mkpath(QStringLiteral("home"));
    write(QStringLiteral("workspace.json"), textOf({{QStringLiteral("name"), QStringLiteral("Test")}}));
}

void TestWorkspace::setState(const QJsonObject &state)
{
    write(QStringLiteral("workspace.json"),
          textOf({{QStringLiteral("name"), QStringLiteral("Test")}, {QStringLiteral("state"), state}}));
}

void TestWorkspace::addConnection(const QString &name, const QJsonObject &connection)
{
    write(QStringLiteral("connections/%1.json").arg(name), textOf(connection));
}

void TestWorkspace::addConnection(const QString &name, const Connection &connection, const QString &password, int port)
{
    if (connection.kind == QLatin1String("sqlite"))
        return addConnection(name, {{QStringLiteral("kind"), connection.kind}, {QStringLiteral("path"), connection.path}});
    const QString secret = QStringLiteral("of_") + name;
    setEnvironment(QStringLiteral("TIDEWRIGHT_SECRET_") + secret.toUpper(), password);
    addConnection(name, {{QStringLiteral("kind"), connection.kind},
                         {QStringLiteral("host"), connection.host},
                         {QStringLiteral("port"), port ? port : connection.port},
                         {QStringLiteral("database"), connection.database},
                         {QStringLiteral("user"), connection.user},
                         {QStringLiteral("password"), QJsonObject{{QStringLiteral("secret"), secret}}},
                         {QStringLiteral("tls"), QStringLiteral("disable")}});
}

void TestWorkspace::addJob(const QString &name, const QJsonObject &job)
{
    write(QStringLiteral("jobs/%1.json").arg(name), textOf(job));
}

void TestWorkspace::write(const QString &file, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path(file)).absolutePath());
    QFile written(path(file));
    if (!written.open(QIODevice::WriteOnly) || written.write(content) != content.size())
        qFatal("%s could not be written", qPrintable(written.fileName()));
}

QByteArray TestWorkspace::read(const QString &file) const
{
    QFile opened(path(file));
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

std::unique_ptr<QProcess> TestWorkspace::start(const QStringList &arguments, const QStringList &wrapper) const
{
    auto process = std::make_unique<QProcess>();
    // In a session of its own: a stopped process must not concern the one that started the tests.
    process->setChildProcessModifier([] { setsid(); });
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(path());
    const QStringList all = wrapper + QStringList{QStringLiteral(TIDEWRIGHT_PROGRAM)} + arguments;
    process->start(all.first(), all.mid(1));
    return process;
}

Finished TestWorkspace::finish(QProcess &process)
{
    Finished finished;
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
    }
    finished.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    finished.out = process.readAllStandardOutput();
    finished.err = process.readAllStandardError();
    return finished;
}

Finished TestWorkspace::run(const QStringList &arguments, const QStringList &wrapper) const
{
    return finish(*start(arguments, wrapper));
}

Finished TestWorkspace::runOnTerminal(const QStringList &arguments, int columns) const
{
    winsize size{};
    size.ws_row = 24;
    size.ws_col = static_cast<unsigned short>(columns);
    int ours = -1;
    int theirs = -1;
    if (openpty(&ours, &theirs, nullptr, nullptr, &size) != 0)
        qFatal("No terminal could be made");
    QProcess process;
    process.setChildProcessModifier([theirs] {
        setsid();
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            dup2(theirs, stream);
    });
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(path());
    process.start(QStringLiteral(TIDEWRIGHT_PROGRAM), arguments);
    close(theirs);
    // Ends with an error when the last one who had the terminal open is gone.
    QByteArray written;
    char piece[4096];
    for (ssize_t count = ::read(ours, piece, sizeof piece); count > 0; count = ::read(ours, piece, sizeof piece))
        written.append(piece, qsizetype(count));
    close(ours);
    Finished finished = finish(process);
    finished.out = written;
    return finished;
}

QStringList TestWorkspace::withFaults(const QStringList &settings)
{
    return QStringList{QStringLiteral("env"), QStringLiteral("LD_PRELOAD=") + QStringLiteral(TIDEWRIGHT_FAULTY_LIBC)} + settings;
}

QJsonObject contentType(const QString &key, const QJsonObject &more)
{
    QJsonObject type{{QStringLiteral("key"), key},
                     {QStringLiteral("local"), QJsonObject{{QStringLiteral("table"), key}}},
                     {QStringLiteral("remote"), QJsonObject{{QStringLiteral("table"), key}}}};
    for (auto one = more.begin(); one != more.end(); ++one)
        type.insert(one.key(), one.value());
    return type;
}

QJsonObject pullJob(const QJsonArray &contentTypes, const QJsonObject &more)
{
    QJsonObject job{{QStringLiteral("local"), QStringLiteral("local")},
                    {QStringLiteral("remote"), QStringLiteral("remote")},
                    {QStringLiteral("direction"), QStringLiteral("remote_to_local")},
                    {QStringLiteral("contentTypes"), contentTypes}};
    for (auto one = more.begin(); one != more.end(); ++one)
        job.insert(one.key(), one.value());
    return job;
}

} // namespace tidewright
