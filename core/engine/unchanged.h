// Leaves out of a full run's chunks what the target holds already: reading it there costs less than staging the records and joining
// them with the target. What only the target holds is met on the way.
#pragma once

#include "keyedstream.h"

namespace tidewright
{

class Unchanged
{
public:
    // Whether both sides come in the same order, so that one walk along both finds the pairs.
    static bool worksFor(const RunSession &session);

    // From the start, or behind a position of the source.
    static std::optional<Unchanged> behind(RunSession &session, const Key &sourcePosition);

    // The chunk is prepared by this.
    Result<void> leaveOut(Chunk &chunk);
    // Nothing was left out of so many records that going on is not worth it.
    bool isInVain() const { return m_leftOut == 0 && m_records >= 10'000; }
    // After the last chunk.
    Result<void> finish();

private:
    Unchanged(RunSession &session, Key after);
    Result<void> passOver();
    Result<void> step();

    RunSession *m_session;
    std::unique_ptr<KeyedStream> m_target;
    std::int64_t m_records = 0;
    std::int64_t m_leftOut = 0;
    bool m_begun = false;
    bool m_any = false; // the stream stands on a record
};

} // namespace tidewright
