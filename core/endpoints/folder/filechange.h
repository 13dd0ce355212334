// One change of a step, done so that it can be done again.
#pragma once

#include "filestep.h"

namespace tidewright
{

enum class ChangeOutcome { Done, Left };

// For the first time.
Result<ChangeOutcome> applyChange(const Directory &place, const Directory &aside, const FileChange &change);
// By whoever does not know how far another one came.
Result<ChangeOutcome> applyChangeAgain(const Directory &place, const Directory &aside, const FileChange &change);
// A change that was done is taken back; ConnectionFailed if that cannot be.
Result<void> revertChange(const Directory &place, const Directory &aside, const FileChange &change);

// Whether the file by that name is this one. False if there is none.
Result<bool> isFile(const Directory &folder, const std::string &name, const FileHash &hash);

// As lines of a journal; empty if it is none, or not complete.
struct StepJournal {
    std::string note;
    std::vector<FileChange> changes;
};
std::string journalText(const StepJournal &journal);
std::optional<StepJournal> journalFromText(std::string_view text);

} // namespace tidewright
