#include "ledgerentry.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(LedgerEntry)
};

// 64-bit numbers as text: a JSON number would be read back as a double.
QString number(std::int64_t value)
{
    return QString::number(value);
}

QJsonArray keyToJson(const Key &key)
{
    QJsonArray array;
    for (const Value &value : key)
        array.append(toTypedJson(value));
    return array;
}

bool keyFromJson(const QJsonValue &json, Key &key)
{
    const QJsonArray array = json.toArray();
    for (const QJsonValue &item : array) {
        if (!fromTypedJson(item, key.emplace_back()))
            return false;
    }
    return json.isArray();
}

bool numberFromJson(const QJsonValue &json, std::int64_t &value)
{
    bool ok = false;
    value = json.toString().toLongLong(&ok);
    return ok;
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

QString kindText(LoadKind kind)
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

} // namespace

QByteArray chunkContent(const ChunkRange &range)
{
    return compact({{QStringLiteral("ordinal"), number(range.ordinal)},
                    {QStringLiteral("pass"), range.pass},
                    {QStringLiteral("after"), keyToJson(range.after)},
                    {QStringLiteral("until"), keyToJson(range.until)},
                    {QStringLiteral("records"), number(range.records)},
                    {QStringLiteral("failed"), number(range.failed)},
                    {QStringLiteral("created"), number(range.counts.created)},
                    {QStringLiteral("updated"), number(range.counts.updated)},
                    {QStringLiteral("deleted"), number(range.counts.deleted)}});
}

Result<ChunkRange> chunkFromContent(const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    ChunkRange range;
    range.pass = object.value(QLatin1String("pass")).toInt(-1);
    if (range.pass < 0 || !numberFromJson(object.value(QLatin1String("ordinal")), range.ordinal) ||
        !keyFromJson(object.value(QLatin1String("after")), range.after) ||
        !keyFromJson(object.value(QLatin1String("until")), range.until) ||
        !numberFromJson(object.value(QLatin1String("records")), range.records) ||
        !numberFromJson(object.value(QLatin1String("failed")), range.failed) ||
        !numberFromJson(object.value(QLatin1String("created")), range.counts.created) ||
        !numberFromJson(object.value(QLatin1String("updated")), range.counts.updated) ||
        !numberFromJson(object.value(QLatin1String("deleted")), range.counts.deleted))
        return unreadable(content);
    return range;
}

QByteArray countsContent(const ChangeCounts &counts)
{
    return compact({{QStringLiteral("created"), number(counts.created)},
                    {QStringLiteral("updated"), number(counts.updated)},
                    {QStringLiteral("deleted"), number(counts.deleted)}});
}

Result<ChangeCounts> countsFromContent(const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    ChangeCounts counts;
    if (!numberFromJson(object.value(QLatin1String("created")), counts.created) ||
        !numberFromJson(object.value(QLatin1String("updated")), counts.updated) ||
        !numberFromJson(object.value(QLatin1String("deleted")), counts.deleted))
        return unreadable(content);
    return counts;
}

QByteArray loadContent(const TargetSpec &spec, LoadKind kind)
{
    return compact({{QStringLiteral("place"), spec.place},
                    {QStringLiteral("fields"), QJsonArray::fromStringList(spec.fields)},
                    {QStringLiteral("key"), QJsonArray::fromStringList(spec.key)},
                    {QStringLiteral("kind"), kindText(kind)}});
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
