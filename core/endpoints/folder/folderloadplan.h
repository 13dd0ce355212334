// What a load of a folder is made for.
#pragma once

#include "endpoint.h"
#include "folderscans.h"
#include "recordlayout.h"

namespace tidewright
{

struct FolderLoadPlan {
    FolderConfig config;
    std::shared_ptr<FolderScans> scans;
    TargetSpec spec;
    LoadKind kind = LoadKind::Immediate;
    RecordLayout layout; // of the written columns
    RecordLayout whole;  // of all that the place's records have
};

// Our own part of the connection's folder.
Result<Directory> makeOwnFolder(const Directory &root);

} // namespace tidewright
