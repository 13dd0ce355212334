// Scripts of histories that have failed once.
#pragma once

namespace tidewright
{

struct Regression {
    const char *showed;
    const char *script;
};

inline constexpr Regression regressions[] = {
    {"a history in which nothing happens", ""},
    {"a worker that woke up behind its successor made its load again", "w8=3 s2=3 s8=4 s9=14 s11=1"},
    {"the same in an incremental run", "w224=1 w232=1 w233=1 s44=4 s45=13 s47=1"},
    {"the answer to the end of a run was lost, and its ledger stayed", "w264=1 s50=2 s51=10 s52=3 s54=1"},
    {"a run was undone while the state could not be written", "w7=4 w12=1 w13=1 w16=1 w116=1 s14=4 s17=41 s18=3 s20=12 s21=6"},
    {"a run that reconciles had ended, and its process with it before it could tell",
     "w0=2 w2=1 w88=1 w89=7 w208=17 w209=7 w220=1 w223=3 w228=1 w231=3 s42=1 s44=3 s45=21"},
    {"the same of one that slept before it could tell",
     "w0=2 w2=1 w8=3 w16=1 w19=3 w24=1 w27=2 w28=1 w29=1 w31=2 w32=1 w33=2 w35=2 w40=15 w41=3 w124=17 w132=19 w133=1 w156=1 "
     "w157=1 w159=3 w160=1 w161=3 w168=1 w169=4 s16=1 s17=2 s18=3 s26=45 s28=1 s30=4 s31=38 s33=1"},
    {"the shortcut remembered what pages had left out", "w84=1 w88=13 w89=1 s14=6"},
};

} // namespace tidewright
