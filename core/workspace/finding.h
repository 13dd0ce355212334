// What is wrong with a workspace's files, and where.
#pragma once

#include "error.h"

#include <QString>
#include <vector>

namespace tidewright
{

struct Finding {
    QString file; // relative to the workspace: "jobs/reference_sync.json"
    QString path; // "contentTypes[0].cursor.lookback"; empty for the file as a whole
    Error error;
    bool warning = false;

    friend bool operator==(const Finding &, const Finding &) = default;
};

using Findings = std::vector<Finding>;

// One error for all of them: the first that is no warning, with its place, and how many more there are.
Error toError(const Findings &findings);

// "parent.name", with quotes where the name would be ambiguous.
QString memberPath(const QString &parent, const QString &name);
QString itemPath(const QString &parent, qsizetype index);

} // namespace tidewright
