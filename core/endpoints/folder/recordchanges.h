// The records that a chunk or a merge is about to write, as changes of files.
#pragma once

#include "filestep.h"
#include "folderloadplan.h"
#include "undochunk.h"

#include <map>
#include <unordered_map>

namespace tidewright
{

class RecordChanges
{
public:
    RecordChanges(const FolderLoadPlan &plan, const Directory &run, const Directory &place, std::string step);

    // What is in it and untouched need not be read again.
    void know(std::shared_ptr<const PlaceScan> scan) { m_scan = std::move(scan); }
    // Reads the record's file; what is written later is decided on this content. False if there is none that can be read.
    Result<bool> fetch(std::span<const Cell> key, RecordBatch &into);
    Result<ChangeCounts> upsert(std::span<const Cell> row);
    Result<ChangeCounts> remove(std::span<const Cell> key);
    Result<ChangeCounts> removeFile(const std::string &name, const FileHash &before);

    // All that was done since mark() is taken back by backTo().
    std::size_t mark() const { return m_undo.size(); }
    void backTo(std::size_t mark);

    // Behind the changes: which of them somebody has made void meanwhile, those that fetch() was asked for, taken out, and others.
    struct Overtaken {
        StepOutcome fetched;
        bool others = false;
    };
    Result<Overtaken> dropOvertaken();
    // What takes the changes back that are left, of the columns of `whole` and the written ones. Of what is there now.
    Result<std::vector<UndoRecord>> undoRecords(const RecordLayout &whole);
    bool isEmpty() const;
    FileStep &step() { return m_step; }

private:
    struct Seen {
        bool there = false;
        bool fetched = false;
        FileHash hash;
        unsigned mode = 0666;
        std::string text; // only of those that were fetched
    };
    struct Undo {
        std::string name;
        std::optional<std::size_t> before; // index in the step
        std::size_t size = 0;              // of the step
        std::string folded;                // that was noted
    };
    // What a record is like for this chunk.
    struct Current {
        std::optional<std::size_t> pending;
        bool there = false;
        std::string text;
    };

    Result<std::string> nameOf(std::span<const Cell> row) const;
    Result<Seen> look(const std::string &name, std::string &text);
    Result<Current> current(const std::string &name);
    Result<void> checkCase(const std::string &name, std::string &folded);
    bool isKnown(const std::string &name, std::span<const Cell> row);
    void note(const std::string &name, std::size_t size, std::string folded = {});

    const FolderLoadPlan &m_plan;
    const Directory &m_place;
    FileStep m_step;
    std::shared_ptr<const PlaceScan> m_scan;
    std::unordered_map<std::string, Seen> m_seen;
    std::unordered_map<std::string, std::optional<std::size_t>> m_pending;
    std::vector<Undo> m_undo;
    std::optional<std::unordered_map<std::string, std::string>> m_folded; // name by folded name
    RecordBatch m_room;
};

} // namespace tidewright
