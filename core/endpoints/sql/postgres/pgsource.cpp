#include "pgsource.h"

#include "keyset.h"
#include "pgbuckets.h"
#include "pgcatalog.h"
#include "pgdecode.h"
#include "pgkeyedfetch.h"
#include "pgliteral.h"
#include "pgwindows.h"
#include "sqlfilter.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};

// What COPY (FORMAT binary) begins with: signature, flags, and the length of an extension that nobody uses.
constexpr std::string_view copySignature("PGCOPY\n\377\r\n\0", 11);
constexpr std::size_t copyHeaderSize = 19;

Result<std::size_t> columnOf(const PgTable &table, const QStringList &fields, const QString &name)
{
    TRY(table.select({name}));
    const qsizetype column = fields.indexOf(name);
    if (column < 0)
        return fail(ErrorCode::Internal, Tr::tr("Field “%1” of “%2” is needed but not read.").arg(name, table.schema.place));
    return std::size_t(column);
}

struct FreeCopyData {
    void operator()(char *data) const { PQfreemem(data); }
};

} // namespace

PgSource::PgSource(std::shared_ptr<PgPool> pool, std::stop_token stop)
    : m_pool(std::move(pool))
    , m_stop(std::move(stop))
{
}

PgSource::~PgSource() = default;

Result<std::unique_ptr<PgSource>> PgSource::open(const std::shared_ptr<PgPool> &pool, const SourceSpec &spec,
                                                 std::stop_token stop)
{
    std::unique_ptr<PgSource> source(new PgSource(pool, stop));
    TRY_ASSIGN(source->m_connection, pool->take(PgAccess::ReadOnly, stop));
    TRY_ASSIGN(source->m_table, pool->tables.find(spec.place, [&] { return pgTable(*source->m_connection, spec.place); }));
    QStringList fields = spec.fields;
    if (fields.isEmpty()) {
        for (const PgColumn &column : source->m_table.columns)
            fields += column.field.name;
    }
    TRY_ASSIGN(source->m_columns, source->m_table.select(fields));
    for (const QString &key : spec.key) {
        TRY_ASSIGN(const std::size_t column, columnOf(source->m_table, fields, key));
        source->m_keyColumns.push_back(column);
    }
    if (spec.cursor) {
        TRY_ASSIGN(source->m_cursorColumn, columnOf(source->m_table, fields, *spec.cursor));
    }
    TRY(checkFilter(spec.filter, SqlDialect::Postgres));
    source->m_filter = spec.filter.trimmed();
    source->m_schema = source->m_table.schema;
    source->m_schema.key = spec.key;
    source->m_schema.fields.clear();
    for (const PgColumn &column : source->m_columns)
        source->m_schema.fields.push_back(column.field);
    return source;
}

// On lines of its own, so that a comment in it ends with it.
// A comment at its end must not swallow the rest.
QString PgSource::filter() const
{
    return m_filter.isEmpty() ? QString() : QLatin1String("(\n") + m_filter + QLatin1String("\n)");
}

QString PgSource::filtered(const QString &condition) const
{
    QStringList conditions;
    if (!condition.isEmpty())
        conditions += QLatin1Char('(') + condition + QLatin1Char(')');
    if (!m_filter.isEmpty())
        conditions += filter();
    return conditions.isEmpty() ? QString() : QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
}

std::vector<const PgColumn *> PgSource::orderOf(ReadPass pass) const
{
    std::vector<const PgColumn *> order;
    if ((pass == ReadPass::Changed || pass == ReadPass::BeyondUpper) && m_cursorColumn)
        order.push_back(&m_columns[*m_cursorColumn]);
    for (const std::size_t column : m_keyColumns)
        order.push_back(&m_columns[column]);
    return order;
}

Result<QStringList> PgSource::literals(const std::vector<const PgColumn *> &columns, const Key &key) const
{
    if (key.size() != columns.size())
        return fail(ErrorCode::Internal, Tr::tr("A reading position of “%1” does not fit its key.").arg(m_schema.place));
    QStringList texts;
    for (std::size_t i = 0; i < key.size(); ++i) {
        TRY_ASSIGN(const QString text, pgLiteral(*columns[i], key[i]));
        texts += text;
    }
    return texts;
}

