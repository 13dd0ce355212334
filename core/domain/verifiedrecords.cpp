#include "verifiedrecords.h"

#include "recordimage.h"

#include <QCoreApplication>
#include <cstring>

namespace tidewright
{

namespace
{

struct VerifyText {
    Q_DECLARE_TR_FUNCTIONS(Verify)
};

constexpr std::size_t bytesInMemory = 256 * 1024;

// Before each key: its kind, and how long it is packed.
struct Head {
    std::uint32_t kind;
    std::uint32_t size;
};

} // namespace

Error VerifiedRecords::failed(const QString &detail) const
{
    return {ErrorCode::Internal,
            VerifyText::tr("The list of the records that differ could not be kept in a temporary file. Nothing was changed at either side."), detail,
            VerifyText::tr("Make room in the folder for temporary files, or name another one with TMPDIR.")};
}

Result<void> VerifiedRecords::add(VerifiedRecord::Kind kind, const Key &key)
{
    const std::string packed = packRecord(key);
    const Head head{std::uint32_t(kind), std::uint32_t(packed.size())};
    m_tail.append(reinterpret_cast<const char *>(&head), sizeof head);
    m_tail += packed;
    ++m_counts[std::size_t(kind)];
    return m_tail.size() < bytesInMemory ? Result<void>() : spill();
}

Result<void> VerifiedRecords::spill()
{
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open())
            return tl::unexpected(failed(m_file->errorString()));
    }
    if (!m_file->seek(m_size) || m_file->write(m_tail.data(), qint64(m_tail.size())) != qint64(m_tail.size()) || !m_file->flush())
        return tl::unexpected(failed(m_file->errorString()));
    m_size += qint64(m_tail.size());
    m_tail.clear();
    return {};
}

// False if there are not so many bytes any more.
Result<bool> VerifiedRecords::Reader::fill(std::size_t bytes)
{
    while (m_buffer.size() - m_at < bytes) {
        m_buffer.erase(0, m_at);
        m_at = 0;
        if (m_offset < m_records.m_size) {
            const std::size_t before = m_buffer.size();
            const qint64 wanted = std::min<qint64>(qint64(std::max(bytesInMemory / 4, bytes)), m_records.m_size - m_offset);
            m_buffer.resize(before + std::size_t(wanted));
            QTemporaryFile &file = *m_records.m_file;
            if (!file.seek(m_offset) || file.read(m_buffer.data() + before, wanted) != wanted)
                return tl::unexpected(m_records.failed(file.errorString()));
            m_offset += wanted;
        } else if (!std::exchange(m_tailTaken, true)) {
            m_buffer += m_records.m_tail;
        } else {
            return false;
        }
    }
    return true;
}

Result<bool> VerifiedRecords::Reader::next(VerifiedRecord &record)
{
    Head head{};
    TRY_ASSIGN(const bool any, fill(sizeof head));
    if (!any)
        return false;
    std::memcpy(&head, m_buffer.data() + m_at, sizeof head);
    TRY_ASSIGN(const bool whole, fill(sizeof head + head.size));
    if (!whole)
        return tl::unexpected(m_records.failed(QStringLiteral("the list ends within a record")));
    TRY_ASSIGN(record.recordKey, unpackRecord(std::string_view(m_buffer).substr(m_at + sizeof head, head.size)));
    record.kind = VerifiedRecord::Kind(head.kind);
    m_at += sizeof head + head.size;
    return true;
}

} // namespace tidewright
