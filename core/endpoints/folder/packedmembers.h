// The members of a record in one piece of memory, as a scan keeps them.
#pragma once

#include "membervalue.h"

#include <cstring>

namespace tidewright
{

struct PackedMember {
    std::string_view name;
    MemberValue value;
    bool leftOut = false; // its value is to be read from the file
};

// Values longer than `longest` are left out; false if one was.
bool packMembers(const JsonRecord &record, std::size_t longest, std::string &packed);

// Calls `on(member)` for each. False if the bytes are none of packMembers().
template <typename On>
bool forEachMember(std::string_view packed, On &&on)
{
    struct Head {
        std::uint32_t name;
        std::uint32_t value;
        MemberKind kind;
        bool leftOut;
        std::uint16_t none;
    } head;
    while (!packed.empty()) {
        if (packed.size() < sizeof head)
            return false;
        std::memcpy(&head, packed.data(), sizeof head);
        packed.remove_prefix(sizeof head);
        if (packed.size() < std::size_t(head.name) + head.value || head.kind > MemberKind::Nested)
            return false;
        on(PackedMember{packed.substr(0, head.name), {head.kind, packed.substr(head.name, head.value)}, head.leftOut});
        packed.remove_prefix(std::size_t(head.name) + head.value);
    }
    return true;
}

} // namespace tidewright
