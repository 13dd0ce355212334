#include "syncstate.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <limits>

namespace tidewright {

namespace {

struct CheckpointText {
    Q_DECLARE_TR_FUNCTIONS(CheckpointText)
};

QString loadName(LoadKind kind)
{
    switch (kind) {
    case LoadKind::Immediate:
        return QStringLiteral("immediate");
    case LoadKind::Direct:
        return QStringLiteral("direct");
    case LoadKind::Staged:
        return QStringLiteral("staged");
    }
    return {};
}

std::optional<LoadKind> loadFromName(const QString &name)
{
    for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Direct, LoadKind::Staged}) {
        if (loadName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QJsonArray keyJson(const Key &key)
{
    QJsonArray json;
    for (const Value &value : key)
        json.append(toTypedJson(value));
    return json;
}

// Takes members out of one object and remembers the first that was missing or of the wrong type.
class MemberReader
{
public:
    MemberReader(const QJsonObject &json, QString path, QString &wrong)
        : m_json(json)
        , m_path(std::move(path))
        , m_wrong(wrong)
    {
    }

    QString text(QLatin1String name)
    {
        const QJsonValue value = m_json.value(name);
        return value.isString() ? value.toString() : miss<QString>(name);
    }

    bool flag(QLatin1String name)
    {
        const QJsonValue value = m_json.value(name);
        return value.isBool() ? value.toBool() : miss<bool>(name);
    }

    std::int64_t number(QLatin1String name)
    {
        // Two defaults tell a number that is one of them from no whole number.
        const QJsonValue value = m_json.value(name);
        const std::int64_t number = value.toInteger(0);
        return number == value.toInteger(1) ? number : miss<std::int64_t>(name);
    }

    Instant time(QLatin1String name)
    {
        const auto time = fromIso(m_json.value(name).toString());
        return time ? *time : miss<Instant>(name);
    }

    Value typed(QLatin1String name)
    {
        Value value;
        return fromTypedJson(m_json.value(name), value) ? value : miss<Value>(name);
    }

    Key key(QLatin1String name)
    {
        Key key;
        for (const QJsonValue &part : list(name)) {
            Value value;
            if (!fromTypedJson(part, value))
                return miss<Key>(name);
            key.push_back(std::move(value));
        }
        return key;
    }

    template <typename Enum>
    Enum named(QLatin1String name, std::optional<Enum> (*fromName)(const QString &))
    {
        const auto value = fromName(m_json.value(name).toString());
        return value ? *value : miss<Enum>(name);
    }

    MemberReader object(QLatin1String name)
    {
        if (!m_json.value(name).isObject())
            miss<bool>(name);
        return {m_json.value(name).toObject(), pathOf(name), m_wrong};
    }

    QJsonArray list(QLatin1String name)
    {
        return m_json.value(name).isArray() ? m_json.value(name).toArray() : miss<QJsonArray>(name);
    }

    bool isNull(QLatin1String name) const { return m_json.value(name).isNull(); }

private:
    QString pathOf(QLatin1String name) const { return m_path.isEmpty() ? QString(name) : m_path + QLatin1Char('.') + name; }

    template <typename T>
    T miss(QLatin1String name)
    {
        if (m_wrong.isEmpty())
            m_wrong = pathOf(name);
        return T{};
    }

    QJsonObject m_json;
    QString m_path;
    QString &m_wrong;
};

QJsonObject chunkJson(const ChunkRange &chunk)
{
    return {{QStringLiteral("ordinal"), qint64(chunk.ordinal)}, {QStringLiteral("pass"), chunk.pass},
            {QStringLiteral("after"), keyJson(chunk.after)},    {QStringLiteral("until"), keyJson(chunk.until)},
            {QStringLiteral("records"), qint64(chunk.records)}, {QStringLiteral("failed"), qint64(chunk.failed)}};
}

ChunkRange readChunk(MemberReader in)
{
    ChunkRange chunk;
    chunk.ordinal = in.number(QLatin1String("ordinal"));
    chunk.pass = int(in.number(QLatin1String("pass")));
    chunk.after = in.key(QLatin1String("after"));
    chunk.until = in.key(QLatin1String("until"));
    chunk.records = in.number(QLatin1String("records"));
    chunk.failed = in.number(QLatin1String("failed"));
    return chunk;
}

QJsonObject countsJson(const RunCounts &counts)
{
    return {{QStringLiteral("read"), qint64(counts.read)},
            {QStringLiteral("created"), qint64(counts.created)},
            {QStringLiteral("updated"), qint64(counts.updated)},
            {QStringLiteral("deleted"), qint64(counts.deleted)},
            {QStringLiteral("unchanged"), qint64(counts.unchanged)},
            {QStringLiteral("failed"), qint64(counts.failed)},
            {QStringLiteral("onlyInTarget"), qint64(counts.onlyInTarget)},
            {QStringLiteral("apiCalls"), qint64(counts.apiCalls)}};
}

RunCounts readCounts(MemberReader in)
{
    RunCounts counts;
    counts.read = in.number(QLatin1String("read"));
    counts.created = in.number(QLatin1String("created"));
    counts.updated = in.number(QLatin1String("updated"));
    counts.deleted = in.number(QLatin1String("deleted"));
    counts.unchanged = in.number(QLatin1String("unchanged"));
    counts.failed = in.number(QLatin1String("failed"));
    counts.onlyInTarget = in.number(QLatin1String("onlyInTarget"));
    counts.apiCalls = in.number(QLatin1String("apiCalls"));
    return counts;
}

Fingerprints readFingerprints(MemberReader in)
{
    Fingerprints fingerprints;
    fingerprints.configuration = in.text(QLatin1String("configuration"));
    fingerprints.schema = in.text(QLatin1String("schema"));
    fingerprints.endpoints = in.text(QLatin1String("endpoints"));
    return fingerprints;
}

} // namespace

QJsonObject toJson(const Checkpoint &checkpoint)
{
    QJsonArray chunks;
    for (const ChunkRange &chunk : checkpoint.chunks)
        chunks.append(chunkJson(chunk));
    const QJsonObject fingerprints{{QStringLiteral("configuration"), checkpoint.fingerprints.configuration},
                                   {QStringLiteral("schema"), checkpoint.fingerprints.schema},
                                   {QStringLiteral("endpoints"), checkpoint.fingerprints.endpoints}};
    return {{QStringLiteral("runId"), checkpoint.runId},
            {QStringLiteral("batchId"), checkpoint.batchId},
            {QStringLiteral("mode"), syncModeName(checkpoint.mode)},
            {QStringLiteral("initial"), checkpoint.initial},
            {QStringLiteral("forced"), checkpoint.forced},
            {QStringLiteral("load"), loadName(checkpoint.load)},
            {QStringLiteral("phase"), runPhaseName(checkpoint.phase)},
            {QStringLiteral("startedAt"), toIso(checkpoint.startedAt)},
            {QStringLiteral("from"), toTypedJson(checkpoint.from)},
            {QStringLiteral("upper"), toTypedJson(checkpoint.upper)},
            {QStringLiteral("greatest"), toTypedJson(checkpoint.greatest)},
            {QStringLiteral("fingerprints"), fingerprints},
            {QStringLiteral("chunks"), chunks},
            {QStringLiteral("counts"), countsJson(checkpoint.counts)},
            {QStringLiteral("expected"),
             checkpoint.expected ? QJsonValue(qint64(*checkpoint.expected)) : QJsonValue(QJsonValue::Null)}};
}

Result<Checkpoint> checkpointFromJson(const QJsonObject &json)
{
    QString wrong;
    MemberReader in(json, {}, wrong);
    Checkpoint checkpoint;
    checkpoint.runId = in.text(QLatin1String("runId"));
    checkpoint.batchId = in.text(QLatin1String("batchId"));
    checkpoint.mode = in.named(QLatin1String("mode"), syncModeFromName);
    checkpoint.initial = in.flag(QLatin1String("initial"));
    checkpoint.forced = in.flag(QLatin1String("forced"));
    checkpoint.load = in.named(QLatin1String("load"), loadFromName);
    checkpoint.phase = in.named(QLatin1String("phase"), runPhaseFromName);
    checkpoint.startedAt = in.time(QLatin1String("startedAt"));
    checkpoint.from = in.typed(QLatin1String("from"));
    checkpoint.upper = in.typed(QLatin1String("upper"));
    checkpoint.greatest = in.typed(QLatin1String("greatest"));
    checkpoint.fingerprints = readFingerprints(in.object(QLatin1String("fingerprints")));
    const QJsonArray chunks = in.list(QLatin1String("chunks"));
    for (qsizetype at = 0; at < chunks.size(); ++at)
        checkpoint.chunks.push_back(readChunk({chunks[at].toObject(), QStringLiteral("chunks[%1]").arg(at), wrong}));
    checkpoint.counts = readCounts(in.object(QLatin1String("counts")));
    if (!in.isNull(QLatin1String("expected")))
        checkpoint.expected = in.number(QLatin1String("expected"));
    if (!wrong.isEmpty()) {
        return fail(ErrorCode::StateUnreadable,
                    CheckpointText::tr("The checkpoint of an unfinished run cannot be read. Nothing was changed."),
                    QStringLiteral("syncProgress.%1 is missing or of the wrong type").arg(wrong),
                    CheckpointText::tr("Roll the run back, or start a full run, which needs no checkpoint."));
    }
    return checkpoint;
}

} // namespace tidewright
