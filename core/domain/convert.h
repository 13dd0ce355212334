// From the source's record to the target's: field mapping, value maps, and conversion that is exact or refused. Pure.
#pragma once

#include "error.h"
#include "record.h"
#include "schema.h"
#include "syncjob.h"

#include <vector>

namespace tidewright
{

enum class Misfit;

// Why a value cannot be held: by record (row of the batch) and field.
struct Refusal {
    std::size_t row = 0;
    std::size_t column = 0;
    QString field; // target's name
    Error error;   // ValueRefused
};

// Which field of the source feeds which field of the target, compiled once per run.
class RecordMapping
{
public:
    // Configuration/SchemaMismatch error if a mapped, key, cursor or soft-delete field is missing on its side, a type pair cannot be converted
    // at all, or a field of the target that must have a value gets none. Without `type.fields`: the fields that both sides have by the same
    // name; a field that only one side has is listed in `unmapped`.
    static Result<RecordMapping> compile(const ContentType &type, Direction direction, const RecordSchema &source,
                                         const RecordSchema &target);

    const QStringList &sourceFields() const
    {
        return m_sourceFields;
    } // columns to read: the mapped ones, then cursor and soft delete if not mapped
    const QStringList &targetFields() const
    {
        return m_targetFields;
    } // columns written: the first targetFields().size() of a converted batch
    const QStringList &sourceKey() const { return m_sourceKey; }
    const QStringList &targetKey() const { return m_targetKey; }
    const std::vector<std::size_t> &keyColumns() const { return m_keyColumns; } // in batch order
    std::optional<std::size_t> cursorColumn() const { return m_cursorColumn; }
    std::optional<std::size_t> softDeleteColumn() const { return m_softDeleteColumn; }
    const QStringList &unmapped() const { return m_unmapped; } // "source.legacy_note", for the log

    // Converts the first targetFields().size() columns of every row in place to the target's types and value maps. Rows that are refused are
    // listed (first refusal of each) and left as they were; the caller takes them out.
    void convert(RecordBatch &batch, std::vector<Refusal> &refusals) const;

    // Whether the soft-delete field of a source row (not yet converted) says deleted: not NULL, not false, not 0, not an empty text.
    bool softDeleted(std::span<const Cell> row) const;

private:
    struct Column {
        FieldType from;
        FieldType to;
        bool trivial = false;                              // same type, nothing to check
        std::vector<std::pair<std::string, Value>> values; // sorted by source text; the target's value
    };
    static Misfit convertColumn(const Column &column, const Cell &cell, RecordBatch &arena, Cell &converted);

    QStringList m_sourceFields, m_targetFields, m_sourceKey, m_targetKey, m_unmapped;
    std::vector<std::size_t> m_keyColumns;
    std::optional<std::size_t> m_cursorColumn, m_softDeleteColumn;
    std::vector<Column> m_columns;
    std::vector<ValueKind> m_passing; // of each column: the kind that goes through unseen; Null: none but NULL itself
};

// One value to the target's type, exactly or not at all. Bytes it makes go into `arena`.
Result<Cell> convertCell(const Cell &cell, const FieldType &to, RecordBatch &arena);

// A type that holds every value of `type` exactly, for a table that is made: engines turn it into a native one.
FieldType neutralType(const FieldType &type);

} // namespace tidewright
