// What tells a record to people, where it has something of that kind.
#pragma once

#include "conflict.h"

namespace tidewright
{

// A text of the record on one line, not longer than a list shows; empty: it has none.
QString conflictTitle(const Conflict &conflict);

} // namespace tidewright
