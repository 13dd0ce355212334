#include "mysqltarget.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlTarget)
};
} // namespace

Result<std::unique_ptr<Target>> MysqlTarget::open(const SqlConnectionConfig &config, const TargetSpec &spec, std::stop_token stop)
{
    std::unique_ptr<MysqlTarget> target(new MysqlTarget);
    target->m_stop = stop;
    target->m_spec = spec;
    TRY_ASSIGN(target->m_connection, MysqlConnection::open(config, MysqlUse::Write, std::move(stop)));
    TRY_ASSIGN(target->m_table, readTable(*target->m_connection, spec.place));
    TRY(target->m_table.columnsOf(spec.fields));
    TRY(target->m_table.columnsOf(spec.key));
    return std::unique_ptr<Target>(std::move(target));
}

Result<bool> MysqlTarget::isEmpty()
{
    TRY_ASSIGN(const auto any, m_connection->rows("SELECT 1 FROM " + m_table.quoted + " LIMIT 1"));
    return any.empty();
}

Result<std::unique_ptr<Load>> MysqlTarget::openLoad(const QString &, LoadKind)
{
    return fail(ErrorCode::Unsupported, Tr::tr("%1 cannot be written to yet.").arg(m_spec.place));
}

} // namespace tidewright