Result<QString> PgSource::pageSql(const PageRequest &request) const
{
    const std::vector<const PgColumn *> order = orderOf(request.pass);
    if (order.empty())
        return fail(ErrorCode::SchemaMismatch, Tr::tr("“%1” cannot be read in order: it has no key.").arg(m_schema.place), {},
                    Tr::tr("Name its key in the job (“primaryKey”)."));
    QStringList ordering;
    for (const PgColumn *column : order)
        ordering += column->ordering();
    QStringList conditions;
    if (m_cursorColumn && request.pass != ReadPass::ByKey) {
        const PgColumn &cursor = m_columns[*m_cursorColumn];
        if (request.pass == ReadPass::NullCursor) {
            conditions += cursor.quoted + QLatin1String(" IS NULL");
        } else if (request.pass == ReadPass::BeyondUpper) {
            TRY_ASSIGN(const QString upper, pgLiteral(cursor, request.upper));
            conditions += cursor.ordering() + QLatin1String(" > ") + upper;
        } else {
            TRY_ASSIGN(const QString upper, pgLiteral(cursor, request.upper));
            conditions += cursor.ordering() + QLatin1String(" <= ") + upper;
            if (!request.from.isNull()) {
                TRY_ASSIGN(const QString from, pgLiteral(cursor, request.from));
                conditions += cursor.ordering() + QLatin1String(" >= ") + from;
            }
        }
    }
    if (!request.after.empty()) {
        TRY_ASSIGN(const QStringList values, literals(order, request.after));
        conditions += keysetAfter(ordering, [&values](qsizetype column) { return values[column]; });
    }
    if (!request.until.empty()) {
        TRY_ASSIGN(const QStringList values, literals(order, request.until));
        conditions += keysetUntil(ordering, [&values](qsizetype column) { return values[column]; });
    }
    QStringList read;
    for (const PgColumn &column : m_columns)
        read += column.read();
    return QString(QLatin1String("COPY (SELECT ") + read.join(QLatin1String(", ")) + QLatin1String(" FROM ") + m_table.quoted +
                   filtered(conditions.join(QLatin1String(" AND "))) + QLatin1String(" ORDER BY ") +
                   ordering.join(QLatin1String(", ")) + QLatin1String(") TO STDOUT (FORMAT binary)"));
}

bool PgSource::continues(const PageRequest &request) const
{
    const PageRequest &open = m_stream.request;
    return m_stream.open && request.pass == open.pass && request.after == open.after && request.until == open.until &&
           request.from == open.from && request.upper == open.upper;
}

Result<void> PgSource::beginStream(const PageRequest &request)
{
    TRY_ASSIGN(const QString sql, pageSql(request));
    if (m_stream.open) {
        // Cheaper than reading what is left of it.
        m_connection->abandon();
        m_stream.open = false;
        TRY_ASSIGN(m_connection, m_pool->take(PgAccess::ReadOnly, m_stop));
    }
    TRY(m_connection->run(sql));
    m_stream.request = request;
    m_stream.open = true;
    return {};
}

Result<bool> PgSource::nextRow(const std::vector<PgColumn> &columns, RecordBatch &into)
{
    for (;;) {
        char *data = nullptr;
        const int size = PQgetCopyData(m_connection->handle(), &data, 1);
        const std::unique_ptr<char, FreeCopyData> owner(data);
        if (size > 0) {
            std::string_view row(data, std::size_t(size));
            if (row.starts_with(copySignature)) {
                row.remove_prefix(copyHeaderSize);
                if (row.empty())
                    continue;
            }
            TRY_ASSIGN(const bool isRow, pgDecodeCopyRow(columns, row, into));
            if (isRow)
                return true;
            continue;
        }
        if (size == 0) {
            TRY(m_connection->waitReadable());
            continue;
        }
        m_stream.open = false;
        for (;;) {
            TRY_ASSIGN(const PgResult result, m_connection->nextResult());
            if (!result)
                return false;
            if (result.status() == PGRES_FATAL_ERROR)
                return tl::unexpected(m_connection->error(result));
        }
    }
}

