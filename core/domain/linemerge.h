// Long texts, merged by lines (libgit2).
#pragma once

#include "value.h"

#include <optional>

namespace tidewright
{

// Of three texts of several lines, if the changes of the two sides do not touch each other; else empty. Line ends stay as each line has them.
std::optional<Value> mergeLines(const Value &base, const Value &local, const Value &remote);

} // namespace tidewright
