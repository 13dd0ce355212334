#include "loadnames.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace tidewright
{

namespace
{

QString idOf(const QStringList &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : parts) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    }
    return QString::fromLatin1(hash.result().first(16).toHex());
}

} // namespace

LoadNames LoadNames::of(const QString &runId, const SqlPlace &target)
{
    const QString id = idOf({runId, target.schema, target.name});
    const QString stem = QStringLiteral("tidewright_") + id;
    return {stem + QLatin1String("_s"), stem + QLatin1String("_l"), stem + QLatin1String("_u"), id};
}

QString LoadNames::placeId(const SqlPlace &target)
{
    return idOf({target.schema, target.name});
}

bool isLoadName(const QString &table)
{
    static const QRegularExpression pattern(QStringLiteral("\\Atidewright_[0-9a-f]{32}_[a-z]\\z"));
    return table == sharedLedger || table == sharedUndo || pattern.match(table).hasMatch();
}

} // namespace tidewright
