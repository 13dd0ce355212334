// Which fields of a place are read or written.
#pragma once

#include "error.h"
#include "schema.h"

namespace tidewright
{

QStringList namesOf(const RecordSchema &place);

// Where `names` stand among the place's fields. SchemaMismatch naming the first that is missing, with the nearest there is.
Result<std::vector<std::size_t>> columnsOf(const RecordSchema &place, const QStringList &names);

} // namespace tidewright
