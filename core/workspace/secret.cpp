#include "secret.h"

#include <QDebugStateSaver>
#include <cstring>
#include <utility>

namespace tidewright
{

Secret::Secret(QByteArrayView bytes)
    : m_bytes(std::make_unique<char[]>(std::size_t(bytes.size())))
    , m_size(bytes.size())
{
    std::memcpy(m_bytes.get(), bytes.data(), std::size_t(m_size));
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void Secret::wipe()
{
    if (m_bytes)
        explicit_bzero(m_bytes.get(), std::size_t(m_size));
}

QDebug operator<<(QDebug debug, const Secret &)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Secret(hidden)";
    return debug;
}

} // namespace tidewright
