// Which fault a schedule has for a run, and when.
#pragma once

#include "simulatedeffects.h"
#include "tape.h"

namespace tidewright
{

constexpr std::int64_t reach = 60; // effects of a run at which something may happen

// What is left to the caller to bring about.
struct Armed {
    bool anotherWorker = false;  // when this one sleeps: FakeWorld::asleep
    bool editsMeanwhile = false; // FakeWorld::interlude
};

// Reads layout::fault choices off the tape.
inline Armed armFault(FakeWorld &world, Tape &tape)
{
    Armed armed;
    world.fault = Fault(tape.pick(faultKinds));
    world.faultAt = world.effects + tape.pick(reach);
    world.faultFor = tape.pick(4) == 3 ? 12 : 1; // sticky: for most of a minute
    world.atPause.reset();
    armed.anotherWorker = tape.pick(2) == 1;
    if (const std::int64_t at = tape.pick(reach); at > 0) {
        world.interludeAt = world.effects + at;
        armed.editsMeanwhile = true;
    }
    if (const std::int64_t kind = tape.pick(8); kind >= 6) {
        world.storeFault = kind == 6 ? ErrorCode::DiskFull : ErrorCode::ConnectionFailed;
        world.storeFaultAt = world.storeCalls + world.faultAt % 12;
        world.storeFaultFor = world.faultFor;
    }
    return armed;
}

} // namespace tidewright
