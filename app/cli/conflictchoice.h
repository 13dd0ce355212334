// What somebody types to decide a conflict, read.
#pragma once

#include "service.h"

#include <string>

namespace tidewright::cli
{

// --take SIDE and --field NAME=CHOICE, as they were typed.
struct TypedChoices {
    std::string take; // empty: none
    std::vector<std::string> fields;
};

// CHOICE: a side, or JSON of the field's own kind. Usage error naming what cannot be read.
Result<Resolution> readChoices(const TypedChoices &typed, const Conflict &conflict);

} // namespace tidewright::cli
