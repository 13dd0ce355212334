#include "statecells.h"

#include "statejsontext.h"

#include <QStringEncoder>

#include <vector>

namespace tidewright
{

namespace
{

// The names of an enum's values, read once: by name they are looked up for every row.
template <typename Enum>
using NameOf = QString (*)(Enum);
template <typename Enum>
class Names
{
public:
    Names(NameOf<Enum> nameOf, Enum last)
    {
        for (int value = 0; value <= int(last); ++value)
            m_names.push_back(nameOf(Enum(value)).toStdString());
    }
    std::string_view of(Enum value) const { return m_names.at(std::size_t(value)); }
    bool find(std::string_view name, Enum &value) const
    {
        for (std::size_t at = 0; at < m_names.size(); ++at) {
            if (m_names[at] == name) {
                value = Enum(at);
                return true;
            }
        }
        return false;
    }

private:
    std::vector<std::string> m_names;
};

struct AllNames {
    Names<SyncStatus> status{&syncStatusName, SyncStatus::Skipped};
    Names<ConflictStatus> conflict{&conflictStatusName, ConflictStatus::Resolved};
    Names<Direction> direction{&directionName, Direction::Bidirectional};
    Names<ConflictStrategy> strategy{&strategyName, ConflictStrategy::NewestWins};
};

const AllNames &names()
{
    static const AllNames all;
    return all;
}

// All of it but the message, which has a column of its own.
QJsonObject errorDetails(const Error &error)
{
    QJsonObject details = errorJson(error).toObject();
    details.remove(QStringLiteral("message"));
    return details;
}

} // namespace

// Appends the cells in the order of stateColumns(). Texts get their address at the end, when the buffer grows no more.
struct StateCells::Writer {
    QByteArray &texts;
    StateCell *cell;
    QStringEncoder encoder{QStringEncoder::Utf8, QStringConverter::Flag::Stateless};

    void put(const QString &text)
    {
        const qsizetype start = texts.size();
        texts.resize(start + encoder.requiredSpace(text.size()));
        const char *end = encoder.appendToBuffer(texts.data() + start, text);
        finish(start, end - texts.constData());
    }
    void put(std::string_view text)
    {
        const qsizetype start = texts.size();
        texts.append(text.data(), qsizetype(text.size()));
        finish(start, texts.size());
    }
    void finish(qsizetype start, qsizetype end)
    {
        texts.resize(end);
        *cell++ = {false, 0, {static_cast<const char *>(nullptr), std::size_t(end - start)}};
    }
    void put(const QJsonObject &json) { put(jsonText(json)); }
    void put(std::int64_t value) { *cell++ = {false, value}; }
    void put(bool value) { *cell++ = {false, value ? 1 : 0}; }
    void put(std::optional<std::int64_t> value) { *cell++ = {!value, value.value_or(0)}; }
    void put(std::optional<Instant> instant) { *cell++ = {!instant, instant ? instant->time_since_epoch().count() : 0}; }
    void putNull() { *cell++ = {}; }
};

std::span<const StateCell> StateCells::of(const SyncState &state)
{
    m_texts.resize(0);
    Writer row{m_texts, m_cells.data()};
    row.put(state.key.job);
    row.put(state.key.typeKey);
    row.put(names().status.of(state.status));
    row.put(names().conflict.of(state.conflictStatus));
    row.put(state.lastSyncAt);
    row.put(state.initialSyncCompleted);
    row.put(state.cursorField);
    state.cursor.isNull() ? row.putNull() : row.put(std::string_view(valueText(state.cursor)));
    row.put(state.localHash);
    row.put(state.remoteHash);
    row.put(state.lastSyncedHash);
    state.progress ? row.put(toJson(*state.progress)) : row.putNull();
    row.put(state.lastAttemptAt);
    row.put(state.stateLost);
    row.put(state.generation);
    row.put(state.fingerprints.configuration);
    row.put(state.fingerprints.schema);
    row.put(state.fingerprints.endpoints);
    row.put(state.localRecords);
    row.put(state.remoteRecords);
    row.put(state.failedRecords);
    row.put(state.entity.type);
    row.put(state.entity.localId);
    row.put(state.entity.remoteId);
    row.put(state.attempts);
    row.put(state.errorCount);
    state.lastError ? row.put(state.lastError->message) : row.putNull();
    state.lastError ? row.put(errorDetails(*state.lastError)) : row.putNull();
    row.put(names().direction.of(state.direction));
    row.put(state.batchId);
    row.put(state.durationMs);
    row.put(state.apiCalls);
    row.put(state.conflicts);
    state.conflictDetails.isEmpty() ? row.putNull() : row.put(state.conflictDetails);
    row.put(names().strategy.of(state.strategy));
    row.put(state.localModified);
    row.put(state.remoteModified);
    state.localCursor.isNull() ? row.putNull() : row.put(std::string_view(valueText(state.localCursor)));
    state.contents.isEmpty() ? row.putNull() : row.put(state.contents);

    const char *text = m_texts.constData();
    for (std::size_t at = 0; at < stateColumnCount; ++at) {
        StateCell &cell = m_cells[at];
        if (stateColumns()[at].kind == StateColumn::Kind::Text && !cell.isNull) {
            cell.text = {text, cell.text.size()};
            text += cell.text.size();
        }
    }
    return m_cells;
}

// Reads the cells one after the other, in the order of stateColumns().
struct StateReader::Row {
    std::span<const StateCell> cells;
    std::array<Text, stateColumnCount> &before;
    std::size_t at = 0;
    bool ok = true;

