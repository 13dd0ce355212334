// Reading a table or view of SQLite, page by page. Between pages a read transaction is held only where the pages must be sorted and
// the database has a write-ahead log, so that it keeps no writer waiting.
#pragma once

#include "endpoint.h"
#include "sourceselection.h"
#include "sqlitebind.h"
#include "sqlitecatalog.h"
#include "sqlitepool.h"
#include "sqlitetime.h"

#include <map>

namespace tidewright
{

// Kinds of cursors whose upper end is the clock.
constexpr bool isSqliteTime(ValueKind kind)
{
    return kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz || kind == ValueKind::Date;
}

class SqliteSource final : public Source
{
public:
    static Result<std::unique_ptr<Source>> open(const std::shared_ptr<SqlitePool> &pool, const SourceSpec &spec,
                                                std::stop_token stop);

    const RecordSchema &schema() const override { return m_selection.schema; }
    Result<SourceBounds> bounds() override;
    Result<Page> readPage(const PageRequest &request, RecordBatch &into) override;
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into) override;
    Result<std::int64_t> count() override;
    Result<std::int64_t> countBeyond(const Value &cursor) override;
    Result<std::optional<std::int64_t>> estimate() override;

private:
    SqliteSource() = default;
    void select();
    // Sees to it that m_cursorForm is known.
    Result<void> knowCursor();
    // The greatest value there is; NULL if there is none.
    Result<Value> greatestCursor();
    bool looksLikeSample(std::string_view text) const;
    Result<void> checkCursor(sqlite3_stmt *row, int at);
    Result<Value> clockFor(Instant now);

    Result<void> checkPosition(const PageRequest &request) const;
    QByteArray pageQuery(const PageRequest &request, std::vector<Value> &parameters) const;
    QByteArray positionCondition(const PageRequest &request, const Key &position, bool until,
                                 std::vector<Value> &parameters) const;
    // A bound on the cursor, as the column stores it.
    Value cursorBound(const Value &value, SqliteBound bound) const;
    // Binds what a position or a bound holds, in the way the columns store it.
    Result<void> bindAll(SqliteBinder &binder, SqliteStatement &statement, const std::vector<Value> &parameters,
                         const std::vector<std::size_t> &positions) const;
    Result<SqliteStatement *> statement(const QByteArray &sql);
    // The statement that gives the rows of the page.
    Result<SqliteStatement *> rowsFor(const PageRequest &request);
    Result<bool> isSorted(const QByteArray &sql);
    void notePosition(sqlite3_stmt *row, std::span<const Cell> cells, std::span<const std::size_t> columns, Key &position) const;

    SqlitePool::Lease m_connection;
    SqliteTable m_table;
    SourceSelection m_selection;
    std::vector<SqliteColumn> m_columns;        // as m_selection.schema.fields
    std::optional<SqliteTimeForm> m_cursorForm; // how the cursor writes its times, where it is not one of our own forms
    Value m_cursorSample;                       // of that form
    bool m_cursorKnown = false;
    QByteArray m_select; // "SELECT … FROM …"
    // What is bound must outlive the statement's run.
    struct OpenPass {
        PageRequest request; // of its next page
        std::vector<Value> parameters;
        SqliteBinder binder{0};
        SqliteStatement rows;
    };
    std::unique_ptr<OpenPass> m_open;  // a pass that is sorted once
    std::unique_ptr<OpenPass> m_bound; // of the last page that was not
    std::map<QByteArray, bool> m_sorted;
    std::map<QByteArray, SqliteStatement> m_statements;
};

} // namespace tidewright
