// How the columns of a batch stand in the files of a place.
#pragma once

#include "memberfinder.h"
#include "packedmembers.h"
#include "placeschema.h"

namespace tidewright
{

// Why a file that holds a record is none of these columns.
struct RecordMisfit {
    QString field;
    bool isName = false; // its key has another file name
};

struct RecordLayout {
    RecordSchema schema;              // of the columns
    std::vector<FieldOrigin> origins; // as schema.fields
    std::vector<std::size_t> key;     // columns
    MemberFinder finder;

    // SchemaMismatch if a field is not there, or the key is not among them.
    static Result<RecordLayout> of(const PlaceSchema &place, const QStringList &fields, const QStringList &key);

    // A record as a new last row; dropped again if it does not fit.
    std::optional<RecordMisfit> read(const JsonRecord &record, std::string_view fileName, RecordBatch &into) const;
    std::optional<RecordMisfit> read(std::string_view packed, std::string_view fileName, RecordBatch &into) const;

    // Without a look at the name: the column that does not fit.
    std::optional<std::size_t> readValues(std::string_view packed, RecordBatch &into) const;

    // The declared column that does not fit, among the values that are kept. Nothing else can misfit: inferred fields hold whatever there is.
    std::optional<std::size_t> misfitOf(std::string_view packed, RecordBatch &room) const;

    // Whether the record, as it stands, holds these values.
    bool holds(const JsonRecord &record, std::span<const Cell> row, RecordBatch &room) const;
    // The text of the record's file with these values. Its other members, and the order of all, stay as they are in `before`, if there is one.
    Result<std::string> write(const JsonRecord *before, std::span<const Cell> row, RecordBatch &room) const;

    std::vector<ValueKind> keyKinds() const;

private:
    bool same(const JsonMember &member, std::size_t column, const Cell &cell, RecordBatch &room) const;
    std::optional<RecordMisfit> checked(std::optional<std::size_t> misfit, std::string_view fileName, RecordBatch &into) const;
};

Error misfitError(const RecordMisfit &misfit, const QString &path);

} // namespace tidewright
