#include "folderlook.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int settleInterval = 400;     // milliseconds: an editor writes a file in several steps, a check-out many files
constexpr qsizetype mostNoticed = 4096; // files that the system tells of one by one; folders are always told of

// Of two sorted lists: how many entries are not in both.
template <typename Files>
qlonglong differing(const Files &known, const Files &now)
{
    qlonglong count = 0;
    auto a = known.begin();
    auto b = now.begin();
    while (a != known.end() || b != now.end()) {
        const bool onlyKnown = b == now.end() || (a != known.end() && a->first < b->first);
        const bool onlyNow = !onlyKnown && (a == known.end() || b->first < a->first);
        if (onlyKnown || onlyNow || a->second != b->second)
            ++count;
        if (!onlyNow)
            ++a;
        if (!onlyKnown)
            ++b;
    }
    return count;
}

} // namespace

FolderLook::FolderLook() = default;

void FolderLook::begin()
{
    m_notices = new QFileSystemWatcher(this);
    m_settled = new QTimer(this);
    m_settled->setSingleShot(true);
    m_settled->setInterval(settleInterval);
    connect(m_settled, &QTimer::timeout, this, &FolderLook::look);
    connect(m_notices, &QFileSystemWatcher::directoryChanged, m_settled, qOverload<>(&QTimer::start));
    connect(m_notices, &QFileSystemWatcher::fileChanged, m_settled, qOverload<>(&QTimer::start));
}

FolderLook::Files FolderLook::filesOf(const QString &folder, QStringList *names) const
{
    Files files;
    QDirIterator each(folder, {QStringLiteral("*.json")}, QDir::Files);
    while (each.hasNext()) {
        const QString path = each.next();
        const QFileInfo info = each.fileInfo();
        files.emplace_back(qHash(info.fileName(), 1), qHashMulti(1, info.size(), info.lastModified().toMSecsSinceEpoch()));
        if (names && names->size() < mostNoticed)
            *names << path;
    }
    std::ranges::sort(files);
    return files;
}

// A file that was replaced is not told of any more.
void FolderLook::notice(const QString &folder, const QStringList &names)
{
    QStringList paths;
    if (QFileInfo::exists(folder))
        paths << folder;
    const qsizetype room = std::max<qsizetype>(0, mostNoticed - m_notices->files().size());
    const QStringList noticed = m_notices->files();
    const QSet<QString> already(noticed.begin(), noticed.end());
    for (const QString &name : names) {
        if (!already.contains(name) && paths.size() <= room)
            paths << name;
    }
    if (!paths.isEmpty())
        m_notices->addPaths(paths);
}

void FolderLook::watch(const std::vector<FolderWatch::Place> &places)
{
    for (const QStringList &paths : {m_notices->files(), m_notices->directories()}) {
        if (!paths.isEmpty())
            m_notices->removePaths(paths);
    }
    // What is watched already is known as it was.
    std::vector<Watched> before = std::exchange(m_places, {});
    for (const FolderWatch::Place &place : places) {
        QStringList names;
        Files now = filesOf(place.folder, &names);
        const auto was = std::ranges::find_if(
            before, [&](const Watched &one) { return one.place.key == place.key && one.place.folder == place.folder; });
        m_places.push_back({place, was == before.end() ? now : std::move(was->known), 0});
        notice(place.folder, names);
    }
    m_told.clear();
    look();
}

void FolderLook::look()
{
    for (Watched &one : m_places) {
        QStringList names;
        one.differing = differing(one.known, filesOf(one.place.folder, &names));
        notice(one.place.folder, names);
    }
    for (const Watched &one : m_places)
        tell(one.place.key);
}

void FolderLook::noteKnown(const StateKey &key)
{
    for (Watched &one : m_places) {
        if (one.place.key != key)
            continue;
        QStringList names;
        one.known = filesOf(one.place.folder, &names);
        one.differing = 0;
        notice(one.place.folder, names);
    }
    tell(key);
}

void FolderLook::tell(const StateKey &key)
{
    qlonglong files = 0;
    for (const Watched &one : m_places)
        files += one.place.key == key ? one.differing : 0;
    const auto [told, first] = m_told.emplace(key, files);
    if (!first && told->second == files)
        return;
    told->second = files;
    Q_EMIT edited(key, files);
}

} // namespace tidewright
