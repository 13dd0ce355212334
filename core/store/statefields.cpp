#include "statefields.h"

#include "statejsontext.h"
#include "text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateFields)
};

QJsonObject fingerprintsJson(const Fingerprints &fingerprints)
{
    return {{QStringLiteral("configuration"), fingerprints.configuration},
            {QStringLiteral("schema"), fingerprints.schema},
            {QStringLiteral("endpoints"), fingerprints.endpoints}};
}

bool setText(QString &target, const QJsonValue &json)
{
    target = json.toString();
    return json.isString() || json.isNull();
}

bool setFlag(bool &target, const QJsonValue &json)
{
    target = json.toBool();
    return json.isBool();
}

bool setNumber(std::int64_t &target, const QJsonValue &json, std::int64_t least = 0)
{
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    target = json.toInteger(none);
    return json.isDouble() && target >= least;
}

bool setTime(std::optional<Instant> &target, const QJsonValue &json)
{
    target = json.isString() ? fromIso(json.toString()) : std::nullopt;
    return target || json.isNull();
}

template <typename T>
bool setNamed(T &target, const std::optional<T> &value)
{
    target = value.value_or(target);
    return value.has_value();
}

bool setCursor(SyncState &state, const QJsonValue &json)
{
    if (json.isNull()) {
        state.cursorField.clear();
        state.cursor = Value::null();
        return true;
    }
    const QJsonObject object = json.toObject();
    const QJsonValue value = object[QLatin1String("value")];
    if (!json.isObject() || !setText(state.cursorField, object[QLatin1String("field")]))
        return false;
    if (value.isNull() && !object.contains(QLatin1String("hex"))) {
        state.cursor = Value::null();
        return true;
    }
    if (object.contains(QLatin1String("kind")))
        return fromTypedJson(object, state.cursor);
    // Without a kind the stored one stays, where the value fits it.
    const QString text = value.isString() ? value.toString() : QString::number(value.toInteger());
    const QJsonObject typed{{QStringLiteral("kind"), kindName(state.cursor.kind())}, {QStringLiteral("value"), text}};
    if (!state.cursor.isNull() && fromTypedJson(typed, state.cursor))
        return true;
    state.cursor = looseCursor(value);
    return !state.cursor.isNull();
}

bool setProgress(SyncState &state, const QJsonValue &json)
{
    state.progress.reset();
    if (json.isNull())
        return true;
    auto checkpoint = checkpointFromJson(json.toObject());
    if (checkpoint)
        state.progress = std::move(*checkpoint);
    return checkpoint.has_value();
}

bool setError(SyncState &state, const QJsonValue &json)
{
    state.lastError.reset();
    if (json.isObject())
        state.lastError = errorFromJson(json.toObject());
    return json.isObject() || json.isNull();
}

bool setDuration(SyncState &state, const QJsonValue &json)
{
    state.durationMs.reset();
    std::int64_t number = 0;
    if (!json.isNull() && !setNumber(number, json))
        return false;
    if (!json.isNull())
        state.durationMs = number;
    return true;
}

bool setEntity(SyncState &state, const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    return json.isObject() && setText(state.entity.type, object[QLatin1String("type")]) &&
           setText(state.entity.localId, object[QLatin1String("localId")]) &&
           setText(state.entity.remoteId, object[QLatin1String("remoteId")]);
}

bool setFingerprints(SyncState &state, const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    return json.isObject() && setText(state.fingerprints.configuration, object[QLatin1String("configuration")]) &&
           setText(state.fingerprints.schema, object[QLatin1String("schema")]) &&
           setText(state.fingerprints.endpoints, object[QLatin1String("endpoints")]);
}

struct StateField {
    const char *name;
    const char *expected; // for people, after "expected"
    bool (*set)(SyncState &, const QJsonValue &);
};

constexpr const char *aText = QT_TRANSLATE_NOOP("tidewright::StateFields", "a text");
constexpr const char *aFlag = QT_TRANSLATE_NOOP("tidewright::StateFields", "true or false");
constexpr const char *aCount = QT_TRANSLATE_NOOP("tidewright::StateFields", "a whole number, 0 or more");
constexpr const char *aNumber = QT_TRANSLATE_NOOP("tidewright::StateFields", "a whole number, -1 or more");
constexpr const char *aTime =
    QT_TRANSLATE_NOOP("tidewright::StateFields", "a time such as \"2026-11-21T06:30:00.123456Z\", or null");
constexpr const char *anObject = QT_TRANSLATE_NOOP("tidewright::StateFields", "an object as in an export, or null");

