#include "statecolumns.h"

#include "statejsontext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

#include <xxhash.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

using Kind = StateColumn::Kind;

constexpr std::array columns{
    StateColumn{"job_name", Kind::Text, 1},
    StateColumn{"type_key", Kind::Text, 1},
    StateColumn{"sync_status", Kind::Text, 1},
    StateColumn{"conflict_status", Kind::Text, 1},
    StateColumn{"last_sync_at", Kind::Integer, 1},
    StateColumn{"initial_sync_completed", Kind::Flag, 1},
    StateColumn{"cursor_field", Kind::Text, 1},
    StateColumn{"cursor_value", Kind::Text, 1},
    StateColumn{"local_hash", Kind::Text, 1},
    StateColumn{"remote_hash", Kind::Text, 1},
    StateColumn{"last_synced_hash", Kind::Text, 1},
    StateColumn{"sync_progress", Kind::Text, 1},
    StateColumn{"last_attempt_at", Kind::Integer, 2},
    StateColumn{"state_lost", Kind::Flag, 2},
    StateColumn{"generation", Kind::Integer, 2},
    StateColumn{"configuration_hash", Kind::Text, 2},
    StateColumn{"schema_hash", Kind::Text, 2},
    StateColumn{"endpoints_hash", Kind::Text, 2},
    StateColumn{"local_records", Kind::Integer, 2},
    StateColumn{"remote_records", Kind::Integer, 2},
    StateColumn{"failed_records", Kind::Integer, 2},
    StateColumn{"entity_type", Kind::Text, 3},
    StateColumn{"entity_id", Kind::Text, 3},
    StateColumn{"remote_id", Kind::Text, 3},
    StateColumn{"attempts", Kind::Integer, 3},
    StateColumn{"error_count", Kind::Integer, 3},
    StateColumn{"last_error", Kind::Text, 3},
    StateColumn{"error_details", Kind::Text, 3},
    StateColumn{"sync_direction", Kind::Text, 3},
    StateColumn{"sync_batch_id", Kind::Text, 3},
    StateColumn{"sync_duration_ms", Kind::Integer, 3},
    StateColumn{"api_calls_count", Kind::Integer, 3},
    StateColumn{"conflicts", Kind::Integer, 3},
    StateColumn{"conflict_details", Kind::Text, 3},
    StateColumn{"resolution_strategy", Kind::Text, 3},
    StateColumn{"local_modified", Kind::Integer, 3},
    StateColumn{"remote_modified", Kind::Integer, 3},
};

QVariant textValue(const QString &text)
{
    // A null QString would be stored as NULL.
    return text.isNull() ? QString(QLatin1String("")) : text;
}

QVariant optionalText(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

QVariant integerValue(std::optional<std::int64_t> value)
{
    return value ? QVariant(qlonglong(*value)) : QVariant(QMetaType::fromType<qlonglong>());
}

QVariant instantValue(std::optional<Instant> instant)
{
    return integerValue(instant ? std::optional(std::int64_t(instant->time_since_epoch().count())) : std::nullopt);
}

void appendJsonString(QByteArray &json, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto isPlain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    json += '"';
    if (std::all_of(bytes.begin(), bytes.end(), isPlain)) {
        json += bytes;
    } else {
        for (const char c : bytes) {
            if (isPlain(c))
                json += c;
            else if (static_cast<unsigned char>(c) < 0x20)
                json += "\\u00" + QByteArray(1, c).toHex();
            else
                json.append('\\').append(c);
        }
    }
    json += '"';
}

// All of it but the message, which has a column of its own.
QJsonObject errorDetails(const Error &error)
{
    QJsonObject details = errorJson(error).toObject();
    details.remove(QStringLiteral("message"));
    return details;
}

// Reads the values of a row one after the other, in the order of `columns`.
class RowReader
{
public:
    explicit RowReader(std::span<const QVariant> values)
        : m_values(values)
    {
    }
    const QVariant &next() { return m_values[m_at++]; }
    QString text() { return next().toString(); }
    std::int64_t integer() { return next().toLongLong(); }
    bool flag() { return next().toBool(); }
    std::optional<std::int64_t> optionalInteger()
    {
        const QVariant &value = next();
        return value.isNull() ? std::nullopt : std::optional(std::int64_t(value.toLongLong()));
    }
    std::optional<Instant> instant()
    {
        const auto micros = optionalInteger();
        return micros ? std::optional(Instant(Micros(*micros))) : std::nullopt;
    }
    // True, with `object` empty, for NULL; false if the text is no JSON object.
    bool json(std::optional<QJsonObject> &object)
    {
        const QString text = next().toString();
        object = text.isEmpty() ? std::nullopt : jsonObject(text);
        return text.isEmpty() || object;
    }
    template <typename T>
    bool named(T &target, std::optional<T> value)
    {
        if (value)
            target = *value;
        return value.has_value();
    }

private:
    std::span<const QVariant> m_values;
    std::size_t m_at = 0;
};

} // namespace

std::span<const StateColumn> stateColumns()
{
    return columns;
}

