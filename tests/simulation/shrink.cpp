#include "shrink.h"

#include <algorithm>

namespace tidewright
{

namespace
{

class Shrinking
{
public:
    Shrinking(Script failing, const std::function<bool(Script &)> &fails)
        : m_best(std::move(failing))
        , m_fails(fails)
    {
    }

    Script run()
    {
        for (bool better = true; better;) {
            better = false;
            // Faults go first, then edits; by rounds, by what belongs together, one by one.
            for (const std::size_t width :
                 {layout::schedule, layout::roundOfFaults, layout::fault, layout::incident, std::size_t(1)})
                better = zero(&Script::schedule, width, 0) || better;
            for (const std::size_t width : {layout::roundOfEdits, layout::burst, layout::edit, std::size_t(1)})
                better = zero(&Script::workload, width, layout::terms) || better;
            better = zero(&Script::workload, 1, 0) || better;
            better = lower(&Script::schedule) || better;
            better = lower(&Script::workload) || better;
        }
        return m_best;
    }

private:
    bool improves(Script candidate)
    {
        if (!m_fails(candidate))
            return false;
        m_best = std::move(candidate);
        return true;
    }

    bool zero(Tape Script::*which, std::size_t width, std::size_t first)
    {
        bool better = false;
        for (std::size_t at = first; at < (m_best.*which).choices.size(); at += width) {
            Script candidate = m_best;
            auto &choices = (candidate.*which).choices;
            const auto from = choices.begin() + std::ptrdiff_t(at);
            const auto to = choices.begin() + std::ptrdiff_t(std::min(at + width, choices.size()));
            if (std::all_of(from, to, [](std::uint32_t choice) { return choice == 0; }))
                continue;
            std::fill(from, to, 0U);
            better = improves(std::move(candidate)) || better;
        }
        return better;
    }

    bool lower(Tape Script::*which)
    {
        bool better = false;
        for (std::size_t at = 0; at < (m_best.*which).choices.size(); ++at) {
            for (bool lowered = true; lowered && (m_best.*which).choices[at] > 1;) {
                const std::uint32_t now = (m_best.*which).choices[at];
                Script halved = m_best;
                (halved.*which).choices[at] = now / 2;
                Script less = m_best;
                (less.*which).choices[at] = now - 1;
                lowered = improves(std::move(halved)) || improves(std::move(less));
                better = better || lowered;
            }
        }
        return better;
    }

    Script m_best;
    const std::function<bool(Script &)> &m_fails;
};

} // namespace

Script shrunk(Script failing, const std::function<bool(Script &)> &fails)
{
    return Shrinking(std::move(failing), fails).run();
}

} // namespace tidewright
