#include "sqlitesource.h"

#include "keyset.h"
#include "sqlitedecode.h"
#include "sqliteforms.h"
#include "sqlitekeyedfetch.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};

// Statements kept prepared; a run needs a handful.
constexpr std::size_t mostStatements = 32;

} // namespace

Result<std::unique_ptr<Source>> SqliteSource::open(const std::shared_ptr<SqlitePool> &pool, const SourceSpec &spec,
                                                   std::stop_token stop)
{
    std::unique_ptr<SqliteSource> source(new SqliteSource);
    TRY_ASSIGN(source->m_connection, pool->take(SqliteUse::Read, std::move(stop)));
    TRY_ASSIGN(source->m_table, pool->tables.find(spec.place, [&] { return readTable(*source->m_connection, spec.place); }));
    TRY_ASSIGN(source->m_selection, SourceSelection::of(spec, source->m_table.schema, SqlDialect::Sqlite));
    source->select();
    TRY(detectForms(*source->m_connection, source->m_table, source->m_columns));
    return std::unique_ptr<Source>(std::move(source));
}

void SqliteSource::select()
{
    QList<QByteArray> selected;
    for (const std::size_t column : m_selection.columns) {
        m_columns.push_back(m_table.columns[column]);
        selected += m_columns.back().name;
    }
    m_select = "SELECT " + selected.join(", ") + " FROM " + m_table.quoted;
}

Result<SqliteStatement *> SqliteSource::statement(const QByteArray &sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        if (m_statements.size() >= mostStatements)
            m_statements.clear();
        TRY_ASSIGN(SqliteStatement prepared, m_connection->prepare(sql));
        // A filter must not end the statement and begin another one.
        if (sqlite3_stmt_readonly(prepared.handle()) == 0)
            return fail(ErrorCode::Configuration,
                        Tr::tr("The filter of “%1” would change data. Nothing was read.").arg(m_selection.schema.place));
        found = m_statements.emplace(sql, std::move(prepared)).first;
    }
    return &found->second;
}

// ---- bounds ------------------------------------------------------------------------------------------------------------------

Result<SourceBounds> SqliteSource::bounds()
{
    SourceBounds bounds;
    bounds.now = SystemClock().now();
    if (m_selection.cursor) {
        const SqliteColumn &cursor = m_columns[*m_selection.cursor];
        TRY_ASSIGN(bounds.greatest, greatestCursor());
        const ValueKind kind = cursor.field.type.kind;
        bounds.upper = bounds.greatest;
        if (isSqliteTime(kind) || (kind == ValueKind::Text && m_cursorForm)) {
            TRY_ASSIGN(bounds.upper, clockFor(bounds.now));
        }
    }
    if (bounds.greatest.isNull()) {
        TRY_ASSIGN(SqliteStatement * row, statement("SELECT 1 FROM " + m_table.quoted + m_selection.where() + " LIMIT 1"));
        TRY_ASSIGN(const bool any, row->step());
        row->reset();
        bounds.empty = !any;
    }
    return bounds;
}

// ---- pages -------------------------------------------------------------------------------------------------------------------

QByteArray SqliteSource::positionCondition(const PageRequest &request, const Key &position, bool until,
                                           std::vector<Value> &parameters) const
{
    const std::vector<std::size_t> columns = m_selection.positionColumns(request.pass);
    QStringList expressions;
    for (const std::size_t column : columns)
        expressions += QString::fromUtf8(m_columns[column].ordered());
    const auto placeholder = [&](qsizetype index) {
        const auto at = std::size_t(index);
        const bool isCursor = columns[at] == m_selection.cursor && columns.size() > m_selection.key.size();
        parameters.push_back(isCursor ? cursorBound(position[at], SqliteBound::Lowest) : position[at]);
        const QByteArray parameter = '?' + QByteArray::number(qulonglong(parameters.size()));
        const bool isUuid = parameters.back().kind() == ValueKind::Uuid;
        return QString::fromUtf8(isUuid ? storedForm(m_columns[columns[at]], parameter) : parameter);
    };
    return '(' + (until ? keysetUntil(expressions, placeholder) : keysetAfter(expressions, placeholder)).toUtf8() + ')';
}

