// legacy.db as the demo writes it.
#pragma once

#include "error.h"

#include <memory>
#include <optional>
#include <sqlite3.h>
#include <vector>

namespace tidewright
{

using DemoText = std::optional<std::string>;

class DemoDatabase
{
public:
    static Result<DemoDatabase> open(const QString &path, int access);

    Result<void> run(const char *sql);
    Result<void> prepare(const char *sql);
    // The prepared statement with these parameters; NULL where there is none. Columns turn digits into numbers by themselves.
    Result<void> write(const std::vector<DemoText> &row);
    int number(const char *sql);
    int changes() const { return sqlite3_changes(m_database.get()); }

private:
    struct Close {
        void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };
    Failure failed() const;

    std::unique_ptr<sqlite3, Close> m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

// "TWDM": written into the demo's databases, so that no other one is ever edited.
inline constexpr int demoApplicationId = 0x5457444d;

Result<void> writeDemoRows(DemoDatabase &database);

} // namespace tidewright
