#include "filecalls.h"

#include <cerrno>
#include <dlfcn.h>
#include <sys/types.h>

namespace
{

tidewright::FileCallHook &hook()
{
    static tidewright::FileCallHook instance;
    return instance;
}

template <typename Function, typename... Arguments>
auto callAs(const char *told, const char *name, Arguments... arguments)
{
    auto *const next = reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
    using Answer = decltype(next(arguments...));
    const auto asked = hook(); // its own copy: it may take itself away
    const int refused = asked ? asked(told) : 0;
    if (refused == 0)
        return next(arguments...);
    errno = refused;
    return Answer(-1);
}

template <typename Function, typename... Arguments>
auto call(const char *name, Arguments... arguments)
{
    return callAs<Function>(name, name, arguments...);
}

} // namespace

namespace tidewright
{

void setFileCallHook(FileCallHook made)
{
    hook() = std::move(made);
}

} // namespace tidewright

extern "C" {

#define TIDEWRIGHT_SEEN __attribute__((visibility("default")))

TIDEWRIGHT_SEEN int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    return callAs<int(int, const char *, int, const char *, unsigned)>(flags == 0 ? "renameat" : "renameat2", "renameat2", fromFolder, from, toFolder, to, flags);
}

TIDEWRIGHT_SEEN int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return call<int(int, const char *, int, const char *)>("renameat", fromFolder, from, toFolder, to);
}

TIDEWRIGHT_SEEN int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    return call<int(int, const char *, int, const char *, int)>("linkat", fromFolder, from, toFolder, to, flags);
}

TIDEWRIGHT_SEEN int unlinkat(int folder, const char *name, int flags) noexcept
{
    return call<int(int, const char *, int)>("unlinkat", folder, name, flags);
}

TIDEWRIGHT_SEEN int mkdirat(int folder, const char *name, mode_t mode) noexcept
{
    return call<int(int, const char *, mode_t)>("mkdirat", folder, name, mode);
}

TIDEWRIGHT_SEEN int fsync(int file)
{
    return call<int(int)>("fsync", file);
}

TIDEWRIGHT_SEEN int syncfs(int file) noexcept
{
    return call<int(int)>("syncfs", file);
}

TIDEWRIGHT_SEEN ssize_t write(int file, const void *data, size_t size)
{
    return call<ssize_t(int, const void *, size_t)>("write", file, data, size);
}
}
