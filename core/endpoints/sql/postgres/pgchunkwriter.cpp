#include "pgchunkwriter.h"

#include "pgkeyarrays.h"
#include "pgkeyedfetch.h"
#include "pgledger.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PgChunkWriter)
};

// The server knows a refused value by its place in the staging table or the statement: names the field of the target.
Error namingField(Error error, const std::vector<PgColumn> &columns)
{
    if (error.code != ErrorCode::ValueRefused)
        return error;
    static const QRegularExpression staged(QStringLiteral("\\bcolumn c(\\d+)$")),
        parameter(QStringLiteral("parameter \\$(\\d+)$"));
    const auto inStaging = staged.match(error.detail), inStatement = parameter.match(error.detail);
    const int column = inStaging.hasMatch()     ? inStaging.captured(1).toInt()
                       : inStatement.hasMatch() ? inStatement.captured(1).toInt() - 1
                                                : -1;
    if (column < 0 || column >= int(columns.size()))
        return error;
    return error.in(Tr::tr("Field “%1” was not written").arg(columns[std::size_t(column)].field.name));
}

} // namespace

PgChunkWriter::PgChunkWriter(PgPool::Lease connection, std::shared_ptr<const PgLoadPlan> plan)
    : m_connection(std::move(connection))
    , m_plan(std::move(plan))
{
}

// The lease rolls back what is open.
PgChunkWriter::~PgChunkWriter() = default;

Result<void> PgChunkWriter::begin(std::int64_t ordinal)
{
    rollback();
    m_ordinal = ordinal;
    if (m_connection->isLost())
        return tl::unexpected(m_connection->lost());
    return {};
}

QStringList PgChunkWriter::opening()
{
    QStringList statements;
    if (!m_open) {
        statements += QStringLiteral("BEGIN");
        if (const QString more = prepare(); !more.isEmpty())
            statements += more;
    }
    if (m_savepoint)
        statements += QStringLiteral("RELEASE SAVEPOINT call");
    statements += QStringLiteral("SAVEPOINT call");
    if (m_open && m_plan->kind != LoadKind::Staged)
        statements += QString(pgCheckLater);
    m_open = true;
    m_savepoint = true;
    return statements;
}

QString PgChunkWriter::openingText()
{
    return opening().join(QLatin1String("; ")) + QLatin1String("; ");
}

Failure PgChunkWriter::undo(Error error)
{
    if (m_connection->isLost()) {
        m_open = m_savepoint = false;
        return Failure(std::move(error));
    }
    error = namingField(std::move(error), m_plan->columns);
    const auto undone = m_connection->run(QStringLiteral("ROLLBACK TO SAVEPOINT call; RELEASE SAVEPOINT call"));
    m_savepoint = false;
    if (!undone)
        return Failure(undone.error());
    return Failure(std::move(error));
}

Result<ChangeCounts> PgChunkWriter::remove(const RecordBatch &keys, std::size_t first, std::size_t count)
{
    PgParams params;
    TRY(pgKeyArrays(m_plan->keys(), keys, first, count, params));
    TRY(m_connection->run(openingText()));
    const Result<PgResult> deleted = m_connection->ask(m_plan->deleteSql(), params);
    if (!deleted)
        return undo(deleted.error());
    if (const auto checked = m_connection->run(QString(pgCheckNow)); !checked)
        return undo(checked.error());
    ChangeCounts counts;
    counts.deleted = deleted->affected();
    return counts;
}

// Under repeatable read a record that somebody else has changed or made since then fails the chunk instead of being overwritten.
Result<void> PgChunkWriter::fetchForUpdate(const RecordBatch &keys, RecordBatch &into)
{
    if (m_open)
        return fail(ErrorCode::Internal, Tr::tr("A chunk of “%1” looks at records after it has written some.").arg(m_plan->spec.place));
    QString opening = QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ");
    if (const QString more = prepare(); !more.isEmpty())
        opening += QLatin1String("; ") + more;
    TRY(m_connection->run(opening));
    m_open = true;
    return pgFetch(*m_connection, {m_plan->table, m_plan->columns, m_plan->keyColumns, {}, true}, keys, into);
}

Result<void> PgChunkWriter::fetchWhole(const RecordBatch &keys, RecordBatch &into)
{
    TRY_ASSIGN(const std::vector<std::size_t> keyColumns, m_plan->table.positions(m_plan->spec.key));
    TRY(m_connection->run(openingText()));
    const auto fetched = pgFetch(*m_connection, {m_plan->table, m_plan->table.columns, keyColumns, {}, true}, keys, into);
    return fetched ? fetched : Result<void>(undo(fetched.error()));
}

Result<void> PgChunkWriter::noteUndo()
{
    for (const UndoEntry &entry : m_undo)
        TRY(pgNoteUndo(*m_connection, *m_connection.get_deleter().pool, *m_plan, {entry}, {}));
    return {};
}

Result<void> PgChunkWriter::commit(const ChunkRange &range)
{
    QString before;
    if (!m_open)
        before = QStringLiteral("BEGIN");
    if (m_plan->kind == LoadKind::Immediate) {
        if (!m_open)
            TRY(m_connection->run(std::exchange(before, {})));
        TRY(noteUndo());
        TRY(pgNoteImmediate(*m_connection, *m_connection.get_deleter().pool, *m_plan, range, {}));
    } else {
        if (!m_undo.empty() && !m_open)
            TRY(m_connection->run(std::exchange(before, {})));
        TRY(noteUndo());
        QStringList rows = entries();
        TRY_ASSIGN(const QString content, quoteLiteral(QString::fromUtf8(chunkContent(range)), SqlDialect::Postgres));
        rows += QStringLiteral("(%1, %2, %3)").arg(int(LedgerKind::Chunk)).arg(range.ordinal).arg(content);
        if (!before.isEmpty())
            before += QLatin1String("; ");
        before += QLatin1String("INSERT INTO ") + m_plan->ledger + QLatin1String(" VALUES ") + rows.join(QLatin1String(", "));
    }
    m_open = m_savepoint = false;
    m_undo.clear();
    const Result<void> done = m_connection->commit(before);
    reset();
    return done;
}

void PgChunkWriter::rollback()
{
    m_connection->rollBack();
    m_open = m_savepoint = false;
    m_undo.clear();
    reset();
}

} // namespace tidewright
