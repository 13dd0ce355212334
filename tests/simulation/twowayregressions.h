// Scripts of histories of two sides that have failed once.
#pragma once

#include "regressions.h"

namespace tidewright
{

inline constexpr Regression twoWayRegressions[] = {
    {"a history in which nothing happens", ""},
    {"what was decided was never applied where fields are merged", "w2=1 w76=2 w77=3 w208=6 w209=3 w228=7 w229=3"},
};

} // namespace tidewright
