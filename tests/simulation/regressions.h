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
    {"an older state forgot what had been compared, and resumed its own run",
     "w3=2 w6=5 w8=3 w16=1 w17=17 w48=1 w49=18 w52=17 w53=16 w88=12 s6=1 s13=6 s14=8 s28=8 s29=1"},
    {"a worker that woke up behind its successor could not say so",
     "w0=3 w6=5 w28=17 w29=5 w32=10 w33=6 w36=1 w37=3 w92=10 w93=7 w100=1 w104=1 w105=1 w120=1 w121=2 w156=1 w160=17 w161=3 "
     "w164=5 w165=8 w172=13 w173=4 w204=1 w205=3 w212=21 w213=2 w228=19 w244=15 w245=4 s16=6 s20=1 s23=58 s27=6 s30=4 s31=53 "
     "s34=1 s36=3 s37=28 s48=1 s51=14 s55=6 s56=15 s58=4 s59=42 s61=1 s63=6"},
    {"the same of one that its state had refused",
     "w20=17 w21=9 w24=13 w25=2 w27=3 w32=1 w35=3 w36=1 w37=4 w76=17 w77=1 w88=1 w89=5 w92=13 w93=6 w124=1 w125=6 w128=1 w129=2 "
     "w140=1 w141=11 w144=15 w145=9 w148=1 w152=1 w153=5 w156=1 w157=4 w160=1 w161=7 w172=5 w173=10 w175=1 w196=1 w220=13 w221=8 "
     "w252=13 w253=3 w260=17 w261=1 w288=19 w300=1 w301=2 w312=17 w313=3 s2=3 s3=17 s16=6 s17=33 s22=1 s23=5 s24=3 s26=1 s34=25 "
     "s36=6 s37=21 s40=12 s45=10 s49=6 s50=5 s51=24 s52=3 s54=1 s55=6 s58=3 s59=55 s62=1 s64=4 s65=27 s66=3 s67=1 s69=6"},
    {"a worker dropped what another had written to the ledger while it slept",
     "w0=2 w1=4 w12=1 w13=4 w20=17 w21=1 w24=1 w36=1 w76=1 w80=1 w81=5 w100=1 w101=4 w136=1 w137=4 w144=1 w145=5 w148=1 "
     "w149=1 w152=17 w160=1 w161=2 w172=1 w173=6 w180=1 w181=3 s0=3 s14=15 s26=10 s30=6 s31=21 s34=1 s36=4 s37=50 s39=1 s41=6"},
    {"the shortcut remembered what pages had left out", "w84=1 w88=13 w89=1 s14=6"},
};

} // namespace tidewright
