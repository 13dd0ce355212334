// Every record that a comparison has named, however many there are.
#pragma once

#include "error.h"
#include "record.h"

#include <QTemporaryFile>
#include <array>
#include <memory>

namespace tidewright
{

struct VerifiedRecord {
    enum class Kind {
        Differing,  // both sides hold it, with other fields; or it is in conflict
        Missing,    // only the remote side holds it
        Extra,      // only the local side holds it
        Refused,    // the target lacks it because it has refused it, or cannot hold it
        Unreadable, // it is there at one of the sides at least, and cannot be read: nothing is known of it
    };
    static constexpr std::size_t kinds = 5;
    Kind kind = Kind::Differing;
    Key recordKey; // as at the target
    friend bool operator==(const VerifiedRecord &, const VerifiedRecord &) = default;
};

// In the order in which they were added. A few are kept in memory, more of them in a file that has no name and goes with this. Used by one thread at
// a time, by one reader at a time, and not added to while it is read.
class VerifiedRecords
{
public:
    Result<void> add(VerifiedRecord::Kind kind, const Key &key);
    std::int64_t count(VerifiedRecord::Kind kind) const { return m_counts[std::size_t(kind)]; }
    bool isEmpty() const { return m_size == 0 && m_tail.empty(); }

    class Reader
    {
    public:
        explicit Reader(VerifiedRecords &records)
            : m_records(records)
        {
        }
        // False at the end.
        Result<bool> next(VerifiedRecord &record);

    private:
        Result<bool> fill(std::size_t bytes);

        VerifiedRecords &m_records;
        qint64 m_offset = 0; // in the file, behind the buffer
        std::string m_buffer;
        std::size_t m_at = 0; // in the buffer
        bool m_tailTaken = false;
    };

private:
    Result<void> spill();
    Error failed(const QString &detail) const;

    std::array<std::int64_t, VerifiedRecord::kinds> m_counts{};
    std::string m_tail; // what is not in the file
    std::unique_ptr<QTemporaryFile> m_file;
    qint64 m_size = 0; // of the file
};

} // namespace tidewright
