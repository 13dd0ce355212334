// Conflicts in memory, with what a service does about them: stale reviews are refused, what is busy is kept, what was applied can be
// taken back as long as its record has not changed again.
#pragma once

#include "service.h"

#include <mutex>
#include <set>

namespace tidewright::fakes
{

// Safe to call from any thread.
class FakeConflicts
{
public:
    // Gives id and hashes; the id.
    QString add(Conflict conflict);
    // As if a side had been edited since.
    void edit(const QString &id, Take side, const QString &field, const Value &value);
    void closeItself(const QString &id);
    void setBusy(const StateKey &key, bool busy);
    // The next write of this conflict fails for another reason.
    void failNext(const QString &id, const Error &error);

    std::vector<ConflictSummary> list(const ConflictFilter &filter) const;
    Result<Conflict> find(const QString &id) const;
    std::vector<ConflictEvent> events(const QString &id) const;
    Result<void> saveDraft(const QString &id, const std::optional<Resolution> &draft);
    ConflictOutcome resolve(const ReviewedConflict &reviewed);
    ConflictOutcome undo(const QString &id);
    std::int64_t open(const StateKey &key) const;
    std::int64_t writes() const; // records written so far

private:
    struct Entry {
        Conflict conflict;
        std::vector<ConflictEvent> events;
        std::optional<std::pair<RecordImage, RecordImage>> before; // both sides, of an applied one
        bool editedAfter = false;
    };
    static void hash(Conflict &conflict);
    Entry *entry(const QString &id);

    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
    std::map<QString, std::size_t> m_places;
    std::set<StateKey> m_busy;
    std::map<QString, Error> m_failures;
    std::int64_t m_writes = 0;
};

// Conflicts of each kind between two of furnish()'s connections.
void furnishConflicts(FakeConflicts &conflicts);

} // namespace tidewright::fakes
