// What takes a one-way run back, as its target keeps it: one entry for each chunk that it has written, and one for its merge.
#pragma once

#include "contenthash.h"
#include "syncstate.h"

namespace tidewright
{

// What an entry depends on, and where the type stood when the run began.
struct UndoTerms {
    QStringList fields; // that the run writes, at the target
    QStringList key;
    QStringList whole; // all that the target has
    SyncMode mode = SyncMode::Incremental;
    QString configuration; // its fingerprint
    Value cursor;
    std::optional<Instant> lastSyncAt;
    bool initialSyncCompleted = false;
};

struct UndoRecord {
    Undo::Deed deed = Undo::Deed::Update;
    Key key;
    ContentHash after;         // of UndoTerms::fields; null: deleted
    std::vector<Value> before; // Update: of UndoTerms::fields; Delete: of UndoTerms::whole
};

// Of a record that came to a target that was empty: all that is kept of it.
struct CreatedRecord {
    std::uint64_t key = 0; // keyed by
    std::uint64_t content = 0;
    friend bool operator==(const CreatedRecord &, const CreatedRecord &) = default;
    friend bool operator<(const CreatedRecord &a, const CreatedRecord &b) { return a.key < b.key; }
};
CreatedRecord createdRecord(const std::string &keyBytes, const ContentHash &hash);

struct UndoChunk {
    enum class Form { Records, Created, Images }; // Images: see Undo::images()
    Form form = Form::Records;
    UndoTerms terms;
    std::vector<UndoRecord> records;
    std::vector<CreatedRecord> created;
};
std::string packUndoChunk(const UndoChunk &chunk);
Result<UndoChunk> unpackUndoChunk(std::string_view packed); // StateUnreadable

// All columns of such a width, for recordHash().
std::vector<std::size_t> columnsUpTo(std::size_t width);

} // namespace tidewright