QByteArray SqliteSource::pageQuery(const PageRequest &request, std::vector<Value> &parameters) const
{
    QList<QByteArray> conditions, order;
    const auto placeholder = [&](Value value) {
        parameters.push_back(std::move(value));
        return '?' + QByteArray::number(qulonglong(parameters.size()));
    };
    if (m_selection.cursor && request.pass != ReadPass::ByKey) {
        const SqliteColumn &cursor = m_columns[*m_selection.cursor];
        const QByteArray column = cursor.ordered();
        switch (request.pass) {
        case ReadPass::NullCursor:
            conditions += cursor.name + " IS NULL";
            break;
        case ReadPass::BeyondUpper:
            conditions += column + " > " + placeholder(cursorBound(request.upper, SqliteBound::Highest));
            break;
        default:
            if (request.after.empty() && !request.from.isNull())
                conditions += column + " >= " + placeholder(cursorBound(request.from, SqliteBound::Lowest));
            conditions += request.upper.isNull()
                              ? cursor.name + " IS NOT NULL"
                              : column + " <= " + placeholder(cursorBound(request.upper, SqliteBound::Highest));
        }
    }
    if (!request.after.empty())
        conditions += positionCondition(request, request.after, false, parameters);
    if (!request.until.empty())
        conditions += positionCondition(request, request.until, true, parameters);
    for (const std::size_t column : m_selection.positionColumns(request.pass))
        order += m_columns[column].ordered();
    return m_select + m_selection.where(conditions.join(" AND ")) + " ORDER BY " + order.join(", ");
}

Result<void> SqliteSource::checkPosition(const PageRequest &request) const
{
    if (request.pass != ReadPass::ByKey && !m_selection.cursor)
        return fail(ErrorCode::Internal, Tr::tr("“%1” is read without a cursor.").arg(m_selection.schema.place));
    const std::size_t width = m_selection.positionColumns(request.pass).size();
    if ((!request.after.empty() && request.after.size() != width) || (!request.until.empty() && request.until.size() != width))
        return fail(ErrorCode::StateUnreadable,
                    Tr::tr("The position to go on from in “%1” does not fit its key.").arg(m_selection.schema.place));
    return {};
}

void SqliteSource::notePosition(sqlite3_stmt *row, std::span<const Cell> cells, std::span<const std::size_t> columns,
                                Key &position) const
{
    position.resize(columns.size());
    for (std::size_t part = 0; part < columns.size(); ++part) {
        const std::size_t column = columns[part];
        const bool exact = m_columns[column].form != SqliteForm::Loose || cells[column].kind == ValueKind::Uuid;
        position[part] = exact ? Value(cells[column]) : storedValue(row, int(column));
    }
}

Result<void> SqliteSource::bindAll(SqliteBinder &binder, SqliteStatement &statement, const std::vector<Value> &parameters,
                                   const std::vector<std::size_t> &positions) const
{
    for (std::size_t at = 0; at < parameters.size(); ++at) {
        // Compared with the column: bound as it is stored, without a check whether it could be written there.
        static const SqliteColumn anything;
        SqliteColumn as = anything;
        if (parameters[at].kind() == ValueKind::UInt)
            as.form = SqliteForm::UnsignedBlob;
        const bool decimalNumber = parameters[at].kind() == ValueKind::Decimal;
        if (decimalNumber)
            as.affinity = SqliteAffinity::Numeric;
        for (const std::size_t column : positions) {
            if (decimalNumber && m_columns[column].form == SqliteForm::DecimalText)
                as.affinity = SqliteAffinity::Text;
        }
        TRY(binder.bind(statement, int(at), parameters[at].cell(), as));
    }
    return {};
}

// A pass whose order no index gives is sorted once and stays open, rather than sorted for each of its pages. Only where that keeps
// no writer waiting.
Result<SqliteStatement *> SqliteSource::rowsFor(const PageRequest &request)
{
    const auto continues = [&](const PageRequest &open) {
        return open.pass == request.pass && open.after == request.after && open.until == request.until &&
               open.upper == request.upper;
    };
    if (m_open && continues(m_open->request))
        return &m_open->rows;
    m_open.reset();
    auto pass = std::make_unique<OpenPass>();
    const QByteArray sql = pageQuery(request, pass->parameters);
    TRY_ASSIGN(const bool sorted, isSorted(sql));
    const std::vector<std::size_t> positions = m_selection.positionColumns(request.pass);
    pass->binder = SqliteBinder(pass->parameters.size());
    SqliteStatement *rows = nullptr;
    if (sorted) {
        TRY_ASSIGN(pass->rows, m_connection->prepare(sql));
        rows = &pass->rows;
    } else {
        TRY_ASSIGN(rows, statement(sql + " LIMIT " + QByteArray::number(qulonglong(request.limit))));
    }
    TRY(bindAll(pass->binder, *rows, pass->parameters, positions));
    if (sorted) {
        pass->request = request;
        m_open = std::move(pass);
    } else {
        m_bound = std::move(pass);
    }
    return rows;
}