using Json = QJsonValue;
constexpr std::array fields{
    StateField{
        "syncStatus",
        QT_TRANSLATE_NOOP("tidewright::StateFields", "new, pending, modified, syncing, in_sync, conflict, failed or skipped"),
        [](SyncState &s, const Json &v) { return setNamed(s.status, syncStatusFromName(v.toString())); }},
    StateField{"conflictStatus", QT_TRANSLATE_NOOP("tidewright::StateFields", "none, detected or resolved"),
               [](SyncState &s, const Json &v) { return setNamed(s.conflictStatus, conflictStatusFromName(v.toString())); }},
    StateField{"conflicts", aCount, [](SyncState &s, const Json &v) { return setNumber(s.conflicts, v); }},
    StateField{"conflictDetails", anObject,
               [](SyncState &s, const Json &v) {
                   s.conflictDetails = v.toObject();
                   return v.isObject() || v.isNull();
               }},
    StateField{"stateLost", aFlag, [](SyncState &s, const Json &v) { return setFlag(s.stateLost, v); }},
    StateField{"lastSyncAt", aTime, [](SyncState &s, const Json &v) { return setTime(s.lastSyncAt, v); }},
    StateField{"lastAttemptAt", aTime, [](SyncState &s, const Json &v) { return setTime(s.lastAttemptAt, v); }},
    StateField{"initialSyncCompleted", aFlag, [](SyncState &s, const Json &v) { return setFlag(s.initialSyncCompleted, v); }},
    StateField{
        "cursor",
        QT_TRANSLATE_NOOP("tidewright::StateFields", "{\"field\": …, \"value\": …} with a value of the cursor's kind, or null"),
        &setCursor},
    StateField{"localHash", aText, [](SyncState &s, const Json &v) { return setText(s.localHash, v); }},
    StateField{"remoteHash", aText, [](SyncState &s, const Json &v) { return setText(s.remoteHash, v); }},
    StateField{"lastSyncedHash", aText, [](SyncState &s, const Json &v) { return setText(s.lastSyncedHash, v); }},
    StateField{"localModified", aTime, [](SyncState &s, const Json &v) { return setTime(s.localModified, v); }},
    StateField{"remoteModified", aTime, [](SyncState &s, const Json &v) { return setTime(s.remoteModified, v); }},
    StateField{"syncProgress", anObject, &setProgress},
    StateField{"syncDirection", QT_TRANSLATE_NOOP("tidewright::StateFields", "remote_to_local, local_to_remote or bidirectional"),
               [](SyncState &s, const Json &v) { return setNamed(s.direction, directionFromName(v.toString())); }},
    StateField{"resolutionStrategy",
               QT_TRANSLATE_NOOP("tidewright::StateFields", "manual, auto, local_wins, remote_wins or newest_wins"),
               [](SyncState &s, const Json &v) { return setNamed(s.strategy, strategyFromName(v.toString())); }},
    StateField{"syncBatchId", aText, [](SyncState &s, const Json &v) { return setText(s.batchId, v); }},
    StateField{"syncDurationMs", aCount, &setDuration},
    StateField{"apiCallsCount", aCount, [](SyncState &s, const Json &v) { return setNumber(s.apiCalls, v); }},
    StateField{"attempts", aCount, [](SyncState &s, const Json &v) { return setNumber(s.attempts, v); }},
    StateField{"errorCount", aCount, [](SyncState &s, const Json &v) { return setNumber(s.errorCount, v); }},
    StateField{"lastError", anObject, &setError},
    StateField{"generation", aCount, [](SyncState &s, const Json &v) { return setNumber(s.generation, v); }},
    StateField{"fingerprints", anObject, &setFingerprints},
    StateField{"localRecords", aNumber, [](SyncState &s, const Json &v) { return setNumber(s.localRecords, v, -1); }},
    StateField{"remoteRecords", aNumber, [](SyncState &s, const Json &v) { return setNumber(s.remoteRecords, v, -1); }},
    StateField{"entity", anObject, &setEntity},
};

constexpr std::array derived{"jobName", "typeKey", "interrupted", "failedRecords", "createdAt", "updatedAt"};

Failure wrong(const QString &name, const QString &expected)
{
    return fail(ErrorCode::Configuration,
                Tr::tr("\"%1\" of the state is not valid: expected %2. Nothing was changed.").arg(name, expected), name);
}

