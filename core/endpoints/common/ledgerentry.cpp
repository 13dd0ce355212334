#include "ledgerentry.h"

#include "chunkjson.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(LedgerEntry)
};

QJsonObject countsJson(const ChangeCounts &counts)
{
    return {{QStringLiteral("created"), qint64(counts.created)},
            {QStringLiteral("updated"), qint64(counts.updated)},
            {QStringLiteral("deleted"), qint64(counts.deleted)}};
}

ChangeCounts readCounts(MemberReader in)
{
    ChangeCounts counts;
    counts.created = in.number(QLatin1String("created"));
    counts.updated = in.number(QLatin1String("updated"));
    counts.deleted = in.number(QLatin1String("deleted"));
    return counts;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Failure unreadable(const QByteArray &content)
{
    return fail(
        ErrorCode::StateUnreadable, Tr::tr("The target's note of what this run has written cannot be read. Nothing was changed."),
        QStringLiteral("ledger entry: ") + QString::fromUtf8(content.left(200)), Tr::tr("Roll the run back, then sync again."));
}

} // namespace

QByteArray chunkContent(const ChunkRange &range)
{
    QJsonObject content = toJson(range);
    content.insert(QStringLiteral("counts"), countsJson(range.counts));
    return compact(content);
}

Result<ChunkRange> chunkFromContent(const QByteArray &content)
{
    QString wrong;
    MemberReader in(QJsonDocument::fromJson(content).object(), {}, wrong);
    ChunkRange range = readChunkRange(in);
    range.counts = readCounts(in.object(QLatin1String("counts")));
    if (!wrong.isEmpty() || range.pass < 0)
        return unreadable(content);
    return range;
}

QByteArray countsContent(const ChangeCounts &counts)
{
    return compact(countsJson(counts));
}

Result<ChangeCounts> countsFromContent(const QByteArray &content)
{
    QString wrong;
    const ChangeCounts counts = readCounts({QJsonDocument::fromJson(content).object(), {}, wrong});
    if (!wrong.isEmpty())
        return unreadable(content);
    return counts;
}

QByteArray loadContent(const TargetSpec &spec, LoadKind kind)
{
    return compact({{QStringLiteral("place"), spec.place},
                    {QStringLiteral("fields"), QJsonArray::fromStringList(spec.fields)},
                    {QStringLiteral("key"), QJsonArray::fromStringList(spec.key)},
                    {QStringLiteral("kind"), loadKindName(kind)}});
}

Result<void> checkLoadContent(const QByteArray &content, const TargetSpec &spec, LoadKind kind)
{
    if (!QJsonDocument::fromJson(content).isObject())
        return unreadable(content);
    if (content == loadContent(spec, kind))
        return {};
    return fail(
        ErrorCode::SchemaMismatch,
        Tr::tr("The unfinished run was begun with other fields or another key for “%1”. Nothing was changed.").arg(spec.place),
        QString::fromUtf8(content), Tr::tr("Roll the run back, then sync again."));
}

} // namespace tidewright
