// Where a folder of records lies.
#pragma once

#include <QString>

namespace tidewright
{

struct FolderConfig {
    QString name;  // the connection's, shown to people
    QString path;  // absolute
    QString cache; // folder for what only saves time; empty: nothing is kept
    // As messages name it.
    QString described() const { return name.isEmpty() ? path : name + QLatin1String(" (") + path + QLatin1Char(')'); }
};

// Our own part of such a folder, below its root: no content type.
inline constexpr char folderOwnName[] = ".tidewright";

} // namespace tidewright
