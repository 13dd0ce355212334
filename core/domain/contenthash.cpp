#include "contenthash.h"

#include "decimaltext.h"

#include <xxhash.h>

namespace tidewright
{

ContentHash &ContentHash::operator+=(const ContentHash &other)
{
    low += other.low;
    high += other.high + (low < other.low ? 1 : 0);
    return *this;
}

ContentHash &ContentHash::operator-=(const ContentHash &other)
{
    high -= other.high + (low < other.low ? 1 : 0);
    low -= other.low;
    return *this;
}

QString toString(const ContentHash &hash)
{
    return QString::asprintf("%016llx%016llx", static_cast<unsigned long long>(hash.high),
                             static_cast<unsigned long long>(hash.low));
}

std::optional<ContentHash> contentHashFromString(const QString &text)
{
    constexpr int digits = 16;
    bool highRead = false, lowRead = false;
    ContentHash hash;
    hash.high = text.left(digits).toULongLong(&highRead, 16);
    hash.low = text.mid(digits).toULongLong(&lowRead, 16);
    if (text.size() != 2 * digits || !highRead || !lowRead)
        return std::nullopt;
    return hash;
}

namespace
{

// Of one record: what goes into the hash, in one piece.
thread_local std::string canonicalBytes; // keeps its memory from record to record

void appendSized(std::string &into, std::string_view bytes)
{
    const auto size = std::uint32_t(bytes.size());
    into.append(reinterpret_cast<const char *>(&size), sizeof size);
    into.append(bytes);
}

void appendDecimal(std::string &into, std::string_view text)
{
    const auto parts = decimalParts(text);
    if (!parts || parts->kind != DecimalParts::Class::Finite) {
        appendSized(into, text);
        return;
    }
    std::string canonical;
    canonical.reserve(text.size() + 1);
    if (parts->negative)
        canonical += '-';
    canonical.append(parts->integer).append(1, '.').append(parts->fraction);
    appendSized(into, canonical);
}

void appendJson(std::string &into, std::string_view text)
{
    std::string canonical;
    appendSized(into, canonicalJson(text, canonical) ? std::string_view(canonical) : text);
}

void appendCell(std::string &into, const Cell &cell)
{
    into += char(cell.kind);
    switch (cell.kind) {
    case ValueKind::Null:
        return;
    case ValueKind::Decimal:
        return appendDecimal(into, cell.bytes());
    case ValueKind::Json:
        return appendJson(into, cell.bytes());
    case ValueKind::Text:
    case ValueKind::Binary:
    case ValueKind::Uuid:
        return appendSized(into, cell.bytes());
    default:
        into.append(reinterpret_cast<const char *>(&cell.u), sizeof cell.u);
    }
}

} // namespace

ContentHash recordHash(std::string_view keyBytes, std::span<const Cell> row, std::span<const std::size_t> columns)
{
    std::string &bytes = canonicalBytes;
    bytes.clear();
    appendSized(bytes, keyBytes);
    for (const std::size_t column : columns)
        appendCell(bytes, row[column]);
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    ContentHash result{hash.high64, hash.low64};
    // Null stands for no record.
    if (result.isNull())
        result.low = 1;
    return result;
}

} // namespace tidewright
