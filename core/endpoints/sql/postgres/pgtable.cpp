#include "pgtable.h"

#include "text.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Postgres)
};
} // namespace

QString PgColumn::ordering() const
{
    switch (codec) {
    case PgCodec::Text:
    case PgCodec::BpChar:
        // An index serves only its own collation, so a column that orders by bytes anyway keeps it.
        return bytewise ? quoted : quoted + QLatin1String(" COLLATE \"C\"");
    case PgCodec::AsText:
    case PgCodec::Json:
    case PgCodec::Jsonb:
        return QLatin1Char('(') + quoted + QLatin1String("::text) COLLATE \"C\"");
    default:
        return quoted;
    }
}

const PgColumn *PgTable::find(const QString &name) const
{
    const int index = schema.indexOf(name);
    return index < 0 ? nullptr : &columns[std::size_t(index)];
}

Result<std::vector<std::size_t>> PgTable::positions(const QStringList &names) const
{
    std::vector<std::size_t> found;
    for (const QString &name : names) {
        const PgColumn *column = find(name);
        if (!column) {
            QStringList known;
            for (const PgColumn &one : columns)
                known += one.field.name;
            const std::optional<QString> near = nearest(name, known);
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("“%1” has no field “%2”. Nothing was read or changed.").arg(schema.place, escapeControls(name)),
                        QStringLiteral("fields: ") + known.join(QLatin1String(", ")),
                        near ? Tr::tr("Did you mean “%1”?").arg(*near) : Tr::tr("Correct the job's fields."));
        }
        found.push_back(std::size_t(column - columns.data()));
    }
    return found;
}

Result<std::vector<PgColumn>> PgTable::select(const QStringList &names) const
{
    std::vector<PgColumn> selected;
    TRY_ASSIGN(const std::vector<std::size_t> found, positions(names));
    for (const std::size_t column : found)
        selected.push_back(columns[column]);
    return selected;
}

bool PgTable::hasUniqueKey(const QStringList &names) const
{
    QStringList wanted = names;
    wanted.sort();
    return std::any_of(uniqueKeys.begin(), uniqueKeys.end(), [&](QStringList key) {
        key.sort();
        return key == wanted;
    });
}

} // namespace tidewright
