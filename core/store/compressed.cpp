#include "compressed.h"

#include <QByteArray>
#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

// The first byte of what is stored.
constexpr char asItIs = 0;
constexpr char deflated = 1;

// Beginning takes as long as compressing 10,000 bytes does: below that it costs more than writing the bytes that it saves.
constexpr std::size_t worthIt = 2048;

} // namespace

std::string compressed(std::string_view bytes)
{
    std::string stored;
    if (bytes.empty())
        return stored;
    if (bytes.size() >= worthIt) {
        const QByteArray small = qCompress(reinterpret_cast<const uchar *>(bytes.data()), qsizetype(bytes.size()), 1);
        if (std::size_t(small.size()) < bytes.size()) {
            stored.reserve(std::size_t(small.size()) + 1);
            stored += deflated;
            stored.append(small.constData(), std::size_t(small.size()));
            return stored;
        }
    }
    stored.reserve(bytes.size() + 1);
    stored += asItIs;
    return stored += bytes;
}

Result<std::string> uncompressed(std::string_view stored)
{
    if (stored.empty())
        return std::string();
    const std::string_view content = stored.substr(1);
    if (stored.front() == asItIs)
        return std::string(content);
    if (stored.front() == deflated) {
        const QByteArray whole = qUncompress(reinterpret_cast<const uchar *>(content.data()), qsizetype(content.size()));
        if (!whole.isEmpty())
            return whole.toStdString();
    }
    return fail(ErrorCode::StateUnreadable,
                Tr::tr("A record that is kept in the state database is damaged. It was left as it is."),
                QStringLiteral("%1 bytes, form %2").arg(stored.size()).arg(int(stored.front())),
                Tr::tr("Restore a back-up of the state database."));
}

} // namespace tidewright
