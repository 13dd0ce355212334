#include "pgparams.h"

#include "pgtypes.h"

#include <QtEndian>

namespace tidewright
{

void PgParams::addText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    add(pgoid::text, {bytes.constData(), std::size_t(bytes.size())}, 1);
}

void PgParams::addInt(std::int64_t value)
{
    char bytes[8];
    qToBigEndian(value, bytes);
    add(pgoid::int8, {bytes, sizeof bytes}, 1);
}

void PgParams::addBinary(Oid type, std::string_view bytes)
{
    add(type, bytes, 1);
}

void PgParams::clear()
{
    m_bytes.clear();
    m_offsets.clear();
    m_types.clear();
    m_lengths.clear();
    m_formats.clear();
}

const char *const *PgParams::values()
{
    m_values.clear();
    for (const std::size_t offset : m_offsets)
        m_values.push_back(m_bytes.data() + offset);
    return m_values.data();
}

void PgParams::add(Oid type, std::string_view bytes, int format)
{
    m_offsets.push_back(m_bytes.size());
    m_bytes.append(bytes);
    m_types.push_back(type);
    m_lengths.push_back(int(bytes.size()));
    m_formats.push_back(format);
}

} // namespace tidewright
