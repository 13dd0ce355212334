#include "loadnames.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace tidewright
{

LoadNames LoadNames::of(const QString &runId, const SqlPlace &target)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {runId, target.schema, target.name}) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    }
    const QString id = QString::fromLatin1(hash.result().first(16).toHex());
    const QString stem = QStringLiteral("tidewright_") + id;
    return {stem + QLatin1String("_s"), stem + QLatin1String("_l"), id};
}

bool isLoadName(const QString &table)
{
    static const QRegularExpression pattern(QStringLiteral("\\Atidewright_[0-9a-f]{32}_[a-z]\\z"));
    return table == sharedLedger || pattern.match(table).hasMatch();
}

} // namespace tidewright
