// Log records as values. Who writes them where (text or JSON lines, the console's Log tab) is decided by the LogSink.
#pragma once

#include "clock.h"

#include <QJsonObject>
#include <QString>

namespace tidewright
{

enum class LogLevel { Debug, Info, Warn, Error };

struct LogRecord {
    LogLevel level = LogLevel::Info;
    Instant time;
    QString job; // empty where it concerns none
    QString typeKey;
    QString runId;
    QString message;    // English: logs are read by machines and searched for
    QJsonObject fields; // further members of the JSON line; never a secret
};

// Implementations are safe to call from any thread and never block for long.
class LogSink
{
public:
    virtual ~LogSink() = default;
    virtual void write(const LogRecord &record) = 0;
};

class NullLog final : public LogSink
{
public:
    void write(const LogRecord &) override {}
};

// A sink with the job, type and run filled in, handed to whatever works for that run.
class RunLog
{
public:
    RunLog(LogSink &sink, const Clock &clock, QString job = {}, QString typeKey = {}, QString runId = {});
    void debug(const QString &message, const QJsonObject &fields = {}) const;
    void info(const QString &message, const QJsonObject &fields = {}) const;
    void warn(const QString &message, const QJsonObject &fields = {}) const;
    void error(const QString &message, const QJsonObject &fields = {}) const;

private:
    void write(LogLevel level, const QString &message, const QJsonObject &fields) const;

    LogSink &m_sink;
    const Clock &m_clock;
    QString m_job;
    QString m_typeKey;
    QString m_runId;
};

QString logLevelName(LogLevel level);
// One line without its line end: {"level":"info","time":…,"job":…,"typeKey":…,"message":…,…}
QByteArray toJsonLine(const LogRecord &record);
// One line for people: "06:46:07.012  INFO   reference_sync/plan  message".
// Further fields follow in brackets. CR, LF and control characters of the message are shown escaped.
QString toTextLine(const LogRecord &record);

} // namespace tidewright
