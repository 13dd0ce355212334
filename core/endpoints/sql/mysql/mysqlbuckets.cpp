#include "mysqlbuckets.h"

#include "keybuckets.h"

namespace tidewright
{

namespace
{

// As bytes, so that no collation has a say; NULL where the column is.
QByteArray canonical(const MysqlColumn &column)
{
    switch (column.form) {
    case MysqlForm::Date:
    case MysqlForm::Datetime:
        // A date that is none is refused wherever it is read: it never counts as equal unseen.
        return "IF(MONTH(" + column.name + ") = 0 OR DAYOFMONTH(" + column.name + ") = 0, CONCAT(UUID()), " + column.name + ')';
    case MysqlForm::Uuid:
        return "CAST(" + column.name + " AS CHAR)";
    case MysqlForm::Bytes:
        return column.charset.isEmpty() || column.field.type.kind == ValueKind::Binary ? column.name : column.bytes();
    default:
        return column.selected();
    }
}

// Closed by a comma, or counted: no two records are written alike.
QByteArray written(const MysqlColumn &column)
{
    const QByteArray text = canonical(column);
    if (column.form != MysqlForm::Bytes)
        return (column.field.nullable ? "COALESCE(" + text + ", '-')" : text) + ", ','";
    const QByteArray counted = "LENGTH(" + text + "), ':', " + text;
    // Not by COALESCE: what is longer than the server can join is NULL as well.
    return column.field.nullable ? "IF(" + column.name + " IS NULL, '-', CONCAT(" + counted + "))" : counted;
}

} // namespace

QString MysqlBuckets::terms(const std::vector<MysqlColumn> &columns, const std::vector<std::size_t> &key, bool mariaDb)
{
    QStringList terms{mariaDb ? QStringLiteral("mariadb") : QStringLiteral("mysql")};
    for (const MysqlColumn &column : columns) {
        if (column.roundedTo >= 0) // it is refused where it is read
            return {};
        terms += column.field.nativeType + (column.field.type.kind == ValueKind::TimestampTz ? QStringLiteral(" UTC") : QString());
    }
    for (const std::size_t column : key)
        terms += QString::number(column);
    return terms.join(QLatin1Char('\n'));
}

MysqlBuckets::MysqlBuckets(const MysqlTable &table, const std::vector<MysqlColumn> &columns, const std::vector<std::size_t> &key)
    : m_from(" FROM " + table.quoted)
{
    QList<QByteArray> keyNames, keyTexts, texts;
    for (const std::size_t column : key) {
        keyNames += columns[column].selected();
        keyTexts += written(columns[column]);
    }
    for (const MysqlColumn &column : columns)
        texts += written(column);
    m_keyList = keyNames.join(", ");
    // Only where a record goes: whether it is the same is not told by this.
    m_bucket = "CRC32(CONCAT(" + keyTexts.join(", ") + ")) % " + QByteArray::number(qulonglong(BucketSource::buckets));
    // Longer than the server can join in one text: never the same unseen.
    m_hash = "COALESCE(MD5(CONCAT(" + texts.join(", ") + ")), MD5(CONCAT(UUID())))";
}

QByteArray MysqlBuckets::sumsSql() const
{
    // The limit keeps the server from writing the hash out for each half, which would make it twice. What it holds in between is 40 bytes a record.
    const auto half = [](const QByteArray &text) {
        return "MOD(SUM(CAST(CONV(" + text + ", 16, 10) AS UNSIGNED)), 18446744073709551616)";
    };
    return "SELECT b, COUNT(*), " + half("LEFT(h, 16)") + ", " + half("RIGHT(h, 16)") + " FROM (SELECT " + m_bucket + " AS b, " + m_hash +
           " AS h" + m_from + " LIMIT 18446744073709551615) AS r GROUP BY b ORDER BY NULL";
}

QByteArray MysqlBuckets::recordsSql(const std::vector<std::uint32_t> &buckets) const
{
    QList<QByteArray> numbers;
    for (const std::uint32_t bucket : buckets)
        numbers += QByteArray::number(bucket);
    return "SELECT " + m_keyList + ", " + m_hash + m_from + " WHERE " + m_bucket + " IN (" + numbers.join(',') + ')';
}

} // namespace tidewright
