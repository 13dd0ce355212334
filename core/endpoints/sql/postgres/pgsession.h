// How a session of PostgreSQL is set up.
#pragma once

#include "pgconnection.h"

namespace tidewright
{

// Readers go by a name of their own, so that bounds() does not take them for writers.
const char *pgApplicationName(PgAccess access);

// Values reach us in one text form whatever the server's settings; long statements are ours to stop, a lock that nobody gives up
// is not waited for all night, and a server that can looks whether we are still there.
QString pgSessionSettings(PgAccess access, int serverVersion);

} // namespace tidewright
