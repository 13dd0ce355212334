// Reading from PostgreSQL.
//
// A pass is one statement, a binary COPY out in the pass's order, from which the pages are taken one after the other: where no
// index serves the order (text keys under a language's collation) it is sorted once and not once per page. A page that does not
// follow the last one begins a statement of its own, with the keyset condition.
#pragma once

#include "endpoint.h"
#include "keybuckets.h"
#include "pgpool.h"
#include "pgtable.h"
#include "quiet.h"

namespace tidewright
{

class PgSource final : public Source, public SnapshotSource, public BucketSource
{
public:
    static Result<std::unique_ptr<PgSource>> open(const std::shared_ptr<PgPool> &pool, const SourceSpec &spec,
                                                  std::stop_token stop);
    ~PgSource() override;

    const RecordSchema &schema() const override { return m_schema; }
    Result<SourceBounds> bounds() override;
    Result<Page> readPage(const PageRequest &request, RecordBatch &into) override;
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into) override;
    Result<std::int64_t> count() override;
    Result<std::int64_t> countBeyond(const Value &cursor) override;
    Result<std::optional<std::int64_t>> estimate() override;

    Result<bool> beginSnapshot() override;
    Result<QString> content(const Value &from) override;

    QString bucketTerms() const override;
    Result<std::vector<BucketSum>> bucketSums() override;
    Result<void> bucketRecords(const std::vector<std::uint32_t> &of, RecordBatch &into) override;

private:
    // The pass that the connection is in the middle of.
    struct Stream {
        PageRequest request; // `after`: position of the last record handed out
        bool open = false;
    };

    PgSource(std::shared_ptr<PgPool> pool, std::stop_token stop);
    Result<void> beginStream(const PageRequest &request);
    Result<bool> nextRow(const std::vector<PgColumn> &columns, RecordBatch &into);
    Result<QString> pageSql(const PageRequest &request) const;
    Result<QStringList> literals(const std::vector<const PgColumn *> &columns, const Key &key) const;
    bool continues(const PageRequest &request) const;
    // A connection that is free for a statement of its own while the stream is open.
    Result<PgConnection *> side();
    QString filter() const;
    QString filtered(const QString &condition = {}) const;
    std::vector<const PgColumn *> orderOf(ReadPass pass) const;

    std::shared_ptr<PgPool> m_pool;
    std::stop_token m_stop;
    PgPool::Lease m_connection;
    PgPool::Lease m_side;
    PgTable m_table;
    std::vector<PgColumn> m_columns;
    std::vector<std::size_t> m_keyColumns; // in m_columns
    std::optional<std::size_t> m_cursorColumn;
    QString m_filter;
    RecordSchema m_schema;
    Stream m_stream;
};

} // namespace tidewright
