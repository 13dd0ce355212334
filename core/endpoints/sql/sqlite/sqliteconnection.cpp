#include "sqliteconnection.h"

#include "clock.h"
#include "decimaltext.h"
#include "sqlitecolumn.h"
#include "sqliteerror.h"
#include "sqliteforms.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};

// Text that is no number comes first, by its bytes: the order must be total, whatever a column holds.
int compareDecimalTexts(void *, int sizeA, const void *a, int sizeB, const void *b)
{
    const std::string_view textA(static_cast<const char *>(a), std::size_t(sizeA)),
        textB(static_cast<const char *>(b), std::size_t(sizeB));
    const auto partsA = decimalParts(textA), partsB = decimalParts(textB);
    if (partsA && partsB) {
        const auto order = compareDecimals(*partsA, *partsB);
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    if (partsA || partsB)
        return partsA ? 1 : -1;
    return textA.compare(textB);
}

constexpr int operationsBetweenStopChecks = 5'000;
constexpr Micros busyStep = std::chrono::milliseconds(20);
constexpr int busySteps = 500; // 10 s

} // namespace

// ---- statement ---------------------------------------------------------------------------------------------------------------

Error SqliteStatement::error(int code) const
{
    return m_connection->error(code);
}

Result<void> SqliteStatement::bindInt(int parameter, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(handle(), parameter + 1, value); code != SQLITE_OK)
        return Failure(error(code));
    return {};
}

Result<void> SqliteStatement::bindText(int parameter, std::string_view text)
{
    const int code = sqlite3_bind_text64(handle(), parameter + 1, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK)
        return Failure(error(code));
    return {};
}

Result<void> SqliteStatement::bindBytes(int parameter, std::string_view bytes)
{
    const int code = sqlite3_bind_blob64(handle(), parameter + 1, bytes.data(), bytes.size(), SQLITE_STATIC);
    if (code != SQLITE_OK)
        return Failure(error(code));
    return {};
}

Result<bool> SqliteStatement::step()
{
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error failed = error(code);
    reset();
    return Failure(std::move(failed));
}

Result<void> SqliteStatement::run()
{
    for (;;) {
        TRY_ASSIGN(const bool row, step());
        if (!row)
            break;
    }
    reset();
    return {};
}

QString SqliteStatement::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray SqliteStatement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(handle(), column);
    return QByteArray(static_cast<const char *>(data), sqlite3_column_bytes(handle(), column));
}

// ---- connection --------------------------------------------------------------------------------------------------------------

SqliteConnection::SqliteConnection(SqliteConfig config, std::stop_token stop)
    : m_config(std::move(config))
    , m_stop(std::move(stop))
{
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const SqliteConfig &config, SqliteUse use, std::stop_token stop)
{
    const QFileInfo file(config.path);
    if (use != SqliteUse::Create && !file.exists())
        return fail(ErrorCode::NotFound, Tr::tr("The database %1 does not exist. Nothing was changed.").arg(config.described()),
                    {}, Tr::tr("Check the path in the connection. A missing target is made if the job says \"create\": true."));
    if (file.exists() && !file.isFile())
        return fail(ErrorCode::Configuration, Tr::tr("%1 is no file.").arg(config.described()), {},
                    Tr::tr("The path must name a database file."));
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(config, std::move(stop)));
    const int access = use == SqliteUse::Read    ? SQLITE_OPEN_READONLY
                       : use == SqliteUse::Write ? SQLITE_OPEN_READWRITE
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(config.path.toUtf8().constData(), &database, access | SQLITE_OPEN_NOMUTEX, nullptr);
    connection->m_database.reset(database);
    if (code != SQLITE_OK)
        return Failure(connection->error(code));
    auto configured = connection->configure(use);
    // Whoever was killed amid a transaction has left a journal that must be rolled back before anybody can read; a writer does that.
    if (!configured && use == SqliteUse::Read && sqlite3_extended_errcode(database) == SQLITE_READONLY_ROLLBACK) {
        TRY(open(config, SqliteUse::Write, connection->m_stop));
        configured = connection->configure(use);
    }
    TRY(configured);
    return connection;
}

