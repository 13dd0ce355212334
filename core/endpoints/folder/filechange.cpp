#include "filechange.h"

#include "jsonrecord.h"

#include <charconv>
#include <limits>

namespace tidewright
{

namespace
{

constexpr std::int64_t anySize = std::numeric_limits<std::int64_t>::max() - 1;

Failure notRenamed(const Directory &place, const FileChange &change)
{
    return folderFailure(place.pathOf(change.name), FolderAccess::Write);
}

Result<ChangeOutcome> create(const Directory &place, const Directory &aside, const FileChange &change)
{
    switch (moveToNew({aside, change.aside}, {place, change.name})) {
    case Renamed::Done:
        return ChangeOutcome::Done;
    case Renamed::Missing:
    case Renamed::Failed:
        return notRenamed(place, change);
    case Renamed::Taken:
        break;
    }
    // The same file made by somebody else is as good.
    TRY_ASSIGN(const bool same, isFile(place, change.name, change.after));
    return same ? ChangeOutcome::Done : ChangeOutcome::Left;
}

// What stands aside by now was displaced: it has to be what the change was decided on.
Result<ChangeOutcome> settleUpdate(const Directory &place, const Directory &aside, const FileChange &change)
{
    TRY_ASSIGN(const bool expected, isFile(aside, change.aside, change.before));
    if (expected)
        return ChangeOutcome::Done;
    if (exchangeFiles({aside, change.aside}, {place, change.name}) == Renamed::Failed)
        return notRenamed(place, change);
    return ChangeOutcome::Left;
}

Result<ChangeOutcome> update(const Directory &place, const Directory &aside, const FileChange &change)
{
    // Without this look an edit would be away for the moment between the two exchanges.
    TRY_ASSIGN(const bool expected, isFile(place, change.name, change.before));
    if (!expected)
        return ChangeOutcome::Left;
    switch (exchangeFiles({aside, change.aside}, {place, change.name})) {
    case Renamed::Done:
        return settleUpdate(place, aside, change);
    case Renamed::Missing:
        return ChangeOutcome::Left;
    default:
        return notRenamed(place, change);
    }
}

Result<ChangeOutcome> settleDelete(const Directory &place, const Directory &aside, const FileChange &change)
{
    TRY_ASSIGN(const bool expected, isFile(aside, change.aside, change.before));
    if (expected)
        return ChangeOutcome::Done;
    if (moveToNew({aside, change.aside}, {place, change.name}) == Renamed::Failed)
        return notRenamed(place, change);
    return ChangeOutcome::Left;
}

Result<ChangeOutcome> remove(const Directory &place, const Directory &aside, const FileChange &change)
{
    TRY_ASSIGN(const bool expected, isFile(place, change.name, change.before));
    if (!expected)
        return ChangeOutcome::Left;
    switch (moveToNew({place, change.name}, {aside, change.aside})) {
    case Renamed::Done:
        return settleDelete(place, aside, change);
    case Renamed::Missing:
        return ChangeOutcome::Left;
    default:
        return notRenamed(place, change);
    }
}

void writeHash(const FileHash &hash, std::string &out)
{
    char digits[16];
    for (const std::uint64_t half : {hash.high, hash.low}) {
        const auto end = std::to_chars(digits, digits + sizeof digits, half, 16).ptr;
        out.append(digits, end).append(1, ' ');
    }
}

std::string_view takeWord(std::string_view &text, char end)
{
    const std::size_t at = std::min(text.find(end), text.size());
    const std::string_view word = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return word;
}

bool takeHash(std::string_view &text, FileHash &hash)
{
    for (std::uint64_t *half : {&hash.high, &hash.low}) {
        const std::string_view word = takeWord(text, ' ');
        const auto read = std::from_chars(word.data(), word.data() + word.size(), *half, 16);
        if (read.ec != std::errc() || read.ptr != word.data() + word.size())
            return false;
    }
    return true;
}

constexpr std::string_view kindLetters = "CUD";

} // namespace

Result<bool> isFile(const Directory &folder, const std::string &name, const FileHash &hash)
{
    TRY_ASSIGN(const auto content, folder.read(name, anySize));
    return content && content->look.kind == FileKind::Regular && fileHash(content->bytes) == hash;
}

Result<ChangeOutcome> applyChange(const Directory &place, const Directory &aside, const FileChange &change)
{
    switch (change.kind) {
    case FileChange::Kind::Create:
        return create(place, aside, change);
    case FileChange::Kind::Update:
        return update(place, aside, change);
    case FileChange::Kind::Delete:
        break;
    }
    return remove(place, aside, change);
}

Result<ChangeOutcome> applyChangeAgain(const Directory &place, const Directory &aside, const FileChange &change)
{
    TRY_ASSIGN(const auto kept, aside.look(change.aside));
    if (change.kind == FileChange::Kind::Delete) {
        if (kept)
            return settleDelete(place, aside, change);
        TRY_ASSIGN(const auto there, place.look(change.name));
        return there ? remove(place, aside, change) : ChangeOutcome::Done;
    }
    if (!kept)
        return ChangeOutcome::Done;
    TRY_ASSIGN(const bool waits, isFile(aside, change.aside, change.after));
    if (waits)
        return applyChange(place, aside, change);
    if (change.kind == FileChange::Kind::Create)
        return ChangeOutcome::Left;
    TRY_ASSIGN(const bool ours, isFile(place, change.name, change.after));
    TRY_ASSIGN(const bool expected, isFile(aside, change.aside, change.before));
    if (expected)
        return ChangeOutcome::Done; // whatever has become of ours since then
    return ours ? settleUpdate(place, aside, change) : ChangeOutcome::Left;
}

Result<void> revertChange(const Directory &place, const Directory &aside, const FileChange &change)
{
    const FileAt there{place, change.name};
    const FileAt kept{aside, change.aside};
    Renamed back = Renamed::Failed;
    if (change.kind == FileChange::Kind::Delete) {
        back = moveToNew(kept, there);
    } else {
        // An edit of what the step has just written stays.
        TRY_ASSIGN(const bool ours, isFile(place, change.name, change.after));
        TRY_ASSIGN(const auto waits, aside.look(change.aside));
        if (!ours || (waits && change.kind == FileChange::Kind::Create))
            return {};
        back = change.kind == FileChange::Kind::Create ? moveToNew(there, kept) : exchangeFiles(kept, there);
    }
    if (back == Renamed::Failed)
        return notRenamed(place, change);
    return {};
}

std::string journalText(const StepJournal &journal)
{
    std::string text = journal.note + '\n';
    for (const FileChange &change : journal.changes) {
        text += kindLetters[std::size_t(change.kind)];
        text += ' ';
        writeHash(change.before, text);
        writeHash(change.after, text);
        text.append(change.aside).append(1, ' ').append(change.name).append(1, '\n');
    }
    const FileHash check = fileHash(text);
    writeHash(check, text);
    return text;
}

std::optional<StepJournal> journalFromText(std::string_view text)
{
    const std::size_t end = text.rfind('\n');
    FileHash check;
    std::string_view last = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (!takeHash(last, check) || !last.empty())
        return std::nullopt;
    text = text.substr(0, end + 1);
    if (fileHash(text) != check)
        return std::nullopt;
    StepJournal journal;
    journal.note = takeWord(text, '\n');
    while (!text.empty()) {
        std::string_view line = takeWord(text, '\n');
        FileChange change;
        const std::size_t kind = kindLetters.find(takeWord(line, ' '));
        if (kind >= kindLetters.size() || !takeHash(line, change.before) || !takeHash(line, change.after))
            return std::nullopt;
        change.kind = FileChange::Kind(kind);
        change.aside = takeWord(line, ' ');
        change.name = line;
        journal.changes.push_back(std::move(change));
    }
    return journal;
}

} // namespace tidewright
