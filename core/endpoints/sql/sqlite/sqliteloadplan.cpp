#include "sqliteloadplan.h"

#include "sqliteforms.h"

#include <algorithm>
#include <functional>

namespace tidewright
{

namespace
{

QByteArray number(std::size_t value)
{
    return QByteArray::number(qulonglong(value));
}

QByteArray staged(std::size_t column)
{
    return "s.c" + number(column);
}

QByteArray parameter(std::size_t column)
{
    return '?' + number(column + 1);
}

} // namespace

std::vector<SqliteColumn> SqliteLoadPlan::keys() const
{
    std::vector<SqliteColumn> all;
    for (const std::size_t column : keyColumns)
        all.push_back(columns[column]);
    return all;
}

bool SqliteLoadPlan::isKey(std::size_t column) const
{
    return std::find(keyColumns.begin(), keyColumns.end(), column) != keyColumns.end();
}

QByteArray SqliteLoadPlan::columnList() const
{
    QList<QByteArray> names;
    for (const SqliteColumn &column : columns)
        names += column.name;
    return names.join(", ");
}

QByteArray SqliteLoadPlan::parameterList(std::size_t first, std::size_t count) const
{
    QList<QByteArray> all;
    for (std::size_t at = 0; at < count; ++at)
        all += parameter(first + at);
    return all.join(", ");
}

QByteArray SqliteLoadPlan::keyMatch(const QByteArray &left, const QByteArray &right) const
{
    QList<QByteArray> all;
    for (const std::size_t column : keyColumns)
        all += keyEquals(columns[column], left + columns[column].name, right + 'c' + number(column));
    return all.join(" AND ");
}

QByteArray SqliteLoadPlan::difference(const std::function<QByteArray(std::size_t)> &value) const
{
    QList<QByteArray> all;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (isKey(column))
            continue;
        // Case counts, whatever the column's collation; and text is no different from a number here without this.
        const QByteArray collation = columns[column].binaryCollation ? "" : " COLLATE BINARY";
        all += differs(columns[column], "t." + columns[column].name + collation, value(column));
    }
    return all.join(" OR ");
}

QByteArray SqliteLoadPlan::assignments(const std::function<QByteArray(std::size_t)> &value) const
{
    QList<QByteArray> all;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!isKey(column))
            all += columns[column].name + " = " + storedForm(columns[column], value(column));
    }
    return all.join(", ");
}

QByteArray SqliteLoadPlan::createLedgerSql() const
{
    return "CREATE TABLE IF NOT EXISTS " + ledger +
           " (kind INTEGER NOT NULL, ordinal INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (kind, ordinal)) WITHOUT ROWID";
}

QByteArray SqliteLoadPlan::createStagingSql() const
{
    QByteArray sql = "CREATE TABLE " + staging + " (n INTEGER PRIMARY KEY, removed INTEGER NOT NULL";
    for (std::size_t column = 0; column < columns.size(); ++column) {
        // A type with the same affinity: one written by others may hold anything but letters.
        const char *type = "";
        switch (columns[column].affinity) {
        case SqliteAffinity::Integer:
            type = " INTEGER";
            break;
        case SqliteAffinity::Text:
            type = " TEXT";
            break;
        case SqliteAffinity::Real:
            type = " REAL";
            break;
        case SqliteAffinity::Numeric:
            type = " NUMERIC";
            break;
        case SqliteAffinity::Blob:
            break;
        }
        sql += ", c" + number(column) + type;
    }
    return sql + ')';
}

QByteArray SqliteLoadPlan::storedList(const std::function<QByteArray(std::size_t)> &value) const
{
    QList<QByteArray> all;
    for (std::size_t column = 0; column < columns.size(); ++column)
        all += storedForm(columns[column], value(column));
    return all.join(", ");
}

QByteArray SqliteLoadPlan::insertSql() const
{
    return "INSERT INTO " + table.quoted + " (" + columnList() + ") VALUES (" + storedList(parameter) + ')';
}

QByteArray SqliteLoadPlan::stageSql() const
{
    return "INSERT INTO " + staging + " VALUES (?" + number(columns.size() + 1) + ", 0, " + parameterList(0, columns.size()) +
           ')';
}

QByteArray SqliteLoadPlan::stageRemovalSql() const
{
    QList<QByteArray> names;
    for (const std::size_t column : keyColumns)
        names += 'c' + number(column);
    return "INSERT INTO " + staging + " (n, removed, " + names.join(", ") + ") VALUES (?" + number(keyColumns.size() + 1) +
           ", 1, " + parameterList(0, keyColumns.size()) + ')';
}

QByteArray SqliteLoadPlan::insertNewSql() const
{
    QList<QByteArray> names;
    for (const std::size_t column : keyColumns)
        names += columns[column].name;
    if (hasUniqueKey)
        return insertSql() + " ON CONFLICT (" + names.join(", ") + ") DO NOTHING";
    QList<QByteArray> match;
    for (const std::size_t column : keyColumns)
        match += keyEquals(columns[column], "t." + columns[column].name, parameter(column));
    return "INSERT INTO " + table.quoted + " (" + columnList() + ") SELECT " + storedList(parameter) +
           " WHERE NOT EXISTS (SELECT 1 FROM " + table.quoted + " AS t WHERE " + match.join(" AND ") + ')';
}

QByteArray SqliteLoadPlan::updateSql() const
{
    const QByteArray set = assignments(parameter);
    if (set.isEmpty())
        return {};
    QList<QByteArray> match;
    for (const std::size_t column : keyColumns)
        match += keyEquals(columns[column], "t." + columns[column].name, parameter(column));
    return "UPDATE " + table.quoted + " AS t SET " + set + " WHERE " + match.join(" AND ") + " AND (" + difference(parameter) +
           ')';
}

