// Opening and making workspaces: the composition root of the core. Only the files behind this header name concrete classes.
#pragma once

#include "log.h"
#include "service.h"

namespace tidewright
{

struct OpenOptions {
    QString program = QStringLiteral("tidewright"); // shown to others as the holder of a lease
    LogSink *log = nullptr;                         // outlives the service; null: nowhere
};

struct DemoChanges {
    int created = 0;
    int updated = 0;
    int deleted = 0;
};

// Made once, in main, and outlives every service that it opened. Safe to call from any thread.
class Workspaces
{
public:
    Workspaces();
    ~Workspaces();
    Workspaces(const Workspaces &) = delete;
    Workspaces &operator=(const Workspaces &) = delete;

    // The folder itself, or the nearest parent, that holds a workspace.json. Configuration error if there is none.
    Result<QString> find(const QString &startFolder) const;
    // Reads the files and opens the state database. Configuration errors name file, JSON path and what was expected.
    Result<std::unique_ptr<Service>> open(const QString &folder, const OpenOptions &options) const;
    // Everything that is wrong with the files, also of a workspace too broken to be opened.
    std::vector<CheckFinding> check(const QString &folder) const;
    // To the given schema version of its state database, or the newest; returns the version reached. No service may be open on it.
    Result<int> migrateState(const QString &folder, std::optional<int> version) const;
    // What can be read of its states, also where the database is refused by open().
    Result<QJsonObject> exportStates(const QString &folder, QStringList &lost) const;

    // An empty workspace, or one with the embedded demo systems. Refuses a folder that is a workspace already.
    Result<void> create(const QString &folder, const QString &name) const;
    Result<void> createDemo(const QString &folder) const;
    // Edits the legacy side of a demo workspace; Configuration error elsewhere.
    Result<DemoChanges> editDemo(const QString &folder) const;

    // Secrets by name; values are never returned.
    Result<void> storeSecret(const QString &name, const QByteArray &value) const;
    Result<QStringList> secretNames() const;
    Result<void> removeSecret(const QString &name) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace tidewright
