#include "conflictcolumns.h"

#include "conflicttitle.h"
#include "hashbytes.h"

#include <algorithm>

namespace tidewright
{

namespace
{

Statement &bindHash(Statement &statement, const ContentHash &hash, const HashBytes &bytes)
{
    return hash.isNull() ? statement.bindNull() : statement.bindBytes(bytes.view());
}

} // namespace

std::int64_t overlapsOf(const Conflict &conflict)
{
    const auto fields = fieldsOf(conflict);
    return std::count_if(fields.begin(), fields.end(), [](const ConflictField &field) { return field.overlaps; });
}

Result<void> runWithValues(Statement &statement, const Conflict &conflict, const std::function<void(Statement &)> &rest)
{
    const HashBytes local(conflict.localHash);
    const HashBytes remote(conflict.remoteHash);
    statement.bind(conflictKindName(conflict.summary.kind)).bind(conflictPhaseName(conflict.summary.phase));
    statement.bind(conflictTitle(conflict));
    statement.bind(overlapsOf(conflict));
    statement.bind(conflict.summary.localModified).bind(conflict.summary.remoteModified);
    bindHash(statement, conflict.localHash, local);
    bindHash(statement, conflict.remoteHash, remote);
    rest(statement);
    return statement.run();
}

} // namespace tidewright
