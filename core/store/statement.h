// One use of a prepared statement: bind in order, run, read; reset when it goes out of scope.
// On SQLite through the driver's native handle, because QVariant and QSqlQuery cost more there than the statement itself.
#pragma once

#include "clock.h"
#include "storesession.h"

#include <string_view>
#include <vector>

namespace tidewright
{

class Statement
{
public:
    static Result<Statement> prepare(StoreSession &session, const QString &sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(const QString &text); // a null QString is NULL
    Statement &bind(std::int64_t value);
    Statement &bind(bool value);
    Statement &bind(std::optional<Instant> instant);
    // UTF-8 that stays where it is until run() has returned.
    Statement &bindUtf8(std::string_view text);
    // Bytes that stay where they are until run() has returned.
    Statement &bindBytes(std::string_view bytes);
    Statement &bindNull();

    Result<void> run();
    // To the next row; false after the last.
    Result<bool> next();
    // Rows that run() has written.
    std::int64_t changed() const;

    QStringList columns() const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    QString text(int column) const;
    // Valid until next(), run() or the end of the statement.
    std::string_view utf8(int column) const;
    std::string_view bytes(int column) const; // the same, of a column of bytes; empty for NULL
    bool flag(int column) const { return integer(column) != 0; }
    std::optional<Instant> instant(int column) const;

private:
    Statement(StoreSession &session, PreparedStatement prepared);
    void rewind();
    std::string_view keep(int column, QByteArray bytes) const;
    Failure failure() const;

    enum class Step { Idle, FirstRow, Row };

    StoreSession *m_session;
    PreparedStatement m_prepared;
    int m_bound = 0;
    Step m_step = Step::Idle;                // native: where the statement stands
    mutable std::vector<QByteArray> m_texts; // otherwise: what utf8() and bytes() gave out of this row
};

} // namespace tidewright
