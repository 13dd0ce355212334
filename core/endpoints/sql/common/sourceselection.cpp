#include "sourceselection.h"

#include "sqlfilter.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SourceSelection)
};

} // namespace

Result<SourceSelection> SourceSelection::of(const SourceSpec &spec, const RecordSchema &table, SqlDialect dialect)
{
    SourceSelection selection;
    TRY_ASSIGN(selection.columns, columnsOf(table, spec.fields.isEmpty() ? namesOf(table) : spec.fields));
    selection.schema = table;
    selection.schema.fields.clear();
    for (const std::size_t column : selection.columns)
        selection.schema.fields.push_back(table.fields[column]);
    if (!spec.key.isEmpty())
        selection.schema.key = spec.key;
    for (const QString &name : selection.schema.key) {
        const int index = selection.schema.indexOf(name);
        if (index < 0)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("The key field “%1” of “%2” is not among those that are read.").arg(name, spec.place));
        selection.key.push_back(static_cast<std::size_t>(index));
    }
    if (selection.key.empty())
        return fail(ErrorCode::SchemaMismatch, Tr::tr("“%1” has no key to read it by.").arg(spec.place), {},
                    Tr::tr("Name its key in the job (“primaryKey”), or give the table a primary key."));
    if (spec.cursor) {
        const int index = selection.schema.indexOf(*spec.cursor);
        if (index < 0)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("The cursor field “%1” of “%2” is missing.").arg(*spec.cursor, spec.place));
        selection.cursor = static_cast<std::size_t>(index);
    }
    TRY(checkFilter(spec.filter, dialect));
    selection.filter = spec.filter.trimmed().toUtf8();
    return selection;
}

std::vector<std::size_t> SourceSelection::positionColumns(ReadPass pass) const
{
    std::vector<std::size_t> positions;
    if (pass == ReadPass::Changed || pass == ReadPass::BeyondUpper)
        positions.push_back(*cursor);
    positions.insert(positions.end(), key.begin(), key.end());
    return positions;
}

QByteArray SourceSelection::where(const QByteArray &condition) const
{
    QList<QByteArray> all;
    if (!filter.isEmpty())
        all += '(' + filter + "\n)"; // a comment at its end must not swallow the rest
    if (!condition.isEmpty())
        all += condition;
    return all.isEmpty() ? QByteArray() : " WHERE " + all.join(" AND ");
}

} // namespace tidewright
