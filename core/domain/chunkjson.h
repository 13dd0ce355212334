// A chunk's range and the kind of load as JSON: in the checkpoint of the state store and in the ledger at the target.
#pragma once

#include "memberreader.h"

namespace tidewright
{

QString loadKindName(LoadKind kind);
std::optional<LoadKind> loadKindFromName(const QString &name);

// Without its counts, which stand in the ledger alone.
QJsonObject toJson(const ChunkRange &range);
ChunkRange readChunkRange(MemberReader &in);

} // namespace tidewright
