#include "folderendpoint.h"

#include "cursorcandidates.h"
#include "folderscans.h"
#include "foldersource.h"
#include "foldertarget.h"
#include "ids.h"
#include "recordname.h"

#include <QCoreApplication>
#include <fcntl.h>
#include <sys/stat.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

constexpr char idName[] = "id";
constexpr std::int64_t longestId = 256;
// A folder in a folder in a folder …: places are no deeper.
constexpr int deepestPlace = 16;

// The mark in our own part of the folder; made if it can be.
std::optional<std::string> markOf(const Directory &root)
{
    if (const auto own = root.open(folderOwnName)) {
        const auto mark = own->read(idName, longestId);
        if (mark && *mark && !(*mark)->bytes.empty())
            return (*mark)->bytes;
    }
    const std::string id = SystemIds().next().toStdString() + '\n';
    const auto own = makeOwnFolder(root);
    const auto first = own ? own->publishFirst(idName, id) : Result<std::string>(Failure(own.error()));
    return first ? std::optional(*first) : std::nullopt;
}

Result<void> collect(const Directory &folder, const QString &place, int depth, const std::stop_token &stop, QStringList &places)
{
    if (stop.stop_requested())
        return Failure(folderStopped(folder.path()));
    TRY_ASSIGN(auto names, folder.names());
    std::ranges::sort(names);
    if (std::ranges::any_of(names, [](const std::string &name) { return isRecordName(name); }))
        places += place.isEmpty() ? QStringLiteral(".") : place;
    for (const std::string &name : names) {
        if (name.starts_with('.') || depth == deepestPlace)
            continue;
        TRY_ASSIGN(const auto look, folder.look(name));
        if (!look || look->kind != FileKind::Directory)
            continue;
        const QString own = QString::fromStdString(name);
        const auto inner = folder.open(name);
        if (inner)
            TRY(collect(*inner, place.isEmpty() ? own : place + QLatin1Char('/') + own, depth + 1, stop, places));
        else if (inner.error().code != ErrorCode::NotFound && inner.error().code != ErrorCode::PermissionDenied)
            return Failure(inner.error());
    }
    return {};
}

} // namespace

FolderEndpoint::FolderEndpoint(FolderConfig config)
    : m_scans(std::make_shared<FolderScans>(std::move(config)))
{
}

FolderEndpoint::~FolderEndpoint() = default;

QString FolderEndpoint::kind() const
{
    return QStringLiteral("folder");
}

Result<EndpointIdentity> FolderEndpoint::identity(std::stop_token)
{
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_scans->config().path));
    struct statx file = {};
    if (::statx(root.descriptor(), "", AT_EMPTY_PATH, STATX_INO | STATX_BTIME, &file) != 0)
        return folderFailure(root.path(), FolderAccess::Read);
    const QString where = QStringLiteral("folder:%1:%2/%3/").arg(file.stx_dev_major).arg(file.stx_dev_minor).arg(file.stx_ino);
    if (const auto mark = markOf(root))
        return EndpointIdentity{where + QString::fromStdString(*mark).trimmed()};
    const bool born = file.stx_mask & STATX_BTIME;
    return EndpointIdentity{where + QStringLiteral("%1.%2")
                                        .arg(born ? qint64(file.stx_btime.tv_sec) : 0)
                                        .arg(born ? file.stx_btime.tv_nsec : 0, 9, 10, QLatin1Char('0'))};
}

Result<QString> FolderEndpoint::version(std::stop_token)
{
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_scans->config().path));
    TRY(root.names());
    return Tr::tr("Folder");
}

Result<std::vector<Offering>> FolderEndpoint::discover(std::stop_token stop)
{
    TRY_ASSIGN(const Directory root, Directory::openRoot(m_scans->config().path));
    QStringList places;
    TRY(collect(root, {}, 0, stop, places));
    std::vector<Offering> offerings;
    for (const QString &place : places) {
        TRY_ASSIGN(ScannedPlace scanned, m_scans->scan(place, stop));
        std::vector<CursorCandidate> cursors = rankCursors(scanned.place.schema, {});
        offerings.push_back({std::move(scanned.place.schema), std::move(cursors), std::int64_t(scanned.scan->entries().size())});
    }
    return offerings;
}

Result<RecordSchema> FolderEndpoint::describe(const QString &place, std::stop_token stop)
{
    TRY_ASSIGN(ScannedPlace scanned, m_scans->scanAhead(place, stop));
    if (scanned.place.schema.fields.empty())
        return fail(ErrorCode::NotFound,
                    Tr::tr("“%1” holds no record that could be read, and no file declares its fields. Nothing was changed.").arg(place),
                    scanned.folder.path(), Tr::tr("Put a record there, or have the job make it (“create”)."));
    return std::move(scanned.place.schema);
}

Result<std::unique_ptr<Source>> FolderEndpoint::openSource(const SourceSpec &spec, std::stop_token stop)
{
    return FolderSource::open(m_scans, spec, std::move(stop));
}

Result<std::unique_ptr<Target>> FolderEndpoint::openTarget(const TargetSpec &spec, std::stop_token stop)
{
    return FolderTarget::open(m_scans, spec, std::move(stop));
}

Result<void> FolderEndpoint::create(const RecordSchema &schema, std::stop_token)
{
    m_scans->forget(schema.place);
    return createFolderPlace(m_scans->config(), schema);
}

} // namespace tidewright
