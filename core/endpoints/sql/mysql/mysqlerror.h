// What MariaDB and MySQL say when something fails, in our words.
#pragma once

#include "error.h"
#include "sqlconnectionconfig.h"

#include <QByteArray>

namespace tidewright
{

struct MysqlFault {
    unsigned number = 0; // server's (1000…) or client library's (2000…)
    QByteArray state;    // SQLSTATE
    QByteArray text;     // the server's words
};

Error mysqlError(const MysqlFault &fault, const SqlConnectionConfig &config);

// The connection is gone: nothing that was not committed is there.
bool isConnectionLost(unsigned number);

} // namespace tidewright
