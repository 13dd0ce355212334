#include "pagereader.h"

#include <algorithm>

namespace tidewright
{

namespace
{
constexpr std::size_t pageBytes = 6 * 1024 * 1024;
// A page may be so many times as long as the one before: the writers are not kept waiting for the first long one.
constexpr std::size_t growth = 4;
} // namespace

PageReader::Open PageReader::opener(RunSession &session, Side side)
{
    using Scope = RunSession::SourceScope;
    if (side == Side::Target)
        return [&session] { return session.openTargetRecords(); };
    const Scope scope = side == Side::Source ? Scope::Filtered : Scope::Whole;
    return [&session, scope] { return session.openSource(scope); };
}

PageReader::PageReader(RunSession &session, Side side)
    : PageReader(session, opener(session, side))
{
}

Result<Source *> PageReader::source(bool anew)
{
    if (anew)
        m_source.reset();
    if (m_source)
        return m_source.get();
    TRY_ASSIGN(m_source, m_open());
    // A second one would show another moment than what was read before.
    auto *snapshot = std::exchange(m_wantsSnapshot, false) ? dynamic_cast<SnapshotSource *>(m_source.get()) : nullptr;
    m_hasSnapshot = false;
    if (snapshot) {
        TRY_ASSIGN(m_hasSnapshot, snapshot->beginSnapshot());
    }
    return m_source.get();
}

QString PageReader::content(const Value &from)
{
    auto *snapshot = m_hasSnapshot ? dynamic_cast<SnapshotSource *>(m_source.get()) : nullptr;
    // Whoever cannot tell costs the next batch a run, nothing more.
    return snapshot ? snapshot->content(from).value_or(QString()) : QString();
}

Result<Page> PageReader::read(PageRequest &request, RecordBatch &into)
{
    request.limit = m_limit;
    into.clear();
    into.reserve(m_limit);
    const auto attempted = [&](int attempt) -> Result<Page> {
        TRY_ASSIGN(Source * open, source(attempt > 0));
        return open->readPage(request, into);
    };
    TRY_ASSIGN(Page page, retrying(m_session, attempted));
    if (into.rows() > 0) {
        const std::size_t each = std::max<std::size_t>(1, into.bytes() / into.rows());
        m_limit = std::clamp<std::size_t>(std::min(pageBytes / each, m_limit * growth), 1, m_session.greatestPage());
    }
    return page;
}

Result<void> PageReader::fetch(const RecordBatch &keys, RecordBatch &into)
{
    return retrying(m_session, [&](int attempt) -> Result<void> {
        TRY_ASSIGN(Source * open, source(attempt > 0));
        return open->fetch(keys, into);
    });
}

Result<std::int64_t> PageReader::count()
{
    return retrying(m_session, [&](int attempt) -> Result<std::int64_t> {
        TRY_ASSIGN(Source * open, source(attempt > 0));
        return open->count();
    });
}

} // namespace tidewright
