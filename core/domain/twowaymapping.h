// The two sides of a content type against each other: which field stands for which, and both of them in one form, the local side's. Pure.
#pragma once

#include "contenthash.h"
#include "convert.h"
#include "recordimage.h"
#include "twowaystore.h"

namespace tidewright
{

// Columns of a record in the local form are the synchronised fields, in the order of fields(); what a side is read by (its cursor, its soft
// delete) follows where it is none of them.
class TwoWayMapping
{
public:
    // Errors as RecordMapping::compile(). Without `type.fields`: the fields that both sides have by the same name and that can be written at both.
    static Result<TwoWayMapping> compile(const ContentType &type, const RecordSchema &local, const RecordSchema &remote);

    // Local names.
    const QStringList &fields() const { return m_toLocal.targetFields(); }
    std::size_t width() const { return std::size_t(fields().size()); }
    // What a side's records are read and written by, in its own names.
    const QStringList &readFields(Side side) const { return from(side).sourceFields(); }
    const QStringList &writtenFields(Side side) const { return to(side).targetFields(); }
    const QStringList &key(Side side) const { return from(side).sourceKey(); }
    const std::vector<std::size_t> &keyColumns() const { return m_toLocal.keyColumns(); }
    // Those that are compared, hashed and merged: all but the cursor, which tells when a record was changed, not what it is.
    const std::vector<std::size_t> &content() const { return m_content; }
    std::optional<std::size_t> cursorColumn(Side side) const { return from(side).cursorColumn(); }
    const QStringList &unmapped() const { return m_unmapped; }
    // Remote to local as a mapping of its own.
    const RecordMapping &remoteToLocal() const { return m_toLocal; }

    // What a side was read into, to the local form in place. Rows that it cannot hold are listed.
    void toLocal(Side side, RecordBatch &batch, std::vector<Refusal> &refusals) const;
    // Back: the first width() columns to what the side is written with.
    void fromLocal(Side side, RecordBatch &batch, std::vector<Refusal> &refusals) const;
    // Of a row as it was read, not yet in the local form.
    bool softDeleted(Side side, std::span<const Cell> row) const { return from(side).softDeleted(row); }
    std::optional<Instant> modified(Side side, std::span<const Cell> row) const;

    // Of a row in the local form.
    std::string keyBytes(std::span<const Cell> row) const { return tidewright::keyBytes(row, keyColumns()); }
    ContentHash hash(std::string_view keyBytes, std::span<const Cell> row) const { return recordHash(keyBytes, row, m_content); }

private:
    const RecordMapping &from(Side side) const { return side == Side::Local ? m_toRemote : m_toLocal; }
    const RecordMapping &to(Side side) const { return side == Side::Local ? m_toLocal : m_toRemote; }

    RecordMapping m_toLocal;  // remote to local
    RecordMapping m_toRemote; // local to remote
    std::vector<std::size_t> m_content;
    QStringList m_unmapped;
};

} // namespace tidewright
