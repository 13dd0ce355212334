// A member of a record's file as a value, and back. What a field's members are is told by its kind: either it was declared, or it holds whatever was
// found.
#pragma once

#include "jsonrecord.h"
#include "record.h"
#include "schema.h"

namespace tidewright
{

enum class FieldOrigin {
    Declared, // by the place's schema file: a missing member is NULL, and null in a JSON field is JSON
    Inferred, // from the records: null is NULL
};

// What a member holds, without its file.
struct MemberValue {
    MemberKind kind = MemberKind::Null;
    std::string_view value; // as JsonMember::value
};

// False if it is no value of the type.
bool readMember(const MemberValue &member, const FieldType &type, FieldOrigin origin, RecordBatch &into, Cell &cell);

// The value's JSON at the end of `out`, as it stands one level deep in a file. ValueRefused for what no file holds exactly.
Result<void> writeMember(const Cell &cell, FieldOrigin origin, const QString &field, std::string &out);

// Whether a missing member tells the same as this value.
inline bool isLeftOut(const Cell &cell, const FieldType &type, FieldOrigin origin)
{
    return cell.isNull() && type.kind == ValueKind::Json && origin == FieldOrigin::Declared;
}

} // namespace tidewright
