// Taking states out and bringing them in, also from what other programs keep.
#pragma once

#include "statedatabase.h"

#include <QJsonObject>

namespace tidewright
{

enum class StateFormat { Json, Singer, Airbyte, PrismaSyncState, SyncMetadata, SystemSyncState };
std::optional<StateFormat> stateFormatFromName(const QString &name); // "prisma-sync-state"
// Whether it is a table in a database rather than a JSON file.
bool isTableFormat(StateFormat format);

// {"format": "tidewright-state", "version": 1, "states": […]}: all that is needed to go on elsewhere. Failed records and history
// stay behind.
QJsonObject exportStates(const std::vector<SyncState> &states);

// What a source does not say by itself.
struct ImportDefaults {
    QString job;          // of states without a job name
    QStringList typeKeys; // of a file that holds a time alone: all of them get it
};

struct ImportedState {
    StateKey key;
    QJsonObject fields; // in the contract's names
};

struct ImportSet {
    std::vector<ImportedState> states;
    bool complete = false; // each state is given as a whole (own export): it takes the place of the stored one
    QStringList skipped;   // what could not be read, and why
};

// Reads and changes nothing. The error says what is wrong with the file as a whole and where; what is wrong with a part is in
// `skipped`.
Result<ImportSet> readStateFile(StateFormat format, const QString &path, const ImportDefaults &defaults);
// The table of a table format, in a SQLite file or on PostgreSQL; read-only. `source.schema` is where it is looked for first.
Result<ImportSet> readStateTable(StateFormat format, const StateDatabase &source, const ImportDefaults &defaults);

struct ImportSummary {
    int imported = 0;
    QStringList skipped;
};
// Writes them all in one transaction, or none. States that are not named stay as they are.
Result<ImportSummary> importStates(StateStore &store, const ImportSet &set, const LeaseHolder &holder);

} // namespace tidewright
