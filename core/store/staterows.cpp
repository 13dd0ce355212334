#include "staterows.h"

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

constexpr int columnCount = int(columns.size());

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

const QString &columnList()
{
    static const QString list = [] {
        QStringList names;
        for (const StateColumn &column : columns)
            names.append(QLatin1String("s.") + QLatin1String(column.name));
        return names.join(QLatin1String(", "));
    }();
    return list;
}

QString selectSql(const StoreSession &session, bool one)
{
    return QStringLiteral(
               "SELECT %1, s.checksum, s.created_at, s.updated_at, l.holder, l.host, l.boot_id, l.pid, l.process_start, "
               "l.taken_at, l.expires_at > %2 FROM content_type_states s "
               "LEFT JOIN leases l ON l.job_name = s.job_name AND l.type_key = s.type_key AND l.holder IS NOT NULL%3")
        .arg(columnList(), session.now(),
             one ? QStringLiteral(" WHERE s.job_name = ? AND s.type_key = ?")
                 : QStringLiteral(" ORDER BY s.job_name, s.type_key"));
}

const QString &upsertSql()
{
    static const QString sql = [] {
        QStringList names, marks, updates;
        for (const StateColumn &column : columns) {
            const QString name = QLatin1String(column.name);
            names.append(name);
            marks.append(QStringLiteral("?"));
            if (name != QLatin1String("job_name") && name != QLatin1String("type_key"))
                updates.append(QStringLiteral("%1 = excluded.%1").arg(name));
        }
        return QStringLiteral("INSERT INTO content_type_states (%1, checksum, created_at, updated_at) VALUES (%2, ?, ?, ?) "
                              "ON CONFLICT (job_name, type_key) DO UPDATE SET %3, checksum = excluded.checksum, "
                              "created_at = CASE WHEN ? THEN excluded.created_at ELSE content_type_states.created_at END, "
                              "updated_at = excluded.updated_at")
            .arg(names.join(QLatin1String(", ")), marks.join(QLatin1String(", ")), updates.join(QLatin1String(", ")));
    }();
    return sql;
}

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

Result<std::vector<StateRow>> readStates(StoreSession &session, const Processes &processes, const StateKey *key)
{
    std::vector<StateRow> rows;
    TRY(readStatesInto(rows, session, processes, key));
    return rows;
}

Result<void> readStatesInto(std::vector<StateRow> &rows, StoreSession &session, const Processes &processes, const StateKey *key)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, selectSql(session, key != nullptr)));
    if (key)
        statement.bind(textValue(key->job)).bind(textValue(key->typeKey));
    TRY(statement.run());
    std::vector<QVariant> values(columns.size());
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return {};
        for (int column = 0; column < columnCount; ++column)
            values[std::size_t(column)] = statement.value(column);
        StateRow row{{values[0].toString(), values[1].toString()}, SyncState()};
        if (stateChecksum(values, columns.back().since) != statement.text(columnCount))
            row.state = tl::unexpected(damagedState(row.key));
        else
            row.state = stateFromValues(values);
        if (row.state) {
            SyncState &state = *row.state;
            state.createdAt = statement.instant(columnCount + 1);
            state.updatedAt = statement.instant(columnCount + 2);
            if (statement.flag(columnCount + 9)) {
                const LeaseHolder holder{statement.text(columnCount + 3), statement.text(columnCount + 4),
                                         statement.text(columnCount + 5), statement.integer(columnCount + 6),
                                         statement.integer(columnCount + 7)};
                state.running = !processes.isGone(holder);
                if (state.running) {
                    state.holder = holder.name;
                    state.heldSince = statement.instant(columnCount + 8);
                }
            }
        }
        rows.push_back(std::move(row));
    }
}

Result<std::optional<SyncState>> readState(StoreSession &session, const Processes &processes, const StateKey &key)
{
    TRY_ASSIGN(auto rows, readStates(session, processes, &key));
    if (rows.empty())
        return std::optional<SyncState>();
    TRY_ASSIGN(SyncState state, std::move(rows.front().state));
    return std::optional(std::move(state));
}

Result<void> writeState(StoreSession &session, const SyncState &state, Instant now)
{
    const std::vector<QVariant> values = stateValues(state);
    TRY_ASSIGN(Statement statement, Statement::prepare(session, upsertSql()));
    for (const QVariant &value : values)
        statement.bind(value);
    statement.bind(stateChecksum(values, columns.back().since))
        .bind(std::optional(state.createdAt.value_or(now)))
        .bind(std::optional(now));
    statement.bind(QVariant(state.createdAt.has_value()));
    return statement.run();
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
