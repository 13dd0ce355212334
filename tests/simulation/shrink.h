// Makes a failing history as plain as it can be while it still fails.
#pragma once

#include "tape.h"

#include <functional>

namespace tidewright
{

// `fails` may run a script many hundred times; the script is handed over as its run has used it.
Script shrunk(Script failing, const std::function<bool(Script &)> &fails);

} // namespace tidewright
