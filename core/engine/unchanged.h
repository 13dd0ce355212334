// Leaves out of a full run's chunks what the target holds already: reading it there costs less than staging the records and joining
// them with the target. What only the target holds is met on the way.
#pragma once

#include "keyedstream.h"

namespace tidewright {

class Unchanged
{
public:
    // Whether both sides come in the same order, so that one walk along both finds the pairs.
    static bool worksFor(const RunSession &session);

    // From the start, or behind a position of the source.
    static std::optional<Unchanged> behind(RunSession &session, const Key &sourcePosition);

    // The chunk is prepared by this.
    Result<void> leaveOut(Chunk &chunk);
    // After the last chunk.
    Result<void> finish();

private:
    Unchanged(RunSession &session, Key after);
    Result<void> passOver();
    Result<void> step();

    RunSession *m_session;
    std::unique_ptr<KeyedStream> m_target;
    bool m_begun = false;
    bool m_any = false; // the stream stands on a record
};

} // namespace tidewright
