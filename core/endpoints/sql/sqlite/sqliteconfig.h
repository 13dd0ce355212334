// How to reach one SQLite database.
#pragma once

#include "syncjob.h"

namespace tidewright
{

struct SqliteConfig {
    QString name; // of the connection, for messages
    QString path; // absolute

    static SqliteConfig of(const Connection &connection) { return {connection.name, connection.path}; }
    // "“legacy” (/data/legacy.db)".
    QString described() const { return QStringLiteral("“%1” (%2)").arg(name, path); }
};

} // namespace tidewright
