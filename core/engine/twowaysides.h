// The two sides of a two-way run, both in the local side's form.
#pragma once

#include "keyedstream.h"
#include "twowaymapping.h"

namespace tidewright
{

// What one side holds under a key.
struct SideRecord {
    bool there = false;
    bool marked = false;         // deleted softly: not there, though a row of it is
    std::optional<Error> broken; // cannot be read, or not be held in the local form: nothing is known of it
    std::size_t row = 0;         // of the batch it came with, if there
    ContentHash hash;            // null unless there
    std::optional<Instant> modified;
};

// What records have in columns that the job does not know.
struct UnknownValues {
    std::vector<Key> keys;
    std::vector<std::vector<Value>> values;
    std::vector<bool> onlyNull; // where something is, it stays
};

// One of the two. References outlive it.
class TwoWaySide
{
public:
    TwoWaySide(RunSession &session, const TwoWayMapping &mapping, Side side);

    Side side() const { return m_side; }
    Endpoint &endpoint() const;
    const QString &place() const;
    SourceSpec spec() const;
    TargetSpec targetSpec() const;
    StreamForm form() const;
    // The records with these keys (in the local form), in their order. What is left out by the type's filter is not there; `leftOut` says which
    // those are. `images` is appended to.
    struct Found {
        std::vector<SideRecord> records;
        std::vector<bool> leftOut;
    };
    Result<Found> fetch(const std::vector<Key> &keys, RecordBatch &images);
    // The columns of its table that the job does not know and that can be written, and what these records have in them, in their order; nothing of
    // those that are not there.
    QStringList unknownFields() const;
    Result<std::vector<std::vector<Value>>> unknownOf(const std::vector<Key> &keys);
    // Back to the records that are there.
    Result<void> putUnknown(const QStringList &fields, const UnknownValues &records, std::int64_t chunk);
    // A key as this side has it, in the local form; empty if it has none there.
    Key localKey(const Key &own) const;

private:
    RecordBatch ownKeys(const std::vector<Key> &keys) const;
    Result<void> fetchFrom(PageReader &reader, const std::vector<Key> &keys, Found &found, std::vector<bool> &met, RecordBatch *images);

    RunSession &m_session;
    const TwoWayMapping &m_mapping;
    Side m_side;
    std::optional<PageReader> m_filtered;
    std::optional<PageReader> m_whole;
};

// Adds a copy of the first images.columns() cells of `row`.
std::size_t addImage(RecordBatch &images, std::span<const Cell> row);

} // namespace tidewright
