// One use of a prepared statement: bind in order, run, read; reset when it goes out of scope.
#pragma once

#include "clock.h"
#include "storesession.h"

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

    Statement &bind(const QVariant &value);
    Statement &bind(std::int64_t value) { return bind(QVariant(qlonglong(value))); }
    Statement &bind(bool value) { return bind(QVariant(value)); }
    Statement &bind(std::optional<Instant> instant);

    Result<void> run();
    // To the next row; false after the last.
    Result<bool> next();
    std::int64_t affected() const;

    QVariant value(int column) const;
    std::int64_t integer(int column) const;
    QString text(int column) const;
    bool flag(int column) const;
    std::optional<Instant> instant(int column) const;

private:
    Statement(StoreSession &session, QSqlQuery *query);

    StoreSession *m_session;
    QSqlQuery *m_query;
    int m_bound = 0;
};

} // namespace tidewright
