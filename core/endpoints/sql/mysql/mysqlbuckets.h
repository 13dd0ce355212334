// The statements that tell a table's buckets.
#pragma once

#include "mysqlcatalog.h"

namespace tidewright
{

class MysqlBuckets
{
public:
    // `columns`: those that are read; `key`: which of them.
    MysqlBuckets(const MysqlTable &table, const std::vector<MysqlColumn> &columns, const std::vector<std::size_t> &key);

    // What the text of a record depends on; empty where a field has none.
    static QString terms(const std::vector<MysqlColumn> &columns, const std::vector<std::size_t> &key, bool mariaDb);

    QByteArray sumsSql() const;
    // Selects the key's columns and the hash.
    QByteArray recordsSql(const std::vector<std::uint32_t> &buckets) const;

private:
    QByteArray m_from;
    QByteArray m_keyList; // as they are selected
    QByteArray m_bucket;
    QByteArray m_hash;
};

} // namespace tidewright
