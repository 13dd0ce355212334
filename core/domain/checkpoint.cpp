#include "chunkjson.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct CheckpointText {
    Q_DECLARE_TR_FUNCTIONS(CheckpointText)
};

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
        chunks.append(toJson(chunk));
    const QJsonObject fingerprints{{QStringLiteral("configuration"), checkpoint.fingerprints.configuration},
                                   {QStringLiteral("schema"), checkpoint.fingerprints.schema},
                                   {QStringLiteral("endpoints"), checkpoint.fingerprints.endpoints}};
    return {{QStringLiteral("runId"), checkpoint.runId},
            {QStringLiteral("batchId"), checkpoint.batchId},
            {QStringLiteral("mode"), syncModeName(checkpoint.mode)},
            {QStringLiteral("initial"), checkpoint.initial},
            {QStringLiteral("forced"), checkpoint.forced},
            {QStringLiteral("load"), loadKindName(checkpoint.load)},
            {QStringLiteral("phase"), runPhaseName(checkpoint.phase)},
            {QStringLiteral("startedAt"), toIso(checkpoint.startedAt)},
            {QStringLiteral("from"), toTypedJson(checkpoint.from)},
            {QStringLiteral("upper"), toTypedJson(checkpoint.upper)},
            {QStringLiteral("greatest"), toTypedJson(checkpoint.greatest)},
            {QStringLiteral("fingerprints"), fingerprints},
            {QStringLiteral("chunks"), chunks},
            {QStringLiteral("counts"), countsJson(checkpoint.counts)},
            {QStringLiteral("counted"), countsJson(checkpoint.counted)},
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
    checkpoint.load = in.named(QLatin1String("load"), loadKindFromName);
    checkpoint.phase = in.named(QLatin1String("phase"), runPhaseFromName);
    checkpoint.startedAt = in.time(QLatin1String("startedAt"));
    checkpoint.from = in.typed(QLatin1String("from"));
    checkpoint.upper = in.typed(QLatin1String("upper"));
    checkpoint.greatest = in.typed(QLatin1String("greatest"));
    checkpoint.fingerprints = readFingerprints(in.object(QLatin1String("fingerprints")));
    const QJsonArray chunks = in.list(QLatin1String("chunks"));
    for (qsizetype at = 0; at < chunks.size(); ++at) {
        MemberReader chunk(chunks[at].toObject(), QStringLiteral("chunks[%1]").arg(at), wrong);
        checkpoint.chunks.push_back(readChunkRange(chunk));
    }
    checkpoint.counts = readCounts(in.object(QLatin1String("counts")));
    // One that was written before there was such a thing has none.
    if (json.contains(QLatin1String("counted")))
        checkpoint.counted = readCounts(in.object(QLatin1String("counted")));
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
