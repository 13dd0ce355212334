// Preloaded into a process under test: kills it at a chosen moment of writing files, or tells it that the disk is full. Works
// without privileges, for whatever the process calls through the C library.
//
//   TIDEWRIGHT_FAULT_FILE   the files meant: those whose path ends so
//   TIDEWRIGHT_FAULT_KILL   "before N": at the first write after N - 1 syncs of these files, so that nothing of the N-th transaction
//                           is there; "after N": when its sync has been done, before the process can know
//   TIDEWRIGHT_FAULT_ROOM   bytes to which such a file can grow; beyond that the disk is full
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <sys/types.h>
#include <unistd.h>

namespace
{

struct Plan {
    std::string ending;
    bool after = false;
    long kill = 0; // 0: never
    long room = -1;
    std::atomic<long> syncs = 0;

    Plan()
    {
        const char *file = std::getenv("TIDEWRIGHT_FAULT_FILE");
        const char *killing = std::getenv("TIDEWRIGHT_FAULT_KILL");
        const char *bytes = std::getenv("TIDEWRIGHT_FAULT_ROOM");
        ending = file ? file : "";
        if (killing) {
            after = std::strncmp(killing, "after ", 6) == 0;
            kill = std::atol(std::strchr(killing, ' '));
        }
        room = bytes ? std::atol(bytes) : -1;
    }

    bool means(int file) const
    {
        if (ending.empty())
            return false;
        char path[4096];
        const std::string link = "/proc/self/fd/" + std::to_string(file);
        const ssize_t size = readlink(link.c_str(), path, sizeof path);
        return size > 0 && std::string(path, static_cast<std::size_t>(size)).ends_with(ending);
    }
};

Plan &plan()
{
    static Plan instance;
    return instance;
}

template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

bool hasRoom(int file, std::size_t size, off64_t offset)
{
    Plan &now = plan();
    if (!now.means(file))
        return true;
    if (now.kill > 0 && !now.after && now.syncs >= now.kill - 1)
        ::kill(getpid(), SIGKILL);
    if (now.room < 0 || offset + static_cast<off64_t>(size) <= now.room)
        return true;
    errno = ENOSPC;
    return false;
}

int synced(int file, const char *name)
{
    const int result = real<int(int)>(name)(file);
    Plan &now = plan();
    if (now.means(file) && ++now.syncs == now.kill && now.after)
        ::kill(getpid(), SIGKILL);
    return result;
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset)
{
    static auto *const next = real<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return hasRoom(file, size, offset) ? next(file, data, size, offset) : -1;
}

__attribute__((visibility("default"))) ssize_t pwrite(int file, const void *data, size_t size, off_t offset)
{
    return pwrite64(file, data, size, offset);
}

__attribute__((visibility("default"))) ssize_t write(int file, const void *data, size_t size)
{
    static auto *const next = real<ssize_t(int, const void *, size_t)>("write");
    return hasRoom(file, size, lseek(file, 0, SEEK_CUR)) ? next(file, data, size) : -1;
}

__attribute__((visibility("default"))) int fdatasync(int file)
{
    return synced(file, "fdatasync");
}

__attribute__((visibility("default"))) int fsync(int file)
{
    return synced(file, "fsync");
}
}
