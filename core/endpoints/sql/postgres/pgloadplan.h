// What a load writes and where, and the SQL of it.
//
// Staging: (n bigint, removed boolean, c0 …), where c0 … are the target's columns in batch order, without its lengths and
// constraints; those whose type has no binary form of ours stand as text and are cast when they are merged.
#pragma once

#include "endpoint.h"
#include "pgtable.h"

namespace tidewright
{

// What the server would check at the commit only is checked while it is known which records it is about, and put off again
// while more of them are written: they may refer to each other.
inline constexpr QLatin1String pgCheckNow("SET CONSTRAINTS ALL IMMEDIATE");
inline constexpr QLatin1String pgCheckLater("SET CONSTRAINTS ALL DEFERRED");

struct PgLoadPlan {
    PgTable table;
    std::vector<PgColumn> columns;       // of the batches
    std::vector<std::size_t> keyColumns; // in columns
    TargetSpec spec;
    LoadKind kind = LoadKind::Direct;
    QString ledger;  // quoted, with schema
    QString staging; // likewise
    QString images;  // likewise; see Undo::images()
    QString loadId;  // Immediate: in the shared ledger

    // Whether COPY can write into the target itself.
    bool isBinary() const;
    std::vector<PgColumn> keys() const;
    QString recordName(std::span<const Cell> row) const; // its key, for messages
    // A trigger or rule kept `count - taken` records from being written, whatever it thinks of them.
    Error leftOut(std::int64_t taken, std::int64_t count) const;

    QString createLedgerSql() const;   // IF NOT EXISTS
    QString stagingColumnsSql() const; // "c0 integer, c1 text": for CREATE TABLE
    // COPY into the target itself.
    QString copySql() const;
    // COPY into `staging`: all columns, or the key alone for removals; `numbered` with n and removed before them.
    QString stageSql(const QString &into, bool keysOnly, bool numbered) const;
    // INSERT … SELECT from a staging table without numbers.
    QString insertFromSql(const QString &from) const;
    // One record, its values as $1 …: no row if nothing changed, else one that says whether it was created; NULL if it was left out.
    QString upsertSql() const;
    // Deletes the records whose keys the arrays $1 … hold.
    QString deleteSql() const;

    // "(t.a, t.b) IS DISTINCT FROM (s.c1, s.c2)" over all columns that an update sets; empty if there are none.
    QString differenceSql(const QString &target, const QStringList &values) const;
    QString assignments(const QStringList &values) const; // "a = s.c1, b = s.c2"; empty likewise
    QString keyMatch(const QString &target, const QStringList &values) const;
    QStringList stagedValues(const QString &alias) const; // "s.c0", "s.c1::point"
    QString leftOutSql(const QStringList &values, const QStringList &done) const;
    // The columns of Undo::images(), and what fills them: behind both comes " FROM target AS t …", with the staged records as s.
    QString imagesColumnsSql() const;
    QString imagesOfWrittenSql() const; // t.key is NULL: it is not there yet
    QString imagesOfDeletedSql() const;
    QString columnList() const;
    QString overriding() const;
};

} // namespace tidewright
