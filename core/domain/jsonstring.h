// Text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace tidewright
{

// Appends it in quotes: quotes and backslashes escaped, control characters as \n where there is a short form, else as \u001f; all else as it is.
void writeJsonString(std::string_view text, std::string &out);

} // namespace tidewright
