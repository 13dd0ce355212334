// A dry run of a two-way job: counts and samples per side, nothing is written anywhere.
#include "twowayrun.h"

namespace tidewright
{

namespace
{

constexpr std::size_t samplesOfEach = 100;

PlannedChange::Action plannedAction(Intent::Action action)
{
    switch (action) {
    case Intent::Action::Create:
        return PlannedChange::Action::Create;
    case Intent::Action::Update:
        return PlannedChange::Action::Update;
    case Intent::Action::Delete:
        break;
    }
    return PlannedChange::Action::Delete;
}

} // namespace

void TwoWayRun::sample(PlannedChange change)
{
    if (++m_sampled[std::size_t(change.action)] <= samplesOfEach)
        m_session.dryRun->sample.push_back(std::move(change));
}

void TwoWayRun::differing(const RecordBatch &images, const SideRecord *from, std::optional<std::size_t> to,
                          std::vector<std::pair<QString, std::pair<Value, Value>>> &fields) const
{
    for (const std::size_t column : m_mapping.content()) {
        const Cell before = from && from->there ? images.row(from->row)[column] : Cell::null();
        const Cell after = to ? images.row(*to)[column] : Cell::null();
        if (!equal(before, after))
            fields.emplace_back(m_mapping.fields().at(qsizetype(column)), std::pair(Value(before), Value(after)));
    }
}

void TwoWayRun::rehearse(const Chunk &chunk, std::vector<GuardedWrite> (&writes)[2])
{
    for (const Candidate &candidate : chunk.candidates) {
        PlannedChange change;
        change.recordKey = candidate.key;
        change.seen = {candidate.local.hash, candidate.remote.hash};
        switch (candidate.decision.action) {
        case MergeDecision::Action::Nothing:
        case MergeDecision::Action::Adopt:
            ++m_unchanged;
            continue;
        case MergeDecision::Action::Conflict:
            m_newConflicts += m_unsettled.contains(candidate.bytes) ? 0 : 1;
            change.action = PlannedChange::Action::Conflict;
            differing(chunk.images, &candidate.local, candidate.remote.there ? std::optional(candidate.remote.row) : std::nullopt, change.fields);
            sample(std::move(change));
            continue;
        case MergeDecision::Action::Quarantine:
            ++m_session.checkpoint.counts.failed;
            change.action = PlannedChange::Action::Refuse;
            change.error = candidate.local.broken ? candidate.local.broken : candidate.remote.broken;
            sample(std::move(change));
            continue;
        default:
            break;
        }
        for (const Side of : {Side::Local, Side::Remote}) {
            const auto &position = of == Side::Local ? candidate.localWrite : candidate.remoteWrite;
            if (!position)
                continue;
            const GuardedWrite &write = writes[std::size_t(of)][*position];
            count(of, write);
            PlannedChange written = change;
            written.action = plannedAction(write.action);
            written.side = of;
            if (write.action != Intent::Action::Delete)
                differing(chunk.images, of == Side::Local ? &candidate.local : &candidate.remote, write.image, written.fields);
            sample(std::move(written));
        }
    }
}

// Counted and shown, and guarded as they would be.
void TwoWayRun::rehearseRemovals(const std::vector<Removal> &removals)
{
    for (const auto &[key, of, seen, fields] : removals) {
        GuardedWrite write;
        write.action = Intent::Action::Delete;
        count(of, write);
        PlannedChange change;
        change.action = PlannedChange::Action::Delete;
        change.side = of;
        change.recordKey = key;
        change.seen = seen;
        change.fields = fields;
        sample(std::move(change));
    }
}

} // namespace tidewright
