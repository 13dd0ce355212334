// Identifiers and chance, only through IdSource, so that a simulation can repeat them.
#pragma once

#include <QString>
#include <cstdint>

namespace tidewright
{

// Implementations are safe to call from any thread.
class IdSource
{
public:
    virtual ~IdSource() = default;
    // A new identifier: 26 characters, sortable by the time it was made (run, batch).
    virtual QString next() = 0;
    // Uniform over 64 bits: jitter.
    virtual std::uint64_t random() = 0;
};

class SystemIds final : public IdSource
{
public:
    QString next() override;
    std::uint64_t random() override;
};

} // namespace tidewright
