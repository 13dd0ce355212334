// From a connection of the workspace to an endpoint that can be talked to. The only place that names the kinds; a new kind is one line.
#pragma once

#include "endpoint.h"
#include "secrets.h"
#include "syncjob.h"

namespace tidewright
{

// Empty where it has none; SecretMissing if it cannot be found.
Result<Secret> passwordOf(const Connection &connection, const SecretSource &secrets);
// Unsupported for a kind that is not known. Opens nothing yet.
Result<std::unique_ptr<Endpoint>> makeEndpoint(const Connection &connection, const Secret &password);

} // namespace tidewright