Result<Page> PgSource::readPage(const PageRequest &request, RecordBatch &into)
{
    into.clear(m_columns.size());
    if (!continues(request))
        TRY(beginStream(request));
    Page page;
    while (into.rows() < request.limit) {
        const Result<bool> more = nextRow(m_columns, into);
        if (!more) {
            m_connection->abandon();
            return tl::unexpected(more.error());
        }
        if (!*more) {
            page.last = true;
            break;
        }
    }
    if (into.rows() > 0) {
        std::vector<std::size_t> columns = m_keyColumns;
        if (m_cursorColumn && (request.pass == ReadPass::Changed || request.pass == ReadPass::BeyondUpper))
            columns.insert(columns.begin(), *m_cursorColumn);
        page.position = keyOf(into.row(into.rows() - 1), columns);
        m_stream.request.after = page.position;
    }
    return page;
}

Result<PgConnection *> PgSource::side()
{
    if (!m_stream.open)
        return m_connection.get();
    if (!m_side) {
        TRY_ASSIGN(m_side, m_pool->take(PgAccess::ReadOnly, m_stop));
    }
    return m_side.get();
}

Result<void> PgSource::fetch(const RecordBatch &keys, RecordBatch &into)
{
    TRY_ASSIGN(PgConnection * connection, side());
    return pgFetch(*connection, {m_table, m_columns, m_keyColumns, filter(), false}, keys, into);
}

Result<std::int64_t> PgSource::count()
{
    TRY_ASSIGN(PgConnection * connection, side());
    TRY_ASSIGN(const PgResult result, connection->run(QLatin1String("SELECT count(*) FROM ") + m_table.quoted + filtered()));
    return result.number(0, 0);
}

Result<std::int64_t> PgSource::countBeyond(const Value &cursor)
{
    const PgColumn &column = m_columns[*m_cursorColumn];
    TRY_ASSIGN(const QString literal, pgLiteral(column, cursor));
    TRY_ASSIGN(PgConnection * connection, side());
    TRY_ASSIGN(const PgResult result, connection->run(QLatin1String("SELECT count(*) FROM ") + m_table.quoted +
                                                      filtered(column.ordering() + QLatin1String(" > ") + literal)));
    return result.number(0, 0);
}

