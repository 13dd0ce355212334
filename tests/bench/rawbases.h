// The rows of base_records through SQLite's C API alone, at the store's own durability: the limit it is measured against.
#pragma once

#include "twowaystore.h"

#include <QTemporaryDir>

struct sqlite3;
struct sqlite3_stmt;

namespace tidewright::bench
{

// A database of its own.
class RawBases
{
public:
    RawBases();
    ~RawBases();
    RawBases(const RawBases &) = delete;
    RawBases &operator=(const RawBases &) = delete;

    // One transaction.
    void write(const std::vector<BaseRecord> &bases);
    // All of them in their order, page by page, every column looked at; how many bytes.
    std::size_t read(std::size_t page);

private:
    const QTemporaryDir m_folder;
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_write = nullptr;
    sqlite3_stmt *m_read = nullptr;
};

} // namespace tidewright::bench
