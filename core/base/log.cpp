#include "log.h"

#include "text.h"

#include <QJsonDocument>
#include <QStringList>
#include <QVariant>

namespace tidewright
{

RunLog::RunLog(LogSink &sink, const Clock &clock, QString job, QString typeKey, QString runId)
    : m_sink(sink)
    , m_clock(clock)
    , m_job(std::move(job))
    , m_typeKey(std::move(typeKey))
    , m_runId(std::move(runId))
{
}

void RunLog::debug(const QString &message, const QJsonObject &fields) const
{
    write(LogLevel::Debug, message, fields);
}

void RunLog::info(const QString &message, const QJsonObject &fields) const
{
    write(LogLevel::Info, message, fields);
}

void RunLog::warn(const QString &message, const QJsonObject &fields) const
{
    write(LogLevel::Warn, message, fields);
}

void RunLog::error(const QString &message, const QJsonObject &fields) const
{
    write(LogLevel::Error, message, fields);
}

void RunLog::write(LogLevel level, const QString &message, const QJsonObject &fields) const
{
    m_sink.write({level, m_clock.now(), m_job, m_typeKey, m_runId, message, fields});
}

QString logLevelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warn:
        return QStringLiteral("warn");
    case LogLevel::Error:
        return QStringLiteral("error");
    }
    return {};
}

QByteArray toJsonLine(const LogRecord &record)
{
    QJsonObject line = record.fields;
    line.insert(QStringLiteral("level"), logLevelName(record.level));
    line.insert(QStringLiteral("time"), toIso(record.time));
    line.insert(QStringLiteral("message"), record.message);
    const auto insertNamed = [&line](const QString &name, const QString &value) {
        if (!value.isEmpty())
            line.insert(name, value);
    };
    insertNamed(QStringLiteral("job"), record.job);
    insertNamed(QStringLiteral("typeKey"), record.typeKey);
    insertNamed(QStringLiteral("runId"), record.runId);
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

QString toTextLine(const LogRecord &record)
{
    QString line = toIso(record.time).mid(11, 12) + QLatin1String("  ") + logLevelName(record.level).toUpper().leftJustified(7);
    if (!record.job.isEmpty())
        line += record.job + (record.typeKey.isEmpty() ? QString() : QLatin1Char('/') + record.typeKey) + QLatin1String("  ");
    line += record.message;
    QStringList fields;
    for (auto field = record.fields.constBegin(); field != record.fields.constEnd(); ++field) {
        if (const QString value = field->toVariant().toString(); !value.isEmpty())
            fields << field.key() + QLatin1String(": ") + value;
    }
    if (!fields.isEmpty())
        line += QLatin1String(" (") + fields.join(QLatin1String(", ")) + QLatin1Char(')');
    return escapeControls(line);
}

} // namespace tidewright
