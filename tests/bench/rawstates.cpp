#include "rawstates.h"

#include "measure.h"

#include <sqlite3.h>

namespace tidewright::bench
{

namespace
{

void require(sqlite3 *database, bool ok)
{
    if (!ok)
        die(std::string("raw SQLite: ") + sqlite3_errmsg(database));
}

void run(sqlite3 *database, const char *sql)
{
    require(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
}

} // namespace

RawStates::RawStates(const std::string &path)
{
    require(m_database,
            sqlite3_open_v2(path.c_str(), &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK);
    run(m_database, "PRAGMA journal_mode = WAL");
    run(m_database, "PRAGMA synchronous = FULL");
    require(m_database, sqlite3_prepare_v3(m_database, "SELECT * FROM content_type_states ORDER BY job_name, type_key", -1,
                                           SQLITE_PREPARE_PERSISTENT, &m_read, nullptr) == SQLITE_OK);
    std::string names, marks, updates;
    const int columns = sqlite3_column_count(m_read);
    for (int column = 0; column < columns; ++column) {
        const std::string name = sqlite3_column_name(m_read, column);
        const std::string comma = column ? ", " : "";
        names += comma + name;
        marks += comma + "?";
        if (name != "job_name" && name != "type_key")
            updates += (updates.empty() ? "" : ", ") + name + " = excluded." + name;
    }
    const std::string sql = "INSERT INTO content_type_states (" + names + ") VALUES (" + marks +
                            ") ON CONFLICT (job_name, type_key) DO UPDATE SET " + updates;
    require(m_database,
            sqlite3_prepare_v3(m_database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &m_write, nullptr) == SQLITE_OK);
}

RawStates::~RawStates()
{
    sqlite3_finalize(m_write);
    sqlite3_finalize(m_read);
    sqlite3_close(m_database);
}

std::vector<RawStates::Row> RawStates::load()
{
    std::vector<Row> rows;
    const int columns = sqlite3_column_count(m_read);
    while (sqlite3_step(m_read) == SQLITE_ROW) {
        Row &row = rows.emplace_back(std::size_t(columns));
        for (int column = 0; column < columns; ++column) {
            Field &field = row[std::size_t(column)];
            field.type = sqlite3_column_type(m_read, column);
            if (field.type == SQLITE_INTEGER)
                field.integer = sqlite3_column_int64(m_read, column);
            else if (field.type != SQLITE_NULL)
                field.text.assign(reinterpret_cast<const char *>(sqlite3_column_text(m_read, column)),
                                  std::size_t(sqlite3_column_bytes(m_read, column)));
        }
    }
    require(m_database, sqlite3_reset(m_read) == SQLITE_OK);
    return rows;
}

long long RawStates::scan()
{
    long long sum = 0;
    const int columns = sqlite3_column_count(m_read);
    while (sqlite3_step(m_read) == SQLITE_ROW) {
        for (int column = 0; column < columns; ++column) {
            const int type = sqlite3_column_type(m_read, column);
            if (type == SQLITE_INTEGER)
                sum += sqlite3_column_int64(m_read, column);
            else if (type != SQLITE_NULL && sqlite3_column_text(m_read, column))
                sum += sqlite3_column_bytes(m_read, column);
        }
    }
    require(m_database, sqlite3_reset(m_read) == SQLITE_OK);
    return sum;
}

void RawStates::bindAndRun(const Row &row)
{
    for (int column = 0; column < int(row.size()); ++column) {
        const Field &field = row[std::size_t(column)];
        if (field.type == SQLITE_INTEGER)
            sqlite3_bind_int64(m_write, column + 1, field.integer);
        else if (field.type == SQLITE_NULL)
            sqlite3_bind_null(m_write, column + 1);
        else
            sqlite3_bind_text(m_write, column + 1, field.text.data(), int(field.text.size()), SQLITE_STATIC);
    }
    require(m_database, sqlite3_step(m_write) == SQLITE_DONE);
    require(m_database, sqlite3_reset(m_write) == SQLITE_OK);
}

void RawStates::writeOne(const Row &row)
{
    bindAndRun(row);
}

void RawStates::writeAll(const std::vector<Row> &rows)
{
    run(m_database, "BEGIN IMMEDIATE");
    for (const Row &row : rows)
        bindAndRun(row);
    run(m_database, "COMMIT");
}

} // namespace tidewright::bench
