// Which field a member of a file belongs to. Records of one place have their members mostly in the same order.
#pragma once

#include <QStringList>
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidewright
{

class MemberFinder
{
public:
    MemberFinder() = default;
    explicit MemberFinder(const QStringList &fields)
    {
        for (const QString &field : fields)
            m_names.push_back(field.toStdString());
    }

    // `guess` moves on to where the next one may be.
    std::optional<std::size_t> find(std::string_view name, std::size_t &guess) const
    {
        if (guess >= m_names.size() || m_names[guess] != name) {
            const auto found = std::ranges::find(m_names, name, [](const std::string &one) { return std::string_view(one); });
            if (found == m_names.end())
                return std::nullopt;
            guess = std::size_t(found - m_names.begin());
        }
        return guess++;
    }
    const std::string &name(std::size_t at) const { return m_names[at]; }
    std::size_t size() const { return m_names.size(); }

private:
    std::vector<std::string> m_names;
};

} // namespace tidewright
