#include "chunkjson.h"

namespace tidewright
{

namespace
{

QJsonArray keyJson(const Key &key)
{
    QJsonArray json;
    for (const Value &value : key)
        json.append(toTypedJson(value));
    return json;
}

} // namespace

QString loadKindName(LoadKind kind)
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

std::optional<LoadKind> loadKindFromName(const QString &name)
{
    for (const LoadKind kind : {LoadKind::Immediate, LoadKind::Direct, LoadKind::Staged}) {
        if (loadKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QJsonObject toJson(const ChunkRange &range)
{
    return {{QStringLiteral("ordinal"), qint64(range.ordinal)}, {QStringLiteral("pass"), range.pass},
            {QStringLiteral("after"), keyJson(range.after)},    {QStringLiteral("until"), keyJson(range.until)},
            {QStringLiteral("records"), qint64(range.records)}, {QStringLiteral("failed"), qint64(range.failed)}};
}

ChunkRange readChunkRange(MemberReader &in)
{
    ChunkRange range;
    range.ordinal = in.number(QLatin1String("ordinal"));
    range.pass = int(in.number(QLatin1String("pass")));
    range.after = in.key(QLatin1String("after"));
    range.until = in.key(QLatin1String("until"));
    range.records = in.number(QLatin1String("records"));
    range.failed = in.number(QLatin1String("failed"));
    return range;
}

} // namespace tidewright
