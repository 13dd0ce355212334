// Rows in the server's text form, into batches of these columns.
#pragma once

#include "mysqlconnection.h"
#include "mysqlparse.h"

namespace tidewright
{

// Records by their keys: `select` is "SELECT … FROM table" of the reader's columns.
struct MysqlKeyedFetch {
    QByteArray select;
    QByteArray filter;       // a condition of the reader's; empty: none
    bool lock = false;       // FOR UPDATE
};

class MysqlTextReader
{
public:
    explicit MysqlTextReader(std::vector<MysqlColumn> columns = {})
        : m_columns(std::move(columns))
        , m_memos(m_columns.size())
    {
    }

    const std::vector<MysqlColumn> &columns() const { return m_columns; }
    // One row of `rows`.
    Result<void> append(const MysqlConnection &connection, MysqlRows &rows, MYSQL_ROW row, RecordBatch &into);
    // All that the statement selects.
    Result<void> read(MysqlConnection &connection, const QByteArray &sql, RecordBatch &into);
    // The records with these keys that exist, in any order.
    Result<void> fetch(MysqlConnection &connection, const MysqlKeyedFetch &what, const std::vector<std::size_t> &keyColumns,
                       const RecordBatch &keys, RecordBatch &into);
    Failure unreadable(const MysqlConnection &connection, std::size_t column) const;

private:
    std::vector<MysqlColumn> m_columns;
    std::vector<MysqlDateMemo> m_memos; // of each column
};

} // namespace tidewright