QString stateChecksum(std::span<const QVariant> values, int schema)
{
    QByteArray json("[");
    json.reserve(1024);
    std::size_t at = 0;
    for (const StateColumn &column : columns) {
        if (column.since > schema)
            continue;
        const QVariant &value = values[at++];
        if (at > 1)
            json += ',';
        if (value.isNull())
            json += "null";
        else if (column.kind == Kind::Text)
            appendJsonString(json, value.toString());
        else if (column.kind == Kind::Flag)
            json += value.toBool() ? "true" : "false";
        else
            json += QByteArray::number(value.toLongLong());
    }
    json += ']';
    const XXH128_hash_t hash = XXH3_128bits(json.constData(), std::size_t(json.size()));
    return QStringLiteral("%1%2")
        .arg(qulonglong(hash.high64), 16, 16, QLatin1Char('0'))
        .arg(qulonglong(hash.low64), 16, 16, QLatin1Char('0'));
}

std::vector<QVariant> stateValues(const SyncState &state)
{
    const QVariant noText = optionalText({});
    return {
        textValue(state.key.job),
        textValue(state.key.typeKey),
        syncStatusName(state.status),
        conflictStatusName(state.conflictStatus),
        instantValue(state.lastSyncAt),
        state.initialSyncCompleted,
        textValue(state.cursorField),
        state.cursor.isNull() ? noText : QVariant(jsonText(toTypedJson(state.cursor).toObject())),
        textValue(state.localHash),
        textValue(state.remoteHash),
        textValue(state.lastSyncedHash),
        state.progress ? QVariant(jsonText(toJson(*state.progress))) : noText,
        instantValue(state.lastAttemptAt),
        state.stateLost,
        integerValue(state.generation),
        textValue(state.fingerprints.configuration),
        textValue(state.fingerprints.schema),
        textValue(state.fingerprints.endpoints),
        integerValue(state.localRecords),
        integerValue(state.remoteRecords),
        integerValue(state.failedRecords),
        textValue(state.entity.type),
        textValue(state.entity.localId),
        textValue(state.entity.remoteId),
        integerValue(state.attempts),
        integerValue(state.errorCount),
        state.lastError ? QVariant(textValue(state.lastError->message)) : noText,
        state.lastError ? QVariant(jsonText(errorDetails(*state.lastError))) : noText,
        directionName(state.direction),
        textValue(state.batchId),
        integerValue(state.durationMs),
        integerValue(state.apiCalls),
        integerValue(state.conflicts),
        state.conflictDetails.isEmpty() ? noText : QVariant(jsonText(state.conflictDetails)),
        strategyName(state.strategy),
        instantValue(state.localModified),
        instantValue(state.remoteModified),
    };
}

Result<SyncState> stateFromValues(std::span<const QVariant> values)
{
    RowReader row(values);
    SyncState state;
    std::optional<QJsonObject> cursor, progress, error, conflicts;
    state.key.job = row.text();
    state.key.typeKey = row.text();
    bool ok = row.named(state.status, syncStatusFromName(row.text()));
    ok = row.named(state.conflictStatus, conflictStatusFromName(row.text())) && ok;
    state.lastSyncAt = row.instant();
    state.initialSyncCompleted = row.flag();
    state.cursorField = row.text();
    ok = row.json(cursor) && ok;
    state.localHash = row.text();
    state.remoteHash = row.text();
    state.lastSyncedHash = row.text();
    ok = row.json(progress) && ok;
    state.lastAttemptAt = row.instant();
    state.stateLost = row.flag();
    state.generation = row.integer();
    state.fingerprints.configuration = row.text();
    state.fingerprints.schema = row.text();
    state.fingerprints.endpoints = row.text();
    state.localRecords = row.integer();
    state.remoteRecords = row.integer();
    state.failedRecords = row.integer();
    state.entity.type = row.text();
    state.entity.localId = row.text();
    state.entity.remoteId = row.text();
    state.attempts = row.integer();
    state.errorCount = row.integer();
    const QVariant message = row.next();
    ok = row.json(error) && ok;
    ok = row.named(state.direction, directionFromName(row.text())) && ok;
    state.batchId = row.text();
    state.durationMs = row.optionalInteger();
    state.apiCalls = row.integer();
    state.conflicts = row.integer();
    ok = row.json(conflicts) && ok;
    ok = row.named(state.strategy, strategyFromName(row.text())) && ok;
    state.localModified = row.instant();
    state.remoteModified = row.instant();

    if (cursor)
        ok = fromTypedJson(*cursor, state.cursor) && ok;
    if (progress) {
        auto checkpoint = checkpointFromJson(*progress);
        ok = checkpoint.has_value() && ok;
        if (checkpoint)
            state.progress = std::move(*checkpoint);
    }
    if (!message.isNull()) {
        state.lastError = errorFromJson(error.value_or(QJsonObject()));
        state.lastError->message = message.toString();
    }
    if (conflicts)
        state.conflictDetails = *conflicts;
    if (!ok)
        return tl::unexpected(damagedState(state.key));
    return state;
}

Error damagedState(const StateKey &key)
{
    return {ErrorCode::StateUnreadable,
            Tr::tr("The state of %1 in %2 is damaged. It was left as it is, and nothing is synchronised from it.")
                .arg(key.typeKey, key.job),
            QStringLiteral("content_type_states (%1, %2): checksum or content").arg(key.job, key.typeKey),
            Tr::tr("Restore a back-up of the state database, or write this state anew with \"tidewright state set\" or "
                   "\"tidewright state import\".")};
}

} // namespace tidewright
