// What the tests of reading MariaDB share.
#pragma once

#include "mysqlendpoint.h"
#include "testservers.h"

namespace tidewright
{

inline MysqlEndpoint endpointOf(const TestDatabase &database)
{
    return MysqlEndpoint(SqlConnectionConfig::of(database.connection(), database.password()));
}

// All pages of a pass, each record as its cells' text; fails the test through `problem`.
inline QStringList readAll(Source &source, PageRequest request, QString &problem, int *pages = nullptr)
{
    QStringList all;
    RecordBatch batch;
    for (;;) {
        const Result<Page> page = source.readPage(request, batch);
        if (!page) {
            problem = page.error().message + page.error().detail;
            return all;
        }
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            QStringList cells;
            for (const Cell &cell : batch.row(row))
                cells += cell.isNull() ? QStringLiteral("∅") : QString::fromStdString(toText(cell));
            all += cells.join(QLatin1Char('|'));
        }
        if (pages)
            ++*pages;
        if (page->last)
            return all;
        request.after = page->position;
    }
}

} // namespace tidewright