    const StateCell &next() { return cells[at++]; }
    void read(QString &text)
    {
        Text &known = before[at];
        const StateCell &cell = next();
        if (cell.isNull || cell.text.empty())
            return;
        if (known.bytes != cell.text) {
            known.bytes = cell.text;
            known.text = QString::fromUtf8(cell.text.data(), qsizetype(cell.text.size()));
        }
        text = known.text;
    }
    void read(Value &value)
    {
        if (const StateCell &cell = next(); !cell.isNull && !cell.text.empty())
            ok = valueFromText(cell.text, value) && ok;
    }
    void read(std::int64_t &value) { value = next().integer; }
    void read(bool &value) { value = next().integer != 0; }
    void read(std::optional<std::int64_t> &value)
    {
        if (const StateCell &cell = next(); !cell.isNull)
            value = cell.integer;
    }
    void read(std::optional<Instant> &instant)
    {
        if (const StateCell &cell = next(); !cell.isNull)
            instant = Instant(Micros(cell.integer));
    }
    template <typename Enum>
    void read(Enum &value, const Names<Enum> &among)
    {
        ok = among.find(next().text, value) && ok;
    }
    // Empty for NULL.
    std::optional<QJsonObject> object()
    {
        const StateCell &cell = next();
        if (cell.isNull || cell.text.empty())
            return std::nullopt;
        auto json = jsonObject(cell.text);
        ok = ok && json;
        return json;
    }
};

Result<void> StateReader::read(std::span<const StateCell> cells, SyncState &state)
{
    Row row{cells, m_before};
    row.read(state.key.job);
    row.read(state.key.typeKey);
    row.read(state.status, names().status);
    row.read(state.conflictStatus, names().conflict);
    row.read(state.lastSyncAt);
    row.read(state.initialSyncCompleted);
    row.read(state.cursorField);
    row.read(state.cursor);
    row.read(state.localHash);
    row.read(state.remoteHash);
    row.read(state.lastSyncedHash);
    if (const auto json = row.object()) {
        auto checkpoint = checkpointFromJson(*json);
        row.ok = row.ok && checkpoint;
        if (checkpoint)
            state.progress = std::move(*checkpoint);
    }
    row.read(state.lastAttemptAt);
    row.read(state.stateLost);
    row.read(state.generation);
    row.read(state.fingerprints.configuration);
    row.read(state.fingerprints.schema);
    row.read(state.fingerprints.endpoints);
    row.read(state.localRecords);
    row.read(state.remoteRecords);
    row.read(state.failedRecords);
    row.read(state.entity.type);
    row.read(state.entity.localId);
    row.read(state.entity.remoteId);
    row.read(state.attempts);
    row.read(state.errorCount);
    const StateCell &message = row.next();
    const auto details = row.object();
    if (!message.isNull) {
        state.lastError = errorFromJson(details.value_or(QJsonObject()));
        state.lastError->message = QString::fromUtf8(message.text.data(), qsizetype(message.text.size()));
    }
    row.read(state.direction, names().direction);
    row.read(state.batchId);
    row.read(state.durationMs);
    row.read(state.apiCalls);
    row.read(state.conflicts);
    state.conflictDetails = row.object().value_or(QJsonObject());
    row.read(state.strategy, names().strategy);
    row.read(state.localModified);
    row.read(state.remoteModified);
    row.read(state.localCursor);
    row.read(state.contents);
    if (!row.ok)
        return tl::unexpected(damagedState(state.key));
    return {};
}

} // namespace tidewright
