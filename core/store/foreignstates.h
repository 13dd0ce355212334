// JSON that other programs keep, read as states. Pure.
#pragma once

#include "stateexchange.h"

namespace tidewright
{

struct ForeignFile {
    QJsonValue json;
    Instant modified; // of the file: the time of positions that are no times
    ImportDefaults defaults;
};

// The own export, a STATE or a list of them, or a time alone: {"last_sync": "…"}, {"last_sync_time": "…"}.
ImportSet statesFromOwnJson(const ForeignFile &file);
// {"bookmarks": {stream: {"replication_key", "replication_key_value"}}}, plain or as Meltano wraps it.
ImportSet statesFromSinger(const ForeignFile &file);
// A list of stream states, a global state, or the legacy object, plain or as messages of the protocol.
ImportSet statesFromAirbyte(const ForeignFile &file);

// A position reached by another program, as fields of a state.
QJsonObject positionFields(const QString &cursorField, const QJsonValue &cursor, Instant otherwise);
// The fields of a content type that was last in sync at that time.
QJsonObject syncedFields(Instant lastSync);

} // namespace tidewright
