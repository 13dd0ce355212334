// A batch of records of one content type, row by row, in one arena: no allocation per row or value.
#pragma once

#include "value.h"

#include <memory>
#include <span>
#include <vector>

namespace tidewright
{

// Used by one thread at a time; handed over between threads by moving it.
class RecordBatch
{
public:
    explicit RecordBatch(std::size_t columns = 0);
    RecordBatch(RecordBatch &&) noexcept = default;
    RecordBatch &operator=(RecordBatch &&) noexcept = default;

    // Forgets all rows and keeps the memory. A batch may change its width only here.
    void clear();
    void clear(std::size_t columns);

    std::size_t columns() const { return m_columns; }
    std::size_t rows() const { return m_columns ? m_cells.size() / m_columns : 0; }
    bool isEmpty() const { return m_cells.empty(); }

    // Room for that many rows without growing on the way to them.
    void reserve(std::size_t rows) { m_cells.reserve(rows * m_columns); }
    // A new last row, all NULL. The span is valid until the next row is added.
    std::span<Cell> appendRow()
    {
        m_cells.resize(m_cells.size() + m_columns);
        return {m_cells.data() + (m_cells.size() - m_columns), m_columns};
    }
    void dropLastRow();
    // Keeps the first `columns` of each row and only the rows whose `drop` is not set (empty: all). Cells stay valid.
    void compact(std::size_t columns, const std::vector<bool> &drop);
    std::span<Cell> row(std::size_t index) { return {m_cells.data() + index * m_columns, m_columns}; }
    std::span<const Cell> row(std::size_t index) const { return {m_cells.data() + index * m_columns, m_columns}; }

    // Memory that lives as long as the batch (until clear()); never moved.
    char *allocate(std::size_t size)
    {
        if (m_block == m_blocks.size() || m_blocks[m_block].size - m_offset < size)
            openBlock(size);
        char *memory = m_blocks[m_block].data.get() + m_offset;
        m_offset += size;
        m_used += size;
        return memory;
    }
    // Copies `bytes` into the arena and makes a cell of them.
    Cell store(ValueKind kind, std::string_view bytes)
    {
        char *memory = allocate(bytes.size());
        if (!bytes.empty())
            std::memcpy(memory, bytes.data(), bytes.size());
        return Cell::ofBytes(kind, {memory, bytes.size()});
    }
    // Copies whatever `cell` borrows.
    Cell adopt(const Cell &cell);

    // Payload in the arena plus the cells: what a page's byte limit is compared with.
    std::size_t bytes() const { return m_used + m_cells.size() * sizeof(Cell); }

private:
    void openBlock(std::size_t size); // one with that much room

    struct Block {
        std::unique_ptr<char[]> data;
        std::size_t size = 0;
    };

    std::size_t m_columns;
    std::vector<Cell> m_cells;
    std::vector<Block> m_blocks; // all but the last in use are full; kept over clear()
    std::size_t m_block = 0;     // the one in use
    std::size_t m_offset = 0;    // in it
    std::size_t m_used = 0;      // payload handed out since clear()
};

// The key of `row`, owned.
Key keyOf(std::span<const Cell> row, std::span<const std::size_t> keyColumns);

} // namespace tidewright
