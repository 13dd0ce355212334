// Rows of a prepared statement as they stream in. Their numbers and times come as the server holds them: written as text by the server
// and read again here they would cost it a third of a table's reading.
//
// Form: "Binary Protocol Resultset Row" of the protocol's documentation.
#pragma once

#include "mysqlcolumn.h"
#include "mysqlerror.h"
#include "record.h"

#include <memory>
#include <mysql.h>
#include <optional>
#include <vector>

namespace tidewright
{

class MysqlBinaryRows
{
public:
    enum class Step { Row, End, Failed, Unreadable };

    // `statement` is executed, and owned from here on. What is not fetched is thrown away by the destructor.
    MysqlBinaryRows(MYSQL_STMT *statement, const std::vector<MysqlColumn> &columns);
    MysqlBinaryRows(const MysqlBinaryRows &) = delete;
    MysqlBinaryRows &operator=(const MysqlBinaryRows &) = delete;

    // Whether the server sends each column in a form that is understood here.
    bool isReadable() const { return m_readable; }
    // Appends the next row.
    Step next(RecordBatch &into);
    // Why it failed, as the library tells it.
    MysqlFault fault() const;
    // The column that could not be read.
    std::size_t unreadable() const { return *m_failed; }

private:
    struct Column {
        enum_field_types type;
        bool isUnsigned;
        unsigned fraction; // digits of a second
        MysqlForm form;
        ValueKind kind;
    };
    static void take(void *self, unsigned column, unsigned char **at);
    bool read(const Column &column, unsigned char *&at, Cell &cell);

    std::unique_ptr<MYSQL_STMT, decltype(&mysql_stmt_close)> m_statement;
    std::vector<Column> m_columns;
    bool m_readable = true;
    RecordBatch *m_batch = nullptr;
    std::span<Cell> m_row;
    std::optional<std::size_t> m_failed;
};

} // namespace tidewright
