#include "mysqlloadplan.h"

#include "loadnames.h"
#include "sourceselection.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlLoadPlan)
};

// Longer texts are indexed by their beginning.
constexpr int indexedCharacters = 191;

QByteArray declaration(const MysqlColumn &column)
{
    QByteArray text = column.field.nativeType.toUtf8();
    if (!column.charset.isEmpty())
        text += " CHARACTER SET " + column.charset.toUtf8() + " COLLATE " + column.collation.toUtf8();
    return text + " NULL";
}

bool needsPrefix(const MysqlColumn &column)
{
    const std::int64_t length = column.field.type.length;
    return column.form == MysqlForm::Bytes && (length < 0 || length > indexedCharacters) &&
           (column.dataType.endsWith(QLatin1String("text")) || column.dataType.endsWith(QLatin1String("blob")) ||
            column.dataType.startsWith(QLatin1String("var")));
}

} // namespace

Result<MysqlLoadPlan> MysqlLoadPlan::make(MysqlConnection &connection, MysqlTable table, const TargetSpec &spec)
{
    MysqlLoadPlan plan;
    plan.spec = spec;
    plan.mariaDb = connection.isMariaDb();
    plan.table = std::move(table);
    TRY_ASSIGN(const std::vector<std::size_t> columns, columnsOf(plan.table.schema, spec.fields));
    for (const std::size_t column : columns) {
        plan.columns.push_back(plan.table.columns[column]);
        if (plan.columns.back().field.generated)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("“%1” of “%2” is computed by the server and cannot be written. Nothing was changed.")
                            .arg(plan.columns.back().field.name, spec.place));
    }
    TRY_ASSIGN(const std::vector<std::size_t> keys, columnsOf(plan.table.schema, spec.key));
    for (const std::size_t key : keys) {
        const auto found = std::find(columns.begin(), columns.end(), key);
        if (found == columns.end())
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("A key field of “%1” is not among those that are written. Nothing was changed.").arg(spec.place));
        plan.keys.push_back(static_cast<std::size_t>(found - columns.begin()));
    }
    if (plan.keys.empty())
        return fail(ErrorCode::SchemaMismatch, Tr::tr("“%1” has no key to write by. Nothing was changed.").arg(spec.place), {},
                    Tr::tr("Name its key in the job (“primaryKey”), or give the table a primary key."));
    if (!plan.table.schema.isView && plan.table.engine != QLatin1String("InnoDB")) {
        TRY_ASSIGN(const auto transactions,
                   connection.value("SELECT transactions FROM information_schema.engines WHERE engine = '" +
                                    connection.escaped(plan.table.engine.toStdString()) + '\''));
        if (transactions != QByteArray("YES"))
            return fail(
                ErrorCode::Unsupported,
                Tr::tr("“%1” is kept by the engine %2, which knows no transactions: what was written could not be taken back. "
                       "Nothing was changed.")
                    .arg(spec.place, plan.table.engine),
                {}, Tr::tr("Change the table to InnoDB."));
    }
    TRY_ASSIGN(plan.localData, connection.takesLocalData());
    return plan;
}

std::vector<MysqlColumn> MysqlLoadPlan::keyColumns() const
{
    std::vector<MysqlColumn> all;
    for (const std::size_t key : keys)
        all.push_back(columns[key]);
    return all;
}

QByteArray MysqlLoadPlan::createLedger() const
{
    const QByteArray first = kind == LoadKind::Immediate ? "`load` char(32) CHARACTER SET ascii" : "kind smallint";
    return "CREATE TABLE IF NOT EXISTS " + ledger + " (" + first +
           " NOT NULL, ordinal bigint NOT NULL, content longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, "
           "PRIMARY KEY (" +
           (kind == LoadKind::Immediate ? "`load`" : "kind") + ", ordinal)) ENGINE=InnoDB";
}

QByteArray MysqlLoadPlan::stagedColumns() const
{
    QByteArray text = "tidewright_n bigint NOT NULL PRIMARY KEY, tidewright_removed tinyint NOT NULL";
    for (const MysqlColumn &column : columns)
        text += ", " + column.name + ' ' + declaration(column);
    return text;
}