Result<bool> SqliteSource::isSorted(const QByteArray &sql)
{
    if (const auto known = m_sorted.find(sql); known != m_sorted.end())
        return known->second;
    bool sorted = false;
    TRY_ASSIGN(SqliteStatement mode, m_connection->prepare("PRAGMA journal_mode"));
    TRY_ASSIGN(const bool any, mode.step());
    if (any && mode.text(0) == QLatin1String("wal")) {
        TRY_ASSIGN(SqliteStatement plan, m_connection->prepare("EXPLAIN QUERY PLAN " + sql));
        for (;;) {
            TRY_ASSIGN(const bool line, plan.step());
            if (!line)
                break;
            sorted = sorted || plan.text(3).startsWith(QLatin1String("USE TEMP B-TREE"));
        }
    }
    m_sorted.emplace(sql, sorted);
    return sorted;
}

Result<Page> SqliteSource::readPage(const PageRequest &request, RecordBatch &into)
{
    TRY(checkPosition(request));
    into.clear(m_columns.size());
    // Without bounds on the cursor its form need not be known beforehand: its times are held against each other as they come.
    if (request.pass != ReadPass::ByKey ||
        (m_selection.cursor && m_columns[*m_selection.cursor].field.type.kind == ValueKind::Text))
        TRY(knowCursor());
    const bool checksCursor = m_cursorForm || (m_selection.cursor && m_columns[*m_selection.cursor].form == SqliteForm::Loose);
    TRY_ASSIGN(SqliteStatement * rows, rowsFor(request));
    const std::vector<std::size_t> positions = m_selection.positionColumns(request.pass);
    Page page;
    // Which row is the last is known only when the next one is missing.
    const bool keepsStored = std::any_of(positions.begin(), positions.end(),
                                         [&](std::size_t column) { return m_columns[column].form == SqliteForm::Loose; });
    for (;;) {
        Result<bool> row = rows->step();
        if (row && *row && checksCursor) {
            if (auto checked = checkCursor(rows->handle(), int(*m_selection.cursor)); !checked)
                row = Failure(std::move(checked).error());
        }
        if (!row) {
            rows->reset();
            m_open.reset();
            return Failure(std::move(row).error());
        }
        if (!*row)
            break;
        const std::span<Cell> cells = into.appendRow();
        for (std::size_t column = 0; column < m_columns.size(); ++column)
            cells[column] = decode(rows->handle(), int(column), m_columns[column], into);
        const bool full = into.rows() == request.limit;
        if (full || keepsStored)
            notePosition(rows->handle(), cells, positions, page.position);
        if (full)
            break;
    }
    page.last = into.rows() < request.limit;
    if (page.last || !m_open)
        rows->reset();
    if (page.last && !keepsStored && !into.isEmpty())
        page.position = keyOf(into.row(into.rows() - 1), positions);
    for (const Value &value : page.position) {
        if (value.isNull() && !page.last)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("Records of “%1” have no key: it is NULL.").arg(m_selection.schema.place), {},
                        Tr::tr("Give them a key, or leave them out with a filter."));
    }
    if (page.last)
        m_open.reset();
    else if (m_open)
        m_open->request.after = page.position;
    return page;
}

Result<void> SqliteSource::fetch(const RecordBatch &keys, RecordBatch &into)
{
    TRY_ASSIGN(SqliteStatement * rows, statement(m_select + m_selection.where(keyCondition(m_columns, m_selection.key))));
    return fetchByKey(*rows, m_columns, m_selection.key, keys, into);
}

Result<std::int64_t> SqliteSource::count()
{
    return m_connection->number("SELECT count(*) FROM " + m_table.quoted + m_selection.where());
}

Result<std::int64_t> SqliteSource::countBeyond(const Value &cursor)
{
    if (!m_selection.cursor)
        return fail(ErrorCode::Internal, Tr::tr("“%1” is read without a cursor.").arg(m_selection.schema.place));
    TRY(knowCursor());
    const std::vector<Value> parameters{cursorBound(cursor, SqliteBound::Highest)};
    TRY_ASSIGN(SqliteStatement * row, statement("SELECT count(*) FROM " + m_table.quoted +
                                                m_selection.where(m_columns[*m_selection.cursor].ordered() + " > ?1")));
    SqliteBinder binder(1);
    TRY(bindAll(binder, *row, parameters, {*m_selection.cursor}));
    TRY(row->step());
    const std::int64_t count = row->number(0);
    row->reset();
    return count;
}

Result<std::optional<std::int64_t>> SqliteSource::estimate()
{
    return m_table.estimate(*m_connection);
}

} // namespace tidewright
