#include "packedmembers.h"

namespace tidewright
{

bool packMembers(const JsonRecord &record, std::size_t longest, std::string &packed)
{
    bool whole = true;
    const auto put = [&packed](const auto &number) { packed.append(reinterpret_cast<const char *>(&number), sizeof number); };
    for (const JsonMember &member : record.members()) {
        const bool leftOut = member.value.size() > longest;
        whole = whole && !leftOut;
        put(std::uint32_t(member.name.size()));
        put(std::uint32_t(leftOut ? 0 : member.value.size()));
        put(member.kind);
        put(leftOut);
        put(std::uint16_t(0));
        packed.append(member.name);
        if (!leftOut)
            packed.append(member.value);
    }
    return whole;
}

} // namespace tidewright
