// Sees commits to a SQLite database by anybody, this process included, without reading its content.
#pragma once

#include "error.h"

#include <memory>
#include <mutex>

struct sqlite3;
struct sqlite3_stmt;

namespace tidewright
{

// Safe to call from any thread. On a connection of its own that never writes: PRAGMA data_version counts only what others commit,
// and is comparable on one connection alone. QtSql ties a connection to one thread, so this one is opened natively.
class ChangeMonitor
{
public:
    static Result<std::unique_ptr<ChangeMonitor>> open(const QString &path);
    ~ChangeMonitor();
    ChangeMonitor(const ChangeMonitor &) = delete;
    ChangeMonitor &operator=(const ChangeMonitor &) = delete;

    Result<std::int64_t> number();

private:
    ChangeMonitor() = default;
    Error failure() const;

    std::mutex m_mutex;
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace tidewright
