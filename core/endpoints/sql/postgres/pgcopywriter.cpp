#include "pgcopywriter.h"

#include <QtEndian>

namespace tidewright
{

namespace
{

constexpr QLatin1String temporaryTable("pg_temp.tidewright_direct");

} // namespace

PgCopyWriter::PgCopyWriter(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> loadPlan)
    : PgChunkWriter(std::move(connection), std::move(loadPlan))
    , m_copy(this->connection())
{
    if (isStaged()) {
        m_upsertSql = plan().stageSql(plan().staging, false, true);
    } else if (plan().isBinary()) {
        m_upsertSql = plan().copySql() + QLatin1String("; ") + pgCheckNow;
    } else {
        m_upsertSql = plan().stageSql(temporaryTable, false, false);
        m_fromTemporary = plan().insertFromSql(temporaryTable);
    }
}

QString PgCopyWriter::prepare()
{
    if (m_fromTemporary.isEmpty())
        return {};
    return QLatin1String("CREATE TEMPORARY TABLE tidewright_direct (") + plan().stagingColumnsSql() +
           QLatin1String(") ON COMMIT DROP");
}

Result<std::int64_t> PgCopyWriter::copy(const QString &sql, const std::vector<PgColumn> &columns, const RecordBatch &batch,
                                        std::size_t first, std::size_t count, bool removed)
{
    TRY(m_copy.begin(openingText() + sql));
    const bool numbered = isStaged();
    const auto fields = std::int16_t(columns.size() + (numbered ? 2 : 0));
    std::int64_t number = ordinal() * pgNumbersPerChunk + m_next;
    PgBuffer &buffer = m_copy.buffer();
    for (std::size_t row = first; row < first + count; ++row) {
        m_copy.startRow(fields);
        if (numbered) {
            buffer.reserve(17);
            char *out = buffer.end();
            qToBigEndian(std::int32_t(8), out);
            qToBigEndian(number++, out + 4);
            qToBigEndian(std::int32_t(1), out + 12);
            out[16] = removed ? 1 : 0;
            buffer.setEnd(out + 17);
        }
        const std::span<const Cell> cells = batch.row(row);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!pgEncode(columns[i], cells[i], buffer)) {
                m_copy.cancel();
                return tl::unexpected(pgRefusal(columns[i], cells[i],
                                                removed ? QString::fromStdString(toText(cells[0])) : plan().recordName(cells)));
            }
        }
        TRY(m_copy.endRow());
    }
    return m_copy.finish();
}

Result<ChangeCounts> PgCopyWriter::upsert(const RecordBatch &batch, std::size_t first, std::size_t count)
{
    auto taken = copy(m_upsertSql, plan().columns, batch, first, count, false);
    if (!taken)
        return undo(taken.error());
    if (isStaged()) {
        m_next += std::int64_t(count);
        return ChangeCounts{};
    }
    if (!m_fromTemporary.isEmpty()) {
        const auto moved = connection().run(m_fromTemporary);
        if (!moved)
            return undo(moved.error());
        taken = moved->affected();
        if (const auto emptied = connection().run(QLatin1String("TRUNCATE ") + temporaryTable + QLatin1String("; ") + pgCheckNow);
            !emptied)
            return undo(emptied.error());
    }
    if (*taken != std::int64_t(count))
        return undo(plan().leftOut(*taken, std::int64_t(count)));
    return ChangeCounts{std::int64_t(count), 0, 0};
}

Result<ChangeCounts> PgCopyWriter::remove(const RecordBatch &keys, std::size_t first, std::size_t count)
{
    if (!isStaged())
        return PgChunkWriter::remove(keys, first, count);
    if (const auto copied = copy(plan().stageSql(plan().staging, true, true), plan().keys(), keys, first, count, true); !copied)
        return undo(copied.error());
    m_next += std::int64_t(count);
    m_removed += std::int64_t(count);
    return ChangeCounts{};
}

QStringList PgCopyWriter::entries()
{
    if (!isStaged() || m_next == 0)
        return {};
    const std::int64_t first = ordinal() * pgNumbersPerChunk;
    return {QStringLiteral("(%1, %2, '{\"first\":\"%3\",\"last\":\"%4\",\"removed\":\"%5\"}')")
                .arg(int(LedgerKind::Numbers))
                .arg(ordinal())
                .arg(first)
                .arg(first + m_next - 1)
                .arg(m_removed)};
}

void PgCopyWriter::reset()
{
    m_next = 0;
    m_removed = 0;
}

} // namespace tidewright
