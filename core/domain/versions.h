// What a content type has been over time: the definitions of its two sides, and the content hashes it was brought in sync at. Semantics, "Content-type
// checksums and verify".
#pragma once

#include "schema.h"
#include "statestore.h"

namespace tidewright
{

// One version of one side's definition, from when a run first met it until the next one.
struct DefinitionVersion {
    StateKey key;
    Side side = Side::Local;
    std::int64_t version = 1;
    QString hash;           // definitionHash()
    QJsonObject definition; // definitionJson()
    QString runId;
    Instant seenAt; // on the state database's clock
    friend bool operator==(const DefinitionVersion &, const DefinitionVersion &) = default;
};

// A success that has left the type with another content than the one before.
struct SyncedVersion {
    StateKey key;
    std::int64_t version = 1;
    QString hash;              // the state's lastSyncedHash
    std::int64_t records = -1; // at the local side, -1: not known
    QString runId;
    Instant syncedAt;
    friend bool operator==(const SyncedVersion &, const SyncedVersion &) = default;
};

// By job, type and side, the newest version of each first.
struct TypeVersions {
    std::vector<DefinitionVersion> definitions;
    std::vector<SyncedVersion> synced;
};

QJsonObject toJson(const DefinitionVersion &version);
QJsonObject toJson(const SyncedVersion &version);

// {"key": [NAME…], "fields": {NAME: TYPE…}}
QJsonObject definitionJson(const RecordSchema &schema);

// What makes one definition another; names in their order.
struct DefinitionChange {
    QStringList added;
    QStringList removed;
    QStringList retyped;
    bool key = false;
    friend bool operator==(const DefinitionChange &, const DefinitionChange &) = default;
};
DefinitionChange changeBetween(const QJsonObject &before, const QJsonObject &after);

// Offered by a StateStore beside it. The synced versions are written with the ends of runs.
class VersionStore
{
public:
    virtual ~VersionStore() = default;
    // Those that are not the newest of their side already. Fenced as in StateStore.
    virtual Result<void> noteDefinitions(const Lease &lease, const QString &runId,
                                         const std::vector<std::pair<Side, RecordSchema>> &definitions) = 0;
    // The limit is one of versions, of each side and of the content.
    virtual Result<TypeVersions> versions(const HistoryFilter &filter) = 0;
};

} // namespace tidewright
