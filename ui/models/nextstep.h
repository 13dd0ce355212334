// What the console advises where something failed: its own actions, not the options of the command line.
#pragma once

#include "error.h"

namespace tidewright
{

// In place of the error's own hint; empty if there is nothing to advise.
QString nextStep(const Error &error);

} // namespace tidewright
