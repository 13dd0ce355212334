// Hashes as the 16 bytes that stand in columns.
#pragma once

#include "contenthash.h"
#include "statement.h"

#include <array>
#include <string_view>

namespace tidewright
{

class HashBytes
{
public:
    explicit HashBytes(const ContentHash &hash);
    std::string_view view() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    std::array<char, 16> m_bytes;
};

// Null for NULL, and for what is no hash.
ContentHash hashFrom(const Statement &row, int column);
ContentHash hashFrom(std::string_view bytes);

} // namespace tidewright
