#include "demodatabase.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};
} // namespace

Result<DemoDatabase> DemoDatabase::open(const QString &path, int access)
{
    DemoDatabase demo;
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &database, access, nullptr);
    demo.m_database.reset(database);
    if (code != SQLITE_OK)
        return demo.failed();
    sqlite3_busy_timeout(database, 10'000);
    return demo;
}

Failure DemoDatabase::failed() const
{
    return fail(ErrorCode::Configuration, Tr::tr("The demo database could not be written."),
                QString::fromUtf8(sqlite3_errmsg(m_database.get())),
                Tr::tr("Check that the folder can be written to, or make a new demo in another one."));
}

Result<void> DemoDatabase::run(const char *sql)
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed();
    return {};
}

Result<void> DemoDatabase::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_database.get(), sql, -1, &statement, nullptr);
    m_statement.reset(statement);
    if (code != SQLITE_OK)
        return failed();
    return {};
}

Result<void> DemoDatabase::write(const std::vector<DemoText> &row)
{
    sqlite3_stmt *statement = m_statement.get();
    for (std::size_t at = 0; at < row.size(); ++at) {
        if (row[at])
            sqlite3_bind_text(statement, int(at) + 1, row[at]->data(), int(row[at]->size()), SQLITE_STATIC);
        else
            sqlite3_bind_null(statement, int(at) + 1);
    }
    const int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        return failed();
    return {};
}

int DemoDatabase::number(const char *sql)
{
    if (!prepare(sql) || sqlite3_step(m_statement.get()) != SQLITE_ROW)
        return 0;
    const int value = sqlite3_column_int(m_statement.get(), 0);
    m_statement.reset();
    return value;
}

} // namespace tidewright
