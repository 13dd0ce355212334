#include "renaming.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace tidewright
{

namespace
{

// What file systems say that do not know these renames.
bool isUnknown(int code)
{
    return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP;
}

int renamed(const FileAt &from, const FileAt &to, unsigned flags)
{
    return ::renameat2(from.folder.descriptor(), from.name.c_str(), to.folder.descriptor(), to.name.c_str(), flags);
}

int linked(const FileAt &from, const FileAt &to)
{
    return ::linkat(from.folder.descriptor(), from.name.c_str(), to.folder.descriptor(), to.name.c_str(), 0);
}

int unlinked(const FileAt &file)
{
    return ::unlinkat(file.folder.descriptor(), file.name.c_str(), 0);
}

Renamed outcome(int result)
{
    if (result == 0)
        return Renamed::Done;
    return errno == ENOENT ? Renamed::Missing : errno == EEXIST ? Renamed::Taken : Renamed::Failed;
}

} // namespace

Renamed exchangeFiles(const FileAt &a, const FileAt &b)
{
    const int exchanged = renamed(a, b, RENAME_EXCHANGE);
    if (exchanged == 0 || !isUnknown(errno))
        return outcome(exchanged);
    // In three steps, of which none leaves b's name without a file.
    const std::string aside = a.name + ".aside";
    const FileAt kept{a.folder, aside};
    if (linked(b, kept) != 0)
        return outcome(-1);
    if (renamed(a, b, 0) != 0) {
        const int code = errno;
        unlinked(kept);
        errno = code;
        return outcome(-1);
    }
    return outcome(renamed(kept, a, 0));
}

Renamed moveToNew(const FileAt &from, const FileAt &to)
{
    const int moved = renamed(from, to, RENAME_NOREPLACE);
    if (moved == 0 || !isUnknown(errno))
        return outcome(moved);
    if (linked(from, to) != 0)
        return outcome(-1);
    return outcome(unlinked(from));
}

} // namespace tidewright