Failure unknown(const QString &name)
{
    QStringList names;
    for (const StateField &field : fields)
        names.append(QLatin1String(field.name));
    const auto near = nearest(name, names);
    return fail(ErrorCode::Configuration, Tr::tr("A state has no field \"%1\". Nothing was changed.").arg(name), name,
                near ? Tr::tr("Did you mean \"%1\"?").arg(*near)
                     : Tr::tr("The fields are %1.").arg(names.join(QLatin1String(", "))));
}

} // namespace

QJsonObject exportState(const SyncState &state)
{
    QJsonObject json = toJson(state);
    json.remove(QStringLiteral("interrupted"));
    if (!state.cursorField.isEmpty() || !state.cursor.isNull()) {
        QJsonObject cursor = state.cursor.isNull() ? QJsonObject{{QStringLiteral("value"), QJsonValue::Null}}
                                                   : toTypedJson(state.cursor).toObject();
        cursor.insert(QStringLiteral("field"), state.cursorField);
        json.insert(QStringLiteral("cursor"), cursor);
    }
    json.insert(QStringLiteral("conflictDetails"), state.conflictDetails);
    json.insert(QStringLiteral("attempts"), qint64(state.attempts));
    json.insert(QStringLiteral("generation"), qint64(state.generation));
    json.insert(QStringLiteral("fingerprints"), fingerprintsJson(state.fingerprints));
    json.insert(QStringLiteral("localRecords"), qint64(state.localRecords));
    json.insert(QStringLiteral("remoteRecords"), qint64(state.remoteRecords));
    json.insert(QStringLiteral("entity"), QJsonObject{{QStringLiteral("type"), state.entity.type},
                                                      {QStringLiteral("localId"), state.entity.localId},
                                                      {QStringLiteral("remoteId"), state.entity.remoteId}});
    return json;
}

Result<void> applyStateFields(SyncState &state, const QJsonObject &json, FieldSource source)
{
    SyncState changed = state;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString name = it.key();
        const bool isDerived =
            std::any_of(derived.begin(), derived.end(), [&](const char *known) { return name == QLatin1String(known); });
        if (isDerived) {
            if (source == FieldSource::Operator)
                return fail(ErrorCode::Configuration,
                            Tr::tr("\"%1\" is kept by Tidewright itself and cannot be set. Nothing was changed.").arg(name),
                            name);
            if (name == QLatin1String("createdAt"))
                changed.createdAt = fromIso(it->toString());
            continue;
        }
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const StateField &known) { return name == QLatin1String(known.name); });
        if (field == fields.end())
            return unknown(name);
        if (!field->set(changed, *it))
            return wrong(name, Tr::tr(field->expected));
    }
    if (changed.status == SyncStatus::Syncing && !changed.progress)
        return wrong(QStringLiteral("syncStatus"), Tr::tr("\"syncing\" only together with \"syncProgress\""));
    state = std::move(changed);
    return {};
}

std::optional<Instant> looseTime(const QJsonValue &json)
{
    if (json.isString())
        return fromIso(json.toString().trimmed());
    if (json.isObject())
        return looseTime(json[QLatin1String("$date")]);
    const double number = json.toDouble(-1);
    if (!json.isDouble() || number <= 0 || number >= 1e17)
        return std::nullopt;
    const double scale = number < 1e11 ? 1e6 : number < 1e14 ? 1e3 : 1; // seconds, milliseconds, microseconds
    return Instant(Micros(std::llround(number * scale)));
}

Value looseCursor(const QJsonValue &json)
{
    if (json.isDouble()) {
        const qint64 number = json.toInteger();
        if (double(number) == json.toDouble())
            return Value::ofInt(number);
        const std::string digits = QString::number(json.toDouble(), 'g', QLocale::FloatingPointShortest).toStdString();
        return Value(Cell::ofBytes(ValueKind::Decimal, digits));
    }
    if (!json.isString())
        return Value::null();
    static const QRegularExpression zoned(QStringLiteral("(Z|z|[+-]\\d\\d:?(\\d\\d)?)$"));
    static const QRegularExpression dayOnly(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d$"));
    constexpr qsizetype minuteEnd = 16; // of "2026-11-21T06:30"
    const QString text = json.toString().trimmed();
    if (const auto instant = fromIso(text))
        return Value::ofInt(instant->time_since_epoch().count(),
                            zoned.match(text, minuteEnd).hasMatch() ? ValueKind::TimestampTz : ValueKind::Timestamp);
    Value day;
    if (dayOnly.match(text).hasMatch() &&
        fromTypedJson(QJsonObject{{QStringLiteral("kind"), kindName(ValueKind::Date)}, {QStringLiteral("value"), text}}, day))
        return day;
    return Value::ofText(json.toString().toStdString());
}

} // namespace tidewright
