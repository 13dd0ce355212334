// The file of a SQLite state database: whether it is sound, and a copy of one that is not.
#pragma once

#include "statedatabase.h"

namespace tidewright
{

// What to do about a state that nothing can be taken out of.
QString nothingToSalvage();
// StateUnreadable if the file is no database or its structure is damaged; a copy is kept beside it then. The file itself is left
// untouched.
Result<void> checkStateFile(const StateDatabase &database);

} // namespace tidewright
