#include "mysqlmerge.h"

#include "ledgerentry.h"
#include "mysqlchunkwriter.h"
#include "mysqlparse.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlMerge)
};
} // namespace

MysqlMerge::MysqlMerge(MysqlPool::Lease connection, std::shared_ptr<const MysqlLoadPlan> plan, bool latestOnly)
    : m_connection(std::move(connection))
    , m_plan(std::move(plan))
    , m_latestOnly(latestOnly)
{
}

Result<std::unique_ptr<Merge>> MysqlMerge::begin(MysqlPool::Lease connection, std::shared_ptr<const MysqlLoadPlan> plan,
                                                 bool latestOnly)
{
    TRY(connection->run("START TRANSACTION"));
    std::unique_ptr<MysqlMerge> merge(new MysqlMerge(std::move(connection), std::move(plan), latestOnly));
    TRY_ASSIGN(const auto any, merge->m_connection->rows("SELECT 1 FROM " + merge->m_plan->table.quoted + " LIMIT 1"));
    merge->m_intoEmpty = any.empty() && !latestOnly;
    return std::unique_ptr<Merge>(std::move(merge));
}

MysqlMerge::~MysqlMerge()
{
    if (m_open && !m_connection->isDead())
        static_cast<void>(m_connection->run("ROLLBACK"));
}

Result<std::optional<std::pair<std::int64_t, std::int64_t>>> MysqlMerge::extent()
{
    TRY_ASSIGN(const auto rows, m_connection->rows("SELECT MIN(tidewright_n), MAX(tidewright_n) FROM " + m_plan->staging));
    std::optional<std::pair<std::int64_t, std::int64_t>> extent;
    if (!rows.empty() && rows.front()[0])
        extent = {rows.front()[0]->toLongLong(), rows.front()[1]->toLongLong()};
    return extent;
}

// Removals first: they make room in unique indexes.
Result<ChangeCounts> MysqlMerge::apply(std::int64_t first, std::int64_t last)
{
    const MysqlLoadPlan::Span span{first, last, m_latestOnly};
    return underSavepoint<ChangeCounts>(*m_connection, [&]() -> Result<ChangeCounts> {
        ChangeCounts counts;
        if (m_intoEmpty) {
            TRY(keep(m_plan->keepWritten(span)));
            TRY_ASSIGN(counts.created, m_connection->run(m_plan->insertAll(span)));
            return counts;
        }
        TRY(keep(m_plan->keepRemoved(span)));
        TRY_ASSIGN(counts.deleted, m_connection->run(m_plan->removeNoted(span)));
        TRY(keep(m_plan->keepWritten(span)));
        if (const QByteArray update = m_plan->updateChanged(span); !update.isEmpty()) {
            TRY_ASSIGN(counts.updated, m_connection->run(update));
        }
        TRY_ASSIGN(counts.created, m_connection->run(m_plan->insertNew(span)));
        return counts;
    });
}

Result<void> MysqlMerge::staged(std::int64_t number, RecordBatch &into)
{
    into.clear(m_plan->columns.size());
    QList<QByteArray> selected;
    for (const MysqlColumn &column : m_plan->columns)
        selected += column.selected();
    TRY_ASSIGN(const auto rows,
               m_connection->rows("SELECT " + selected.join(", ") + " FROM " + m_plan->staging +
                                  " WHERE tidewright_n = " + QByteArray::number(static_cast<qlonglong>(number))));
    if (rows.empty())
        return fail(ErrorCode::NotFound,
                    Tr::tr("No record with the number %1 is staged for “%2”.").arg(number).arg(m_plan->spec.place));
    const std::span<Cell> cells = into.appendRow();
    for (std::size_t column = 0; column < cells.size(); ++column) {
        MysqlDateMemo memo;
        const std::optional<QByteArray> &text = rows.front()[column];
        const MysqlColumn &of = m_plan->columns[column];
        if (text && !parseCell(of.form, of.field.type.kind, {text->constData(), static_cast<std::size_t>(text->size())}, memo,
                               into, cells[column]))
            return fail(ErrorCode::Internal, Tr::tr("A staged value of “%1” cannot be read.").arg(of.field.name));
    }
    return {};
}

Result<std::int64_t> MysqlMerge::number(const QByteArray &sql)
{
    TRY_ASSIGN(const auto answer, m_connection->value(sql));
    return answer ? answer->toLongLong() : 0;
}

Result<std::int64_t> MysqlMerge::countMissing()
{
    return number("SELECT COUNT(*)" + m_plan->missing());
}

Result<std::int64_t> MysqlMerge::countTarget()
{
    return number("SELECT COUNT(*) FROM " + m_plan->table.quoted);
}

Result<std::int64_t> MysqlMerge::removeMissing()
{
    return underSavepoint<std::int64_t>(*m_connection, [&]() -> Result<std::int64_t> {
        TRY(keep(m_plan->keepMissing()));
        return m_connection->run("DELETE t" + m_plan->missing());
    });
}

Result<void> MysqlMerge::keep(const QByteArray &insert)
{
    if (!keepsUndo())
        return {};
    if (!m_hasImages) {
        // On this connection that would commit.
        TRY_ASSIGN(const auto other, MysqlConnection::open(m_connection->config(), MysqlUse::Write, {}));
        TRY(other->run(m_plan->createImages()));
        m_hasImages = true;
    }
    // The table may hold what the server would not take any more: "0000-00-00".
    TRY(m_connection->run("SET @tidewright_mode = @@SESSION.sql_mode, SESSION sql_mode = ''"));
    const auto kept = m_connection->run(insert);
    if (!m_connection->isDead())
        TRY(m_connection->run("SET SESSION sql_mode = @tidewright_mode"));
    TRY(kept);
    return {};
}

Result<void> MysqlMerge::commit(const ChangeCounts &counts)
{
    if (m_undo)
        TRY(insertShared(*m_connection, m_plan->insertUndo(*m_connection, *m_undo, true), m_plan->createUndo()));
    TRY(m_connection->run("INSERT INTO " + m_plan->ledger + " (kind, ordinal, content) VALUES (" +
                          QByteArray::number(static_cast<int>(LedgerKind::Merge)) + ", 0, '" +
                          m_connection->escaped(countsContent(counts).toStdString()) + "')"));
    m_open = false;
    return m_connection->commit();
}

} // namespace tidewright
