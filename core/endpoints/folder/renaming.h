// Renames that destroy nothing: both leave every file that was there under one of the two names.
#pragma once

#include "directory.h"

namespace tidewright
{

struct FileAt {
    const Directory &folder;
    const std::string &name;
};

enum class Renamed {
    Done,
    Missing, // there is nothing to rename, or nothing to exchange it with
    Taken,   // there is something by the new name
    Failed,  // errno tells why
};

// Each gets the other's name, at once.
Renamed exchangeFiles(const FileAt &a, const FileAt &b);
// Under a name that nothing has yet.
Renamed moveToNew(const FileAt &from, const FileAt &to);

} // namespace tidewright
