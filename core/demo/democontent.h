// The content of the demo's website: pages, menus and authors, held by site.db and by a folder of files.
#pragma once

#include "demodatabase.h"

namespace tidewright
{

Result<void> writeDemoContent(DemoDatabase &database);

} // namespace tidewright
