// What a target's ledger holds, as the text of its `content` column. A ledger is a table
//   (kind smallint, ordinal bigint, content text, primary key (kind, ordinal))
// with one entry per committed chunk and one when the merge was committed, each written in the transaction that it tells of.
#pragma once

#include "endpoint.h"

#include <QByteArray>

namespace tidewright
{

// Numbers: of the staged records of a chunk, in a form of the engine's own.
enum class LedgerKind { Load = 0, Chunk = 1, Merge = 2, Numbers = 3 };

// Compact JSON. Positions keep the type of their values.
QByteArray chunkContent(const ChunkRange &range);
Result<ChunkRange> chunkFromContent(const QByteArray &content);

QByteArray countsContent(const ChangeCounts &counts);
Result<ChangeCounts> countsFromContent(const QByteArray &content);

// The ordinal-0 entry of LedgerKind::Load: what the load was opened for, so that a resume with another target or kind is refused.
QByteArray loadContent(const TargetSpec &spec, LoadKind kind);
// SchemaMismatch if the entry was made for other fields, another key or kind.
Result<void> checkLoadContent(const QByteArray &content, const TargetSpec &spec, LoadKind kind);

} // namespace tidewright
