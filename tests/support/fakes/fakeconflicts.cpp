#include "fakeconflicts.h"

#include "clock.h"

#include <algorithm>

namespace tidewright::fakes
{

namespace
{

// Any function of the values will do here, as long as others give another one.
ContentHash hashOf(const RecordImage &image)
{
    if (!image)
        return {};
    std::string bytes;
    for (const Value &value : *image)
        bytes += std::to_string(int(value.kind())) + toText(value.cell()) + '\0';
    return {1, std::hash<std::string>()(bytes)};
}

bool accepts(const ConflictFilter &filter, const ConflictSummary &summary)
{
    if (!filter.job.isEmpty() && summary.key.job != filter.job)
        return false;
    if (!filter.typeKeys.isEmpty() && !filter.typeKeys.contains(summary.key.typeKey))
        return false;
    if (!filter.ids.isEmpty() && !filter.ids.contains(summary.id))
        return false;
    if (filter.phases.empty())
        return summary.phase != ConflictPhase::Applied && summary.phase != ConflictPhase::Closed;
    return std::ranges::find(filter.phases, summary.phase) != filter.phases.end();
}

} // namespace

void FakeConflicts::hash(Conflict &conflict)
{
    conflict.localHash = hashOf(conflict.local);
    conflict.remoteHash = hashOf(conflict.remote);
}

FakeConflicts::Entry *FakeConflicts::entry(const QString &id)
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &m_entries[found->second];
}

QString FakeConflicts::add(Conflict conflict)
{
    const std::lock_guard lock(m_mutex);
    conflict.summary.id = QStringLiteral("c%1").arg(m_entries.size() + 1);
    if (conflict.summary.overlaps == 0 && conflict.local && conflict.remote) {
        for (const ConflictField &field : fieldsOf(conflict))
            conflict.summary.overlaps += field.overlaps;
    }
    hash(conflict);
    m_places[conflict.summary.id] = m_entries.size();
    m_entries.push_back({conflict, {{ConflictEvent::What::Detected, {}, conflict.summary.detectedAt, {}}}, {}});
    return conflict.summary.id;
}

void FakeConflicts::edit(const QString &id, Take side, const QString &field, const Value &value)
{
    const std::lock_guard lock(m_mutex);
    Entry *found = entry(id);
    Conflict &conflict = found->conflict;
    RecordImage &image = side == Take::Local ? conflict.local : conflict.remote;
    (*image)[std::size_t(conflict.fields.indexOf(field))] = value;
    (side == Take::Local ? conflict.summary.localModified : conflict.summary.remoteModified) = SystemClock().now();
    found->editedAfter = conflict.summary.phase == ConflictPhase::Applied;
    hash(conflict);
}

void FakeConflicts::closeItself(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    entry(id)->conflict.summary.phase = ConflictPhase::Closed;
}

void FakeConflicts::setBusy(const StateKey &key, bool busy)
{
    const std::lock_guard lock(m_mutex);
    if (busy)
        m_busy.insert(key);
    else
        m_busy.erase(key);
}

void FakeConflicts::failNext(const QString &id, const Error &error)
{
    const std::lock_guard lock(m_mutex);
    m_failures[id] = error;
}

std::vector<ConflictSummary> FakeConflicts::list(const ConflictFilter &filter) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<ConflictSummary> all;
    for (const Entry &one : m_entries) {
        if (accepts(filter, one.conflict.summary))
            all.push_back(one.conflict.summary);
    }
    return all;
}

Result<Conflict> FakeConflicts::find(const QString &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(id);
    if (found == m_places.end())
        return fail(ErrorCode::NotFound, QStringLiteral("There is no conflict %1.").arg(id));
    return m_entries[found->second].conflict;
}

std::vector<ConflictEvent> FakeConflicts::events(const QString &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(id);
    return found == m_places.end() ? std::vector<ConflictEvent>() : m_entries[found->second].events;
}

Result<void> FakeConflicts::saveDraft(const QString &id, const std::optional<Resolution> &draft)
{
    const std::lock_guard lock(m_mutex);
    Entry *found = entry(id);
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no conflict %1.").arg(id));
    found->conflict.draft = draft;
    found->conflict.summary.hasDraft = draft.has_value();
    return {};
}

ConflictOutcome FakeConflicts::resolve(const ReviewedConflict &reviewed)
{
    const std::lock_guard lock(m_mutex);
    Entry *found = entry(reviewed.id);
    if (!found || found->conflict.summary.phase == ConflictPhase::Closed)
        return {reviewed.id, ConflictPhase::Closed, Error{ErrorCode::NotFound, QStringLiteral("Both sides agree already."), {}, {}}};
    Conflict &conflict = found->conflict;
    if (const auto failure = m_failures.find(reviewed.id); failure != m_failures.end()) {
        const Error error = failure->second;
        m_failures.erase(failure);
        return {reviewed.id, conflict.summary.phase, error};
    }
    if (conflict.localHash != reviewed.localSeen || conflict.remoteHash != reviewed.remoteSeen) {
        conflict.summary.phase = ConflictPhase::Refused;
        found->events.push_back({ConflictEvent::What::Refused, {}, SystemClock().now(), reviewed.resolution});
        return {reviewed.id, ConflictPhase::Refused,
                Error{ErrorCode::Conflict, QStringLiteral("The record has changed since it was reviewed; nothing was written."), {}, {}}};
    }
    const auto record = resolvedRecord(conflict, reviewed.resolution);
    if (!record)
        return {reviewed.id, conflict.summary.phase, record.error()};
    conflict.resolution = reviewed.resolution;
    conflict.draft.reset();
    conflict.summary.hasDraft = false;
    found->events.push_back({ConflictEvent::What::Resolved, reviewed.resolution.decidedBy, SystemClock().now(), reviewed.resolution});
    if (m_busy.count(conflict.summary.key) > 0) {
        conflict.summary.phase = ConflictPhase::Resolved;
        return {reviewed.id, ConflictPhase::Resolved, {}};
    }
    found->before = {conflict.local, conflict.remote};
    conflict.local = conflict.remote = *record;
    hash(conflict);
    conflict.summary.phase = ConflictPhase::Applied;
    found->events.push_back({ConflictEvent::What::Applied, {}, SystemClock().now(), reviewed.resolution});
    m_writes += 2;
    return {reviewed.id, ConflictPhase::Applied, {}};
}

ConflictOutcome FakeConflicts::undo(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    Entry *found = entry(id);
    if (!found)
        return {id, ConflictPhase::Closed, Error{ErrorCode::NotFound, QStringLiteral("There is no conflict %1.").arg(id), {}, {}}};
    Conflict &conflict = found->conflict;
    if (found->editedAfter)
        return {id, conflict.summary.phase,
                Error{ErrorCode::Conflict, QStringLiteral("The record has changed since; nothing was taken back."), {}, {}}};
    if (found->before) {
        std::tie(conflict.local, conflict.remote) = *found->before;
        found->before.reset();
        hash(conflict);
        m_writes += 2;
    }
    conflict.summary.phase = ConflictPhase::Open;
    conflict.resolution.reset();
    found->events.push_back({ConflictEvent::What::Undone, {}, SystemClock().now(), {}});
    return {id, ConflictPhase::Open, {}};
}

std::int64_t FakeConflicts::open(const StateKey &key) const
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::count_if(m_entries, [&key](const Entry &one) {
        return one.conflict.summary.key == key && isUndecided(one.conflict.summary.phase);
    });
}

std::int64_t FakeConflicts::writes() const
{
    const std::lock_guard lock(m_mutex);
    return m_writes;
}

} // namespace tidewright::fakes
