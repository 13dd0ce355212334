#include "foreignstates.h"

#include "statefields.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateExchange)
};

// The first of these members that is there.
QJsonValue firstOf(const QJsonObject &object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const auto it = object.find(QLatin1String(name)); it != object.end())
            return *it;
    }
    return QJsonValue::Undefined;
}

void addPosition(ImportSet &set, const ForeignFile &file, const QString &stream, const QString &field, const QJsonValue &cursor)
{
    if (looseCursor(cursor).isNull())
        set.skipped.append(Tr::tr("%1: its position is neither a text nor a number").arg(stream));
    else
        set.states.push_back({{file.defaults.job, stream}, positionFields(field, cursor, file.modified)});
}

// {"updated_at": "…"}: the one member that is a text or a number is the cursor.
void addSinglePosition(ImportSet &set, const ForeignFile &file, const QString &stream, const QJsonObject &state)
{
    QStringList scalars;
    for (auto it = state.begin(); it != state.end(); ++it) {
        if (it->isString() || it->isDouble())
            scalars.append(it.key());
    }
    if (scalars.size() == 1)
        addPosition(set, file, stream, scalars.front(), state[scalars.front()]);
    else
        set.skipped.append(
            scalars.isEmpty()
                ? Tr::tr("%1: no position in it").arg(stream)
                : Tr::tr("%1: its position cannot be told among %2").arg(stream, scalars.join(QLatin1String(", "))));
}

void addPlainTime(ImportSet &set, const ForeignFile &file, const QJsonObject &object, const QJsonValue &time)
{
    const QString name = object[QLatin1String("name")].toString();
    const QString job = file.defaults.job.isEmpty() ? name : file.defaults.job;
    const auto lastSync = looseTime(time);
    if (!lastSync && !time.isNull()) {
        set.skipped.append(Tr::tr("the last sync is no time"));
        return;
    }
    QJsonObject fields = lastSync ? syncedFields(*lastSync) : QJsonObject();
    if (const auto done = object.find(QLatin1String("initial_sync_completed")); done != object.end())
        fields.insert(QStringLiteral("initialSyncCompleted"), *done);
    if (fields.isEmpty())
        set.skipped.append(Tr::tr("the last sync is null: there is nothing to import"));
    else if (file.defaults.typeKeys.isEmpty())
        set.skipped.append(Tr::tr("the file names no content type: say for which job it is"));
    else {
        for (const QString &typeKey : file.defaults.typeKeys)
            set.states.push_back({{job, typeKey}, fields});
    }
}

void addOwnState(ImportSet &set, const ForeignFile &file, const QJsonValue &json)
{
    const QJsonObject fields = json.toObject();
    const QString typeKey = fields[QLatin1String("typeKey")].toString();
    const QString job = fields[QLatin1String("jobName")].toString();
    if (typeKey.isEmpty())
        set.skipped.append(Tr::tr("entry %1: no typeKey").arg(set.states.size() + std::size_t(set.skipped.size()) + 1));
    else
        set.states.push_back({{job.isEmpty() ? file.defaults.job : job, typeKey}, fields});
}

void addAirbyteStream(ImportSet &set, const ForeignFile &file, const QJsonValue &json)
{
    const QJsonObject stream = json.toObject();
    const QJsonObject descriptor = firstOf(stream, {"stream_descriptor", "streamDescriptor"}).toObject();
    const QJsonObject state = firstOf(stream, {"stream_state", "streamState"}).toObject();
    const QString name = descriptor[QLatin1String("name")].toString();
    if (name.isEmpty()) {
        set.skipped.append(Tr::tr("entry %1: no stream name").arg(set.states.size() + std::size_t(set.skipped.size()) + 1));
        return;
    }
    const QJsonValue cursor = state[QLatin1String("cursor")];
    const QJsonValue field = firstOf(state, {"cursor_field", "cursorField"});
    if (cursor.isString() || cursor.isDouble())
        addPosition(set, file, name, field.isArray() ? field[0].toString() : field.toString(), cursor);
    else
        addSinglePosition(set, file, name, state);
}

