// What a server tells of a window's records, as one text.
#pragma once

#include <QString>

namespace tidewright
{

// Records a server hashes at most. A window of more is never the same as any that was noted.
inline constexpr int mostHashed = 1'000;
// Windows that are asked for in one statement.
inline constexpr std::size_t windowsPerStatement = 50;

// `count` records, of which `hashed` could be hashed; sums of two independent halves of their hashes.
inline QString contentText(const QString &count, const QString &hashed, const QString &first, const QString &second)
{
    if (count == QLatin1String("0") || count != hashed)
        return {};
    return QStringLiteral("%1:%2:%3").arg(count, first, second);
}

} // namespace tidewright
