#include "mysqlsource.h"

#include "keyset.h"
#include "mysqlbuckets.h"
#include "mysqlclock.h"
#include "mysqlliteral.h"
#include "mysqlwindows.h"
#include "valuetext.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlSource)
};

bool isTime(ValueKind kind)
{
    return kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz || kind == ValueKind::Date;
}

// These lock the whole table against writers for as long as a result is being read from it.
bool locksTables(const QString &engine)
{
    return engine == QLatin1String("MyISAM") || engine == QLatin1String("Aria") || engine == QLatin1String("MEMORY") ||
           engine == QLatin1String("CSV") || engine == QLatin1String("MRG_MyISAM");
}

} // namespace

MysqlSource::MysqlSource(std::shared_ptr<MysqlPool> pool, std::stop_token stop)
    : m_pool(std::move(pool))
    , m_stop(std::move(stop))
{
}

MysqlSource::~MysqlSource()
{
    abandonStream();
}

Result<std::unique_ptr<Source>> MysqlSource::open(const std::shared_ptr<MysqlPool> &pool, const SourceSpec &spec,
                                                  std::stop_token stop)
{
    std::unique_ptr<MysqlSource> source(new MysqlSource(pool, stop));
    TRY_ASSIGN(source->m_connection, pool->take(MysqlUse::Read, std::move(stop)));
    TRY_ASSIGN(source->m_table, pool->tables.find(spec.place, [&] { return readTable(*source->m_connection, spec.place); }));
    TRY_ASSIGN(source->m_selection, SourceSelection::of(spec, source->m_table.schema, SqlDialect::Mysql));
    source->select();
    return std::unique_ptr<Source>(std::move(source));
}

void MysqlSource::select()
{
    QList<QByteArray> selected;
    std::vector<MysqlColumn> columns;
    for (const std::size_t column : m_selection.columns) {
        columns.push_back(m_table.columns[column]);
        selected += columns.back().selected();
    }
    m_reader = MysqlTextReader(std::move(columns));
    m_select = QByteArray(locksTables(m_table.engine) ? "SELECT SQL_BUFFER_RESULT " : "SELECT ") + selected.join(", ") +
               " FROM " + m_table.quoted;
}

// ---- bounds ------------------------------------------------------------------------------------------------------------------

Result<SourceBounds> MysqlSource::bounds()
{
    SourceBounds bounds;
    const MysqlColumn clockColumn = m_selection.cursor ? m_reader.columns()[*m_selection.cursor] : MysqlColumn();
    TRY_ASSIGN(MysqlConnection * connection, side());
    TRY_ASSIGN(const MysqlClock clock, mysqlClock(*connection, clockColumn));
    bounds.now = clock.now;
    if (m_selection.cursor) {
        const MysqlColumn &cursor = m_reader.columns()[*m_selection.cursor];
        RecordBatch one(m_reader.columns().size());
        TRY(m_reader.read(
            *connection,
            m_select + m_selection.where(cursor.name + " IS NOT NULL") + " ORDER BY " + cursor.ordered() + " DESC LIMIT 1", one));
        if (one.rows() > 0)
            bounds.greatest = Value(one.row(0)[*m_selection.cursor]);
        bounds.upper = isTime(cursor.field.type.kind) ? clock.upper : bounds.greatest;
    }
    if (bounds.greatest.isNull()) {
        TRY_ASSIGN(const auto any, connection->rows("SELECT 1 FROM " + m_table.quoted + m_selection.where() + " LIMIT 1"));
        bounds.empty = any.empty();
    }
    return bounds;
}

// ---- pages -------------------------------------------------------------------------------------------------------------------

QByteArray MysqlSource::positionCondition(const PageRequest &request, bool until)
{
    const std::vector<std::size_t> columns = m_selection.positionColumns(request.pass);
    const Key &position = until ? request.until : request.after;
    QStringList expressions;
    for (const std::size_t column : columns)
        expressions += QString::fromUtf8(m_reader.columns()[column].ordered());
    const auto placeholder = [&](qsizetype index) {
        const auto at = static_cast<std::size_t>(index);
        return QString::fromUtf8(positionLiteral(position[at].cell(), m_reader.columns()[columns[at]], *m_connection));
    };
    return '(' + (until ? keysetUntil(expressions, placeholder) : keysetAfter(expressions, placeholder)).toUtf8() + ')';
}

