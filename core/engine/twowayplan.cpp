// What a two-way run is to do about each record of a chunk: the decision, the contents that both sides are to hold, the writes.
#include "chunk.h"
#include "twowayrun.h"

#include <algorithm>

namespace tidewright
{

namespace
{

using Action = MergeDecision::Action;

constexpr std::size_t imageBytesAtOnce = 8 * 1024 * 1024;

} // namespace

Result<void> TwoWayRun::note(Chunk &chunk, Candidate candidate, Deletes deletes)
{
    candidate.decision = decide(candidate, chunk.images);
    m_unmet.erase(candidate.bytes);
    Action &action = candidate.decision.action;
    const bool removal = action == Action::DeleteLocal || action == Action::DeleteRemote;
    // An operator's decision comes before the table's question.
    const bool write = action == Action::WriteLocal || action == Action::WriteRemote;
    if (candidate.decision.conflict || removal || write)
        TRY(applyResolution(chunk, candidate));
    if (candidate.resolved) {
        chunk.candidates.push_back(std::move(candidate));
    } else if (removal && !m_mayDelete) {
        ++m_session.checkpoint.counts.onlyInTarget;
        noteOutcome(candidate.bytes, ChosenOutcome::LeftOut);
    } else if (removal && deletes == Deletes::Postponed) {
        const Side loses = action == Action::DeleteLocal ? Side::Local : Side::Remote;
        Removal later{std::move(candidate.key), loses, {candidate.local.hash, candidate.remote.hash}, {}};
        if (m_session.context.options.dryRun)
            differing(chunk.images, loses == Side::Local ? &candidate.local : &candidate.remote, {}, later.fields);
        m_removals.push_back(std::move(later));
    } else {
        chunk.candidates.push_back(std::move(candidate));
    }
    return {};
}

bool TwoWayRun::isFull(const Chunk &chunk) const
{
    return chunk.candidates.size() >= chunkRecords() || chunk.images.bytes() >= imageBytesAtOnce;
}

RecordImage TwoWayRun::imageOf(const RecordBatch &images, const SideRecord &record) const
{
    if (!record.there)
        return std::nullopt;
    std::vector<Value> values;
    for (const std::size_t column : m_mapping.content())
        values.emplace_back(images.row(record.row)[column]);
    return values;
}

// A row of the images with these contents; what is no content comes from the side that was changed last.
std::size_t TwoWayRun::addContents(Chunk &chunk, const Candidate &candidate, const std::vector<Value> &contents) const
{
    const SideRecord *like = candidate.local.there ? &candidate.local : candidate.remote.there ? &candidate.remote : nullptr;
    if (candidate.remote.there && candidate.local.modified < candidate.remote.modified)
        like = &candidate.remote;
    const std::size_t at = chunk.images.rows();
    (void)chunk.images.appendRow();
    const std::span<Cell> row = chunk.images.row(at);
    if (like)
        std::ranges::copy(chunk.images.row(like->row).first(row.size()), row.begin());
    for (std::size_t part = 0; part < candidate.key.size(); ++part)
        row[m_mapping.keyColumns()[part]] = chunk.images.adopt(candidate.key[part].cell());
    for (std::size_t field = 0; field < contents.size(); ++field)
        row[m_mapping.content()[field]] = chunk.images.adopt(contents[field].cell());
    return at;
}

Result<void> TwoWayRun::applyResolution(Chunk &chunk, Candidate &candidate)
{
    if (!isDecided(candidate.bytes))
        return {};
    TRY_ASSIGN(Conflict conflict, withState(m_session, [&] { return m_store.conflict(m_unsettled.at(candidate.bytes).id); }));
    if (!conflict.resolution)
        return {};
    const auto image = resolvedRecord(conflict, *conflict.resolution);
    if (!image)
        return {};
    std::optional<std::size_t> row;
    ContentHash local; // once it is applied
    std::optional<ContentHash> remote = ContentHash(); // empty: that side cannot hold it
    if (*image) {
        row = addContents(chunk, candidate, **image);
        const auto cells = std::as_const(chunk.images).row(*row);
        local = m_mapping.hash(candidate.bytes, cells);
        const auto written = remoteHash(candidate.bytes, cells);
        remote = written ? std::optional(*written) : std::nullopt;
    }
    // Decided on other values: the store shows it as refused when the new ones reach it. A side may hold already what was decided: a run that
    // applied it was killed between the two.
    if ((candidate.local.hash != conflict.localHash && candidate.local.hash != local) ||
        (candidate.remote.hash != conflict.remoteHash && candidate.remote.hash != remote))
        return {};
    candidate.resolved = std::move(conflict);
    candidate.decision.action = *image ? Action::MergeFields : Action::Forget;
    candidate.image = row;
    return {};
}

Result<void> TwoWayRun::mergeContents(Chunk &chunk, Candidate &candidate)
{
    Action &action = candidate.decision.action;
    switch (action) {
    case Action::Adopt:
    case Action::WriteRemote:
        candidate.image = candidate.local.row;
        break;
    case Action::WriteLocal:
        candidate.image = candidate.remote.row;
        break;
    case Action::MergeFields: {
        if (candidate.resolved)
            break;
        if (!candidate.base || candidate.base->fields.empty()) {
            action = Action::Conflict;
            break;
        }
        TRY_ASSIGN(const auto base, unpackRecord(candidate.base->fields));
        const FieldMerge merge =
            mergeFields(base, *imageOf(chunk.images, candidate.local), remoteAgainst(chunk, candidate, base));
        if (merge.overlaps.empty())
            candidate.image = addContents(chunk, candidate, merge.merged);
        else
            action = Action::Conflict;
        break;
    }
    default:
        break;
    }
    return {};
}

// The remote side's values, with the base's own where that side holds just what the base is there: holding it less exactly is no change.
std::vector<Value> TwoWayRun::remoteAgainst(const Chunk &chunk, const Candidate &candidate, const std::vector<Value> &base) const
{
    std::vector<Value> remote = *imageOf(chunk.images, candidate.remote);
    if (!m_mapsValues)
        return remote;
    RecordBatch there(m_mapping.width());
    const std::span<Cell> row = there.appendRow();
    for (std::size_t part = 0; part < candidate.key.size(); ++part)
        row[m_mapping.keyColumns()[part]] = there.adopt(candidate.key[part].cell());
    for (std::size_t field = 0; field < base.size(); ++field)
        row[m_mapping.content()[field]] = there.adopt(base[field].cell());
    std::vector<Refusal> refusals;
    m_mapping.fromLocal(Side::Remote, there, refusals);
    if (refusals.empty())
        m_mapping.toLocal(Side::Remote, there, refusals);
    for (std::size_t field = 0; refusals.empty() && field < base.size(); ++field) {
        if (equal(std::as_const(there).row(0)[m_mapping.content()[field]], remote[field].cell()))
            remote[field] = base[field];
    }
    return remote;
}

// What `of` is to hold is the candidate's image, or nothing.
void TwoWayRun::planWrite(const Chunk &chunk, Candidate &candidate, Side of, const SideRecord &held,
                          std::vector<GuardedWrite> (&writes)[2]) const
{
    GuardedWrite write;
    write.key = candidate.key;
    write.expected = held.hash;
    if (candidate.image) {
        write.image = *candidate.image;
        const auto row = chunk.images.row(*candidate.image);
        if (held.there && held.hash == m_mapping.hash(candidate.bytes, row))
            return;
        if (held.there && of == Side::Remote && m_mapsValues && held.hash == remoteHash(candidate.bytes, row))
            return;
        write.action = held.there ? Intent::Action::Update : Intent::Action::Create;
    } else if (held.there) {
        write.action = Intent::Action::Delete;
    } else {
        return;
    }
    (of == Side::Local ? candidate.localWrite : candidate.remoteWrite) = writes[std::size_t(of)].size();
    writes[std::size_t(of)].push_back(std::move(write));
}

void TwoWayRun::planWrites(Chunk &chunk, std::vector<GuardedWrite> (&writes)[2]) const
{
    for (Candidate &candidate : chunk.candidates) {
        const Action action = candidate.decision.action;
        if (action == Action::Conflict || action == Action::Quarantine || action == Action::Nothing || action == Action::Adopt)
            continue;
        const bool both = action == Action::MergeFields || action == Action::Forget;
        if (both || action == Action::WriteLocal || action == Action::DeleteLocal)
            planWrite(chunk, candidate, Side::Local, candidate.local, writes);
        if (both || action == Action::WriteRemote || action == Action::DeleteRemote)
            planWrite(chunk, candidate, Side::Remote, candidate.remote, writes);
    }
}

} // namespace tidewright
