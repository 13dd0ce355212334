// Folders and files by descriptor: nothing below the root is reached by a path, so that no link can lead out of it.
#pragma once

#include "folderconfig.h"
#include "foldererror.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidewright
{

// 128 bits of a file's bytes.
struct FileHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const FileHash &, const FileHash &) = default;
};
FileHash fileHash(std::string_view bytes);

// By what a file is recognised without reading it.
struct FileStamp {
    std::int64_t size = 0;
    std::int64_t modified = 0; // nanoseconds since 1970
    std::int64_t changed = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

enum class FileKind { Regular, Directory, Other };

struct FileLook {
    FileStamp stamp;
    FileKind kind = FileKind::Regular;
    unsigned mode = 0;
};

class Descriptor
{
public:
    explicit Descriptor(int file = -1)
        : m_file(file)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_file(std::exchange(other.m_file, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~Descriptor();
    int get() const { return m_file; }
    explicit operator bool() const { return m_file >= 0; }

private:
    int m_file;
};

// An open folder. Methods leave errno as the system set it; paths are those of messages.
class Directory
{
public:
    Directory() = default;
    // The root itself may be a link.
    static Result<Directory> openRoot(const QString &path);
    // One folder deeper; never through a link.
    Result<Directory> open(const std::string &name) const;
    // Made if it is not there.
    Result<Directory> make(const std::string &name) const;

    int descriptor() const { return m_file.get(); }
    const QString &path() const { return m_path; }
    QString pathOf(std::string_view name) const;

    // All names but "." and "..", in the order of the file system. Fails rather than give some of them.
    Result<std::vector<std::string>> names() const;
    // The folder itself, by device (as its size) and inode.
    FileLook self() const;
    // Empty if there is nothing by that name. Links are told as Other.
    Result<std::optional<FileLook>> look(const std::string &name) const;
    // Empty if there is nothing by that name.
    struct Content {
        std::string bytes; // empty if it is no regular file or larger than `most`
        FileLook look;
    };
    Result<std::optional<Content>> read(const std::string &name, std::int64_t most) const;
    // A new file, not yet on the disk for sure.
    Result<void> write(const std::string &name, std::string_view bytes, unsigned mode) const;
    // Its content on the disk.
    Result<void> syncFile(const std::string &name) const;
    // Its names on the disk.
    Result<void> sync() const;
    // All that was written to its file system.
    Result<void> syncAll() const;
    // New and complete under its name, or not there.
    Result<void> publish(const std::string &name, std::string_view bytes) const;
    // What stands under the name; the bytes, new and complete, where nothing did. Several at a time get the same.
    Result<std::string> publishFirst(const std::string &name, std::string_view bytes) const;
    Result<void> rename(const std::string &from, const std::string &to) const;
    // Nothing where there is nothing.
    Result<void> remove(const std::string &name) const;
    // With all that is in it. Nothing where there is nothing.
    Result<void> removeTree(const std::string &name) const;

private:
    Descriptor m_file;
    QString m_path;
};

// The folder of a place ("pages", "a/b", "." for the root itself) below the root. Configuration if it is no such place.
Result<Directory> openPlace(const FolderConfig &config, const QString &place);
Result<Directory> makePlace(const FolderConfig &config, const QString &place);

} // namespace tidewright
