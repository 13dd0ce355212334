#include "record.h"

#include <algorithm>

namespace tidewright
{

namespace
{
constexpr std::size_t blockSize = 256 * 1024;
} // namespace

RecordBatch::RecordBatch(std::size_t columns)
    : m_columns(columns)
{
}

void RecordBatch::clear()
{
    m_cells.clear();
    m_block = 0;
    m_offset = 0;
    m_used = 0;
}

void RecordBatch::clear(std::size_t columns)
{
    clear();
    m_columns = columns;
}

void RecordBatch::dropLastRow()
{
    m_cells.resize(m_cells.size() - m_columns);
}

void RecordBatch::compact(std::size_t columns, const std::vector<bool> &drop)
{
    if (columns == m_columns && drop.empty())
        return;
    std::size_t kept = 0;
    for (std::size_t index = 0, count = rows(); index < count; ++index) {
        if (!drop.empty() && drop[index])
            continue;
        std::copy_n(m_cells.begin() + std::ptrdiff_t(index * m_columns), columns,
                    m_cells.begin() + std::ptrdiff_t(kept * columns));
        ++kept;
    }
    m_columns = columns;
    m_cells.resize(kept * columns);
}

void RecordBatch::openBlock(std::size_t size)
{
    while (m_block < m_blocks.size() && m_blocks[m_block].size - m_offset < size) {
        ++m_block;
        m_offset = 0;
    }
    if (m_block == m_blocks.size()) {
        const std::size_t wanted = std::max(blockSize, size);
        m_blocks.push_back({std::make_unique_for_overwrite<char[]>(wanted), wanted});
        m_offset = 0;
    }
}

Cell RecordBatch::adopt(const Cell &cell)
{
    return hasBytes(cell.kind) ? store(cell.kind, cell.bytes()) : cell;
}

Key keyOf(std::span<const Cell> row, std::span<const std::size_t> keyColumns)
{
    Key key;
    key.reserve(keyColumns.size());
    for (const std::size_t column : keyColumns)
        key.emplace_back(row[column]);
    return key;
}

} // namespace tidewright
