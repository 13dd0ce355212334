// Cells as parameters of a statement, exactly or not at all.
#pragma once

#include "record.h"
#include "sqlitecolumn.h"
#include "sqliteconnection.h"
#include "valuetext.h"

namespace tidewright
{

// Binds values of the columns to parameters. What has to be written out goes into buffers that are made once, so that nothing is
// allocated per value; what is bound borrows them, and the batch, until the next value of the same parameter.
class SqliteBinder
{
public:
    explicit SqliteBinder(std::size_t parameters)
        : m_buffers(parameters)
    {
    }

    // ValueRefused if the column would change the value.
    Result<void> bind(SqliteStatement &statement, int parameter, const Cell &cell, const SqliteColumn &column);

private:
    struct Buffer {
        char inlineText[inlineTextSize];
        std::string text; // canonical decimals
    };
    bool tryBind(SqliteStatement &statement, int parameter, const Cell &cell, const SqliteColumn &column, int &code);
    bool bindDecimal(SqliteStatement &statement, int parameter, const Cell &cell, const SqliteColumn &column, int &code);

    std::vector<Buffer> m_buffers;
};

} // namespace tidewright
