#include "statement.h"

namespace tidewright
{

Statement::Statement(StoreSession &session, QSqlQuery *query)
    : m_session(&session)
    , m_query(query)
{
}

Result<Statement> Statement::prepare(StoreSession &session, const QString &sql)
{
    TRY_ASSIGN(QSqlQuery * query, session.prepared(sql));
    return Statement(session, query);
}

Statement::Statement(Statement &&other) noexcept
    : m_session(other.m_session)
    , m_query(std::exchange(other.m_query, nullptr))
    , m_bound(other.m_bound)
{
}

Statement::~Statement()
{
    if (m_query)
        m_query->finish();
}

Statement &Statement::bind(const QVariant &value)
{
    m_query->bindValue(m_bound++, value);
    return *this;
}

Statement &Statement::bind(std::optional<Instant> instant)
{
    return instant ? bind(instant->time_since_epoch().count()) : bind(QVariant(QMetaType::fromType<qlonglong>()));
}

Result<void> Statement::run()
{
    m_bound = 0;
    if (!m_query->exec())
        return tl::unexpected(m_session->failure(m_query->lastError()));
    return {};
}

Result<bool> Statement::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return tl::unexpected(m_session->failure(m_query->lastError()));
    return false;
}

std::int64_t Statement::affected() const
{
    return m_query->numRowsAffected();
}

QVariant Statement::value(int column) const
{
    return m_query->value(column);
}

std::int64_t Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

QString Statement::text(int column) const
{
    return m_query->value(column).toString();
}

bool Statement::flag(int column) const
{
    return m_query->value(column).toBool();
}

std::optional<Instant> Statement::instant(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::nullopt : std::optional(Instant(Micros(value.toLongLong())));
}

} // namespace tidewright
