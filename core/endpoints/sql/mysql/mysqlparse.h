// The server's text form of a value, straight into a cell: no allocation but in the batch's arena.
#pragma once

#include "mysqlcolumn.h"
#include "record.h"

#include <string_view>

namespace tidewright
{

// Dates repeat from row to row: the last one is remembered per column.
struct MysqlDateMemo {
    char text[10] = {};
    std::int64_t days = 0;
};

// False if `text` is nothing that the server can have meant for a column of this form.
bool parseCell(MysqlForm form, ValueKind kind, std::string_view text, MysqlDateMemo &memo, RecordBatch &arena, Cell &cell);

} // namespace tidewright
