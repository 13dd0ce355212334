// The values that must survive every path, as fields of one table and values for each of them.
#pragma once

#include "schema.h"
#include "value.h"

#include <vector>

namespace tidewright
{

struct SurvivingField {
    Field field;
    std::vector<Value> values;
};

// Every kind; what at least one of the three engines cannot hold is not among them.
std::vector<SurvivingField> survivingFields();

} // namespace tidewright
