// What a load writes and where, and the SQL of it.
//
// Staging: (n INTEGER PRIMARY KEY, removed, c0 …), where c0 … are the target's columns in batch order, of the same declared types
// and so of the same storage. n is the ordinal of the chunk times 2^24 plus the record's number in it.
#pragma once

#include "endpoint.h"
#include "sqlitecatalog.h"

#include <functional>

namespace tidewright
{

struct SqliteLoadPlan {
    SqliteConfig config;
    SqliteTable table;
    std::vector<SqliteColumn> columns;   // of the batches
    std::vector<std::size_t> keyColumns; // in columns
    TargetSpec spec;
    LoadKind kind = LoadKind::Direct;
    QString ledgerName;
    QString stagingName;
    QByteArray ledger; // quoted
    QByteArray staging;
    QByteArray stagingIndex;
    QByteArray images;         // see Undo::images()
    bool hasUniqueKey = false; // whether ON CONFLICT can name the key

    std::vector<SqliteColumn> keys() const;

    QByteArray createLedgerSql() const; // IF NOT EXISTS
    QByteArray createStagingSql() const;
    QByteArray insertSql() const;
    QByteArray stageSql() const;        // ?1 n, then the columns
    QByteArray stageRemovalSql() const; // ?1 n, then the keys
    // One record, parameters in batch order: inserts it unless its key is there.
    QByteArray insertNewSql() const;
    // Likewise: sets the fields that are no key where one is different. Empty if there are none.
    QByteArray updateSql() const;
    // Key parameters in their order.
    QByteArray deleteSql() const;

    // The same for staged records ?1 ≤ n ≤ ?2; these need each key to be there once.
    QByteArray mergeInsertSql() const;
    QByteArray mergeUpdateSql() const;
    QByteArray mergeDeleteSql() const;
    QByteArray missingSql() const; // "FROM target AS t WHERE …"

    QByteArray createImagesSql() const;
    // What the statements above are about to change, into the images; the first two for staged records ?1 ≤ n ≤ ?2.
    QByteArray keepWrittenSql() const;
    QByteArray keepDeletedSql() const;
    QByteArray keepMissingSql() const;

private:
    QByteArray columnList() const;
    QByteArray parameterList(std::size_t first, std::size_t count) const;
    QByteArray storedList(const std::function<QByteArray(std::size_t)> &value) const;
    QByteArray keyMatch(const QByteArray &left, const QByteArray &right) const;
    QByteArray difference(const std::function<QByteArray(std::size_t)> &value) const;
    QByteArray assignments(const std::function<QByteArray(std::size_t)> &value) const;
    bool isKey(std::size_t column) const;
    QByteArray removedSql() const; // "(key) IN (SELECT …)"
    QByteArray insertImages(const QByteArray &deed, bool after) const; // "INSERT INTO … SELECT …"
};

} // namespace tidewright
