#include "pgsession.h"

#include "sqlconnectionconfig.h"

#include <chrono>

namespace tidewright
{

const char *pgApplicationName(PgAccess access)
{
    return access == PgAccess::ReadOnly ? "tidewright reader" : "tidewright";
}

QString pgSessionSettings(PgAccess access, int serverVersion)
{
    QString sql =
        QStringLiteral("SET client_min_messages = warning; SET standard_conforming_strings = on; SET DateStyle = 'ISO, YMD'; "
                       "SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC'; SET extra_float_digits = 3; "
                       "SET bytea_output = 'hex'; SET statement_timeout = 0; SET lock_timeout = '30s'; "
                       "SET idle_in_transaction_session_timeout = %1")
            .arg(access == PgAccess::ReadWrite ? std::chrono::milliseconds(idleTransactionTime).count() : 0);
    if (serverVersion >= 140000)
        sql += QLatin1String("; SET client_connection_check_interval = '5s'; SET idle_session_timeout = 0");
    if (access == PgAccess::ReadOnly)
        sql += QLatin1String("; SET default_transaction_read_only = on");
    return sql;
}

} // namespace tidewright