Result<void> SqliteConnection::configure(SqliteUse use)
{
    sqlite3 *database = handle();
    sqlite3_extended_result_codes(database, 1);
    sqlite3_progress_handler(database, operationsBetweenStopChecks, &SqliteConnection::stopped, this);
    sqlite3_busy_handler(database, &SqliteConnection::waitWhileBusy, this);
    sqlite3_create_collation_v2(database, decimalCollation, SQLITE_UTF8, nullptr, compareDecimalTexts, nullptr);
    registerFormFunctions(database);
    // A database from someone else: its views and triggers may call no function with side effects, nor write the schema.
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    if (use == SqliteUse::Read) {
        sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        return run(
            "PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; SELECT 1 FROM sqlite_schema LIMIT 1");
    }
    // With the usual thousand pages every chunk of a load would move the log into the database and wait for the disk twice more.
    return run("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000; "
               "PRAGMA wal_autocheckpoint = 16000; "
               "SELECT 1 FROM sqlite_schema LIMIT 1");
}

int SqliteConnection::stopped(void *self)
{
    const auto *connection = static_cast<SqliteConnection *>(self);
    return connection->m_heedsStop && connection->m_stop.stop_requested();
}

int SqliteConnection::waitWhileBusy(void *self, int attempt)
{
    const auto *connection = static_cast<SqliteConnection *>(self);
    return attempt < busySteps && SystemClock().wait(busyStep, connection->m_stop);
}

bool SqliteConnection::restore()
{
    rollback();
    return !inTransaction();
}

bool SqliteConnection::isFit() const
{
    int moved = 1;
    return sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved == 0;
}

Error SqliteConnection::error(int code) const
{
    // A wait for a lock that was given up because of the stop says busy.
    const bool busy = (code & 0xff) == SQLITE_BUSY;
    return sqliteError(m_config, handle(), busy && m_stop.stop_requested() ? SQLITE_INTERRUPT : code);
}

Result<SqliteStatement> SqliteConnection::prepare(const QByteArray &sql) const
{
    SqliteStatement statement;
    statement.m_connection = this;
    sqlite3_stmt *prepared = nullptr;
    const char *rest = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
    if (code != SQLITE_OK)
        return Failure(error(code));
    statement.m_statement.reset(prepared);
    // What follows would not be run, and with it the rest of our own condition.
    if (!QByteArray(rest).trimmed().isEmpty())
        return fail(ErrorCode::Configuration,
                    Tr::tr("A filter on %1 ends its statement. Nothing was read.").arg(m_config.described()),
                    QString::fromUtf8(rest), Tr::tr("The filter must be one condition, without a semicolon."));
    return statement;
}

Result<void> SqliteConnection::run(const QByteArray &sql) const
{
    if (const int code = sqlite3_exec(handle(), sql.constData(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        return Failure(error(code));
    return {};
}

Result<std::int64_t> SqliteConnection::number(const QByteArray &sql) const
{
    TRY_ASSIGN(SqliteStatement statement, prepare(sql));
    TRY_ASSIGN(const bool row, statement.step());
    return row ? statement.number(0) : 0;
}

Result<bool> SqliteConnection::hasTable(const QString &name) const
{
    TRY_ASSIGN(SqliteStatement statement, prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1"));
    const QByteArray utf8 = name.toUtf8();
    TRY(statement.bindText(0, {utf8.constData(), std::size_t(utf8.size())}));
    return statement.step();
}

Result<void> SqliteConnection::commit()
{
    m_heedsStop = false;
    auto done = run("COMMIT");
    m_heedsStop = true;
    if (done)
        return {};
    const bool unknown = done.error().code == ErrorCode::ConnectionFailed;
    rollback();
    if (unknown)
        return fail(ErrorCode::CommitUnknown,
                    Tr::tr("The disk of %1 failed while it was committing: whether the last step was written is not known yet.")
                        .arg(m_config.described()),
                    done.error().detail, Tr::tr("Check the disk, then resume: what was written is found out first."));
    return done;
}

void SqliteConnection::rollback()
{
    if (!inTransaction())
        return;
    m_heedsStop = false;
    // Fails only where SQLite has rolled back by itself.
    sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    m_heedsStop = true;
}

} // namespace tidewright
