// Which seeds a simulation is to try, as its command line says:
//   --seed 17        plays one seed and says what happened
//   --seeds 50000    tries that many
//   --from 5000      beginning with this one
//   --minutes 60     tries seeds for that long
//   --first          stops at the first seed that fails and leaves it as it is
//   --script "w3=1"  plays a script, as a failing seed prints it
#pragma once

#include "simulation.h"

namespace tidewright
{

class SeedSearch
{
public:
    // Takes its own arguments away from those of the test.
    void parse(std::vector<char *> &arguments);

    // Plays a script and says what went wrong; empty if nothing did.
    using Play = std::function<QString(Script &, Telling)>;
    // What is to be said of the failures; empty if there are none. Each is told at once, and whole.
    QString run(const Play &play) const;

    bool isOfOne() const { return m_given || m_count == 1; }
    std::uint64_t first = 1;

private:
    enum class Findings { Explain, StopAtFirst };
    std::uint64_t m_count = 2'000;
    std::optional<qint64> m_minutes;
    std::optional<Script> m_given;
    Findings m_findings = Findings::Explain;
};

} // namespace tidewright
