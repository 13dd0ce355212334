// Changes to the files of a place that are made together or not at all, also over a crash: first all new files are written aside, then a journal says
// what takes the place of what, then that is done. With the journal the step is committed; whoever finds one does the rest.
//
// No edit is destroyed that was not seen: a file that is not what the change was decided on gets its name back, and the change is left out.
#pragma once

#include "directory.h"
#include "endpoint.h"
#include "renaming.h"

#include <set>

namespace tidewright
{

struct FileChange {
    enum class Kind { Create, Update, Delete };
    Kind kind = Kind::Create;
    std::string name;  // in the place
    FileHash before;   // Update, Delete: of what is replaced
    FileHash after;    // Create, Update
    std::string aside; // its file in the step's folder
};

ChangeCounts countsOf(const FileChange &change);

// What became of a step.
struct StepOutcome {
    std::set<std::string> left; // names that were left as they are
    ChangeCounts leftCounts;    // what should have been done about them
};

class FileStep
{
public:
    // Nothing is made yet. `name` tells the steps of a run apart.
    FileStep(const Directory &run, const Directory &place, std::string name)
        : m_run(run)
        , m_place(place)
        , m_name(std::move(name))
    {
    }

    Result<void> create(const std::string &name, std::string_view text);
    Result<void> update(const std::string &name, const FileHash &before, std::string_view text, unsigned mode);
    Result<void> remove(const std::string &name, const FileHash &before);

    std::size_t size() const { return m_changes.size(); }
    const FileChange &at(std::size_t index) const { return m_changes[index]; }
    // Forgets the changes from `size` on.
    void shrink(std::size_t size) { m_changes.resize(size); }
    // Forgets all changes but these.
    void keep(const std::vector<bool> &kept);
    // The new text of a change that is not a Delete.
    Result<std::string> text(std::size_t index) const;

    // Those that are not decided on what is there any longer.
    Result<std::set<std::string>> outdated() const;
    // `note` is kept with the step, in one line. After an error nothing of the step is there; CommitUnknown: open the run again, then it is.
    Result<StepOutcome> commit(const std::string &note);
    // Forgets all, and what was written aside unless a journal counts on it.
    Result<void> rollback();

    // Does what a committed step of that name still has to do; its note. Empty if there is no such step.
    struct Recovered {
        std::string note;
        StepOutcome outcome;
    };
    static Result<std::optional<Recovered>> recover(const Directory &run, const Directory &place, const std::string &name);
    // After the outcome was noted elsewhere. The journal stays under another name if one is given.
    static Result<void> forget(const Directory &run, const std::string &name, const std::string &journalAs = {});

private:
    Result<void> put(FileChange change, std::string_view text, unsigned mode);
    Result<void> writeJournal(const std::string &note);
    Result<void> takeBack(const Directory &aside, std::size_t done, const std::set<std::string> &left, const Error &why);

    const Directory &m_run;
    const Directory &m_place;
    std::string m_name;
    std::optional<Directory> m_aside;
    std::vector<FileChange> m_changes;
    std::size_t m_next = 0;    // number of the next file aside
    bool m_journalled = false; // as far as can be known: then the files aside are needed
};

} // namespace tidewright
