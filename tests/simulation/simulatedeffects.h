// Time, chance, and what can go wrong: every call that reaches another system is an effect; one of them can fail, lose its answer, end the
// process, put it to sleep, or find that others have worked meanwhile.
#pragma once

#include "clock.h"
#include "error.h"
#include "ids.h"

#include <functional>
#include <map>
#include <optional>

namespace tidewright
{

// AnswerLost: what was asked for is done all the same. ConnectionLost at a commit: it is not. Overtaken: of several writers the one behind has
// committed, and the one before has not, when the process ends.
enum class Fault { None, ConnectionLost, AnswerLost, Crash, Paused, Deadlock, Overtaken };
constexpr int faultKinds = 7;

class FakeClock final : public Clock
{
public:
    Instant now() const override { return Instant(Micros(time + ahead)); }
    Micros elapsed() const override { return Micros(time); }
    bool wait(Micros duration, std::stop_token) override
    {
        time += duration.count();
        return true;
    }
    std::int64_t ahead = 0; // of this machine's wall clock
    std::int64_t time = 1'700'000'000'000'000;
};

class FakeIds final : public IdSource
{
public:
    QString next() override { return QStringLiteral("run%1").arg(++m_last, 8, 10, QLatin1Char('0')); }
    std::uint64_t random() override { return ++m_last * 0x9E3779B97F4A7C15ULL; }

private:
    std::uint64_t m_last = 0;
};

// Commits at the target.
constexpr std::uint64_t commitEffect = 7;
constexpr std::uint64_t mergeEffect = 11;
// Under lock.
constexpr std::uint64_t lookEffect = 44;
constexpr std::uint64_t wholeEffect = 45;
// Of what is kept beside the target.
constexpr std::uint64_t undoRunsEffect = 46;
constexpr std::uint64_t undoEntriesEffect = 47;
constexpr std::uint64_t dropUndoEffect = 48;

// What belongs to a transaction at the target: whoever sleeps within one finds it given up by the server.
constexpr bool isWithinTransaction(std::uint64_t what)
{
    return (what >= 5 && what <= mergeEffect) || what == lookEffect || what == wholeEffect;
}
// What writers do while the one before them hangs at its commit.
constexpr bool isOfOtherWriters(std::uint64_t what)
{
    return what == 2 || (what >= 4 && what <= commitEffect) || what == 22 || what == wholeEffect;
}
constexpr bool isAtTarget(std::uint64_t what)
{
    return (what >= 4 && what <= 14) || what == 18 || (what >= lookEffect && what <= dropUndoEffect);
}
// The state store is called.
constexpr bool isOfStore(std::uint64_t what)
{
    return what >= 20 && what < 40;
}

// Before a lease is taken, or without one: whoever sleeps there has nothing to lose.
constexpr std::uint64_t quietStatesEffect = 27;
constexpr std::uint64_t finishUnchangedEffect = 28;
constexpr std::uint64_t contentsEffect = 42;
constexpr std::uint64_t holdRecordsEffect = 43;
constexpr bool isWithoutLease(std::uint64_t what)
{
    return what == quietStatesEffect || what == finishUnchangedEffect || what == contentsEffect || what == holdRecordsEffect;
}

struct FakeWorld {
    FakeClock clock;
    FakeIds ids;
    std::int64_t effects = 0;
    std::int64_t faultAt = -1;
    std::int64_t faultFor = 1;             // effects in a row
    std::function<void()> asleep;          // what others do while the process sleeps past its lease
    const std::int64_t *watched = nullptr; // what must not grow
    std::optional<std::int64_t> atPause;   // its value when the process woke up
    Fault fault = Fault::None;
    std::int64_t storeCalls = 0;
    std::int64_t storeFaultAt = -1; // of its calls
    std::int64_t storeFaultFor = 1;
    ErrorCode storeFault = ErrorCode::ConnectionFailed;
    bool dead = false;
    std::int64_t tick = 0;     // grows with every effect and every edit
    std::int64_t lookedAt = 0; // when a source was last asked how far it goes
    std::int64_t upper = 0;    // what it said
    struct Beginning {
        std::int64_t lookedAt = 0;
        bool initial = false;
        std::int64_t upper = 0;
    };
    std::map<QString, Beginning> beginnings; // by run
    std::int64_t interludeAt = -1;           // the effect before which others work
    std::function<void()> interlude;
    std::int64_t serverCrashAt = -1;         // the effect from which on the next one at the target finds its server crashed
    std::function<void()> serverCrash;       // what that takes along
    std::function<bool()> runUnfinished; // one is under way, or may be resumed
    std::uint64_t trace = 0;

    static Failure gone() { return fail(ErrorCode::Internal, QStringLiteral("the process is gone")); }
    // True: the fault is an answer that is lost, so do it first.
    Result<bool> effect(std::uint64_t what);
    // No fault any more; the lease of a process that is gone expires.
    void heal();
    // Asked at the commit of one of several writers. True: it hangs there until the process ends, and another one goes on.
    bool hangs();

    bool overtaken = false; // a writer hangs

private:
    Result<bool> fallAsleep(std::uint64_t what);
};

} // namespace tidewright
