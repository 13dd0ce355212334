// One side of a job, as the engine sees it. Everything that reaches another system goes through these interfaces; a simulation
// implements them in memory. Blocking calls; they give up soon after `stop` (handed over at opening) is requested, with Cancelled.
#pragma once

#include "clock.h"
#include "error.h"
#include "record.h"
#include "schema.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace tidewright
{

// What its engine offers to tell this system from another one: "postgres:7398217391273/16384". Compared as a whole.
struct EndpointIdentity {
    QString value;
    friend bool operator==(const EndpointIdentity &, const EndpointIdentity &) = default;
};

// ---- reading -----------------------------------------------------------------------------------------------------------------

struct SourceSpec {
    QString place;
    QStringList fields;            // columns of the batches, in this order; empty: all of the place's
    QStringList key;               // key fields, in order; contained in `fields`
    std::optional<QString> cursor; // cursor field; contained in `fields`
    QString filter;                // in the side's own language; empty: none
};

struct SourceBounds {
    Instant now;        // the source's own clock
    Value upper;        // U in the cursor's kind: the clock, capped where open transactions may still commit below it;
                        // the greatest value for cursors that are no times. NULL without a cursor.
    Value greatest;     // greatest cursor value present, NULL if there is none
    bool empty = false; // no record at all (within the filter)
    QString content;    // the same for the same records, told without reading them anew; empty: not known
};

// The passes a run can make over a source. Each is keyset-paged: never OFFSET.
enum class ReadPass {
    ByKey,       // all records, in key order
    Changed,     // from ≤ cursor ≤ upper, in (cursor, key) order
    NullCursor,  // cursor IS NULL, in key order
    BeyondUpper, // cursor > upper, in (cursor, key) order: synchronised, but never moves the stored cursor
};

struct PageRequest {
    ReadPass pass = ReadPass::ByKey;
    Key after;                  // position after which to go on: (key) or (cursor, key…); empty: from the start
    Key until;                  // ByKey only: last key of the page's range, inclusive; empty: no end
    Value from;                 // Changed: first cursor value, inclusive; NULL: no lower end
    Value upper;                // Changed, BeyondUpper
    std::size_t limit = 10'000; // records
};

struct Page {
    Key position;      // of its last record, in the form of PageRequest::after; empty if the page is
    bool last = false; // nothing follows: fewer records than the limit came
};

// A record that is there and cannot be read: neither missing nor deleted. Nothing may be done about it at either side.
struct Quarantined {
    Key key; // as known from outside of the record (its file's name); of text where that is no value of the key's kind
    Error error;
};

// One connection's view of one content type. Used by one thread at a time. Any call may fail with ConnectionFailed, after which the
// source is dead and a new one can be opened and asked for the same page again.
class Source
{
public:
    virtual ~Source() = default;
    // The columns of the batches: SourceSpec::fields resolved.
    virtual const RecordSchema &schema() const = 0;
    virtual Result<SourceBounds> bounds() = 0;
    // Replaces the content of `into`.
    virtual Result<Page> readPage(const PageRequest &request, RecordBatch &into) = 0;
    // The records with these keys (columns of `keys` are the key fields, in order) that exist, in any order.
    virtual Result<void> fetch(const RecordBatch &keys, RecordBatch &into) = 0;
    virtual Result<std::int64_t> count() = 0; // exact
    // Records whose cursor is greater; only for a source with a cursor.
    virtual Result<std::int64_t> countBeyond(const Value &cursor) = 0;
    virtual Result<std::optional<std::int64_t>> estimate() = 0; // from statistics, fast
    // The unreadable ones among what readPage() went over and fetch() was asked for, since the source was opened; in no batch. Complete for the
    // whole place once a page was read.
    virtual std::vector<Quarantined> quarantined() const { return {}; }
};

// ---- writing -----------------------------------------------------------------------------------------------------------------

struct TargetSpec {
    QString place;
    QStringList fields; // columns of the batches, in this order
    QStringList key;
    QString undo = {}; // the run under whose id is kept what takes back what is written; empty: nothing is kept
};

// One piece of what takes a run back, in the engine's own form. It is there once the transaction is that it takes back.
struct UndoEntry {
    std::int64_t number = 0; // grows in a run in the order of its transactions; given by the target
    Instant at;
    std::string content;
};

// What is kept of one run.
struct KeptUndo {
    QString runId;
    std::int64_t bytes = 0;
    Instant at; // of its last entry
    friend bool operator==(const KeptUndo &, const KeptUndo &) = default;
};

struct ChangeCounts {
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t deleted = 0;

    ChangeCounts &operator+=(const ChangeCounts &other);
    friend bool operator==(const ChangeCounts &, const ChangeCounts &) = default;
};

// A chunk of a run: the records between two positions of its reading pass.
struct ChunkRange {
    std::int64_t ordinal = 0; // counts from 0 in reading order over the whole run
    int pass = 0;             // ReadPass of the position
    Key after;                // exclusive; empty: from the start
    Key until;                // inclusive
    std::int64_t records = 0; // read
    std::int64_t failed = 0;  // of them refused
    ChangeCounts counts = {}; // what its transaction changed in the target; none where it is only staged

    friend bool operator==(const ChunkRange &, const ChunkRange &) = default;
};

enum class LoadKind {
    Immediate, // one transaction straight into the target: upsert of changed rows, deletes. For a delta of one batch.
    Direct,    // chunk by committed chunk straight into a target that was empty when the run began
    Staged,    // chunk by committed chunk into a staging table, then one Merge
};

// Writes chunks on a connection of its own. Used by one thread. Each chunk, an immediate one too, is one transaction with its entry in
// the target's ledger, so that the target itself knows what it holds and what changed there.
class ChunkWriter
{
public:
    virtual ~ChunkWriter() = default;
    virtual Result<void> begin(std::int64_t ordinal) = 0;
    // Records first … first+count-1 of the batch, under a savepoint: after ConstraintViolated or ValueRefused none of these is there and the
    // chunk goes on. Staged: nothing is merged yet and the counts are 0.
    virtual Result<ChangeCounts> upsert(const RecordBatch &batch, std::size_t first, std::size_t count) = 0;
    // Records by key (columns of `keys` are the key fields). Same savepoint rule. Staged: noted, done by the merge; Merge::staged() tells them
    // as records with nothing but their key.
    virtual Result<ChangeCounts> remove(const RecordBatch &keys, std::size_t first, std::size_t count) = 0;
    // The target's records with these keys that exist, in the columns of the writer's batches and any order, as this chunk's transaction sees
    // them: until its end nobody else changes them, nor makes one of those that are missing, without this chunk failing with Conflict before
    // anything of it is there. To be called before the chunk's first upsert() or remove(). Immediate only.
    virtual Result<void> fetchForUpdate(const RecordBatch &keys, RecordBatch &into) = 0;
    // Whether keepUndo() is of use: TargetSpec::undo was given, and the target can keep it.
    virtual bool keepsUndo() const { return false; }
    // As fetchForUpdate(), but in all columns of Target::schema(), at any time in the chunk, and without a promise about those that are
    // missing. Only where undo is kept.
    virtual Result<void> fetchWhole(const RecordBatch &keys, RecordBatch &into);
    // Noted by the chunk's commit.
    virtual void keepUndo(UndoEntry entry);
    // CommitUnknown if its answer was lost: ask Load::committed() of a newly opened Load.
    virtual Result<void> commit(const ChunkRange &range) = 0;
    // Of the last commit: keys of records that were not written, because somebody changed them behind fetchForUpdate(). Only for targets that
    // cannot lock: empty for all others.
    virtual std::vector<Key> leftAlone() const { return {}; }
    virtual void rollback() = 0;
};

// Merges a staged load into the target in one transaction; what is not committed is rolled back by the destructor.
class Merge
{
public:
    virtual ~Merge() = default;
    // Lowest and highest number of the staged records; numbers grow in reading order and may have gaps. Empty: nothing was staged.
    virtual Result<std::optional<std::pair<std::int64_t, std::int64_t>>> extent() = 0;
    // Applies staged records first … last (upserts where different, noted removals), under a savepoint as in ChunkWriter::upsert.
    virtual Result<ChangeCounts> apply(std::int64_t first, std::int64_t last) = 0;
    // The staged record of the one number in [first, last], for the list of failed records.
    virtual Result<void> staged(std::int64_t number, RecordBatch &into) = 0;
    // Target records whose key is not among the staged ones; `records` in the target as a whole.
    virtual Result<std::int64_t> countMissing() = 0;
    virtual Result<std::int64_t> countTarget() = 0;
    // Deletes them. Under a savepoint.
    virtual Result<std::int64_t> removeMissing() = 0;
    // As ChunkWriter::keepUndo(): beside it the merge has put the records that it changes to Undo::images(), or fills the UndoChunk itself.
    virtual bool keepsUndo() const { return false; }
    virtual void keepUndo(UndoEntry entry);
    // Notes the run's counts in the ledger and commits. CommitUnknown: ask Load::mergedCounts() of a newly opened Load.
    virtual Result<void> commit(const ChangeCounts &counts) = 0;
};

// What one unfinished run has written at its target: a ledger of committed chunks and, for Staged, the staging table. It outlives
// the process; opening it again with the same run id finds it as the last commit left it.
class Load
{
public:
    virtual ~Load() = default;
    virtual LoadKind kind() const = 0;
    // Whether it was there already (a resume) rather than made by this opening.
    virtual bool resumed() const = 0;
    // In the order of their ordinals, with their counts.
    virtual Result<std::vector<ChunkRange>> committed() = 0;
    // Several may be open at once, each used by its own thread.
    virtual Result<std::unique_ptr<ChunkWriter>> openWriter() = 0;
    // How many writers at once pay off here; 1 where there is only one writer.
    virtual int writers() const = 0;
    virtual Result<std::unique_ptr<Merge>> beginMerge() = 0;
    // The counts noted by a merge that was committed.
    virtual Result<std::optional<ChangeCounts>> mergedCounts() = 0;
    // After success: drops staging and ledger. Safe to repeat.
    virtual Result<void> close() = 0;
    // Undoes the run: staging and ledger dropped; Direct: the table emptied again. Returns how many records were taken back. Safe to repeat.
    virtual Result<std::int64_t> discard() = 0;
};

// What is kept beside a place, so that finished runs that wrote to it can be taken back. It outlives their loads.
class Undo
{
public:
    // The columns of images(), in the order in which the merge has done it: what it did, and the records before in all columns of
    // Target::schema(), after in those of TargetSpec::fields.
    enum class Deed { Create = 0, Update = 1, Delete = 2 };
    static QString numberColumn() { return QStringLiteral("n"); } // its key
    static QString deedColumn() { return QStringLiteral("deed"); }
    static QString beforeColumn(qsizetype field) { return QStringLiteral("b%1").arg(field); }
    static QString afterColumn(qsizetype field) { return QStringLiteral("a%1").arg(field); }

    virtual ~Undo() = default;
    // Those of whom an entry is there; the oldest first.
    virtual Result<std::vector<KeptUndo>> runs() = 0;
    // From the run's last one backwards, below this number.
    virtual Result<std::vector<UndoEntry>> entries(const QString &runId, std::int64_t below, std::size_t limit) = 0;
    // The place of what a merge of this run has put aside, to be read as a source; empty: there is none.
    virtual Result<QString> images(const QString &runId) = 0;
    virtual Result<void> drop(const QString &runId) = 0;
};

class Target
{
public:
    virtual ~Target() = default;
    virtual const RecordSchema &schema() const = 0;
    virtual Result<bool> isEmpty() = 0;
    virtual Result<std::unique_ptr<Load>> openLoad(const QString &runId, LoadKind kind) = 0;
    // What a run has left, whatever fields it was opened for and whether or not there is anything: for looking into its ledger, for close()
    // and discard(). Makes nothing.
    virtual Result<std::unique_ptr<Load>> findLoad(const QString &runId, LoadKind kind) = 0;
    // Null where the target cannot keep any.
    virtual Result<std::unique_ptr<Undo>> openUndo();
};

// ---- the whole ---------------------------------------------------------------------------------------------------------------

// Safe to call from any thread; what it opens has connections of its own.
class Endpoint
{
public:
    virtual ~Endpoint() = default;
    virtual QString kind() const = 0; // "sqlite", "postgres", "mysql", "folder"
    virtual Result<EndpointIdentity> identity(std::stop_token stop) = 0;
    // For people: "PostgreSQL 15.8", "MariaDB 10.11.6", "SQLite 3.40.1", "Folder". Connects, so that it proves the connection too.
    virtual Result<QString> version(std::stop_token stop) = 0;
    virtual Result<std::vector<Offering>> discover(std::stop_token stop) = 0;
    // NotFound if there is no such place.
    virtual Result<RecordSchema> describe(const QString &place, std::stop_token stop) = 0;
    virtual Result<std::unique_ptr<Source>> openSource(const SourceSpec &spec, std::stop_token stop) = 0;
    virtual Result<std::unique_ptr<Target>> openTarget(const TargetSpec &spec, std::stop_token stop) = 0;
    // Makes a table that can hold every value of these fields exactly. The schema's types are neutral: nativeType is ignored.
    virtual Result<void> create(const RecordSchema &schema, std::stop_token stop) = 0;
};

} // namespace tidewright