QByteArray MysqlSource::passQuery(const PageRequest &request)
{
    QList<QByteArray> conditions, order;
    if (!request.after.empty())
        conditions += positionCondition(request, false);
    if (!request.until.empty())
        conditions += positionCondition(request, true);
    if (m_selection.cursor && request.pass != ReadPass::ByKey) {
        const MysqlColumn &cursor = m_reader.columns()[*m_selection.cursor];
        const auto bound = [&](const Value &value) { return positionLiteral(value.cell(), cursor, *m_connection); };
        switch (request.pass) {
        case ReadPass::NullCursor:
            conditions += cursor.name + " IS NULL";
            break;
        case ReadPass::BeyondUpper:
            conditions += cursor.ordered() + " > " + bound(request.upper);
            break;
        default:
            if (request.after.empty() && !request.from.isNull())
                conditions += cursor.ordered() + " >= " + bound(request.from);
            conditions +=
                request.upper.isNull() ? cursor.name + " IS NOT NULL" : cursor.ordered() + " <= " + bound(request.upper);
        }
    }
    for (const std::size_t column : m_selection.positionColumns(request.pass))
        order += m_reader.columns()[column].ordered();
    return m_select + m_selection.where(conditions.join(" AND ")) + " ORDER BY " + order.join(", ");
}

bool MysqlSource::continues(const PageRequest &request) const
{
    const PageRequest &open = m_stream.request;
    return m_stream.isOpen() && request.pass == open.pass && request.after == open.after && request.until == open.until &&
           request.from == open.from && request.upper == open.upper;
}

void MysqlSource::Stream::close()
{
    rows.reset();
    textRows.reset();
}

// Cheaper than reading what is left of it, which is what the library does otherwise.
void MysqlSource::abandonStream()
{
    if (m_stream.isOpen())
        m_connection->abandon();
    m_stream.close();
}

Result<void> MysqlSource::beginStream(const PageRequest &request)
{
    if (m_stream.isOpen()) {
        abandonStream();
        TRY_ASSIGN(m_connection, m_pool->take(MysqlUse::Read, m_stop));
    }
    const QByteArray sql = passQuery(request);
    TRY_ASSIGN(m_stream.rows, m_connection->streamBinary(sql, m_reader.columns()));
    if (m_stream.rows && !m_stream.rows->isReadable()) {
        abandonStream();
        TRY_ASSIGN(m_connection, m_pool->take(MysqlUse::Read, m_stop));
    }
    if (!m_stream.rows) {
        TRY_ASSIGN(m_stream.textRows, m_connection->stream(sql));
    }
    m_stream.request = request;
    return {};
}

Result<bool> MysqlSource::appendRow(RecordBatch &into)
{
    if (m_stream.rows) {
        const MysqlBinaryRows::Step step = m_stream.rows->next(into);
        if (step == MysqlBinaryRows::Step::Unreadable)
            return m_reader.unreadable(*m_connection, m_stream.rows->unreadable());
        if (step == MysqlBinaryRows::Step::Failed)
            return m_connection->failed(*m_stream.rows);
        return step == MysqlBinaryRows::Step::Row;
    }
    const MYSQL_ROW row = m_stream.textRows->next();
    if (row)
        TRY(m_reader.append(*m_connection, *m_stream.textRows, row, into));
    else
        TRY(m_connection->finished());
    return row != nullptr;
}

Result<void> MysqlSource::appendStreamed(std::size_t limit, RecordBatch &into, bool &ended)
{
    while (into.rows() < limit) {
        TRY_ASSIGN(const bool more, appendRow(into));
        if (!more) {
            ended = true;
            m_stream.close();
            return {};
        }
    }
    return {};
}

Result<MysqlConnection *> MysqlSource::side()
{
    if (!m_stream.isOpen())
        return m_connection.get();
    if (!m_side) {
        TRY_ASSIGN(m_side, m_pool->take(MysqlUse::Read, m_stop));
    }
    return m_side.get();
}

