#include "directory.h"

#include <QFile>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

namespace tidewright
{

namespace
{

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

std::int64_t nanoseconds(const timespec &time)
{
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileLook lookOf(const struct stat &file)
{
    FileLook look;
    look.stamp = {file.st_size, nanoseconds(file.st_mtim), nanoseconds(file.st_ctim), file.st_ino};
    look.kind = S_ISREG(file.st_mode) ? FileKind::Regular : S_ISDIR(file.st_mode) ? FileKind::Directory : FileKind::Other;
    look.mode = file.st_mode & 07777;
    return look;
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(std::size_t(written));
    }
    return true;
}

// False with errno. What comes behind the size that the file had is read too.
bool readAll(int file, std::int64_t size, std::int64_t most, std::string &bytes)
{
    bytes.resize(std::size_t(size) + 1);
    std::size_t used = 0;
    for (;;) {
        const ssize_t got = ::read(file, bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        used += std::size_t(got);
        if (got == 0 || std::int64_t(used) > most)
            break;
        if (used == bytes.size())
            bytes.resize(bytes.size() * 2);
    }
    bytes.resize(used);
    return true;
}

} // namespace

FileHash fileHash(std::string_view bytes)
{
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

Descriptor::~Descriptor()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<Directory> Directory::openRoot(const QString &path)
{
    Directory root;
    root.m_path = path;
    root.m_file = Descriptor(::open(QFile::encodeName(path).constData(), folderFlags));
    if (!root.m_file)
        return folderFailure(path, FolderAccess::Read);
    return root;
}

QString Directory::pathOf(std::string_view name) const
{
    return m_path + QLatin1Char('/') + QString::fromUtf8(name.data(), qsizetype(name.size()));
}

Result<Directory> Directory::open(const std::string &name) const
{
    Directory folder;
    folder.m_path = pathOf(name);
    folder.m_file = Descriptor(::openat(m_file.get(), name.c_str(), folderFlags | O_NOFOLLOW));
    if (!folder.m_file)
        return folderFailure(folder.m_path, FolderAccess::Read);
    return folder;
}

Result<Directory> Directory::make(const std::string &name) const
{
    if (::mkdirat(m_file.get(), name.c_str(), 0777) == 0)
        TRY(sync());
    else if (errno != EEXIST)
        return folderFailure(pathOf(name), FolderAccess::Write);
    return open(name);
}

Result<std::vector<std::string>> Directory::names() const
{
    // A descriptor of its own: two threads that list one folder do not share their position.
    const int own = ::openat(m_file.get(), ".", folderFlags);
    DIR *const opened = own < 0 ? nullptr : ::fdopendir(own);
    if (!opened)
        return folderFailure(m_path, FolderAccess::Read);
    const std::unique_ptr<DIR, int (*)(DIR *)> list(opened, &::closedir);
    std::vector<std::string> names;
    for (;;) {
        errno = 0;
        const dirent *entry = ::readdir(list.get());
        if (!entry && errno != 0)
            return folderFailure(m_path, FolderAccess::Read);
        if (!entry)
            return names;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
}

FileLook Directory::self() const
{
    struct stat status = {};
    FileLook look;
    look.kind = FileKind::Directory;
    if (::fstat(m_file.get(), &status) == 0) {
        look.stamp.inode = status.st_ino;
        look.stamp.size = std::int64_t(status.st_dev);
    }
    return look;
}

Result<std::optional<FileLook>> Directory::look(const std::string &name) const
{
    struct stat file = {};
    if (::fstatat(m_file.get(), name.c_str(), &file, AT_SYMLINK_NOFOLLOW) == 0)
        return lookOf(file);
    if (errno == ENOENT)
        return std::optional<FileLook>();
    return folderFailure(pathOf(name), FolderAccess::Read);
}

Result<std::optional<Directory::Content>> Directory::read(const std::string &name, std::int64_t most) const
{
    // Without waiting for the other end of a pipe.
    const Descriptor file(::openat(m_file.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file && errno == ENOENT)
        return std::optional<Content>();
    Content content;
    if (!file && (errno == ELOOP || errno == ENXIO)) {
        content.look.kind = FileKind::Other;
        return content;
    }
    struct stat status = {};
    if (!file || ::fstat(file.get(), &status) != 0)
        return folderFailure(pathOf(name), FolderAccess::Read);
    content.look = lookOf(status);
    if (content.look.kind != FileKind::Regular || status.st_size > most)
        return content;
    if (!readAll(file.get(), status.st_size, most, content.bytes))
        return folderFailure(pathOf(name), FolderAccess::Read);
    if (std::int64_t(content.bytes.size()) > most) {
        content.look.stamp.size = std::int64_t(content.bytes.size());
        content.bytes.clear();
    }
    return content;
}

Result<void> Directory::write(const std::string &name, std::string_view bytes, unsigned mode) const
{
    const Descriptor file(
        ::openat(m_file.get(), name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode_t(mode)));
    // The rights that a file has, not those that new ones get.
    const bool opened = file && (mode == 0666 || ::fchmod(file.get(), mode_t(mode)) == 0);
    if (!opened || !writeAll(file.get(), bytes))
        return folderFailure(pathOf(name), FolderAccess::Write);
    return {};
}

Result<void> Directory::syncFile(const std::string &name) const
{
    const Descriptor file(::openat(m_file.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file || ::fsync(file.get()) != 0)
        return folderFailure(pathOf(name), FolderAccess::Write);
    return {};
}

Result<void> Directory::sync() const
{
    if (::fsync(m_file.get()) != 0)
        return folderFailure(m_path, FolderAccess::Write);
    return {};
}

Result<void> Directory::syncAll() const
{
    if (::syncfs(m_file.get()) != 0)
        return folderFailure(m_path, FolderAccess::Write);
    return {};
}

Result<void> Directory::publish(const std::string &name, std::string_view bytes) const
{
    const std::string unfinished = name + ".new";
    TRY(write(unfinished, bytes, 0666));
    TRY(syncFile(unfinished));
    TRY(rename(unfinished, name));
    return sync();
}

Result<std::string> Directory::publishFirst(const std::string &name, std::string_view bytes) const
{
    // Of its own, as locks are the open file's. Where the file system knows no locks, the last one's stands.
    TRY_ASSIGN(const Directory locked, open("."));
    while (::flock(locked.descriptor(), LOCK_EX) != 0 && errno == EINTR) {
    }
    TRY_ASSIGN(const auto there, read(name, std::int64_t(1) << 16));
    if (there && !there->bytes.empty())
        return there->bytes;
    TRY(publish(name, bytes));
    return std::string(bytes);
}

Result<void> Directory::rename(const std::string &from, const std::string &to) const
{
    if (::renameat(m_file.get(), from.c_str(), m_file.get(), to.c_str()) != 0)
        return folderFailure(pathOf(to), FolderAccess::Write);
    return {};
}

Result<void> Directory::remove(const std::string &name) const
{
    if (::unlinkat(m_file.get(), name.c_str(), 0) != 0 && errno != ENOENT)
        return folderFailure(pathOf(name), FolderAccess::Write);
    return {};
}

Result<void> Directory::removeTree(const std::string &name) const
{
    TRY_ASSIGN(const auto there, look(name));
    if (!there)
        return {};
    if (there->kind != FileKind::Directory)
        return remove(name);
    {
        TRY_ASSIGN(const Directory folder, open(name));
        TRY_ASSIGN(const auto inside, folder.names());
        for (const std::string &one : inside)
            TRY(folder.removeTree(one));
    }
    if (::unlinkat(m_file.get(), name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT)
        return folderFailure(pathOf(name), FolderAccess::Write);
    return {};
}

} // namespace tidewright
