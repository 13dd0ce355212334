#include "statement.h"

#include <QSqlQuery>
#include <QSqlRecord>

#include <sqlite3.h>

namespace tidewright
{

Statement::Statement(StoreSession &session, PreparedStatement prepared)
    : m_session(&session)
    , m_prepared(prepared)
{
}

Result<Statement> Statement::prepare(StoreSession &session, const QString &sql)
{
    TRY_ASSIGN(const PreparedStatement prepared, session.prepared(sql));
    return Statement(session, prepared);
}

Statement::Statement(Statement &&other) noexcept
    : m_session(other.m_session)
    , m_prepared(std::exchange(other.m_prepared, {}))
    , m_bound(other.m_bound)
    , m_step(other.m_step)
    , m_texts(std::move(other.m_texts))
{
}

Statement::~Statement()
{
    if (m_prepared.native)
        rewind();
    else if (m_prepared.query)
        m_prepared.query->finish();
}

void Statement::rewind()
{
    if (m_step != Step::Idle)
        sqlite3_reset(m_prepared.native);
    m_step = Step::Idle;
}

Failure Statement::failure() const
{
    return tl::unexpected(m_prepared.native ? m_session->failure() : m_session->failure(m_prepared.query->lastError()));
}

Statement &Statement::bind(const QString &text)
{
    if (!m_prepared.native) {
        m_prepared.query->bindValue(m_bound++, text);
        return *this;
    }
    if (text.isNull())
        return bindNull();
    rewind();
    const QByteArray bytes = text.toUtf8();
    sqlite3_bind_text(m_prepared.native, ++m_bound, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(std::int64_t value)
{
    if (m_prepared.native) {
        rewind();
        sqlite3_bind_int64(m_prepared.native, ++m_bound, value);
    } else {
        m_prepared.query->bindValue(m_bound++, QVariant(qlonglong(value)));
    }
    return *this;
}

Statement &Statement::bind(bool value)
{
    if (m_prepared.native)
        return bind(std::int64_t(value ? 1 : 0));
    m_prepared.query->bindValue(m_bound++, value);
    return *this;
}

Statement &Statement::bind(std::optional<Instant> instant)
{
    if (instant)
        return bind(std::int64_t(instant->time_since_epoch().count()));
    if (m_prepared.native)
        return bindNull();
    m_prepared.query->bindValue(m_bound++, QVariant(QMetaType::fromType<qlonglong>()));
    return *this;
}

Statement &Statement::bindUtf8(std::string_view text)
{
    if (m_prepared.native) {
        rewind();
        // An empty view may have no address, which would bind NULL.
        sqlite3_bind_text(m_prepared.native, ++m_bound, text.empty() ? "" : text.data(), int(text.size()), SQLITE_STATIC);
    } else {
        m_prepared.query->bindValue(m_bound++,
                                    text.empty() ? QStringLiteral("") : QString::fromUtf8(text.data(), qsizetype(text.size())));
    }
    return *this;
}

Statement &Statement::bindBytes(std::string_view bytes)
{
    if (m_prepared.native) {
        rewind();
        sqlite3_bind_blob(m_prepared.native, ++m_bound, bytes.empty() ? "" : bytes.data(), int(bytes.size()), SQLITE_STATIC);
    } else {
        // Of an empty one without an address QtSql makes NULL.
        m_prepared.query->bindValue(m_bound++, QByteArray(bytes.empty() ? "" : bytes.data(), qsizetype(bytes.size())));
    }
    return *this;
}

Statement &Statement::bindNull()
{
    if (m_prepared.native) {
        rewind();
        sqlite3_bind_null(m_prepared.native, ++m_bound);
    } else {
        m_prepared.query->bindValue(m_bound++, QVariant(QMetaType::fromType<QString>()));
    }
    return *this;
}

Result<void> Statement::run()
{
    m_bound = 0;
    if (!m_prepared.native) {
        if (!m_prepared.query->exec())
            return failure();
        return {};
    }
    rewind();
    const int result = sqlite3_step(m_prepared.native);
    if (result == SQLITE_ROW) {
        m_step = Step::FirstRow;
        return {};
    }
    if (result != SQLITE_DONE) {
        const Failure failed = failure();
        sqlite3_reset(m_prepared.native);
        return failed;
    }
    sqlite3_reset(m_prepared.native);
    return {};
}

Result<bool> Statement::next()
{
    if (!m_prepared.native) {
        if (m_prepared.query->next())
            return true;
        if (m_prepared.query->lastError().isValid())
            return failure();
        return false;
    }
    if (m_step != Step::Row) {
        const bool found = m_step == Step::FirstRow;
        m_step = found ? Step::Row : Step::Idle;
        return found;
    }
    const int result = sqlite3_step(m_prepared.native);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE) {
        const Failure failed = failure();
        rewind();
        return failed;
    }
    rewind();
    return false;
}

std::int64_t Statement::changed() const
{
    return m_prepared.native ? sqlite3_changes64(sqlite3_db_handle(m_prepared.native))
                             : std::int64_t(m_prepared.query->numRowsAffected());
}

QStringList Statement::columns() const
{
    QStringList names;
    if (m_prepared.native) {
        for (int column = 0; column < sqlite3_column_count(m_prepared.native); ++column)
            names.append(QString::fromUtf8(sqlite3_column_name(m_prepared.native, column)));
        return names;
    }
    const QSqlRecord record = m_prepared.query->record();
    for (int column = 0; column < record.count(); ++column)
        names.append(record.fieldName(column));
    return names;
}

bool Statement::isNull(int column) const
{
    return m_prepared.native ? sqlite3_column_type(m_prepared.native, column) == SQLITE_NULL : m_prepared.query->isNull(column);
}

std::int64_t Statement::integer(int column) const
{
    return m_prepared.native ? sqlite3_column_int64(m_prepared.native, column) : m_prepared.query->value(column).toLongLong();
}

QString Statement::text(int column) const
{
    if (!m_prepared.native)
        return m_prepared.query->value(column).toString();
    if (isNull(column))
        return {};
    const std::string_view bytes = utf8(column);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

std::string_view Statement::utf8(int column) const
{
    if (m_prepared.native) {
        const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_prepared.native, column));
        return data ? std::string_view(data, std::size_t(sqlite3_column_bytes(m_prepared.native, column))) : std::string_view("");
    }
    return keep(column, m_prepared.query->value(column).toString().toUtf8());
}

std::string_view Statement::bytes(int column) const
{
    if (!m_prepared.native)
        return keep(column, m_prepared.query->value(column).toByteArray());
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_prepared.native, column));
    return data ? std::string_view(data, std::size_t(sqlite3_column_bytes(m_prepared.native, column))) : std::string_view("");
}

std::string_view Statement::keep(int column, QByteArray bytes) const
{
    if (m_texts.size() <= std::size_t(column))
        m_texts.resize(std::size_t(column) + 1);
    QByteArray &kept = m_texts[std::size_t(column)];
    kept = std::move(bytes);
    return {kept.constData(), std::size_t(kept.size())};
}

std::optional<Instant> Statement::instant(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(Instant(Micros(integer(column))));
}

} // namespace tidewright