QByteArray SqliteLoadPlan::deleteSql() const
{
    QList<QByteArray> match;
    for (std::size_t part = 0; part < keyColumns.size(); ++part)
        match += keyEquals(columns[keyColumns[part]], columns[keyColumns[part]].name, parameter(part));
    return "DELETE FROM " + table.quoted + " WHERE " + match.join(" AND ");
}

// ---- merge -------------------------------------------------------------------------------------------------------------------

QByteArray SqliteLoadPlan::mergeInsertSql() const
{
    return "INSERT INTO " + table.quoted + " (" + columnList() + ") SELECT " + storedList(staged) + " FROM " + staging +
           " AS s WHERE s.n BETWEEN ?1 AND ?2 AND NOT s.removed AND NOT EXISTS (SELECT 1 FROM " + table.quoted + " AS t WHERE " +
           keyMatch("t.", "s.") + ')';
}

QByteArray SqliteLoadPlan::mergeUpdateSql() const
{
    const QByteArray set = assignments(staged);
    if (set.isEmpty())
        return {};
    return "UPDATE " + table.quoted + " AS t SET " + set + " FROM " + staging +
           " AS s WHERE s.n BETWEEN ?1 AND ?2 AND NOT s.removed AND " + keyMatch("t.", "s.") + " AND (" + difference(staged) +
           ')';
}

QByteArray SqliteLoadPlan::mergeDeleteSql() const
{
    return "DELETE FROM " + table.quoted + " WHERE " + removedSql();
}

QByteArray SqliteLoadPlan::removedSql() const
{
    // As row values, so that the target is searched by its key for each removal; once for each form of its UUIDs.
    QList<QByteArray> names, selects{{}};
    for (const std::size_t column : keyColumns) {
        names += columns[column].name;
        QList<QByteArray> longer;
        for (const QByteArray &select : std::as_const(selects)) {
            for (const QByteArray &form : keyForms(columns[column], 'c' + number(column)))
                longer += select.isEmpty() ? form : select + ", " + form;
        }
        selects = std::move(longer);
    }
    for (QByteArray &select : selects)
        select = "SELECT " + select + " FROM " + staging + " WHERE n BETWEEN ?1 AND ?2 AND removed";
    return '(' + names.join(", ") + ") IN (" + selects.join(" UNION ALL ") + ')';
}

QByteArray SqliteLoadPlan::missingSql() const
{
    // Staged are UUIDs in lower case.
    QList<QByteArray> match;
    for (const std::size_t column : keyColumns)
        match += "s.c" + number(column) + " = " + stagedForm(columns[column], "t." + columns[column].name);
    return " FROM " + table.quoted + " AS t WHERE NOT EXISTS (SELECT 1 FROM " + staging + " AS s WHERE " + match.join(" AND ") +
           ')';
}

// ---- what takes it back --------------------------------------------------------------------------------------------------------

namespace
{

// Of the declared type, which says how it is read.
QByteArray imageColumn(const QString &name, const SqliteColumn &column)
{
    QByteArray type = column.field.nativeType.toUtf8();
    return ", " + name.toLatin1() + (type.isEmpty() ? QByteArray() : " \"" + type.replace('"', "\"\"") + '"');
}

} // namespace

QByteArray SqliteLoadPlan::createImagesSql() const
{
    QByteArray sql = "CREATE TABLE IF NOT EXISTS " + images + " (" + Undo::numberColumn().toLatin1() + " INTEGER PRIMARY KEY NOT NULL, " +
                     Undo::deedColumn().toLatin1() + " INTEGER NOT NULL";
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        sql += imageColumn(Undo::beforeColumn(qsizetype(column)), table.columns[column]);
    for (std::size_t column = 0; column < columns.size(); ++column)
        sql += imageColumn(Undo::afterColumn(qsizetype(column)), columns[column]);
    return sql + ')';
}

QByteArray SqliteLoadPlan::insertImages(const QByteArray &deed, bool after) const
{
    QList<QByteArray> names{Undo::deedColumn().toLatin1()}, values{deed};
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        names += Undo::beforeColumn(qsizetype(column)).toLatin1();
        values += "t." + table.columns[column].name;
    }
    for (std::size_t column = 0; after && column < columns.size(); ++column) {
        names += Undo::afterColumn(qsizetype(column)).toLatin1();
        values += storedForm(columns[column], staged(column));
    }
    return "INSERT INTO " + images + " (" + names.join(", ") + ") SELECT " + values.join(", ");
}

QByteArray SqliteLoadPlan::keepWrittenSql() const
{
    const QByteArray isNew = "t." + columns[keyColumns.front()].name + " IS NULL", different = difference(staged);
    return insertImages("CASE WHEN " + isNew + " THEN " + number(std::size_t(Undo::Deed::Create)) + " ELSE " +
                            number(std::size_t(Undo::Deed::Update)) + " END",
                        true) +
           " FROM " + staging + " AS s LEFT JOIN " + table.quoted + " AS t ON " + keyMatch("t.", "s.") +
           " WHERE s.n BETWEEN ?1 AND ?2 AND NOT s.removed AND (" + isNew + (different.isEmpty() ? QByteArray() : " OR " + different) +
           ')';
}

QByteArray SqliteLoadPlan::keepDeletedSql() const
{
    return insertImages(number(std::size_t(Undo::Deed::Delete)), false) + " FROM " + table.quoted + " AS t WHERE " + removedSql();
}

QByteArray SqliteLoadPlan::keepMissingSql() const
{
    return insertImages(number(std::size_t(Undo::Deed::Delete)), false) + missingSql();
}

} // namespace tidewright
