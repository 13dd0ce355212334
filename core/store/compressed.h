// Packed records as they stand in columns: compressed where that pays.
#pragma once

#include "error.h"

#include <string>
#include <string_view>

namespace tidewright
{

// Never empty but for an empty one.
std::string compressed(std::string_view bytes);
// StateUnreadable if compressed() has not made it.
Result<std::string> uncompressed(std::string_view stored);

} // namespace tidewright
