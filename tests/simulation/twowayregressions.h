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
    {"what a side holds less exactly was merged as a change", "w2=1 w7=2 w32=20 w33=2 w34=1 w84=6 w85=2 w92=5 w93=2"},
    {"a write was counted that changed nothing at the side that holds less", "w7=2 w24=20 w25=2 w148=22 w149=2 w150=1 s28=13"},
    {"the state store failed where a run summed up what both sides hold", "w0=1 w24=2 w28=2 s0=16 s7=6 s70=1"},
    {"what was decided was held against a list that left a record out", "w1=3 w40=2 w41=2 w84=9 w85=2 w92=2 w104=2 w105=2 w160=24 w161=2 w188=18 w189=2 w200=34 s40=17 s42=6 s75=1"},
    {"an edit like what a killed run was about to write was rolled back with it", "w0=2 w2=2 w36=2 w92=2 w93=6 w140=33 w141=6 w144=2 w145=1 w152=16 w188=2 w191=3 w192=2 w195=3 w200=17 w203=3 s30=3 s31=51 s40=1 s42=18 s74=1 s75=1"},
    {"an older state was put back behind a run that was taken back", "w36=3 w37=3 w92=22 w93=3 s14=19 s15=5 s56=8 s57=1"},
};

} // namespace tidewright
