#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"

#include <algorithm>
#include <map>

namespace tidewright
{

namespace
{

constexpr std::size_t samplesOfEach = 100;

class Rehearsal
{
public:
    explicit Rehearsal(RunSession &session)
        : m_session(session)
    {
    }

    Result<void> note(const Difference &difference)
    {
        using Kind = Difference::Kind;
        using Action = PlannedChange::Action;
        RunCounts &counts = m_session.checkpoint.counts;
        counts.read += difference.source.empty() ? 0 : 1;
        switch (difference.kind) {
        case Kind::Equal:
            break;
        case Kind::OnlySource:
            ++counts.created;
            sample(Action::Create, difference);
            break;
        case Kind::Differs:
            ++counts.updated;
            sample(Action::Update, difference);
            break;
        case Kind::Refused:
            ++counts.failed;
            sample(Action::Refuse, difference);
            break;
        case Kind::LeftOut:
            ++counts.onlyInTarget;
            break;
        case Kind::OnlyTarget:
        case Kind::Deleted:
            if (m_session.propagatesDeletes() && !(m_session.checkpoint.initial && difference.kind == Kind::OnlyTarget)) {
                ++counts.deleted;
                sample(Action::Delete, difference);
            } else {
                ++counts.onlyInTarget;
            }
            break;
        }
        m_session.report(RunPhase::Reading);
        return {};
    }

private:
    void sample(PlannedChange::Action action, const Difference &difference)
    {
        if (++m_taken[std::size_t(action)] > samplesOfEach)
            return;
        PlannedChange change;
        change.action = action;
        change.side = m_session.context.direction == Direction::LocalToRemote ? Side::Remote : Side::Local;
        const auto &known = difference.source.empty() ? difference.target : difference.source;
        change.recordKey = keyOf(known, m_session.mapping.keyColumns());
        if (difference.refusal)
            change.error = difference.refusal->error;
        const bool comes = action == PlannedChange::Action::Create || action == PlannedChange::Action::Update;
        change.seen = seenBy(m_session.context.direction, comes ? writtenHash(m_session, difference.source) : ContentHash(),
                             difference.target.empty() ? ContentHash() : writtenHash(m_session, difference.target));
        const QStringList &names = m_session.mapping.targetFields();
        const bool goes = action == PlannedChange::Action::Delete && !difference.target.empty();
        for (std::size_t column = 0; (comes || goes) && column < std::size_t(names.size()); ++column) {
            const Cell now = difference.target.empty() ? Cell::null() : difference.target[column];
            const Cell then = goes ? Cell::null() : difference.source[column];
            if (!equal(now, then))
                change.fields.emplace_back(names.at(qsizetype(column)), std::pair(Value(now), Value(then)));
        }
        m_session.dryRun->sample.push_back(std::move(change));
    }

    RunSession &m_session;
    std::size_t m_taken[4] = {};
};

// A page of the source against the target's records with the same keys.
Result<void> rehearsePage(RunSession &session, Rehearsal &rehearsal, RecordBatch &page, PageReader &target)
{
    using Kind = Difference::Kind;
    std::vector<bool> deleted(page.rows());
    for (std::size_t row = 0; row < page.rows(); ++row)
        deleted[row] = session.mapping.softDeleted(std::as_const(page).row(row));
    std::vector<Refusal> refusals;
    session.mapping.convert(page, refusals);
    std::map<std::size_t, const Refusal *> refused;
    for (const Refusal &refusal : refusals)
        refused.emplace(refusal.row, &refusal);
    std::vector<Key> keys;
    for (std::size_t row = 0; row < page.rows(); ++row) {
        if (!refused.contains(row))
            keys.push_back(keyOf(std::as_const(page).row(row), session.mapping.keyColumns()));
    }
    RecordBatch held(std::size_t(session.mapping.targetFields().size()));
    if (!keys.empty() && !session.targetMissing)
        TRY(target.fetch(keyBatch(keys, 0, keys.size()), held));
    std::map<Key, std::size_t, KeyLess> rows;
    for (std::size_t row = 0; row < held.rows(); ++row)
        rows.emplace(keyOf(std::as_const(held).row(row), session.mapping.keyColumns()), row);
    for (std::size_t row = 0; row < page.rows(); ++row) {
        const auto cells = std::as_const(page).row(row);
        Difference difference{Kind::OnlySource, cells, {}, nullptr};
        const auto found = rows.find(keyOf(cells, session.mapping.keyColumns()));
        if (const auto refusal = refused.find(row); refusal != refused.end()) {
            difference.kind = Kind::Refused;
            difference.refusal = refusal->second;
        } else if (found != rows.end()) {
            difference.target = std::as_const(held).row(found->second);
            difference.kind = deleted[row]                                    ? Kind::Deleted
                              : sameFields(session, cells, difference.target) ? Kind::Equal
                                                                              : Kind::Differs;
        } else if (deleted[row]) {
            difference.kind = Kind::Equal;
        }
        TRY(rehearsal.note(difference));
    }
    return {};
}

Result<void> rehearseWhole(RunSession &session, Rehearsal &rehearsal)
{
    TRY(walkBoth(session, [&rehearsal](const Difference &difference) { return rehearsal.note(difference); }));
    return session.guardDeletes(session.checkpoint.counts.deleted, session.targetRecords);
}

} // namespace

Result<void> rehearse(RunSession &session)
{
    session.checkpoint.counts = {};
    Rehearsal rehearsal(session);
    if (session.checkpoint.mode == SyncMode::Baseline)
        return {};
    if (session.checkpoint.mode != SyncMode::Incremental)
        return rehearseWhole(session, rehearsal);
    PageReader source(session, PageReader::Side::Source);
    PageReader target(session, PageReader::Side::Target);
    RecordBatch page(std::size_t(session.mapping.sourceFields().size()));
    for (const ReadPass pass : {ReadPass::Changed, ReadPass::NullCursor, ReadPass::BeyondUpper}) {
        PageRequest request;
        request.pass = pass;
        if (pass == ReadPass::Changed)
            request.from = session.checkpoint.from;
        if (pass != ReadPass::NullCursor)
            request.upper = session.checkpoint.upper;
        for (bool more = true; more;) {
            TRY(session.mayWrite());
            TRY_ASSIGN(const Page read, source.read(request, page));
            more = !read.last && !page.isEmpty();
            request.after = read.position;
            TRY(rehearsePage(session, rehearsal, page, target));
        }
    }
    if (session.checkpoint.counts.deleted == 0)
        return {};
    TRY_ASSIGN(const std::int64_t total, target.count());
    return session.guardDeletes(session.checkpoint.counts.deleted, total);
}

} // namespace tidewright
