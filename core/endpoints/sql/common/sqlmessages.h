// What is told in the same words whichever engine it comes from.
#pragma once

#include "sqlconnectionconfig.h"

namespace tidewright
{

// `detail`: what the server said.
Error loginRefused(const SqlConnectionConfig &config, const QString &detail);
// Somebody asked for it; `described`: the connection.
Error workStopped(const QString &described);

} // namespace tidewright
