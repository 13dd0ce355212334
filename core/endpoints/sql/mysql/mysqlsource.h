// Reading a table of MariaDB or MySQL, page by page in key order.
//
// A pass is one statement, streamed in the pass's order, from which the pages are taken one after the other: where no index serves
// the order (text keys under a language's collation, uuid keys, cursors without an index) the table is sorted once and not once per
// page. A page that does not follow the last one begins a statement of its own, with the keyset condition.
#pragma once

#include "endpoint.h"
#include "keybuckets.h"
#include "mysqlcatalog.h"
#include "mysqltextreader.h"
#include "mysqlpool.h"
#include "quiet.h"
#include "sourceselection.h"

namespace tidewright
{

class MysqlSource final : public Source, public SnapshotSource, public BucketSource
{
public:
    static Result<std::unique_ptr<Source>> open(const std::shared_ptr<MysqlPool> &pool, const SourceSpec &spec,
                                                std::stop_token stop);

    ~MysqlSource() override;

    const RecordSchema &schema() const override { return m_selection.schema; }
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
        std::unique_ptr<MysqlBinaryRows> rows;
        std::optional<MysqlRows> textRows; // where the server has no others
        bool isOpen() const { return rows || textRows; }
        void close();
    };

    MysqlSource(std::shared_ptr<MysqlPool> pool, std::stop_token stop);
    void select();
    QByteArray positionCondition(const PageRequest &request, bool until);
    QByteArray passQuery(const PageRequest &request);
    bool continues(const PageRequest &request) const;
    Result<void> beginStream(const PageRequest &request);
    void abandonStream();
    // False at the end.
    Result<bool> appendRow(RecordBatch &into);
    Result<void> appendStreamed(std::size_t limit, RecordBatch &into, bool &ended);
    // A connection that is free for a statement of its own while the stream is open.
    Result<MysqlConnection *> side();
    Result<std::int64_t> number(const QByteArray &sql);

    std::shared_ptr<MysqlPool> m_pool;
    std::stop_token m_stop;
    MysqlPool::Lease m_connection;
    MysqlPool::Lease m_side;
    Stream m_stream;
    MysqlTable m_table;
    SourceSelection m_selection;
    MysqlTextReader m_reader; // its columns are as m_selection.schema.fields
    QByteArray m_select; // "SELECT … FROM …"
};

} // namespace tidewright
