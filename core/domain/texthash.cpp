#include "texthash.h"

#include <QJsonDocument>
#include <xxhash.h>

namespace tidewright
{

QString textHash(const QByteArray &text)
{
    const XXH128_hash_t hash = XXH3_128bits(text.constData(), std::size_t(text.size()));
    return QString::asprintf("%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                             static_cast<unsigned long long>(hash.low64));
}

QString textHash(const QJsonArray &json)
{
    return textHash(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace tidewright
