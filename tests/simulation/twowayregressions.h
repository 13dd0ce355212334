// Scripts of histories of two sides that have failed once.
#pragma once

#include "regressions.h"

namespace tidewright
{

inline constexpr Regression twoWayRegressions[] = {
    {"a history in which nothing happens", ""},
    {"what was decided was never applied where fields are merged", "w2=1 w76=2 w77=3 w208=6 w209=3 w228=7 w229=3"},
    {"a dry run noted what an unfinished run had written", "w0=1 w8=3 w72=2 s8=3 s9=21 s12=1 s13=1 s14=12 s71=1"},
    {"a run without state noted that a decision was applied", "w24=21 w28=6 w76=34 s14=13"},
    {"a base was not found behind one that had been taken", "w0=1 w16=2 w156=2 w157=4 w228=17 w232=16 w233=4 s0=1"},
};

} // namespace tidewright
