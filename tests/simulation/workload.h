// The people who edit the source, by the workload tape.
#pragma once

#include "owed.h"
#include "simulatedeffects.h"
#include "syncjob.h"
#include "tape.h"

namespace tidewright
{

constexpr std::int64_t microsPerSecond = 1'000'000;
// All values of records begin with these digits, and nothing else does: nobody but the two sides may know them.
constexpr std::int64_t canary = 918'273'645'000'000'000;
constexpr QLatin1String canaryDigits("918273645");

class Workload
{
public:
    // Reads what is synced, and how, off the tape.
    Workload(Tape &tape, FakeWorld &world, FakeTable &source, FakeTable &target, ContentType &type);

    enum class Burst { BeforeIncident, BeforeRun, DuringRun, DuringNextRun };
    void edit(std::size_t round, Burst burst);
    void commitAll();
    // The source as it was then. Whoever had not committed yet is gone.
    void restore(const FakeRows &rows);
    // From now on a record that is as it was there may be taken for unchanged, and what was compared since was not.
    void distrust(const FakeRows &rows, std::int64_t since);

    // Whether all times of the source lie before what was known of it, by more than the lookback.
    bool isFarBehind(const Value &cursor, const std::optional<Instant> &modified) const;

    // What a sync has to bring about.
    FakeRows expected() const;
    std::int64_t now() const { return m_world.clock.time + m_source.skew; }

    Owed owed;
    std::int64_t refused = -1; // id of the record that the target does not take at first

private:
    struct Uncommitted {
        FakeRow row;
        std::int64_t since = 0;
    };
    enum class Pace { Leisurely, Brisk };
    void editOne(Pace pace);
    void put(std::int64_t id, FakeRow row);
    void erase(std::int64_t id);
    void owe(std::int64_t id);
    Owed::Promise promised(std::int64_t id) const;
    std::int64_t bound() const; // the earliest time that the next run has to look at

    Tape &m_tape;
    FakeWorld &m_world;
    FakeTable &m_source;
    const ContentType &m_type;
    std::map<std::int64_t, Uncommitted> m_uncommitted;
    std::vector<FakeRows> m_distrusted;
    std::int64_t m_ids = 12;
    std::int64_t m_lastToken = 10;
    bool m_capped = false; // the source tells since when transactions are open
};

} // namespace tidewright
