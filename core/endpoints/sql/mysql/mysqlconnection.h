// One connection to MariaDB or MySQL over the native handle. Used by one thread at a time.
#pragma once

#include "error.h"
#include "mysqlbinaryrows.h"
#include "mysqlerror.h"
#include "mysqlinterrupt.h"
#include "sqlconnectionconfig.h"

#include <memory>
#include <mysql.h>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace tidewright
{

enum class MysqlUse { Read, Write };

// What the server reads in answer to our own LOAD DATA LOCAL. No file is ever opened: any other request is refused.
class MysqlLocalData
{
public:
    virtual ~MysqlLocalData() = default;
    // Fills up to `size` bytes; 0: the end. Negative: failed, and the statement with it.
    virtual int read(char *buffer, unsigned size) = 0;
};

// Rows as they stream in; what is not fetched is thrown away by the destructor.
class MysqlRows
{
public:
    explicit MysqlRows(MYSQL_RES *result)
        : m_result(result, &mysql_free_result)
    {
    }
    // Null at the end and on failure: ask MysqlConnection::finished().
    MYSQL_ROW next() { return mysql_fetch_row(m_result.get()); }
    // Of the row that next() returned.
    const unsigned long *lengths() { return mysql_fetch_lengths(m_result.get()); }
    unsigned columns() const { return mysql_num_fields(m_result.get()); }

private:
    std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)> m_result;
};

using MysqlTextRow = std::vector<std::optional<QByteArray>>;

// The session: utf8mb4, UTC, strict; reading ones cannot write. After ConnectionFailed or Cancelled it is dead.
class MysqlConnection
{
public:
    static Result<std::unique_ptr<MysqlConnection>> open(const SqlConnectionConfig &config, MysqlUse use, std::stop_token stop);
    MysqlConnection(const MysqlConnection &) = delete;
    MysqlConnection &operator=(const MysqlConnection &) = delete;

    // Rows changed. Rows that come back are thrown away.
    Result<std::int64_t> run(const QByteArray &sql);
    // For results that are small.
    Result<std::vector<MysqlTextRow>> rows(const QByteArray &sql);
    // The first column of the first row.
    Result<std::optional<QByteArray>> value(const QByteArray &sql);
    // Only one at a time, and nothing else meanwhile but escaped().
    Result<MysqlRows> stream(const QByteArray &sql);
    // The same in the binary protocol. Null if the server takes no prepared statement, or not this one.
    Result<std::unique_ptr<MysqlBinaryRows>> streamBinary(const QByteArray &sql, const std::vector<MysqlColumn> &columns);
    // Why a stream of these failed.
    Failure failed(const MysqlBinaryRows &rows);
    // Whether the rows of a text stream ended because there are no more.
    Result<void> finished();
    // A LOAD DATA LOCAL statement, fed by `data`. Rows written. Under LOCAL the server turns refusals into warnings: see
    // refusal().
    Result<std::int64_t> load(const QByteArray &sql, MysqlLocalData &data);
    // The first warning of the last statement, as the error that it is in strict mode.
    Result<std::optional<Error>> refusal();
    // Not interrupted by a stop. CommitUnknown if the answer was lost.
    Result<void> commit();

    // Cuts the connection, so that rows of a stream that nobody wants need not be read.
    void abandon();

    void setStop(std::stop_token stop);
    // Rolls back what is open, drops what the session has made for itself and sets it up anew. False if it must not be used again.
    bool restore();
    // In no transaction, and nothing waits to be read: the end of a server that went away would.
    bool isFit() const;

    bool isMariaDb() const { return m_mariaDb; }
    bool isDead() const { return m_dead; }
    // Whether the server takes LOAD DATA LOCAL.
    Result<bool> takesLocalData();
    // Within '…'.
    QByteArray escaped(std::string_view text);
    const SqlConnectionConfig &config() const { return m_config; }

private:
    MysqlConnection(const SqlConnectionConfig &config, std::stop_token stop);
    Result<void> connect(MysqlUse use);
    Result<void> setUp(MysqlUse use);
    Failure connectOnce(bool tls, bool verify, bool &connected);
    Result<void> send(const QByteArray &sql);
    Failure failure();
    Failure failure(const MysqlFault &fault);
    Failure cancelled();
    void killAtServer();

    SqlConnectionConfig m_config;
    MysqlUse m_use = MysqlUse::Read;
    std::stop_token m_stop;
    std::unique_ptr<MYSQL, decltype(&mysql_close)> m_handle;
    std::unique_ptr<MysqlInterrupt> m_interrupt;
    MysqlLocalData *m_data = nullptr; // set while our own LOAD DATA LOCAL runs
    bool m_mariaDb = false;
    bool m_dead = false;
};

} // namespace tidewright
