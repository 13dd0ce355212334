#include "environment.h"

#include <QtGlobal>

namespace tidewright
{

void forgetServerSettings()
{
    for (const char *const name : {"PGHOST",
                                   "PGHOSTADDR",
                                   "PGPORT",
                                   "PGDATABASE",
                                   "PGUSER",
                                   "PGPASSWORD",
                                   "PGOPTIONS",
                                   "PGAPPNAME",
                                   "PGSERVICE",
                                   "PGSERVICEFILE",
                                   "PGSYSCONFDIR",
                                   "PGSSLMODE",
                                   "PGREQUIRESSL",
                                   "PGSSLMINPROTOCOLVERSION",
                                   "PGSSLMAXPROTOCOLVERSION",
                                   "PGGSSENCMODE",
                                   "PGCHANNELBINDING",
                                   "PGREQUIREPEER",
                                   "PGTARGETSESSIONATTRS",
                                   "PGLOADBALANCEHOSTS",
                                   "PGCONNECT_TIMEOUT",
                                   "PGCLIENTENCODING",
                                   "PGDATESTYLE",
                                   "PGTZ",
                                   "PGGEQO",
                                   "MYSQL_HOST",
                                   "MYSQL_TCP_PORT",
                                   "MYSQL_UNIX_PORT",
                                   "MARIADB_TLS_DISABLE_PEER_VERIFICATION"})
        qunsetenv(name);
}

} // namespace tidewright