Result<Page> MysqlSource::readPage(const PageRequest &request, RecordBatch &into)
{
    if (request.pass != ReadPass::ByKey && !m_selection.cursor)
        return fail(ErrorCode::Internal, Tr::tr("“%1” is read without a cursor.").arg(m_selection.schema.place));
    const std::size_t width = m_selection.positionColumns(request.pass).size();
    if ((!request.after.empty() && request.after.size() != width) || (!request.until.empty() && request.until.size() != width))
        return fail(ErrorCode::StateUnreadable,
                    Tr::tr("The position to go on from in “%1” does not fit its key.").arg(m_selection.schema.place));
    into.clear(m_reader.columns().size());
    if (!continues(request))
        TRY(beginStream(request));
    Page page;
    if (const auto read = appendStreamed(request.limit, into, page.last); !read) {
        abandonStream();
        return tl::unexpected(read.error());
    }
    if (!into.isEmpty()) {
        const std::vector<std::size_t> columns = m_selection.positionColumns(request.pass);
        page.position = keyOf(into.row(into.rows() - 1), columns);
        m_stream.request.after = page.position;
    }
    return page;
}

Result<void> MysqlSource::fetch(const RecordBatch &keys, RecordBatch &into)
{
    TRY_ASSIGN(MysqlConnection * connection, side());
    const QByteArray filter = m_selection.filter.isEmpty() ? QByteArray() : '(' + m_selection.filter + "\n)";
    return m_reader.fetch(*connection, {m_select, filter, false}, m_selection.key, keys, into);
}

Result<std::int64_t> MysqlSource::number(const QByteArray &sql)
{
    TRY_ASSIGN(MysqlConnection * connection, side());
    TRY_ASSIGN(const auto answer, connection->value(sql));
    return answer ? answer->toLongLong() : 0;
}

Result<std::int64_t> MysqlSource::count()
{
    return number("SELECT COUNT(*) FROM " + m_table.quoted + m_selection.where());
}

Result<std::int64_t> MysqlSource::countBeyond(const Value &cursor)
{
    const MysqlColumn &column = m_reader.columns()[*m_selection.cursor];
    const QByteArray newer = column.ordered() + " > " + positionLiteral(cursor.cell(), column, *m_connection);
    return number("SELECT COUNT(*) FROM " + m_table.quoted + m_selection.where(newer));
}

Result<bool> MysqlSource::beginSnapshot()
{
    if (m_table.engine != QLatin1String("InnoDB"))
        return false;
    TRY(m_connection->run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"));
    return true;
}

Result<QString> MysqlSource::content(const Value &from)
{
    if (!m_selection.cursor || m_stream.isOpen())
        return QString();
    const Window window{m_selection.schema.place, m_selection.schema.fields[*m_selection.cursor].name,
                        QString::fromUtf8(m_selection.filter), from};
    const QByteArray sql = windowSql(*m_connection, m_table, window, 0);
    if (sql.isEmpty())
        return QString();
    TRY_ASSIGN(const auto rows, m_connection->rows(sql));
    WindowSum sum;
    for (const MysqlTextRow &row : rows)
        sum.add(row);
    return sum.content();
}

Result<std::optional<std::int64_t>> MysqlSource::estimate()
{
    return m_table.estimate;
}

// ---- buckets -----------------------------------------------------------------------------------------------------------------

QString MysqlSource::bucketTerms() const
{
    const bool plain = m_selection.filter.isEmpty() && !m_table.schema.isView && m_selection.schema.key == m_table.schema.key;
    return plain ? MysqlBuckets::terms(m_reader.columns(), m_selection.key, m_connection->isMariaDb()) : QString();
}

Result<std::vector<BucketSum>> MysqlSource::bucketSums()
{
    std::vector<BucketSum> sums(buckets);
    TRY_ASSIGN(MysqlConnection * connection, side());
    TRY_ASSIGN(MysqlRows rows, connection->stream(MysqlBuckets(m_table, m_reader.columns(), m_selection.key).sumsSql()));
    while (const MYSQL_ROW row = rows.next()) {
        BucketSum &sum = sums.at(std::strtoul(row[0], nullptr, 10) % buckets);
        sum = {std::strtoll(row[1], nullptr, 10), {std::strtoull(row[2], nullptr, 10), std::strtoull(row[3], nullptr, 10)}};
    }
    TRY(connection->finished());
    return sums;
}

Result<void> MysqlSource::bucketRecords(const std::vector<std::uint32_t> &of, RecordBatch &into)
{
    std::vector<MysqlColumn> columns;
    for (const std::size_t column : m_selection.key)
        columns.push_back(m_reader.columns()[column]);
    columns.emplace_back(); // the hash
    TRY_ASSIGN(MysqlConnection * connection, side());
    MysqlTextReader reader(std::move(columns));
    into.clear(reader.columns().size());
    return reader.read(*connection, MysqlBuckets(m_table, m_reader.columns(), m_selection.key).recordsSql(of), into);
}

} // namespace tidewright
