#include "jobfile.h"

#include "text.h"
#include "typesettings.h"

#include <QJsonArray>
#include <array>
#include <utility>

namespace tidewright
{

namespace
{

// A duration in the largest unit that holds it exactly, as parseDuration() reads it.
QString durationText(Micros duration)
{
    static const std::array<std::pair<std::int64_t, const char *>, 5> units{
        {{86'400'000'000, "d"}, {3'600'000'000, "h"}, {60'000'000, "m"}, {1'000'000, "s"}, {1'000, "ms"}}};
    QString text;
    std::int64_t left = duration.count();
    for (const auto &[size, unit] : units) {
        if (left >= size)
            text += QString::number(left / size) + QLatin1String(unit);
        left %= size;
    }
    return text.isEmpty() ? QStringLiteral("0") : text;
}

QStringList toStringList(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &item : array.toArray())
        list.append(item.toString());
    return list;
}

FieldMapping mappingFromJson(const QJsonValue &json, const QStringList &valueOrder)
{
    FieldMapping mapping{json[QLatin1String("local")].toString(), json[QLatin1String("remote")].toString(), {}};
    for (const QString &value : valueOrder)
        mapping.values.emplace_back(value, json[QLatin1String("values")][value].toString());
    return mapping;
}

constexpr QLatin1String folderMember("folder");

QString placeFromJson(const QJsonValue &json, PlaceKind &kind)
{
    kind = json[folderMember].isUndefined() ? PlaceKind::Table : PlaceKind::Folder;
    return json[kind == PlaceKind::Folder ? folderMember : QLatin1String("table")].toString();
}

QJsonObject placeToJson(const QString &place, PlaceKind kind)
{
    return {{kind == PlaceKind::Folder ? QString(folderMember) : QStringLiteral("table"), place}};
}

ContentType typeFromJson(const JsonText &text, qsizetype index, ContentType type)
{
    const QJsonObject json = text.root[QLatin1String("contentTypes")][index].toObject();
    const QString path = itemPath(QStringLiteral("contentTypes"), index);
    type.key = json[QLatin1String("key")].toString();
    type.local = placeFromJson(json[QLatin1String("local")], type.localKind);
    type.remote = placeFromJson(json[QLatin1String("remote")], type.remoteKind);
    type.primaryKey = toStringList(json[QLatin1String("primaryKey")]);
    type.cursorField = json[QLatin1String("cursor")][QLatin1String("field")].toString();
    type.lookback = parseDuration(json[QLatin1String("cursor")][QLatin1String("lookback")].toString());
    type.softDeleteField = json[QLatin1String("softDelete")][QLatin1String("field")].toString();
    type.filter = json[QLatin1String("filter")].toString();
    const QJsonArray fields = json[QLatin1String("fields")].toArray();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QString values = memberPath(itemPath(memberPath(path, QStringLiteral("fields")), i), QStringLiteral("values"));
        type.fields.push_back(mappingFromJson(fields[i], text.keys.value(values)));
    }
    applySettings(json, type);
    return type;
}

QJsonObject mappingToJson(const FieldMapping &mapping, const QString &path, QHash<QString, QStringList> &keys)
{
    QJsonObject json{{QStringLiteral("local"), mapping.local}, {QStringLiteral("remote"), mapping.remote}};
    if (mapping.values.empty())
        return json;
    QJsonObject values;
    QStringList order;
    for (const auto &[local, remote] : mapping.values) {
        values.insert(local, remote);
        order.append(local);
    }
    json.insert(QStringLiteral("values"), values);
    keys.insert(memberPath(path, QStringLiteral("values")), order);
    return json;
}

QJsonObject typeToJson(const ContentType &type, const ContentType &inherited, const QString &path,
                       QHash<QString, QStringList> &keys)
{
    QJsonObject json = settingsToJson(type, inherited);
    json.insert(QStringLiteral("key"), type.key);
    json.insert(QStringLiteral("local"), placeToJson(type.local, type.localKind));
    json.insert(QStringLiteral("remote"), placeToJson(type.remote, type.remoteKind));
    if (!type.primaryKey.isEmpty())
        json.insert(QStringLiteral("primaryKey"), QJsonArray::fromStringList(type.primaryKey));
    if (!type.cursorField.isEmpty()) {
        QJsonObject cursor{{QStringLiteral("field"), type.cursorField}};
        if (type.lookback)
            cursor.insert(QStringLiteral("lookback"), durationText(*type.lookback));
        json.insert(QStringLiteral("cursor"), cursor);
    }
    if (!type.softDeleteField.isEmpty())
        json.insert(QStringLiteral("softDelete"), QJsonObject{{QStringLiteral("field"), type.softDeleteField}});
    if (!type.filter.isEmpty())
        json.insert(QStringLiteral("filter"), type.filter);
    QJsonArray fields;
    for (const FieldMapping &mapping : type.fields)
        fields.append(mappingToJson(mapping, itemPath(memberPath(path, QStringLiteral("fields")), fields.size()), keys));
    if (!fields.isEmpty())
        json.insert(QStringLiteral("fields"), fields);
    return json;
}

} // namespace

Job jobFromJson(const QString &name, const JsonText &text, const QJsonObject &defaults)
{
    const QJsonObject &json = text.root;
    Job job;
    job.name = name;
    job.title = json[QLatin1String("title")].toString();
    job.local = json[QLatin1String("local")].toString();
    job.remote = json[QLatin1String("remote")].toString();
    job.direction = directionFromName(json[QLatin1String("direction")].toString()).value_or(job.direction);
    job.schedule.every = json[QLatin1String("schedule")][QLatin1String("every")].toString();
    job.schedule.cron = json[QLatin1String("schedule")][QLatin1String("cron")].toString();
    ContentType inherited;
    applySettings(defaults, inherited);
    applySettings(json, inherited);
    job.strategy = inherited.strategy;
    const qsizetype count = json[QLatin1String("contentTypes")].toArray().size();
    for (qsizetype i = 0; i < count; ++i)
        job.contentTypes.push_back(typeFromJson(text, i, inherited));
    return job;
}

JsonText jobToJson(const Job &job, const QJsonObject &defaults)
{
    JsonText text;
    ContentType inherited;
    applySettings(defaults, inherited);
    ContentType ofJob = inherited;
    ofJob.strategy = job.strategy;
    text.root = settingsToJson(ofJob, inherited);
    if (!job.title.isEmpty())
        text.root.insert(QStringLiteral("title"), job.title);
    text.root.insert(QStringLiteral("local"), job.local);
    text.root.insert(QStringLiteral("remote"), job.remote);
    text.root.insert(QStringLiteral("direction"), directionName(job.direction));
    if (!job.schedule.every.isEmpty())
        text.root.insert(QStringLiteral("schedule"), QJsonObject{{QStringLiteral("every"), job.schedule.every}});
    else if (!job.schedule.cron.isEmpty())
        text.root.insert(QStringLiteral("schedule"), QJsonObject{{QStringLiteral("cron"), job.schedule.cron}});
    QJsonArray types;
    for (const ContentType &type : job.contentTypes)
        types.append(typeToJson(type, ofJob, itemPath(QStringLiteral("contentTypes"), types.size()), text.keys));
    text.root.insert(QStringLiteral("contentTypes"), types);
    return text;
}

} // namespace tidewright
