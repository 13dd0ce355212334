// What a source reads of a table: which columns, by which key, along which cursor, and under which filter.
#pragma once

#include "endpoint.h"
#include "fieldselection.h"
#include "sqlidentifier.h"

namespace tidewright
{

// Columns are those of a batch, unless said otherwise.
struct SourceSelection {
    RecordSchema schema;              // of the selected fields
    std::vector<std::size_t> columns; // of the table, as schema.fields
    std::vector<std::size_t> key;
    std::optional<std::size_t> cursor;
    QByteArray filter; // one condition, or empty

    // All of the table's fields if `spec` names none. SchemaMismatch if the key or the cursor is not among what is read, or if
    // there is no key; Configuration if the filter is no condition.
    static Result<SourceSelection> of(const SourceSpec &spec, const RecordSchema &table, SqlDialect dialect);

    // Whose values are a position in the pass.
    std::vector<std::size_t> positionColumns(ReadPass pass) const;
    // " WHERE …" of the filter and `condition`; empty if there is neither.
    QByteArray where(const QByteArray &condition = {}) const;
};

} // namespace tidewright
