// Writes of a two-way run to one side: each carries the state it was decided on, and a record that has changed since is left alone.
#pragma once

#include "twowaysides.h"

#include <set>

namespace tidewright
{

struct GuardedWrite {
    Intent::Action action = Intent::Action::Update;
    Key key;              // in the local form
    std::size_t image = 0; // row of the images that are handed over; not for Delete
    ContentHash expected; // what the side holds; null: nothing

    enum class Outcome { Pending, Applied, Moved, Failed };
    Outcome outcome = Outcome::Pending;
    std::optional<Error> error; // Failed
    ContentHash written;        // what the side holds now, in the local form; null: nothing
};

class GuardedWriter
{
public:
    // `runId`: under which the side's ledger has its chunks.
    GuardedWriter(RunSession &session, const TwoWayMapping &mapping, TwoWaySide &side, QString runId)
        : m_session(session)
        , m_mapping(mapping)
        , m_side(side)
        , m_runId(std::move(runId))
    {
    }

    // One transaction, but for those that it finds changed or that the side refuses. `chunk` is a number never used before in this run.
    Result<void> write(std::vector<GuardedWrite> &writes, const RecordBatch &images, std::int64_t chunk);
    void letGo() { m_writer.reset(); }
    // Has the side end a commit in the midst of which an earlier attempt was killed, so that what it holds tells what was written. The chunks that
    // its ledger has.
    Result<std::set<std::int64_t>> recover();
    // After success: drops the ledger. Safe to repeat.
    Result<void> close();

private:
    struct Prepared;
    Result<bool> committed(std::int64_t chunk);
    Result<void> open();
    Result<void> writeOnce(std::vector<GuardedWrite> &writes, Prepared &prepared, std::int64_t chunk);
    Result<void> lookUnderLock(std::vector<GuardedWrite> &writes, const Prepared &prepared);
    Result<void> apply(std::vector<GuardedWrite> &writes, const Prepared &prepared, ChangeCounts &counts);
    QString loadId() const;

    RunSession &m_session;
    const TwoWayMapping &m_mapping;
    TwoWaySide &m_side;
    QString m_runId;
    std::unique_ptr<Load> m_load;
    std::unique_ptr<ChunkWriter> m_writer;
};

} // namespace tidewright
