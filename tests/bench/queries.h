// What the works through QtSql share.
#pragma once

#include "benchmarks.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace tidewright::bench
{

void require(bool ok, const QSqlError &error);
QSqlDatabase connectTo(const SqlServer &server, const QString &driver, const QString &name);

} // namespace tidewright::bench
