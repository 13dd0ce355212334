// A binary COPY into a table: rows are encoded into a buffer that goes out whenever it is full.
#pragma once

#include "pgconnection.h"
#include "pgencode.h"
#include "pgtable.h"
#include "record.h"

namespace tidewright
{

class PgCopyIn
{
public:
    explicit PgCopyIn(PgConnection &connection)
        : m_connection(connection)
    {
    }

    // Runs `sql`; what follows its COPY is run when that has ended.
    Result<void> begin(const QString &sql);
    // What every row starts with: fields already encoded.
    void startRow(std::int16_t fields);
    PgBuffer &buffer() { return m_buffer; }
    // After each row.
    Result<void> endRow();
    // Ends the COPY; what the server refused comes out here. How many rows it took: a trigger may leave some out.
    Result<std::int64_t> finish();
    // Ends it so that none of its rows is kept; the transaction is in the failed state then.
    void cancel();

private:
    Result<void> put();
    Result<std::int64_t> end(const char *error);

    PgConnection &m_connection;
    PgBuffer m_buffer;
};

} // namespace tidewright
