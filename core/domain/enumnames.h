// The words that stand for enumerators in files and JSON, in their order.
#pragma once

#include <QString>
#include <array>
#include <optional>

namespace tidewright
{

template <typename Enum, std::size_t count>
QString nameIn(const std::array<const char *, count> &names, Enum value)
{
    return QString::fromLatin1(names[std::size_t(value)]);
}

template <typename Enum, std::size_t count>
std::optional<Enum> valueIn(const std::array<const char *, count> &names, const QString &name)
{
    for (std::size_t at = 0; at < count; ++at) {
        if (name == QLatin1String(names[at]))
            return Enum(at);
    }
    return std::nullopt;
}

} // namespace tidewright
