// What the records of a place look like: as its schema file declares it, and as the records themselves show.
#pragma once

#include "directory.h"
#include "membervalue.h"

#include <span>

namespace tidewright
{

struct PlaceSchema {
    RecordSchema schema;
    std::vector<FieldOrigin> origins; // as schema.fields
    bool declared = false;            // there is a schema file
};

// Empty if there is none. `root` is the connection's folder.
Result<std::optional<RecordSchema>> readSchemaFile(const Directory &root, const QString &place);
Result<void> writeSchemaFile(const Directory &root, const RecordSchema &schema);

// What was seen of one member over all records.
struct MemberSeen {
    std::string name;
    unsigned kinds = 0; // a bit for each MemberKind
    bool everywhere = false;
    bool namesFile = false; // in every record it is what the file is called after
};
constexpr unsigned bitOf(MemberKind kind)
{
    return 1U << unsigned(kind);
}

// `declared`, and behind it the members that it does not know.
PlaceSchema placeSchema(const QString &place, const std::optional<RecordSchema> &declared, std::span<const MemberSeen> seen);

} // namespace tidewright
