// The statements that tell a table's buckets.
#pragma once

#include "pgtable.h"

namespace tidewright
{

class PgBuckets
{
public:
    // `columns`: those that are read; `key`: which of them.
    PgBuckets(const PgTable &table, const std::vector<PgColumn> &columns, const std::vector<std::size_t> &key);

    // What the text of a record depends on.
    static QString terms(const std::vector<PgColumn> &columns, const std::vector<std::size_t> &key);
    // The columns of recordsSql(): the key's, and the hash.
    static std::vector<PgColumn> recordColumns(const std::vector<PgColumn> &columns, const std::vector<std::size_t> &key);

    QString sumsSql() const;
    // A COPY to us, in binary form.
    QString recordsSql(const std::vector<std::uint32_t> &buckets) const;

private:
    QString m_from;
    QString m_keyList; // as they are selected
    QString m_bucket;
    QString m_hash;
};

} // namespace tidewright
