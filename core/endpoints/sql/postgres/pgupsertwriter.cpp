#include "pgupsertwriter.h"

#include <QtEndian>

namespace tidewright
{

namespace
{
// Statements that go out together; the server is at work on them while the next are made.
constexpr std::size_t rowsPerFlush = 128;
} // namespace

PgUpsertWriter::PgUpsertWriter(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> loadPlan)
    : PgChunkWriter(std::move(connection), std::move(loadPlan))
    , m_sql(plan().upsertSql().toUtf8())
    , m_formats(plan().columns.size(), 1)
{
    for (const PgColumn &column : plan().columns)
        m_types.push_back(pgOid(column.codec));
}

Result<void> PgUpsertWriter::encode(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    m_values.clear();
    for (std::size_t row = first; row < first + count; ++row) {
        const std::span<const Cell> cells = batch.row(row);
        for (std::size_t i = 0; i < plan().columns.size(); ++i) {
            if (!pgEncode(plan().columns[i], cells[i], m_values))
                return tl::unexpected(pgRefusal(plan().columns[i], cells[i], plan().recordName(cells)));
        }
    }
    return {};
}

Result<void> PgUpsertWriter::queue(const QByteArray &statement)
{
    if (!PQsendQueryParams(connection().handle(), statement.constData(), 0, nullptr, nullptr, nullptr, nullptr, 1))
        return tl::unexpected(connection().lost());
    return {};
}

Result<void> PgUpsertWriter::sendAll(std::size_t count)
{
    PGconn *const handle = connection().handle();
    const QStringList before = opening();
    for (const QString &statement : before)
        TRY(queue(statement.toUtf8()));
    // The unnamed statement: nothing is left behind on a connection that others will use.
    if (!PQsendPrepare(handle, "", m_sql.constData(), int(m_types.size()), m_types.data()))
        return tl::unexpected(connection().lost());
    const std::size_t columns = plan().columns.size();
    m_pointers.resize(columns);
    m_lengths.resize(columns);
    const char *at = m_values.view().data();
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t i = 0; i < columns; ++i) {
            const auto size = qFromBigEndian<std::int32_t>(at);
            at += 4;
            m_pointers[i] = size < 0 ? nullptr : at;
            m_lengths[i] = std::max(size, 0);
            at += m_lengths[i];
        }
        if (!PQsendQueryPrepared(handle, "", int(columns), m_pointers.data(), m_lengths.data(), m_formats.data(), 1))
            return tl::unexpected(connection().lost());
        if (row % rowsPerFlush == rowsPerFlush - 1)
            TRY(connection().flush());
    }
    TRY(queue(QByteArray(pgCheckNow.data(), pgCheckNow.size())));
    if (!PQpipelineSync(handle))
        return tl::unexpected(connection().lost());
    return connection().flush();
}

Result<ChangeCounts> PgUpsertWriter::results(std::size_t count)
{
    ChangeCounts counts;
    std::int64_t leftOut = 0;
    std::optional<Error> failure;
    for (;;) {
        TRY_ASSIGN(const PgResult result, connection().nextResult());
        if (!result) {
            if (connection().isLost())
                return tl::unexpected(connection().lost());
            continue; // the end of one statement
        }
        switch (result.status()) {
        case PGRES_PIPELINE_SYNC:
            if (failure)
                return tl::unexpected(std::move(*failure));
            if (leftOut > 0)
                return tl::unexpected(plan().leftOut(std::int64_t(count) - leftOut, std::int64_t(count)));
            return counts;
        case PGRES_TUPLES_OK:
            for (int row = 0; row < result.rows(); ++row) {
                if (result.isNull(row, 0))
                    ++leftOut;
                else
                    ++(result.bytes(row, 0) == std::string_view("\1", 1) ? counts.created : counts.updated);
            }
            break;
        case PGRES_FATAL_ERROR:
            if (!failure)
                failure = connection().error(result);
            break;
        default:
            break;
        }
    }
}

Result<ChangeCounts> PgUpsertWriter::upsert(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    TRY(encode(batch, first, count));
    PGconn *const handle = connection().handle();
    if (!PQenterPipelineMode(handle))
        return tl::unexpected(connection().lost());
    const Result<void> sent = sendAll(count);
    const Result<ChangeCounts> counts = sent ? results(count) : Result<ChangeCounts>(tl::unexpected(sent.error()));
    if (!PQexitPipelineMode(handle))
        connection().abandon();
    if (!counts)
        return undo(counts.error());
    return counts;
}

} // namespace tidewright
