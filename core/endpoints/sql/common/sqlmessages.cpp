#include "sqlmessages.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlMessages)
};
} // namespace

Error loginRefused(const SqlConnectionConfig &config, const QString &detail)
{
    return {ErrorCode::AuthFailed,
            Tr::tr("The server of %1 refused the user “%2”: wrong user name or password, or not let in from this machine.")
                .arg(config.described(), config.user),
            detail, Tr::tr("Check the user in the connection's file, and set its password anew with “tidewright secrets set”.")};
}

Error workStopped(const QString &described)
{
    return {ErrorCode::Cancelled,
            Tr::tr("The work on %1 was stopped. What was not committed there is rolled back.").arg(described),
            {},
            Tr::tr("Do it again; what was committed before is kept.")};
}

} // namespace tidewright
