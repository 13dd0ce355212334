#include "folderscans.h"

#include "texthash.h"

#include <QDir>
#include <QFile>
#include <sys/stat.h>

namespace tidewright
{

namespace
{

constexpr Micros aheadTime = std::chrono::seconds(1);

std::string readCache(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    std::string bytes(std::size_t(file.size()), '\0');
    if (file.read(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
        bytes.clear();
    return bytes;
}

// What cannot be kept costs the next process time, nothing more.
void writeCache(const QString &path, const std::string &bytes)
{
    const QFileInfo where(path);
    if (path.isEmpty() || !QDir().mkpath(where.path()))
        return;
    const auto folder = Directory::openRoot(where.path());
    const std::string name = where.fileName().toStdString();
    const std::string unfinished = name + '.' + std::to_string(std::hash<std::string_view>()(bytes)) + ".new";
    if (folder && folder->write(unfinished, bytes, 0600) && !folder->rename(unfinished, name))
        (void)folder->remove(unfinished);
}

} // namespace

QString FolderScans::cachePath(const QString &place) const
{
    if (m_config.cache.isEmpty())
        return {};
    const QString id = textHash(QJsonArray{m_config.path, place});
    return QDir(m_config.cache).filePath(id + QLatin1String(".records"));
}

std::shared_ptr<FolderScans::Known> FolderScans::known(const QString &place)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Known> &known = m_known[place];
    if (!known)
        known = std::make_shared<Known>();
    return known;
}

Result<ScannedPlace> FolderScans::walk(const QString &place, const std::stop_token &stop, Use use, bool ahead)
{
    ScannedPlace scanned;
    TRY_ASSIGN(scanned.folder, openPlace(m_config, place));
    const std::shared_ptr<Known> memory = known(place);
    const std::lock_guard lock(memory->walking);
    const bool isRecent = memory->ahead && SystemClock().elapsed() - *memory->ahead <= aheadTime;
    const bool serves = use == Use::MayBeAhead && isRecent && memory->scan;
    if (!serves) {
        const QString cache = cachePath(place);
        if (!memory->scan)
            memory->scan = PlaceScan::load(readCache(cache), scanned.folder.self());
        TRY_ASSIGN(auto scan, scanPlace(scanned.folder, memory->scan, stop));
        if (scan != memory->scan)
            writeCache(cache, scan->bytes());
        memory->scan = std::move(scan);
    }
    if (ahead)
        memory->ahead = SystemClock().elapsed();
    scanned.scan = memory->scan;
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_config.path));
    TRY_ASSIGN(const auto declared, readSchemaFile(root, place));
    scanned.place = placeSchema(place, declared, scanned.scan->seen());
    return scanned;
}

Result<ScannedPlace> FolderScans::scan(const QString &place, const std::stop_token &stop)
{
    return walk(place, stop, Use::Now, false);
}

Result<ScannedPlace> FolderScans::scanAhead(const QString &place, const std::stop_token &stop)
{
    return walk(place, stop, Use::Now, true);
}

Result<ScannedPlace> FolderScans::one(const QString &place, const std::stop_token &stop)
{
    return walk(place, stop, Use::MayBeAhead, false);
}

void FolderScans::forget(const QString &place)
{
    const std::shared_ptr<Known> memory = known(place);
    const std::lock_guard lock(memory->walking);
    memory->ahead.reset();
}

} // namespace tidewright
