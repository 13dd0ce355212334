#include "hashbytes.h"

#include <QtEndian>

namespace tidewright
{

HashBytes::HashBytes(const ContentHash &hash)
{
    qToBigEndian(quint64(hash.high), m_bytes.data());
    qToBigEndian(quint64(hash.low), m_bytes.data() + 8);
}

ContentHash hashFrom(std::string_view bytes)
{
    if (bytes.size() != 16)
        return {};
    return {qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + 8)};
}

ContentHash hashFrom(const Statement &row, int column)
{
    return hashFrom(row.bytes(column));
}

} // namespace tidewright
