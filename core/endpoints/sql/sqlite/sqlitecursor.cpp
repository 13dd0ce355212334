// The cursor of a source: how it writes its times, and what a bound is in that form.
#include "sqlitedecode.h"
#include "sqlitesource.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Sqlite)
};

// The greatest values of a cursor, which show how it writes its times.
constexpr int cursorSamples = 50;

} // namespace

Result<void> SqliteSource::knowCursor()
{
    if (m_selection.cursor && !m_cursorKnown)
        TRY(greatestCursor());
    return {};
}

// How a column that is not ours writes its times is seen in its greatest values and in the least.
Result<Value> SqliteSource::greatestCursor()
{
    const SqliteColumn &cursor = m_columns[*m_selection.cursor];
    const bool isText = cursor.field.type.kind == ValueKind::Text;
    const bool looks = !m_cursorKnown && (isText || cursor.form == SqliteForm::Loose);
    const QByteArray select = "SELECT " + cursor.name + " FROM " + m_table.quoted +
                              m_selection.where(cursor.name + " IS NOT NULL") + " ORDER BY " + cursor.ordered();
    Value greatest;
    const auto look = [&](const QByteArray &order) -> Result<void> {
        TRY_ASSIGN(SqliteStatement * row, statement(select + order));
        auto checked = Result<void>();
        for (;;) {
            TRY_ASSIGN(const bool any, row->step());
            if (!any)
                break;
            if (greatest.isNull()) {
                RecordBatch room(1);
                greatest = Value(decode(row->handle(), 0, cursor, room));
            }
            if (looks)
                checked = checkCursor(row->handle(), 0);
            if (!checked)
                break;
        }
        row->reset();
        return checked;
    };
    TRY(look(" DESC LIMIT " + QByteArray::number(looks ? cursorSamples : 1)));
    if (looks)
        TRY(look(" LIMIT 1"));
    if (looks && !m_cursorForm && !isText) {
        m_cursorForm.emplace();
        m_cursorForm->dateOnly = cursor.field.type.kind == ValueKind::Date;
    }
    m_cursorKnown = true;
    return greatest;
}

// Digits where the sample has digits, and else the same: then its form is the same, too.
bool SqliteSource::looksLikeSample(std::string_view text) const
{
    const Cell sample = m_cursorSample.cell();
    if (sample.kind != ValueKind::Text || !m_cursorForm || sample.size != text.size() || !text.ends_with(m_cursorForm->zone))
        return false;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return std::equal(text.begin(), text.end(), sample.data,
                      [&](char ours, char theirs) { return ours == theirs || (isDigit(ours) && isDigit(theirs)); });
}

// All its times must be of the form of the first one seen: else SQLite orders them otherwise than by time, and records would be
// missed.
Result<void> SqliteSource::checkCursor(sqlite3_stmt *row, int at)
{
    const bool isText = m_columns[*m_selection.cursor].field.type.kind == ValueKind::Text;
    if (sqlite3_column_type(row, at) == SQLITE_NULL)
        return {};
    if (sqlite3_column_type(row, at) == SQLITE_TEXT && looksLikeSample(storedText(row, at)))
        return {};
    Value value = storedValue(row, at);
    std::optional<SqliteTimeForm> form;
    std::int64_t micros = 0;
    if (value.kind() == ValueKind::Int && !isText)
        form = timeFormOfNumber(value.cell().i);
    else if (value.kind() == ValueKind::Double && !isText)
        form = timeFormOfReal(value.cell().d);
    else if (value.kind() == ValueKind::Text && timestampFromIso(value.cell().bytes(), micros))
        form = timeFormOfText(value.cell().bytes());
    if (!form && !isText)
        return {};
    if (m_cursorSample.isNull()) {
        m_cursorForm = std::move(form);
        m_cursorSample = std::move(value);
        return {};
    }
    if (!form && !m_cursorForm)
        return {};
    // Numbers near the ends of their ranges may look like seconds or milliseconds: they order all the same.
    const bool both = form && m_cursorForm;
    const bool numbers =
        both && form->storage != SqliteTimeForm::Storage::Text && m_cursorForm->storage != SqliteTimeForm::Storage::Text;
    if (numbers || (both && form->ordersWith(*m_cursorForm)))
        return {};
    const auto shown = [](const Value &stored) { return QString::fromStdString(toText(stored.cell())); };
    return fail(
        ErrorCode::SchemaMismatch,
        Tr::tr("The cursor field “%1” of “%2” holds times in different forms, such as “%3” and “%4”, which SQLite does "
               "not order by time. Nothing more was read.")
            .arg(m_columns[*m_selection.cursor].field.name, m_selection.schema.place, shown(m_cursorSample), shown(value)),
        {}, Tr::tr("Bring its values into one form, or choose another cursor field."));
}

// SQLite has no clock but this machine's.
Result<Value> SqliteSource::clockFor(Instant now)
{
    const std::int64_t micros = now.time_since_epoch().count();
    const ValueKind kind = m_columns[*m_selection.cursor].field.type.kind;
    if (kind == ValueKind::Text)
        return storedTime(micros, *m_cursorForm, SqliteBound::Highest);
    return kind == ValueKind::Date ? Value::ofInt(floorDivide(micros, microsPerDay), kind) : Value::ofInt(micros, kind);
}

Value SqliteSource::cursorBound(const Value &value, SqliteBound bound) const
{
    const Cell cell = value.cell();
    if (!m_cursorForm || !isSqliteTime(cell.kind))
        return value;
    const bool date = cell.kind == ValueKind::Date;
    const std::int64_t lowest = date ? cell.i * microsPerDay : cell.i;
    return storedTime(date && bound == SqliteBound::Highest ? lowest + microsPerDay - 1 : lowest, *m_cursorForm, bound);
}

} // namespace tidewright
