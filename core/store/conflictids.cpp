#include "conflictids.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

} // namespace

QString conflictId(std::int64_t number)
{
    return QLatin1Char('c') + QString::number(qlonglong(number));
}

std::optional<std::int64_t> conflictNumber(const QString &id)
{
    bool ok = false;
    const qlonglong number = QStringView(id).mid(1).toLongLong(&ok);
    return ok && number > 0 && conflictId(number) == id.toLower() ? std::optional<std::int64_t>(number) : std::nullopt;
}

Failure conflictNotFound(const QString &id)
{
    return fail(ErrorCode::NotFound, Tr::tr("There is no conflict %1.").arg(id), {},
                Tr::tr("\"tidewright conflicts\" lists those that are open."));
}

Result<std::int64_t> knownConflictNumber(const QString &id)
{
    const auto number = conflictNumber(id);
    if (!number)
        return conflictNotFound(id);
    return *number;
}

QString selectUnsettled(const QString &columns)
{
    return QStringLiteral("SELECT %1 FROM conflicts WHERE job_name = ? AND type_key = ? AND record_key = ? AND %2")
        .arg(columns, unsettledConflicts);
}

} // namespace tidewright