void addAirbyte(ImportSet &set, const ForeignFile &file, const QJsonValue &json)
{
    if (json.isArray()) {
        for (const auto &entry : json.toArray())
            addAirbyte(set, file, entry);
        return;
    }
    const QJsonObject object = json.toObject();
    const QJsonValue streams = firstOf(object, {"streamState"});
    if (object[QLatin1String("state")].isObject())
        addAirbyte(set, file, object[QLatin1String("state")]);
    else if (object[QLatin1String("stream")].isObject())
        addAirbyteStream(set, file, object[QLatin1String("stream")]);
    else if (object.contains(QLatin1String("stream_descriptor")) || object.contains(QLatin1String("streamDescriptor")))
        addAirbyteStream(set, file, json);
    else if (streams.isArray())
        addAirbyte(set, file, streams);
    else if (const QJsonValue global = firstOf(object, {"global", "globalState"}); global.isObject())
        addAirbyte(set, file, firstOf(global.toObject(), {"stream_states", "streamStates"}));
    else {
        const QJsonValue data = object[QLatin1String("data")];
        const QJsonObject legacy = data.isObject() ? data.toObject() : object;
        for (auto it = legacy.begin(); it != legacy.end(); ++it) {
            if (it->isObject())
                addSinglePosition(set, file, it.key(), it->toObject());
        }
    }
}

} // namespace

QJsonObject syncedFields(Instant lastSync)
{
    return {{QStringLiteral("lastSyncAt"), toIso(lastSync)},
            {QStringLiteral("initialSyncCompleted"), true},
            {QStringLiteral("syncStatus"), QStringLiteral("pending")},
            {QStringLiteral("syncProgress"), QJsonValue::Null}};
}

QJsonObject positionFields(const QString &cursorField, const QJsonValue &cursor, Instant otherwise)
{
    const Value value = looseCursor(cursor);
    QJsonObject typed = toTypedJson(value).toObject();
    typed.insert(QStringLiteral("field"), cursorField);
    const bool isTime = value.kind() == ValueKind::Timestamp || value.kind() == ValueKind::TimestampTz;
    QJsonObject fields = syncedFields(isTime ? Instant(Micros(value.cell().i)) : otherwise);
    fields.insert(QStringLiteral("cursor"), typed);
    return fields;
}

ImportSet statesFromOwnJson(const ForeignFile &file)
{
    ImportSet set;
    const QJsonObject object = file.json.toObject();
    const QJsonValue time = firstOf(object, {"last_sync", "last_sync_time", "lastSync", "lastSyncTime", "last_synced_at"});
    if (!time.isUndefined()) {
        addPlainTime(set, file, object, time);
        return set;
    }
    set.complete = true;
    const QJsonValue states = object[QLatin1String("states")];
    const QString format = object[QLatin1String("format")].toString();
    if (!format.isEmpty() && (format != QLatin1String("tidewright-state") || object[QLatin1String("version")].toInt() > 1))
        set.skipped.append(Tr::tr("written by a newer version or another program (%1)").arg(format));
    else if (file.json.isArray() || states.isArray()) {
        for (const auto &state : file.json.isArray() ? file.json.toArray() : states.toArray())
            addOwnState(set, file, state);
    } else if (object.contains(QLatin1String("typeKey"))) {
        addOwnState(set, file, object);
    }
    return set;
}

ImportSet statesFromSinger(const ForeignFile &file)
{
    ImportSet set;
    QJsonObject root = file.json.toObject();
    if (const QJsonObject partial = root[QLatin1String("partial")].toObject(); !partial.isEmpty())
        set.skipped.append(Tr::tr("the partial state of an unfinished run"));
    if (root[QLatin1String("completed")].isObject())
        root = root[QLatin1String("completed")].toObject();
    if (root[QLatin1String("singer_state")].isObject())
        root = root[QLatin1String("singer_state")].toObject();
    if (root[QLatin1String("value")][QLatin1String("bookmarks")].isObject())
        root = root[QLatin1String("value")].toObject();
    const QJsonObject bookmarks = root[QLatin1String("bookmarks")].toObject();
    for (auto it = bookmarks.begin(); it != bookmarks.end(); ++it) {
        const QJsonObject bookmark = it->toObject();
        const QJsonValue value = bookmark[QLatin1String("replication_key_value")];
        if (!value.isUndefined())
            addPosition(set, file, it.key(), bookmark[QLatin1String("replication_key")].toString(), value);
        else
            addSinglePosition(set, file, it.key(), bookmark);
    }
    return set;
}

ImportSet statesFromAirbyte(const ForeignFile &file)
{
    ImportSet set;
    addAirbyte(set, file, file.json);
    return set;
}

} // namespace tidewright
