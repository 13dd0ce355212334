// Types of fields and whole schemas, as short as a test wants to write them.
#pragma once

#include "schema.h"

namespace tidewright
{

inline FieldType type(ValueKind kind)
{
    FieldType made;
    made.kind = kind;
    return made;
}

inline FieldType whole(ValueKind kind, int bits)
{
    FieldType made = type(kind);
    made.bits = bits;
    return made;
}

inline FieldType sized(ValueKind kind, std::int64_t length, bool fixedLength = false)
{
    FieldType made = type(kind);
    made.length = length;
    made.fixedLength = fixedLength;
    return made;
}

} // namespace tidewright
