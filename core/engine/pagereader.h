// Reads pages of one side, opening it again where the connection was lost, in a size that bounds memory.
#pragma once

#include "runsession.h"

#include <functional>

namespace tidewright
{

class PageReader
{
public:
    enum class Side { Source, WholeSource, Target }; // WholeSource: with what the type's filter leaves out
    PageReader(RunSession &session, Side side);
    using Open = std::function<Result<std::unique_ptr<Source>>()>;
    static Open opener(RunSession &session, Side side);
    PageReader(RunSession &session, Open open)
        : m_session(session)
        , m_open(std::move(open))
        , m_limit(std::min<std::size_t>(1'000, session.greatestPage()))
    {
    }

    // Sets the request's limit.
    Result<Page> read(PageRequest &request, RecordBatch &into);
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into);
    Result<std::int64_t> count();
    // What it reads from here on is of one moment, where the side can do that and its connection lasts.
    void wantSnapshot() { m_wantsSnapshot = true; }
    // What SnapshotSource says, of the moment that all reading has shown; empty where there was none.
    QString content(const Value &from);
    // What Source::quarantined() says of what it read.
    std::vector<Quarantined> quarantined() const { return m_source ? m_source->quarantined() : std::vector<Quarantined>(); }
    std::size_t limit() const { return m_limit; }

private:
    Result<Source *> source(bool anew);

    RunSession &m_session;
    Open m_open;
    std::size_t m_limit;
    std::unique_ptr<Source> m_source;
    bool m_wantsSnapshot = false;
    bool m_hasSnapshot = false;
};

} // namespace tidewright
