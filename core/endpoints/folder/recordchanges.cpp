#include "recordchanges.h"

#include "recordimage.h"
#include "recordname.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

Failure notOverwritten(const QString &path)
{
    return fail(ErrorCode::ValueRefused,
                Tr::tr("The file of the record cannot be read, so it was not written over. The record was not written."), path,
                Tr::tr("Correct the file, or bring it back from your version control, then retry the record."));
}

} // namespace

RecordChanges::RecordChanges(const FolderLoadPlan &plan, const Directory &run, const Directory &place, std::string step)
    : m_plan(plan)
    , m_place(place)
    , m_step(run, place, std::move(step))
    , m_room(1)
{
}

Result<std::string> RecordChanges::nameOf(std::span<const Cell> row) const
{
    std::vector<Cell> key;
    for (const std::size_t column : m_plan.layout.key)
        key.push_back(row[column]);
    return recordName(key);
}

Result<RecordChanges::Seen> RecordChanges::look(const std::string &name, std::string &text)
{
    Seen seen;
    TRY_ASSIGN(auto content, m_place.read(name, largestRecord));
    if (!content)
        return seen;
    seen.there = true;
    if (content->look.kind != FileKind::Regular || content->look.stamp.size > largestRecord)
        return notOverwritten(m_place.pathOf(name));
    seen.hash = fileHash(content->bytes);
    seen.mode = content->look.mode;
    text = std::move(content->bytes);
    return seen;
}

Result<bool> RecordChanges::fetch(std::span<const Cell> key, RecordBatch &into)
{
    const auto name = recordName(key);
    if (!name)
        return false; // nothing has that name
    std::string text;
    auto seen = look(*name, text);
    if (!seen && seen.error().code == ErrorCode::ValueRefused)
        return false; // upsert() and remove() will refuse it
    if (!seen)
        return Failure(std::move(seen).error());
    seen->fetched = true;
    JsonRecord record;
    const bool readable = seen->there && record.parse(text) == RecordProblem::None && !m_plan.layout.read(record, *name, into);
    seen->text = std::move(text);
    m_seen.insert_or_assign(*name, std::move(*seen));
    return readable;
}

Result<RecordChanges::Current> RecordChanges::current(const std::string &name)
{
    Current now;
    const auto pending = m_pending.find(name);
    if (pending != m_pending.end() && pending->second) {
        now.pending = pending->second;
        now.there = m_step.at(*now.pending).kind != FileChange::Kind::Delete;
        if (now.there) {
            TRY_ASSIGN(now.text, m_step.text(*now.pending));
        }
        return now;
    }
    if (const auto known = m_seen.find(name); known != m_seen.end() && known->second.fetched) {
        now.there = known->second.there;
        now.text = known->second.text;
        return now;
    }
    TRY_ASSIGN(Seen seen, look(name, now.text));
    now.there = seen.there;
    m_seen.insert_or_assign(name, std::move(seen));
    return now;
}

