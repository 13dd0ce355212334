#include "filestep.h"

#include "filechange.h"

#include <QCoreApplication>
#include <limits>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

// From so many files on the whole file system is brought to the disk at once, rather than file by file.
constexpr std::size_t manyFiles = 32;

std::string journalName(const std::string &step)
{
    return step + ".journal";
}

void note(const FileChange &change, ChangeOutcome outcome, StepOutcome &all)
{
    if (outcome != ChangeOutcome::Left)
        return;
    all.left.insert(change.name);
    all.leftCounts += countsOf(change);
}

} // namespace

ChangeCounts countsOf(const FileChange &change)
{
    return {change.kind == FileChange::Kind::Create, change.kind == FileChange::Kind::Update,
            change.kind == FileChange::Kind::Delete};
}

Result<void> FileStep::put(FileChange change, std::string_view text, unsigned mode)
{
    if (!m_aside) {
        // What an attempt has left that did not come to its journal.
        TRY(m_run.removeTree(m_name));
        TRY_ASSIGN(m_aside, m_run.make(m_name));
    }
    change.aside = std::to_string(m_next++);
    if (change.kind != FileChange::Kind::Delete) {
        change.after = fileHash(text);
        TRY(m_aside->write(change.aside, text, mode));
    }
    m_changes.push_back(std::move(change));
    return {};
}

Result<void> FileStep::create(const std::string &name, std::string_view text)
{
    return put({FileChange::Kind::Create, name, {}, {}, {}}, text, 0666);
}

Result<void> FileStep::update(const std::string &name, const FileHash &before, std::string_view text, unsigned mode)
{
    return put({FileChange::Kind::Update, name, before, {}, {}}, text, mode);
}

Result<void> FileStep::remove(const std::string &name, const FileHash &before)
{
    return put({FileChange::Kind::Delete, name, before, {}, {}}, {}, 0);
}

void FileStep::keep(const std::vector<bool> &kept)
{
    std::vector<FileChange> all;
    for (std::size_t at = 0; at < m_changes.size(); ++at) {
        if (kept[at])
            all.push_back(std::move(m_changes[at]));
    }
    m_changes = std::move(all);
}

Result<std::string> FileStep::text(std::size_t index) const
{
    TRY_ASSIGN(auto content, m_aside->read(m_changes[index].aside, std::numeric_limits<std::int64_t>::max() - 1));
    return content ? std::move(content->bytes) : std::string();
}

Result<std::set<std::string>> FileStep::outdated() const
{
    std::set<std::string> names;
    for (const FileChange &change : m_changes) {
        if (change.kind == FileChange::Kind::Create) {
            TRY_ASSIGN(const auto there, m_place.look(change.name));
            if (there)
                names.insert(change.name);
        } else {
            TRY_ASSIGN(const bool same, isFile(m_place, change.name, change.before));
            if (!same)
                names.insert(change.name);
        }
    }
    return names;
}

Result<void> FileStep::writeJournal(const std::string &noted)
{
    std::size_t files = 0;
    for (const FileChange &change : m_changes)
        files += change.kind != FileChange::Kind::Delete;
    if (files >= manyFiles) {
        TRY(m_aside->syncAll());
    } else {
        for (const FileChange &change : m_changes) {
            if (change.kind != FileChange::Kind::Delete)
                TRY(m_aside->syncFile(change.aside));
        }
        TRY(m_aside->sync());
    }
    return m_run.publish(journalName(m_name), journalText({noted, m_changes}));
}

Result<StepOutcome> FileStep::commit(const std::string &noted)
{
    if (!m_aside) {
        TRY_ASSIGN(m_aside, m_run.make(m_name));
    }
    m_journalled = true;
    if (auto written = writeJournal(noted); !written) {
        // Whether its name is on the disk is not known; that it is not there from now on has to be.
        m_journalled = !(m_run.remove(journalName(m_name)) && m_run.sync());
        if (!m_journalled)
            return Failure(std::move(written).error());
        Error unknown = std::move(written).error();
        unknown.code = ErrorCode::CommitUnknown;
        return Failure(std::move(unknown));
    }
    StepOutcome outcome;
    for (std::size_t at = 0; at < m_changes.size(); ++at) {
        const auto applied = applyChange(m_place, *m_aside, m_changes[at]);
        if (!applied) {
            TRY(takeBack(*m_aside, at, outcome.left, applied.error()));
            return Failure(applied.error());
        }
        note(m_changes[at], *applied, outcome);
    }
    if (auto synced = m_place.sync(); !synced) {
        synced.error().code = ErrorCode::CommitUnknown;
        return Failure(std::move(synced).error());
    }
    return outcome;
}

Result<void> FileStep::takeBack(const Directory &aside, std::size_t done, const std::set<std::string> &left, const Error &why)
{
    const auto undo = [&]() -> Result<void> {
        for (std::size_t at = done + 1; at-- > 0;) {
            if (!left.contains(m_changes[at].name))
                TRY(revertChange(m_place, aside, m_changes[at]));
        }
        TRY(m_place.sync());
        TRY(m_run.remove(journalName(m_name)));
        return m_run.sync();
    }();
    m_journalled = !undo;
    if (undo)
        return {};
    return fail(ErrorCode::CommitUnknown,
                Tr::tr("“%1” was written in part and could not be brought back. The rest is written when the run goes on.")
                    .arg(m_place.path()),
                why.detail, why.hint);
}

Result<void> FileStep::rollback()
{
    m_changes.clear();
    m_next = 0;
    if (!std::exchange(m_aside, std::nullopt) || m_journalled)
        return {};
    return m_run.removeTree(m_name);
}

Result<std::optional<FileStep::Recovered>> FileStep::recover(const Directory &run, const Directory &place, const std::string &name)
{
    TRY_ASSIGN(const auto content, run.read(journalName(name), std::numeric_limits<std::int64_t>::max() - 1));
    if (!content)
        return std::optional<Recovered>();
    const auto journal = journalFromText(content->bytes);
    if (!journal)
        return fail(ErrorCode::StateUnreadable,
                    Tr::tr("“%1”, which tells how far a run has come, is damaged. Nothing was changed.").arg(run.pathOf(journalName(name))), {},
                    Tr::tr("Compare the folder with your version control, then remove the file and sync again."));
    TRY_ASSIGN(const Directory aside, run.open(name));
    Recovered recovered;
    recovered.note = journal->note;
    for (const FileChange &change : journal->changes) {
        TRY_ASSIGN(const ChangeOutcome outcome, applyChangeAgain(place, aside, change));
        note(change, outcome, recovered.outcome);
    }
    TRY(place.sync());
    return std::optional(std::move(recovered));
}

Result<void> FileStep::forget(const Directory &run, const std::string &name, const std::string &journalAs)
{
    // The journal first: without the files aside it would say of each change that it was done.
    if (journalAs.empty())
        TRY(run.remove(journalName(name)));
    else
        TRY(run.rename(journalName(name), journalAs));
    TRY(run.sync());
    return run.removeTree(name);
}

} // namespace tidewright
