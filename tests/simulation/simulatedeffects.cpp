#include "simulatedeffects.h"

namespace tidewright
{

Result<bool> FakeWorld::effect(std::uint64_t what)
{
    if (dead)
        return gone();
    trace = (trace ^ what) * 0x100000001B3ULL;
    clock.time += 1000;
    ++tick;
    if (isOfStore(what)) {
        const std::int64_t call = storeCalls++;
        if (storeFaultAt >= 0 && call >= storeFaultAt && call < storeFaultAt + storeFaultFor)
            return fail(storeFault, QStringLiteral("the state store failed"));
    }
    const std::int64_t now = effects++;
    if (interlude && now >= interludeAt)
        std::exchange(interlude, nullptr)();
    if (overtaken && !isOfOtherWriters(what)) {
        dead = true;
        return gone();
    }
    if (overtaken && what == commitEffect)
        dead = true; // behind this one
    if (serverCrash && now >= serverCrashAt && isAtTarget(what)) {
        std::exchange(serverCrash, nullptr)();
        if (what == commitEffect || what == mergeEffect)
            return fail(ErrorCode::CommitUnknown, QStringLiteral("the target's server crashed"));
        return fail(ErrorCode::ConnectionFailed, QStringLiteral("the target's server crashed"));
    }
    if (faultAt < 0 || now < faultAt || now >= faultAt + faultFor)
        return false;
    switch (fault) {
    case Fault::None:
    case Fault::Overtaken:
        return false;
    case Fault::ConnectionLost:
        if (what == commitEffect || what == mergeEffect)
            return fail(ErrorCode::CommitUnknown, QStringLiteral("connection lost at its commit"));
        return fail(ErrorCode::ConnectionFailed, QStringLiteral("connection lost"));
    case Fault::AnswerLost:
        return true;
    case Fault::Crash:
        dead = true;
        return gone();
    case Fault::Paused:
        return fallAsleep(what);
    case Fault::Deadlock:
        if (isWithinTransaction(what))
            return fail(ErrorCode::Conflict, QStringLiteral("deadlock"));
        return false;
    }
    return false;
}

void FakeWorld::heal()
{
    dead = false;
    overtaken = false;
    asleep = nullptr;
    interlude = nullptr;
    serverCrash = nullptr;
    faultAt = -1;
    storeFaultAt = -1;
    atPause.reset();
    clock.time += 61'000'000;
}

bool FakeWorld::hangs()
{
    if (fault != Fault::Overtaken || overtaken || faultAt < 0 || effects <= faultAt)
        return false;
    overtaken = true;
    return true;
}

// Longer than the lease, and than a server keeps a silent transaction.
Result<bool> FakeWorld::fallAsleep(std::uint64_t what)
{
    faultAt = -1;
    clock.time += 80'000'000;
    if (asleep)
        asleep();
    if (watched && !isWithoutLease(what))
        atPause = *watched;
    if (what == commitEffect || what == mergeEffect)
        return fail(ErrorCode::CommitUnknown, QStringLiteral("the transaction was given up"));
    if (isWithinTransaction(what))
        return fail(ErrorCode::ConnectionFailed, QStringLiteral("the transaction was given up"));
    return false;
}

} // namespace tidewright
