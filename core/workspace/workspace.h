// A workspace as a value: what its files say, with every default filled in.
#pragma once

#include "finding.h"
#include "syncjob.h"

#include <optional>
#include <vector>

namespace tidewright
{

struct Workspace {
    QString name;
    QString path;                        // absolute
    Connection state;                    // kind "sqlite" (absolute path) or "postgres"; its name is empty
    QString stateSchema;                 // "system" for postgres, empty for sqlite
    int workers = 4;                     // content types synchronised at once
    QJsonObject defaults;                // for content types, as written; filled in below already
    std::vector<Connection> connections; // by name
    std::vector<Job> jobs;               // by name

    const Connection *connection(const QString &connectionName) const;
    const Job *job(const QString &jobName) const;
    friend bool operator==(const Workspace &, const Workspace &) = default;
};

struct WorkspaceReading {
    std::optional<Workspace> workspace; // empty if any finding is an error
    Findings findings;                  // of all files; by file, in the order of their places
};

// The folder itself, or the nearest parent, that holds a workspace.json.
Result<QString> findWorkspace(const QString &startFolder);

// Reads and checks every file. Reaches no other system and looks up no secret.
WorkspaceReading readWorkspace(const QString &folder);

// The same for those who need all of it or one error: toError() of the findings.
Result<Workspace> loadWorkspace(const QString &folder);

// Writes all files of a new workspace, workspace.json last. Refused where the folder is a workspace or one of the files exists;
// what was written until a failure stays, but is no workspace yet.
Result<void> createWorkspace(const Workspace &workspace);

// Replaces or adds the one file, atomically. The value is checked by reading, not here.
Result<void> saveSettings(const Workspace &workspace); // workspace.json
Result<void> saveConnection(const Workspace &workspace, const Connection &connection);
Result<void> saveJob(const Workspace &workspace, const Job &job);

} // namespace tidewright
