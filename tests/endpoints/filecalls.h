// What a test's own process does to files, under the test's control: linked into it, these calls come before the C library's.
#pragma once

#include <functional>
#include <string>

namespace tidewright
{

// Called with the call's name before each call that changes something: 0 lets it happen, an errno refuses it.
using FileCallHook = std::function<int(const std::string &call)>;
void setFileCallHook(FileCallHook hook);

} // namespace tidewright
