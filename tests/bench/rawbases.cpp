#include "rawbases.h"

#include "measure.h"

#include <sqlite3.h>

#include <array>
#include <cstring>

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

sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    require(database, sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK);
    return statement;
}

} // namespace

RawBases::RawBases()
{
    const std::string path = m_folder.filePath(QStringLiteral("raw.db")).toStdString();
    require(m_database, sqlite3_open(path.c_str(), &m_database) == SQLITE_OK);
    for (const char *setting : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -8000",
                                "PRAGMA wal_autocheckpoint = 4000"})
        run(m_database, setting);
    run(m_database, "CREATE TABLE base_records (scope INTEGER NOT NULL, record_key BLOB NOT NULL, local_hash BLOB NOT NULL, "
                    "remote_hash BLOB, fields BLOB, local_id TEXT, remote_id TEXT, local_version TEXT, remote_version TEXT, "
                    "PRIMARY KEY (scope, record_key)) WITHOUT ROWID");
    m_write = prepare(m_database, "INSERT INTO base_records VALUES (1, ?, ?, NULL, ?, NULL, NULL, NULL, NULL)");
    m_read =
        prepare(m_database, "SELECT record_key, local_hash, remote_hash, fields, local_id, remote_id, local_version, "
                            "remote_version FROM base_records WHERE scope = 1 AND record_key > ? ORDER BY record_key LIMIT ?");
}

RawBases::~RawBases()
{
    sqlite3_finalize(m_write);
    sqlite3_finalize(m_read);
    sqlite3_close(m_database);
}

void RawBases::write(const std::vector<BaseRecord> &bases)
{
    run(m_database, "BEGIN IMMEDIATE");
    for (const BaseRecord &base : bases) {
        std::array<char, 16> hash;
        std::memcpy(hash.data(), &base.local.high, 8);
        std::memcpy(hash.data() + 8, &base.local.low, 8);
        sqlite3_bind_blob(m_write, 1, base.key.data(), int(base.key.size()), SQLITE_STATIC);
        sqlite3_bind_blob(m_write, 2, hash.data(), int(hash.size()), SQLITE_STATIC);
        if (base.fields.empty())
            sqlite3_bind_null(m_write, 3);
        else
            sqlite3_bind_blob(m_write, 3, base.fields.data(), int(base.fields.size()), SQLITE_STATIC);
        require(m_database, sqlite3_step(m_write) == SQLITE_DONE);
        sqlite3_reset(m_write);
    }
    run(m_database, "COMMIT");
}

std::size_t RawBases::read(std::size_t page)
{
    std::size_t bytes = 0;
    std::string after;
    for (;;) {
        sqlite3_bind_blob(m_read, 1, after.data(), int(after.size()), SQLITE_TRANSIENT);
        sqlite3_bind_int64(m_read, 2, sqlite3_int64(page));
        std::size_t rows = 0;
        while (sqlite3_step(m_read) == SQLITE_ROW) {
            ++rows;
            for (int column = 0; column < 8; ++column)
                bytes += sqlite3_column_blob(m_read, column) ? std::size_t(sqlite3_column_bytes(m_read, column)) : 0;
            const auto *key = static_cast<const char *>(sqlite3_column_blob(m_read, 0));
            after.assign(key, std::size_t(sqlite3_column_bytes(m_read, 0)));
        }
        require(m_database, sqlite3_reset(m_read) == SQLITE_OK);
        if (rows < page)
            return bytes;
    }
}

} // namespace tidewright::bench