// Two names that differ in case alone are one file for many file systems, and for a checkout there.
Result<void> RecordChanges::checkCase(const std::string &name, std::string &folded)
{
    folded = foldedName(name);
    const auto hasCase = [](char c) { return c < 0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (std::none_of(name.begin(), name.end() - std::ptrdiff_t(recordEnding.size()), hasCase))
        return {};
    if (!m_folded) {
        m_folded.emplace();
        TRY_ASSIGN(const auto names, m_place.names());
        for (const std::string &there : names)
            m_folded->emplace(foldedName(there), there);
    }
    const auto found = m_folded->find(folded);
    if (found == m_folded->end() || found->second == name)
        return {};
    const auto pending = m_pending.find(found->second);
    const bool goes = pending != m_pending.end() && pending->second && m_step.at(*pending->second).kind == FileChange::Kind::Delete;
    if (goes)
        return {};
    return fail(ErrorCode::ConstraintViolated,
                Tr::tr("The file of the record would differ from “%1” in upper and lower case alone, which is the same file for many systems. "
                       "The record was not written.")
                    .arg(QString::fromStdString(found->second)),
                m_place.pathOf(name), Tr::tr("Give one of the two records another key."));
}

void RecordChanges::note(const std::string &name, std::size_t size, std::string folded)
{
    std::optional<std::size_t> &pending = m_pending[name];
    m_undo.push_back({name, pending, size, std::move(folded)});
    pending.reset();
    if (m_step.size() > size)
        pending = m_step.size() - 1;
}

void RecordChanges::backTo(std::size_t mark)
{
    while (m_undo.size() > mark) {
        Undo &undo = m_undo.back();
        m_pending[undo.name] = undo.before;
        m_step.shrink(undo.size);
        if (m_folded && !undo.folded.empty())
            m_folded->erase(undo.folded);
        m_undo.pop_back();
    }
}

bool RecordChanges::isKnown(const std::string &name, std::span<const Cell> row)
{
    const RecordEntry *entry = m_scan && !m_pending.contains(name) ? m_scan->find(name) : nullptr;
    if (!entry || entry->problem != RecordProblem::None || !entry->whole)
        return false;
    const std::size_t fields = m_plan.layout.finder.size();
    m_room.clear(fields);
    if (m_plan.layout.read(entry->packed, name, m_room))
        return false;
    const auto there = std::as_const(m_room).row(0);
    return std::equal(there.begin(), there.end(), row.begin(), [](const Cell &a, const Cell &b) { return equal(a, b); });
}

Result<ChangeCounts> RecordChanges::upsert(std::span<const Cell> row)
{
    TRY_ASSIGN(const std::string name, nameOf(row));
    if (isKnown(name, row))
        return ChangeCounts{};
    TRY_ASSIGN(const Current now, current(name));
    const RecordLayout &layout = m_plan.layout;
    JsonRecord before;
    if (now.there) {
        m_room.clear(layout.finder.size());
        if (before.parse(now.text) != RecordProblem::None || layout.read(before, name, m_room))
            return notOverwritten(m_place.pathOf(name));
        if (layout.holds(before, row, m_room))
            return ChangeCounts{};
    }
    TRY_ASSIGN(const std::string text, layout.write(now.there ? &before : nullptr, row, m_room));
    if (std::int64_t(text.size()) > largestRecord)
        return fail(ErrorCode::ValueRefused,
                    Tr::tr("The record is larger than a file of %1 MiB. It was not written.").arg(largestRecord / 1024 / 1024),
                    m_place.pathOf(name), Tr::tr("Keep its long values elsewhere."));
    const std::size_t size = m_step.size();
    const Seen &seen = m_seen[name];
    if (seen.there) {
        TRY(m_step.update(name, seen.hash, text, seen.mode));
        note(name, size);
        return now.there ? ChangeCounts{0, 1, 0} : ChangeCounts{1, 0, 0};
    }
    std::string folded;
    TRY(checkCase(name, folded));
    TRY(m_step.create(name, text));
    const bool isNew = m_folded && m_folded->emplace(folded, name).second;
    note(name, size, isNew ? folded : std::string());
    return now.there ? ChangeCounts{0, 1, 0} : ChangeCounts{1, 0, 0};
}

Result<ChangeCounts> RecordChanges::remove(std::span<const Cell> key)
{
    const auto name = recordName(key);
    if (!name)
        return ChangeCounts{};
    TRY_ASSIGN(const Current now, current(*name));
    if (!now.there)
        return ChangeCounts{};
    JsonRecord before;
    if (before.parse(now.text) != RecordProblem::None)
        return notOverwritten(m_place.pathOf(*name));
    const std::size_t size = m_step.size();
    const Seen &seen = m_seen[*name];
    // What is only about to be made need not be made.
    if (seen.there)
        TRY(m_step.remove(*name, seen.hash));
    note(*name, size);
    return ChangeCounts{0, 0, 1};
}

Result<ChangeCounts> RecordChanges::removeFile(const std::string &name, const FileHash &before)
{
    const std::size_t size = m_step.size();
    TRY(m_step.remove(name, before));
    note(name, size);
    return ChangeCounts{0, 0, 1};
}

Result<std::vector<UndoRecord>> RecordChanges::undoRecords(const RecordLayout &whole)
{
    const auto valuesOf = [](const RecordLayout &layout, const std::string &text, const std::string &name,
                             RecordBatch &room) -> std::vector<Value> {
        room.clear(layout.finder.size());
        JsonRecord record;
        std::vector<Value> values;
        // One that cannot be read as these columns is none that could be taken back to.
        if (record.parse(text) != RecordProblem::None || layout.read(record, name, room))
            return values;
        for (const Cell &cell : std::as_const(room).row(0))
            values.emplace_back(cell);
        return values;
    };
    const std::vector<std::size_t> columns = columnsUpTo(m_plan.layout.finder.size());
    std::vector<UndoRecord> records;
    for (std::size_t at = 0; at < m_step.size(); ++at) {
        const FileChange &change = m_step.at(at);
        UndoRecord record;
        record.key = keyOfName(change.name, m_plan.layout.keyKinds());
        if (change.kind != FileChange::Kind::Delete) {
            record.deed = change.kind == FileChange::Kind::Create ? tidewright::Undo::Deed::Create : tidewright::Undo::Deed::Update;
            TRY_ASSIGN(const std::string text, m_step.text(at));
            const std::vector<Value> after = valuesOf(m_plan.layout, text, change.name, m_room);
            if (after.empty())
                continue;
            std::vector<Cell> cells;
            record.key.clear();
            for (const Value &value : after)
                cells.push_back(value.cell());
            for (const std::size_t column : m_plan.layout.key)
                record.key.push_back(after[column]);
            record.after = recordHash(keyBytes(record.key), cells, columns);
        } else {
            record.deed = tidewright::Undo::Deed::Delete;
        }
        if (change.kind != FileChange::Kind::Create) {
            TRY_ASSIGN(const auto content, m_place.read(change.name, largestRecord));
            if (!content)
                continue;
            record.before = valuesOf(change.kind == FileChange::Kind::Delete ? whole : m_plan.layout, content->bytes, change.name, m_room);
            if (record.before.empty())
                continue;
        }
        if (change.kind == FileChange::Kind::Delete) {
            record.key.clear();
            for (const std::size_t column : whole.key)
                record.key.push_back(record.before[column]);
        }
        records.push_back(std::move(record));
    }
    return records;
}

bool RecordChanges::isEmpty() const
{
    return std::ranges::none_of(m_pending, [](const auto &one) { return one.second.has_value(); });
}

Result<RecordChanges::Overtaken> RecordChanges::dropOvertaken()
{
    std::vector<bool> kept(m_step.size(), false);
    for (const auto &[name, index] : m_pending) {
        if (index)
            kept[*index] = true;
    }
    m_step.keep(kept);
    Overtaken overtaken;
    TRY_ASSIGN(const auto outdated, m_step.outdated());
    kept.assign(m_step.size(), true);
    for (std::size_t at = 0; at < m_step.size(); ++at) {
        const FileChange &change = m_step.at(at);
        if (!outdated.contains(change.name))
            continue;
        const auto seen = m_seen.find(change.name);
        if (seen == m_seen.end() || !seen->second.fetched) {
            overtaken.others = true;
            continue;
        }
        kept[at] = false;
        overtaken.fetched.left.insert(change.name);
        overtaken.fetched.leftCounts += countsOf(change);
    }
    m_step.keep(kept);
    return overtaken;
}

} // namespace tidewright
