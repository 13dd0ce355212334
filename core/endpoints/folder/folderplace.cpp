// From the place that a job names to a folder below the root.
#include "directory.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

Result<std::vector<std::string>> partsOf(const QString &place)
{
    std::vector<std::string> parts;
    if (place == QLatin1String("."))
        return parts;
    const QStringList names = place.split(QLatin1Char('/'));
    for (const QString &name : names) {
        const bool climbs = name == QLatin1String(".") || name == QLatin1String("..");
        if (name.isEmpty() || climbs || name.contains(QChar(0)) || name == QLatin1String(folderOwnName))
            return fail(ErrorCode::Configuration,
                        Tr::tr("“%1” is no place inside of the connection's folder. Nothing was read or changed.")
                            .arg(place),
                        {}, Tr::tr("Name a sub-folder (“pages”, “site/pages”), or “.” for the folder itself."));
        parts.push_back(name.toStdString());
    }
    return parts;
}

template <typename Step>
Result<Directory> walk(const FolderConfig &config, const QString &place, Step &&step)
{
    TRY_ASSIGN(const auto parts, partsOf(place));
    TRY_ASSIGN(Directory folder, Directory::openRoot(config.path));
    for (const std::string &part : parts) {
        TRY_ASSIGN(Directory next, step(folder, part));
        folder = std::move(next);
    }
    return folder;
}

} // namespace

Result<Directory> openPlace(const FolderConfig &config, const QString &place)
{
    return walk(config, place, [](const Directory &folder, const std::string &name) { return folder.open(name); });
}

Result<Directory> makePlace(const FolderConfig &config, const QString &place)
{
    return walk(config, place, [](const Directory &folder, const std::string &name) { return folder.make(name); });
}

} // namespace tidewright