Result<bool> PgSource::beginSnapshot()
{
    TRY(m_connection->run(QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")));
    return true;
}

Result<QString> PgSource::content(const Value &from)
{
    if (!m_cursorColumn || m_stream.open)
        return QString();
    TRY_ASSIGN(const QString sql, windowSql(m_table, {m_schema.place, m_columns[*m_cursorColumn].field.name, m_filter, from}, 0));
    if (sql.isEmpty())
        return QString();
    TRY_ASSIGN(const PgResult rows, m_connection->run(sql));
    return rows.rows() == 0 ? QString() : windowContent(rows, 0);
}

Result<std::optional<std::int64_t>> PgSource::estimate()
{
    if (!m_filter.isEmpty())
        return std::nullopt;
    TRY_ASSIGN(PgConnection * connection, side());
    TRY_ASSIGN(const PgTable table, pgTable(*connection, placeText(m_table.place)));
    return table.estimate;
}

Result<SourceBounds> PgSource::bounds()
{
    QString upper = QStringLiteral("NULL");
    QString greatest = QStringLiteral("NULL");
    const PgColumn *const cursor = m_cursorColumn ? &m_columns[*m_cursorColumn] : nullptr;
    const PgCodec codec = cursor ? cursor->codec : PgCodec::AsText;
    const bool isTime = codec == PgCodec::Date || codec == PgCodec::Timestamp || codec == PgCodec::TimestampTz;
    if (isTime) {
        // What a transaction writes is usually dated at its start. Times without zone are taken to be in the zone that the
        // database gives to its sessions.
        const QString cap = QStringLiteral(
            "least(n.clock, (SELECT min(xact_start) - interval '1 microsecond' FROM pg_stat_activity WHERE datname = "
            "current_database() "
            "AND pid <> pg_backend_pid() AND application_name <> 'tidewright reader' "
            "AND backend_type NOT IN ('autovacuum launcher', 'autovacuum worker', 'walsender', 'parallel worker')), "
            "(SELECT min(prepared) - interval '1 microsecond' FROM pg_prepared_xacts WHERE database = current_database()), "
            "CASE WHEN pg_is_in_recovery() THEN pg_last_xact_replay_timestamp() END)");
        const QString local = cap + QLatin1String(" AT TIME ZONE (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone')");
        upper = codec == PgCodec::TimestampTz ? cap
                : codec == PgCodec::Timestamp ? local
                                              : QLatin1Char('(') + local + QLatin1String(")::date");
    }
    if (cursor) {
        greatest = QLatin1String("(SELECT ") + cursor->read() + QLatin1String(" FROM ") + m_table.quoted +
                   filtered(cursor->quoted + QLatin1String(" IS NOT NULL")) + QLatin1String(" ORDER BY ") + cursor->ordering() +
                   QLatin1String(" DESC LIMIT 1)");
    }
    TRY_ASSIGN(PgConnection * connection, side());
    PgParams none;
    TRY_ASSIGN(const PgResult result,
               connection->query(QLatin1String("WITH n AS (SELECT clock_timestamp() AS clock) SELECT n.clock, ") + upper +
                                     QLatin1String(", ") + greatest + QLatin1String(", NOT EXISTS (SELECT FROM ") +
                                     m_table.quoted + filtered() + QLatin1String(") FROM n"),
                                 none));
    RecordBatch scratch(1);
    SourceBounds bounds;
    Cell cell;
    if (pgDecode(PgCodec::TimestampTz, result.bytes(0, 0), scratch, cell))
        bounds.now = Instant(Micros(cell.i));
    if (cursor && !result.isNull(0, 2) && pgDecode(codec, result.bytes(0, 2), scratch, cell))
        bounds.greatest = Value(cell);
    if (!isTime)
        bounds.upper = bounds.greatest;
    else if (pgDecode(codec, result.bytes(0, 1), scratch, cell))
        bounds.upper = Value(cell);
    bounds.empty = result.bytes(0, 3) == std::string_view("\1", 1);
    return bounds;
}

QString PgSource::bucketTerms() const
{
    const bool plain = m_filter.isEmpty() && (m_table.kind == 'r' || m_table.kind == 'p') && m_schema.key == m_table.schema.key;
    // Texts are summed in the bytes of the server's own encoding.
    const char *encoding = plain && m_connection ? PQparameterStatus(m_connection->handle(), "server_encoding") : nullptr;
    return encoding ? PgBuckets::terms(m_columns, m_keyColumns) + QLatin1Char('\n') + QLatin1String(encoding) : QString();
}

Result<std::vector<BucketSum>> PgSource::bucketSums()
{
    std::vector<BucketSum> sums(buckets);
    TRY_ASSIGN(PgConnection * connection, side());
    TRY_ASSIGN(const PgResult rows, connection->run(PgBuckets(m_table, m_columns, m_keyColumns).sumsSql()));
    // The remainder of a sum has its sign.
    const auto half = [&rows](int row, int column) {
        const std::string text(rows.bytes(row, column));
        return text.starts_with('-') ? -std::strtoull(text.c_str() + 1, nullptr, 10) : std::strtoull(text.c_str(), nullptr, 10);
    };
    for (int row = 0; row < rows.rows(); ++row)
        sums.at(std::size_t(rows.number(row, 0)) % buckets) = {rows.number(row, 1), {half(row, 2), half(row, 3)}};
    return sums;
}

Result<void> PgSource::bucketRecords(const std::vector<std::uint32_t> &of, RecordBatch &into)
{
    const std::vector<PgColumn> columns = PgBuckets::recordColumns(m_columns, m_keyColumns);
    into.clear(columns.size());
    TRY(m_connection->run(PgBuckets(m_table, m_columns, m_keyColumns).recordsSql(of)));
    for (;;) {
        const Result<bool> more = nextRow(columns, into);
        if (!more)
            m_connection->abandon();
        if (!more || !*more)
            return more ? Result<void>() : tl::unexpected(more.error());
    }
}

} // namespace tidewright
