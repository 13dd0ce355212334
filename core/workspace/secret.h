// A password in memory.
#pragma once

#include <QByteArrayView>
#include <QDebug>
#include <QString>
#include <memory>

namespace tidewright
{

// Does not copy itself, does not print itself, and overwrites its bytes when it goes. What it is handed over as (a driver's
// parameter) is the taker's to keep short.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    bool isEmpty() const { return m_size == 0; }
    // The value itself, UTF-8; borrowed.
    QByteArrayView reveal() const { return {m_bytes.get(), m_size}; }
    QString toText() const { return QString::fromUtf8(reveal()); }

private:
    void wipe();

    std::unique_ptr<char[]> m_bytes;
    qsizetype m_size = 0;
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace tidewright
