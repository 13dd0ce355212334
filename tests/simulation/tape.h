// What a simulated history is made of: two lists of choices, of which 0 always is the plainest. One of them can be changed without
// changing what the other means.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

namespace tidewright
{

class Tape
{
public:
    Tape() = default; // zeros without end
    Tape(std::uint64_t seed, std::size_t length);

    void seek(std::size_t position) { m_at = position; }
    // 0 … below-1. What is picked is what the tape says from then on.
    std::int64_t pick(std::int64_t below);

    std::vector<std::uint32_t> choices;

private:
    std::size_t m_at = 0;
};

// Both tapes of a history. Its text names the choices that are not 0: "w3=1 w12=7 s4=2", w for workload and s for schedule.
struct Script {
    Tape workload;
    Tape schedule;

    static Script ofSeed(std::uint64_t seed);
    static std::optional<Script> parse(const QString &text);
    QString text() const;
    std::size_t size() const; // choices that are not 0
};

// Where the choices of a history stand.
namespace layout
{
constexpr std::size_t rounds = 5;
constexpr std::size_t edit = 4;   // choices of one edit
constexpr std::size_t edits = 4;  // in a row
constexpr std::size_t bursts = 4; // rows of edits in a round: before the incident, behind it, during the run, during the next
constexpr std::size_t burst = edits * edit;
constexpr std::size_t roundOfEdits = bursts * burst;
constexpr std::size_t terms = 12; // choices of what is synced, and how
constexpr std::size_t workload = terms + rounds * roundOfEdits;
constexpr std::size_t incident = 2;
constexpr std::size_t fault = 6;
constexpr std::size_t roundOfFaults = incident + 2 * fault; // of the run, and of the one that recovers from it
constexpr std::size_t crashes = rounds * roundOfFaults; // of the target's server: where they begin
constexpr std::size_t schedule = crashes + rounds * 2;
} // namespace layout

} // namespace tidewright
