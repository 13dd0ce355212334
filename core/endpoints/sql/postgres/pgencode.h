// From cells to PostgreSQL's binary values. What the column cannot hold exactly is refused here, before it is sent.
#pragma once

#include "error.h"
#include "pgtable.h"
#include "record.h"

#include <memory>
#include <span>
#include <string_view>

namespace tidewright
{

// Bytes that grow at their end.
class PgBuffer
{
public:
    // Room for that many more bytes; end() is where to write them.
    void reserve(std::size_t more)
    {
        if (m_capacity - m_size < more)
            grow(more);
    }
    char *end() { return m_data.get() + m_size; }
    void setEnd(const char *end) { m_size = std::size_t(end - m_data.get()); }
    void clear() { m_size = 0; }
    std::size_t size() const { return m_size; }
    std::string_view view() const { return {m_data.get(), m_size}; }
    void append(std::string_view bytes);

private:
    void grow(std::size_t more);

    std::unique_ptr<char[]> m_data;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

// The value with its length before it, as in COPY and arrays (-1 for NULL). False if the column cannot hold it; the buffer is as
// before then.
bool pgEncode(const PgColumn &column, const Cell &cell, PgBuffer &buffer);

// Why: ValueRefused naming the record (its key) and the field.
Error pgRefusal(const PgColumn &column, const Cell &cell, const QString &record);

} // namespace tidewright
