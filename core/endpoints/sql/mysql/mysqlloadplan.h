// What a load writes and where, and the SQL of it.
//
// Staging: (tidewright_n, tidewright_removed, …) and the target's columns in batch order, with its names and types, without its
// constraints: what the server says of a refused value names the field.
#pragma once

#include "endpoint.h"
#include "mysqlcatalog.h"

namespace tidewright
{

struct MysqlLoadPlan {
    MysqlTable table;
    std::vector<MysqlColumn> columns; // of the batches
    std::vector<std::size_t> keys;    // in columns
    TargetSpec spec;
    LoadKind kind = LoadKind::Direct;
    bool mariaDb = false;
    bool localData = false; // the server takes LOAD DATA LOCAL
    QByteArray ledger;      // quoted, with schema; Immediate: the shared one
    QByteArray loadId;      // Immediate: in the shared ledger
    QByteArray staging;     // likewise
    QByteArray images;      // likewise; see Undo::images()
    QByteArray undo;        // the shared table of undo entries

    // SchemaMismatch if the fields or the key do not fit the table; Unsupported if its engine knows no transactions.
    static Result<MysqlLoadPlan> make(MysqlConnection &connection, MysqlTable table, const TargetSpec &spec);

    std::vector<MysqlColumn> keyColumns() const;
    QByteArray createLedger() const;
    QByteArray createStaging() const;
    QByteArray createTemporary() const;

    // Statements over staged records n between `first` and `last`. `latestOnly`: of several with one key the last one counts.
    struct Span {
        std::int64_t first = 0;
        std::int64_t last = 0;
        bool latestOnly = false;
    };
    QByteArray removeNoted(const Span &span) const;
    QByteArray updateChanged(const Span &span) const; // empty if the table has nothing but its key
    QByteArray insertNew(const Span &span) const;
    QByteArray insertAll(const Span &span) const; // for a target without records
    // " FROM target t LEFT JOIN staging …" for what is not staged.
    QByteArray missing() const;

    QByteArray createUndo() const;
    QByteArray createImages() const;
    // What the statements above are about to change, into the images.
    QByteArray keepRemoved(const Span &span) const;
    QByteArray keepWritten(const Span &span) const;
    QByteArray keepMissing() const;
    // What takes the transaction back, into the shared table.
    QByteArray insertUndo(MysqlConnection &connection, const UndoEntry &entry, bool withImages) const;

private:
    QByteArray stagedColumns() const;
    QByteArray insertFromStaged() const; // "INSERT INTO … SELECT … FROM staging s"
    QByteArray match() const;            // t and s hold the same key
    QByteArray within(const Span &span, bool removed) const;
    QByteArray sameFields() const; // empty if the table has nothing but its key
    QByteArray insertImages(const QByteArray &deed, bool after) const; // "INSERT INTO … SELECT …"
};

} // namespace tidewright
