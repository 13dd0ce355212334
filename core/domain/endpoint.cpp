#include "endpoint.h"

namespace tidewright
{

ChangeCounts &ChangeCounts::operator+=(const ChangeCounts &other)
{
    created += other.created;
    updated += other.updated;
    deleted += other.deleted;
    return *this;
}

Result<void> ChunkWriter::fetchWhole(const RecordBatch &, RecordBatch &)
{
    return fail(ErrorCode::Unsupported, {}, QStringLiteral("nothing is kept here that takes a run back"));
}

void ChunkWriter::keepUndo(UndoEntry)
{
}

void Merge::keepUndo(UndoEntry)
{
}

Result<std::unique_ptr<Undo>> Target::openUndo()
{
    return std::unique_ptr<Undo>();
}

} // namespace tidewright
