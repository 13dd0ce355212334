// The built command line as a process of its own, and workspaces made for it.
#pragma once

#include "syncjob.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <map>
#include <memory>

namespace tidewright
{

// What a process left behind.
struct Finished {
    int exitCode = -1; // -1: killed, or did not end
    QByteArray out;
    QByteArray err;

    // The one JSON object on stdout, or empty.
    QJsonObject json() const;
    QList<QByteArray> errLines() const;
    // For messages: everything.
    QByteArray all() const;
};

// A folder with connections and jobs, as a person would write them, with nothing of this machine's own in the environment.
class TestWorkspace
{
public:
    TestWorkspace();

    QString path(const QString &file = {}) const { return m_folder.filePath(file); }
    // workspace.json without a state: state.db. The file of each connection and job.
    void setState(const QJsonObject &state);
    void addConnection(const QString &name, const QJsonObject &connection);
    // Of a server's database, its password as a secret in the environment; `port` other than its own: through a proxy.
    void addConnection(const QString &name, const Connection &connection, const QString &password, int port = 0);
    void addJob(const QString &name, const QJsonObject &job);
    void write(const QString &file, const QByteArray &content);
    QByteArray read(const QString &file) const;
    void setEnvironment(const QString &name, const QString &value) { m_environment.insert(name, value); }

    // Started with these arguments in the workspace's folder; `wrapper`: a program and its arguments to start it with.
    std::unique_ptr<QProcess> start(const QStringList &arguments, const QStringList &wrapper = {}) const;
    // Until it has ended.
    static Finished finish(QProcess &process);
    Finished run(const QStringList &arguments, const QStringList &wrapper = {}) const;
    // With all three streams on a terminal of that many columns; what was written there is in `out`.
    Finished runOnTerminal(const QStringList &arguments, int columns) const;
    // A wrapper that makes writing files fail as these settings of faultylibc.cpp say.
    static QStringList withFaults(const QStringList &settings);

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

// {"key": key, "local": {"table": key}, …} with `more` put in.
QJsonObject contentType(const QString &key, const QJsonObject &more = {});
// A job from connection "remote" into connection "local".
QJsonObject pullJob(const QJsonArray &contentTypes, const QJsonObject &more = {});

} // namespace tidewright
