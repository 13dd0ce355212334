// What the server or libpq said, as an Error of ours.
#pragma once

#include "error.h"
#include "sqlconnectionconfig.h"

#include <libpq-fe.h>

namespace tidewright
{

// A statement that failed.
Error pgError(const PGresult *result, const SqlConnectionConfig &config);

// The connection broke while it was in use. `said`: libpq's message, which never holds the password.
Error pgLost(const QString &said, const SqlConnectionConfig &config);

// How far an attempt to connect had come when it failed: libpq's own texts are translated and tell no cases apart.
enum class PgConnectPhase { Resolving, Connecting, TlsHandshake, LoggingIn };

// `said` is read for a SQLSTATE, which is there if the server answered (PQERRORS_VERBOSE).
Error pgConnectError(PgConnectPhase phase, const QString &said, bool passwordWanted, const SqlConnectionConfig &config);

} // namespace tidewright
