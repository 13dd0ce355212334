// Reading a table of MariaDB or MySQL, page by page in key order.
#pragma once

#include "endpoint.h"
#include "mysqlcatalog.h"
#include "mysqlparse.h"

namespace tidewright
{

class MysqlSource final : public Source
{
public:
    static Result<std::unique_ptr<Source>> open(const SqlConnectionConfig &config, const SourceSpec &spec, std::stop_token stop);

    const RecordSchema &schema() const override { return m_schema; }
    Result<SourceBounds> bounds() override;
    Result<Page> readPage(const PageRequest &request, RecordBatch &into) override;
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into) override;
    Result<std::int64_t> count() override;
    Result<std::int64_t> countBeyond(const Value &cursor) override;
    Result<std::optional<std::int64_t>> estimate() override;

private:
    MysqlSource() = default;
    Result<void> resolve(const SourceSpec &spec);
    QByteArray filtered(const QByteArray &condition) const;
    QByteArray positionCondition(const PageRequest &request, bool until);
    QByteArray pageQuery(const PageRequest &request);
    Result<void> readRows(const QByteArray &sql, RecordBatch &into);
    Result<std::optional<Micros>> oldestOpen();
    Result<Value> clockFor(const MysqlColumn &cursor, Instant &now);
    std::vector<std::size_t> positionColumns(ReadPass pass) const;

    std::unique_ptr<MysqlConnection> m_connection;
    MysqlTable m_table;
    RecordSchema m_schema;              // of the selected fields
    std::vector<MysqlColumn> m_columns; // as m_schema.fields
    std::vector<MysqlDateMemo> m_memos;
    std::vector<std::size_t> m_key; // columns of a batch
    std::optional<std::size_t> m_cursor;
    QByteArray m_filter;
    QByteArray m_select; // "SELECT … FROM …"
};

} // namespace tidewright
