// The rows of content_type_states through SQLite's C API alone, at the store's own durability: the limit it is measured against.
#pragma once

#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace tidewright::bench
{

class RawStates
{
public:
    explicit RawStates(const std::string &path);
    ~RawStates();
    RawStates(const RawStates &) = delete;
    RawStates &operator=(const RawStates &) = delete;

    struct Field {
        int type = 0; // SQLITE_INTEGER, SQLITE_TEXT, SQLITE_NULL
        long long integer = 0;
        std::string text;
    };
    using Row = std::vector<Field>;

    // Every row with every column, kept.
    std::vector<Row> load();
    // Every row with every column, looked at and let go.
    long long scan();
    // In place of the one with its key, one transaction each.
    void writeOne(const Row &row);
    void writeAll(const std::vector<Row> &rows);

private:
    void bindAndRun(const Row &row);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_write = nullptr;
    sqlite3_stmt *m_read = nullptr;
};

} // namespace tidewright::bench
