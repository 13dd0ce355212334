// Scripts of histories of two sides that have failed once.
#pragma once

#include "regressions.h"

namespace tidewright
{

inline constexpr Regression twoWayRegressions[] = {
    {"a history in which nothing happens", ""},
};

} // namespace tidewright
