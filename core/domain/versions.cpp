#include "versions.h"

#include <QJsonArray>

namespace tidewright
{

QJsonObject toJson(const DefinitionVersion &version)
{
    return {{QStringLiteral("jobName"), version.key.job},      {QStringLiteral("typeKey"), version.key.typeKey},
            {QStringLiteral("side"), sideName(version.side)},  {QStringLiteral("version"), qint64(version.version)},
            {QStringLiteral("hash"), version.hash},            {QStringLiteral("definition"), version.definition},
            {QStringLiteral("runId"), version.runId},          {QStringLiteral("seenAt"), toIso(version.seenAt)}};
}

QJsonObject toJson(const SyncedVersion &version)
{
    return {{QStringLiteral("jobName"), version.key.job},
            {QStringLiteral("typeKey"), version.key.typeKey},
            {QStringLiteral("version"), qint64(version.version)},
            {QStringLiteral("hash"), version.hash},
            {QStringLiteral("records"), version.records < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(qint64(version.records))},
            {QStringLiteral("runId"), version.runId},
            {QStringLiteral("syncedAt"), toIso(version.syncedAt)}};
}

QJsonObject definitionJson(const RecordSchema &schema)
{
    QJsonObject fields;
    for (const Field &field : schema.fields)
        fields.insert(field.name, toJson(field.type));
    return {{QStringLiteral("key"), QJsonArray::fromStringList(schema.key)}, {QStringLiteral("fields"), fields}};
}

DefinitionChange changeBetween(const QJsonObject &before, const QJsonObject &after)
{
    const QJsonObject was = before.value(QLatin1String("fields")).toObject();
    const QJsonObject is = after.value(QLatin1String("fields")).toObject();
    DefinitionChange change;
    for (auto field = is.begin(); field != is.end(); ++field) {
        if (!was.contains(field.key()))
            change.added << field.key();
        else if (was.value(field.key()) != field.value())
            change.retyped << field.key();
    }
    for (auto field = was.begin(); field != was.end(); ++field) {
        if (!is.contains(field.key()))
            change.removed << field.key();
    }
    change.key = before.value(QLatin1String("key")) != after.value(QLatin1String("key"));
    return change;
}

} // namespace tidewright
