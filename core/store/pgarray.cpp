#include "pgarray.h"

#include "hashbytes.h"

namespace tidewright
{

void PgArray::separate()
{
    if (m_text.size() > 1)
        m_text += ',';
}

void PgArray::addBytes(std::string_view bytes)
{
    separate();
    m_text += "\"\\\\x";
    m_text += QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())).toHex();
    m_text += '"';
}

void PgArray::addHash(const ContentHash &hash)
{
    const HashBytes bytes(hash);
    addBytes(bytes.view());
}

void PgArray::addText(const QString &text)
{
    separate();
    m_text += '"';
    m_text += text.toUtf8().replace('\\', "\\\\").replace('"', "\\\"");
    m_text += '"';
}

void PgArray::add(std::int64_t number)
{
    separate();
    m_text += QByteArray::number(qlonglong(number));
}

void PgArray::addNull()
{
    separate();
    m_text += "NULL";
}

QString PgArray::text() const
{
    return QString::fromUtf8(m_text) + QLatin1Char('}');
}

} // namespace tidewright
