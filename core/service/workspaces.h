// Opening and making workspaces: the composition root of the core. Only the files behind this header name concrete classes.
#pragma once

#include "log.h"
#include "service.h"

#include <functional>

namespace tidewright {

struct OpenOptions {
    QString program = QStringLiteral("tidewright"); // shown to others as the holder of a lease
    LogSink *log = nullptr;                         // outlives the service; null: nowhere
};

// The folder itself, or the nearest parent, that holds a workspace.json. Configuration error if there is none.
Result<QString> findWorkspace(const QString &startFolder);

// Reads the files and opens the state database. Configuration errors name file, JSON path and what was expected.
Result<std::unique_ptr<Service>> openService(const QString &folder, const OpenOptions &options);

// The findings for a workspace whose files are too broken to be opened.
std::vector<CheckFinding> checkWorkspace(const QString &folder);

// An empty workspace, or one with the embedded demo systems. Refuses a folder that is a workspace already.
Result<void> createWorkspace(const QString &folder, const QString &name);
Result<void> createDemoWorkspace(const QString &folder);

struct DemoChanges {
    int created = 0;
    int updated = 0;
    int deleted = 0;
};
// Edits the legacy side of a demo workspace; Configuration error elsewhere.
Result<DemoChanges> editDemoWorkspace(const QString &folder);

// Secrets by name; values are never returned.
Result<void> storeSecret(const QString &name, const QByteArray &value);
Result<QStringList> secretNames();
Result<void> removeSecret(const QString &name);

} // namespace tidewright
