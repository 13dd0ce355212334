// What Copy details puts on the clipboard: plain text for a bug report or a colleague, no secrets.
#pragma once

#include "logbook.h"
#include "typerow.h"

namespace tidewright
{

QString detailsText(const TypeRow &row, const QString &workspace, const std::deque<LogRecord> &log);

} // namespace tidewright
