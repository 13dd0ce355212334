#include "pgbuckets.h"

#include "keybuckets.h"

namespace tidewright
{

namespace
{

// Null where the column is. The sessions write times, intervals and bytes alike on every server.
QString canonical(const PgColumn &column)
{
    switch (column.codec) {
    case PgCodec::Float4:
        return QStringLiteral("float4send(%1)::text").arg(column.quoted); // every bit
    case PgCodec::Float8:
        return QStringLiteral("float8send(%1)::text").arg(column.quoted);
    case PgCodec::Date:
    case PgCodec::Timestamp:
    case PgCodec::TimestampTz:
        // Beyond the years that everybody can hold it is refused wherever it is read: it never counts as equal unseen.
        return QStringLiteral("CASE WHEN isfinite(%1) AND (%1 < '0001-01-01' OR %1 >= '10000-01-01') THEN random()::text ELSE %1::text END")
            .arg(column.quoted);
    case PgCodec::Bytea:
        return QStringLiteral("encode(%1, 'hex')").arg(column.quoted);
    default:
        return column.quoted + QLatin1String("::text");
    }
}

// Closed by a comma, or counted: no two records are written alike.
QString written(const PgColumn &column)
{
    const QString text = canonical(column);
    switch (column.codec) {
    case PgCodec::Text:
    case PgCodec::BpChar:
    case PgCodec::Json:
    case PgCodec::Jsonb:
    case PgCodec::AsText:
        return QStringLiteral("coalesce(octet_length(%1) || ':' || %1, '-')").arg(text);
    default:
        return QStringLiteral("coalesce(%1, '-'), ','").arg(text);
    }
}

} // namespace

QString PgBuckets::terms(const std::vector<PgColumn> &columns, const std::vector<std::size_t> &key)
{
    QStringList terms{QStringLiteral("postgres")};
    for (const PgColumn &column : columns)
        terms += column.typeText;
    for (const std::size_t column : key)
        terms += QString::number(column);
    return terms.join(QLatin1Char('\n'));
}

std::vector<PgColumn> PgBuckets::recordColumns(const std::vector<PgColumn> &columns, const std::vector<std::size_t> &key)
{
    std::vector<PgColumn> read;
    for (const std::size_t column : key)
        read.push_back(columns[column]);
    read.emplace_back().codec = PgCodec::Text;
    return read;
}

PgBuckets::PgBuckets(const PgTable &table, const std::vector<PgColumn> &columns, const std::vector<std::size_t> &key)
    : m_from(QLatin1String(" FROM ") + table.quoted)
{
    QStringList keyNames, keyTexts, texts;
    for (const std::size_t column : key) {
        keyNames += columns[column].read();
        keyTexts += written(columns[column]);
    }
    for (const PgColumn &column : columns)
        texts += written(column);
    m_keyList = keyNames.join(QLatin1String(", "));
    m_bucket = QStringLiteral("('x' || left(md5(concat(%1)), 4))::bit(16)::int").arg(keyTexts.join(QLatin1String(", ")));
    static_assert(BucketSource::buckets == 1 << 16);
    m_hash = QStringLiteral("md5(concat(%1))").arg(texts.join(QLatin1String(", ")));
}

QString PgBuckets::sumsSql() const
{
    // OFFSET 0: each record is hashed once.
    const auto half = [](const QString &text) {
        return QStringLiteral("mod(sum(('x' || %1)::bit(64)::bigint), 18446744073709551616)").arg(text);
    };
    return QStringLiteral("SELECT b, count(*), %1, %2 FROM (SELECT %3 AS b, %4 AS h%5 OFFSET 0) AS r GROUP BY b")
        .arg(half(QStringLiteral("left(h, 16)")), half(QStringLiteral("right(h, 16)")), m_bucket, m_hash, m_from);
}

QString PgBuckets::recordsSql(const std::vector<std::uint32_t> &buckets) const
{
    QStringList numbers;
    for (const std::uint32_t bucket : buckets)
        numbers += QString::number(bucket);
    return QStringLiteral("COPY (SELECT %1, %2%3 WHERE %4 = ANY ('{%5}'::int[])) TO STDOUT (FORMAT binary)")
        .arg(m_keyList, m_hash, m_from, m_bucket, numbers.join(QLatin1Char(',')));
}

} // namespace tidewright
