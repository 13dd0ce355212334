// The conflicts of a list, in order and ready to be searched, and what a filter leaves of them. Pure; made on worker threads, shared by
// nobody who changes them.
#pragma once

#include "conflict.h"

#include <QHash>
#include <array>
#include <memory>

namespace tidewright
{

inline constexpr int conflictKindCount = 4;

enum class RecordTab { Open, Resolved, All };

struct RecordFilter {
    QString text; // as typed
    std::optional<StateKey> type;
    std::optional<ConflictKind> kind;
    RecordTab tab = RecordTab::Open;
    friend bool operator==(const RecordFilter &, const RecordFilter &) = default;
};

class RecordIndex
{
public:
    // By job and type, each type's in the order in which they were found.
    explicit RecordIndex(std::vector<ConflictSummary> conflicts = {});

    std::size_t size() const { return m_conflicts.size(); }
    const ConflictSummary &conflict(std::size_t at) const { return m_conflicts[at]; }
    const QString &searched(std::size_t at) const { return m_searched[at]; } // lower case: title, key, id
    std::optional<std::size_t> find(const QString &id) const;
    // The same conflicts, some of them in another state.
    std::shared_ptr<const RecordIndex> with(const std::vector<ConflictSummary> &changed) const;
    std::vector<ConflictSummary> all() const { return m_conflicts; }

private:
    std::vector<ConflictSummary> m_conflicts;
    std::vector<QString> m_searched;
    QHash<QString, std::size_t> m_places;
};

// A line of the list: a section, or a conflict.
struct RecordLine {
    static constexpr std::size_t none = std::size_t(-1);
    std::size_t section = 0;     // of Arrangement::sections
    std::size_t conflict = none; // of the index
    bool isComing = false;       // of the arrangement that is about to be shown
};

struct RecordSection {
    StateKey type;
    int shown = 0;
    int open = 0; // of all that the type has
    int all = 0;
    friend bool operator==(const RecordSection &, const RecordSection &) = default;
};

struct Arrangement {
    std::shared_ptr<const RecordIndex> index;
    std::vector<RecordSection> sections;
    std::vector<RecordLine> lines;
    // Of all conflicts that the filter lets through but for the tab, the kind.
    int open = 0;
    int resolved = 0;
    std::array<int, conflictKindCount> kinds{};
    int total = 0; // without any filter
    int totalOpen = 0;
};
Arrangement arrange(std::shared_ptr<const RecordIndex> index, const RecordFilter &filter);

// Name of a record to people: its title, else its key.
QString recordName(const ConflictSummary &conflict);
QString recordKeyText(const Key &key);

// How `before` becomes `after`, from the end of the list to its start, so that each step's rows are those of `before`.
struct LineChange {
    enum class What { Remove, Insert, Change };
    What what = What::Change;
    int row = 0;   // in `before`
    int count = 0; // of rows
    int from = 0;  // Insert: the first of them in `after`
    friend bool operator==(const LineChange &, const LineChange &) = default;
};
std::vector<LineChange> changesBetween(const Arrangement &before, const Arrangement &after);

} // namespace tidewright
