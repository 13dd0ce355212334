#include "pgcopyin.h"

#include <QtEndian>
#include <cstring>

namespace tidewright
{

namespace
{
constexpr std::size_t bufferSize = 256 * 1024;
constexpr char header[] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";
} // namespace

Result<void> PgCopyIn::begin(const QString &sql)
{
    TRY(m_connection.run(sql));
    m_buffer.clear();
    m_buffer.append({header, 19});
    return {};
}

void PgCopyIn::startRow(std::int16_t fields)
{
    m_buffer.reserve(2);
    qToBigEndian(fields, m_buffer.end());
    m_buffer.setEnd(m_buffer.end() + 2);
}

Result<void> PgCopyIn::endRow()
{
    return m_buffer.size() < bufferSize ? Result<void>() : put();
}

Result<void> PgCopyIn::put()
{
    const std::string_view bytes = m_buffer.view();
    constexpr std::size_t most = 1 << 30;
    for (std::size_t at = 0; at < bytes.size(); at += most) {
        const std::size_t size = std::min(most, bytes.size() - at);
        if (PQputCopyData(m_connection.handle(), bytes.data() + at, int(size)) != 1)
            return tl::unexpected(m_connection.lost());
    }
    m_buffer.clear();
    return m_connection.flush();
}

Result<std::int64_t> PgCopyIn::end(const char *error)
{
    if (PQputCopyEnd(m_connection.handle(), error) != 1)
        return tl::unexpected(m_connection.lost());
    TRY(m_connection.flush());
    std::optional<Error> failure;
    std::int64_t taken = 0;
    for (;;) {
        TRY_ASSIGN(const PgResult result, m_connection.nextResult());
        if (!result)
            break;
        if (result.status() != PGRES_COMMAND_OK && !failure)
            failure = m_connection.error(result);
        else if (result.status() == PGRES_COMMAND_OK)
            taken = std::max(taken, result.affected()); // the COPY alone tells a number
    }
    if (failure)
        return tl::unexpected(std::move(*failure));
    return taken;
}

Result<std::int64_t> PgCopyIn::finish()
{
    startRow(-1);
    TRY(put());
    return end(nullptr);
}

void PgCopyIn::cancel()
{
    m_buffer.clear();
    [[maybe_unused]] const Result<std::int64_t> refused = end("given up by the client");
}

} // namespace tidewright
