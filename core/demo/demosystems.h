// The sample systems of a demo workspace: legacy.db with data, warehouse.db to sync it into; site.db with the content of a website.
#pragma once

#include "error.h"

#include <QByteArray>
#include <cstdint>
#include <utility>
#include <vector>

namespace tidewright
{

struct DemoEdit {
    int created = 0;
    int updated = 0;
    int deleted = 0; // softly: deleted_at is set
};

// The files of the workspace: path within it, and text.
std::vector<std::pair<QString, QByteArray>> demoFiles();

// Makes the databases in an existing folder; the same data every time. Refuses a folder that has one of them.
Result<void> createDemoSystems(const QString &folder);

// Inserts, updates and soft-deletes some hundred records of legacy.db, with the time of now. Refuses a database that is no demo,
// which its application_id says.
Result<DemoEdit> editDemo(const QString &folder, std::uint64_t seed);

// Edits the website's content in site.db and in the folder `content`, once they are in sync: every kind of conflict, and some edits that
// none comes of.
Result<void> editDemoContent(const QString &folder);

} // namespace tidewright