QByteArray MysqlLoadPlan::createStaging() const
{
    QList<QByteArray> parts;
    for (const std::size_t key : keys)
        parts +=
            columns[key].name + (needsPrefix(columns[key]) ? '(' + QByteArray::number(indexedCharacters) + ')' : QByteArray());
    return "CREATE TABLE IF NOT EXISTS " + staging + " (" + stagedColumns() + ", KEY (" + parts.join(", ") +
           ")) ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
}

QByteArray MysqlLoadPlan::createTemporary() const
{
    return "CREATE TEMPORARY TABLE " + staging + " (" + stagedColumns() + ") ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
}

QByteArray MysqlLoadPlan::match() const
{
    QList<QByteArray> parts;
    for (const std::size_t key : keys)
        parts += columns[key].sameKey("t." + columns[key].name, "s." + columns[key].name);
    return parts.join(" AND ");
}

QByteArray MysqlLoadPlan::within(const Span &span, bool removed) const
{
    const QByteArray last = QByteArray::number(static_cast<qlonglong>(span.last));
    QByteArray text = "s.tidewright_n BETWEEN " + QByteArray::number(static_cast<qlonglong>(span.first)) + " AND " + last +
                      " AND s.tidewright_removed = " + (removed ? '1' : '0');
    if (span.latestOnly) {
        QList<QByteArray> parts;
        for (const std::size_t key : keys)
            parts += columns[key].sameKey("s." + columns[key].name, "later." + columns[key].name);
        text += " AND NOT EXISTS (SELECT 1 FROM " + staging + " later WHERE " + parts.join(" AND ") +
                " AND later.tidewright_n > s.tidewright_n AND later.tidewright_n <= " + last + ')';
    }
    return text;
}

QByteArray MysqlLoadPlan::removeNoted(const Span &span) const
{
    return "DELETE t FROM " + staging + " s STRAIGHT_JOIN " + table.quoted + " t ON " + match() + " WHERE " + within(span, true);
}

QByteArray MysqlLoadPlan::sameFields() const
{
    QList<QByteArray> same;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (std::find(keys.begin(), keys.end(), column) == keys.end())
            same += columns[column].same("t." + columns[column].name, "s." + columns[column].name, mariaDb);
    }
    return same.join(" AND ");
}

QByteArray MysqlLoadPlan::updateChanged(const Span &span) const
{
    QList<QByteArray> assignments;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (std::find(keys.begin(), keys.end(), column) == keys.end())
            assignments += "t." + columns[column].name + " = s." + columns[column].name;
    }
    if (assignments.isEmpty())
        return {};
    return "UPDATE " + staging + " s STRAIGHT_JOIN " + table.quoted + " t ON " + match() + " SET " + assignments.join(", ") +
           " WHERE " + within(span, false) + " AND NOT (" + sameFields() + ')';
}

QByteArray MysqlLoadPlan::insertFromStaged() const
{
    QList<QByteArray> names, staged;
    for (const MysqlColumn &column : columns) {
        names += column.name;
        staged += "s." + column.name;
    }
    return "INSERT INTO " + table.quoted + " (" + names.join(", ") + ") SELECT " + staged.join(", ") + " FROM " + this->staging +
           " s";
}

QByteArray MysqlLoadPlan::insertNew(const Span &span) const
{
    return insertFromStaged() + " LEFT JOIN " + table.quoted + " t ON " + match() + " WHERE " + within(span, false) + " AND t." +
           columns[keys.front()].name + " IS NULL ORDER BY s.tidewright_n";
}

QByteArray MysqlLoadPlan::insertAll(const Span &span) const
{
    return insertFromStaged() + " WHERE " + within(span, false) + " ORDER BY s.tidewright_n";
}

QByteArray MysqlLoadPlan::missing() const
{
    return " FROM " + table.quoted + " t LEFT JOIN " + staging + " s ON " + match() + " WHERE s.tidewright_n IS NULL";
}

// ---- what takes it back --------------------------------------------------------------------------------------------------------

QByteArray MysqlLoadPlan::createUndo() const
{
    return "CREATE TABLE IF NOT EXISTS " + undo +
           " (n bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, place char(32) CHARACTER SET ascii NOT NULL, "
           "run varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, at bigint NOT NULL, images tinyint NOT NULL, "
           "size bigint NOT NULL, content longblob NOT NULL, KEY (place, run, n)) ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
}

