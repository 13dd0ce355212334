// Which database holds the state, and how it is opened.
#pragma once

#include "processes.h"
#include "statestore.h"
#include "syncjob.h"

#include <memory>
#include <optional>

namespace tidewright
{

struct StateDatabase {
    enum class Kind { Sqlite, Postgres };
    Kind kind = Kind::Sqlite;
    QString path;                              // Sqlite: absolute
    Connection connection;                     // Postgres
    QString schema = QStringLiteral("system"); // Postgres: made if it is missing
    std::optional<QString> password;           // Postgres: resolved by the caller, in no message of this library
};

// Opens the state database, makes it where there is none and brings its schema up to date. `processes` outlives the store, whose
// only clock is the database's own. StateUnreadable, with nothing written, if it is damaged (a copy is kept beside a SQLite file)
// or from a newer version.
Result<std::unique_ptr<StateStore>> openStateStore(const StateDatabase &database, const Processes &processes);

// Brings the schema to `version` (the newest if empty), up or down, one transaction per step; returns the version reached. What
// an older schema has no place for is lost. No store may be open on it meanwhile: opening one goes up to the newest again.
Result<int> migrateState(const StateDatabase &database, std::optional<int> version);

// What can still be read of a state database that openStateStore() refuses, for an export. Reads only.
struct SalvagedStates {
    std::vector<SyncState> states;
    QStringList lost; // what could not be read, and why
};
Result<SalvagedStates> salvageStates(const StateDatabase &database);

} // namespace tidewright
