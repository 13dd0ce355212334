// Preloaded into a process under test: kills it or makes it wait at a chosen moment of writing files, or tells it that the disk is full.
// Works without privileges, for whatever the process calls through the C library.
//
//   TIDEWRIGHT_FAULT_FILE   the files meant: those whose path ends so
//   TIDEWRIGHT_FAULT_KILL   "before N": at the first write after N - 1 syncs of these files, so that nothing of the N-th transaction
//                           is there; "after N": when its sync has been done, before the process can know; "step N": at the N-th
//                           step, whatever the file, where a step is a sync, a rename, a link or a removal, or the first write after one
//   TIDEWRIGHT_FAULT_PAUSE  the same moments: it says so in a line on stderr and goes on when it is given a byte on stdin
//   TIDEWRIGHT_FAULT_ROOM   bytes to which such a file can grow; beyond that the disk is full
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <sys/types.h>
#include <unistd.h>

namespace
{

enum class Moment { Before, After, Step };

struct Plan {
    std::string ending;
    Moment moment = Moment::Before;
    bool pauses = false;
    long at = 0; // 0: never
    long room = -1;
    std::atomic<long> syncs = 0;
    std::atomic<long> steps = 0;
    std::atomic<bool> stepped = false;
    std::atomic<bool> done = false;

    Plan()
    {
        const char *file = std::getenv("TIDEWRIGHT_FAULT_FILE");
        const char *killing = std::getenv("TIDEWRIGHT_FAULT_KILL");
        const char *pausing = std::getenv("TIDEWRIGHT_FAULT_PAUSE");
        const char *bytes = std::getenv("TIDEWRIGHT_FAULT_ROOM");
        ending = file ? file : "";
        pauses = pausing != nullptr;
        if (const char *when = pausing ? pausing : killing) {
            moment = std::strncmp(when, "after ", 6) == 0  ? Moment::After
                     : std::strncmp(when, "step ", 5) == 0 ? Moment::Step
                                                           : Moment::Before;
            at = std::atol(std::strchr(when, ' '));
        }
        room = bytes ? std::atol(bytes) : -1;
    }

    void act();
    void step()
    {
        if (moment == Moment::Step && ++steps == at)
            act();
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

void Plan::act()
{
    if (done.exchange(true))
        return;
    if (!pauses)
        ::kill(getpid(), SIGKILL);
    constexpr char said[] = "paused\n";
    char byte = 0;
    if (real<ssize_t(int, const void *, size_t)>("write")(STDERR_FILENO, said, sizeof said - 1) > 0)
        while (::read(STDIN_FILENO, &byte, 1) < 0 && errno == EINTR) {
        }
}

bool hasRoom(int file, std::size_t size, off64_t offset)
{
    Plan &now = plan();
    if (!now.means(file))
        return true;
    if (now.at > 0 && now.moment == Moment::Before && now.syncs >= now.at - 1)
        now.act();
    if (now.room < 0 || offset + static_cast<off64_t>(size) <= now.room)
        return true;
    errno = ENOSPC;
    return false;
}

template <typename Function, typename... Arguments>
int stepping(const char *name, Arguments... arguments)
{
    plan().step();
    const int result = real<Function>(name)(arguments...);
    const int code = errno;
    plan().stepped = true;
    errno = code;
    return result;
}

int synced(int file, const char *name)
{
    const int result = stepping<int(int)>(name, file);
    Plan &now = plan();
    if (now.means(file) && ++now.syncs == now.at && now.moment == Moment::After)
        now.act();
    return result;
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset)
{
    static auto *const next = real<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    if (plan().stepped.exchange(false))
        plan().step();
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

__attribute__((visibility("default"))) int syncfs(int file) noexcept
{
    return stepping<int(int)>("syncfs", file);
}

__attribute__((visibility("default"))) int rename(const char *from, const char *to) noexcept
{
    return stepping<int(const char *, const char *)>("rename", from, to);
}

__attribute__((visibility("default"))) int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return stepping<int(int, const char *, int, const char *)>("renameat", fromFolder, from, toFolder, to);
}

__attribute__((visibility("default"))) int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
                                                     unsigned flags) noexcept
{
    return stepping<int(int, const char *, int, const char *, unsigned)>("renameat2", fromFolder, from, toFolder, to, flags);
}

__attribute__((visibility("default"))) int linkat(int fromFolder, const char *from, int toFolder, const char *to,
                                                  int flags) noexcept
{
    return stepping<int(int, const char *, int, const char *, int)>("linkat", fromFolder, from, toFolder, to, flags);
}

__attribute__((visibility("default"))) int unlinkat(int folder, const char *name, int flags) noexcept
{
    return stepping<int(int, const char *, int)>("unlinkat", folder, name, flags);
}

__attribute__((visibility("default"))) int unlink(const char *name) noexcept
{
    return stepping<int(const char *)>("unlink", name);
}
}
