#include "transaction.h"

#include "statement.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

Result<void> runPrepared(StoreSession &session, const QString &sql)
{
    // PostgreSQL prepares no transaction statements.
    if (session.engine() == SqlEngine::Postgres)
        return session.execute(sql);
    TRY_ASSIGN(Statement statement, Statement::prepare(session, sql));
    return statement.run();
}

} // namespace

Transaction::Transaction(StoreSession &session)
    : m_session(&session)
{
}

Result<Transaction> Transaction::begin(StoreSession &session)
{
    // IMMEDIATE: two writers wait for each other here instead of failing in the middle.
    TRY(runPrepared(session,
                    session.engine() == SqlEngine::Sqlite ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN")));
    return Transaction(session);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_session(std::exchange(other.m_session, nullptr))
{
}

Transaction::~Transaction()
{
    // Without a connection, or after an engine's own rollback, there is nothing left to undo and the answer does not matter.
    if (m_session)
        (void)m_session->execute(QStringLiteral("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    auto result = runPrepared(*m_session, QStringLiteral("COMMIT"));
    if (!result) {
        Error error = result.error();
        if (m_session->engine() == SqlEngine::Postgres && error.code == ErrorCode::ConnectionFailed) {
            m_session = nullptr;
            return fail(
                ErrorCode::CommitUnknown,
                Tr::tr("The connection to the state database was lost while it was writing: whether it did is not known."),
                error.detail, Tr::tr("Look at the state again before going on."));
        }
        return tl::unexpected(error);
    }
    m_session = nullptr;
    return {};
}

} // namespace tidewright