namespace
{

QByteArray imageColumn(const QString &name, const MysqlColumn &column)
{
    // What tells the kind of a column besides its type.
    const bool json = column.field.type.kind == ValueKind::Json;
    // A row of all columns twice may be longer than one may be; long types stand elsewhere.
    const bool isVarchar = column.dataType == QLatin1String("varchar"), isVarbinary = column.dataType == QLatin1String("varbinary");
    QByteArray text = ", " + name.toLatin1() + ' ' +
                      (json          ? QByteArray("json NULL")
                       : isVarchar   ? "longtext CHARACTER SET " + column.charset.toLatin1() + " COLLATE " + column.collation.toLatin1() + " NULL"
                       : isVarbinary ? QByteArray("longblob NULL")
                                     : declaration(column));
    if (column.field.type.kind == ValueKind::TimestampTz)
        text += " COMMENT 'UTC'";
    return text;
}

} // namespace

QByteArray MysqlLoadPlan::createImages() const
{
    QByteArray text = "CREATE TABLE IF NOT EXISTS " + images + " (" + Undo::numberColumn().toLatin1() +
                      " bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, " + Undo::deedColumn().toLatin1() + " bigint NOT NULL";
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        text += imageColumn(Undo::beforeColumn(qsizetype(column)), table.columns[column]);
    for (std::size_t column = 0; column < columns.size(); ++column)
        text += imageColumn(Undo::afterColumn(qsizetype(column)), columns[column]);
    return text + ") ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
}

QByteArray MysqlLoadPlan::insertImages(const QByteArray &deed, bool after) const
{
    QList<QByteArray> names{Undo::deedColumn().toLatin1()}, values{deed};
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        names += Undo::beforeColumn(qsizetype(column)).toLatin1();
        values += "t." + table.columns[column].name;
    }
    for (std::size_t column = 0; after && column < columns.size(); ++column) {
        names += Undo::afterColumn(qsizetype(column)).toLatin1();
        values += "s." + columns[column].name;
    }
    return "INSERT INTO " + images + " (" + names.join(", ") + ") SELECT " + values.join(", ");
}

QByteArray MysqlLoadPlan::keepRemoved(const Span &span) const
{
    return insertImages(QByteArray::number(int(Undo::Deed::Delete)), false) + " FROM " + staging + " s STRAIGHT_JOIN " +
           table.quoted + " t ON " + match() + " WHERE " + within(span, true);
}

QByteArray MysqlLoadPlan::keepWritten(const Span &span) const
{
    const QByteArray isNew = "t." + columns[keys.front()].name + " IS NULL", same = sameFields();
    return insertImages("IF(" + isNew + ", " + QByteArray::number(int(Undo::Deed::Create)) + ", " +
                            QByteArray::number(int(Undo::Deed::Update)) + ')',
                        true) +
           " FROM " + staging + " s LEFT JOIN " + table.quoted + " t ON " + match() + " WHERE " + within(span, false) + " AND (" +
           isNew + (same.isEmpty() ? QByteArray() : " OR NOT (" + same + ')') + ") ORDER BY s.tidewright_n";
}

QByteArray MysqlLoadPlan::keepMissing() const
{
    return insertImages(QByteArray::number(int(Undo::Deed::Delete)), false) + missing();
}

QByteArray MysqlLoadPlan::insertUndo(MysqlConnection &connection, const UndoEntry &entry, bool withImages) const
{
    QByteArray hex = QByteArray::fromRawData(entry.content.data(), qsizetype(entry.content.size())).toHex();
    return "INSERT INTO " + undo + " (place, run, at, images, size, content) VALUES ('" +
           LoadNames::placeId(table.place).toLatin1() + "', '" + connection.escaped(spec.undo.toStdString()) + "', " +
           QByteArray::number(qlonglong(entry.at.time_since_epoch().count())) + ", " + (withImages ? '1' : '0') + ", " +
           QByteArray::number(qulonglong(entry.content.size())) + ", x'" + hex + "')";
}

} // namespace tidewright
