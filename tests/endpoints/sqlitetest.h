// A database file of a test's own, and what is asked of it.
#pragma once

#include "record.h"
#include "sqliteendpoint.h"

#include <QTemporaryDir>
#include <sqlite3.h>

namespace tidewright
{

struct Database {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("data.db"));
    SqliteEndpoint endpoint{SqliteConfig{QStringLiteral("test"), path}};

    bool run(const char *sql) const
    {
        sqlite3 *database = nullptr;
        const bool done = sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK &&
                          sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
        if (!done)
            qWarning("%s", sqlite3_errmsg(database));
        sqlite3_close(database);
        return done;
    }

    // First column of the first row, as SQL writes it.
    QByteArray value(const QByteArray &sql) const
    {
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        QByteArray text;
        sqlite3_open(path.toUtf8().constData(), &database);
        if (sqlite3_prepare_v2(database, "SELECT quote((" + sql + "))", -1, &statement, nullptr) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW)
            text = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        else
            text = sqlite3_errmsg(database);
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return text;
    }
};

inline QStringList readAll(Source &source, PageRequest request)
{
    QStringList all;
    RecordBatch batch;
    for (int pages = 0; pages < 1'000; ++pages) {
        const Result<Page> page = source.readPage(request, batch);
        if (!page)
            return {page.error().message, page.error().detail};
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            QStringList cells;
            for (const Cell &cell : batch.row(row))
                cells += cell.isNull() ? QStringLiteral("∅") : QString::fromStdString(toText(cell));
            all += cells.join(QLatin1Char('|'));
        }
        if (page->last)
            return all;
        request.after = page->position;
    }
    return {QStringLiteral("endless")};
}

inline RecordBatch records(std::initializer_list<std::pair<int, const char *>> rows)
{
    RecordBatch batch(2);
    for (const auto &[id, text] : rows) {
        const auto row = batch.appendRow();
        row[0] = Cell::ofInt(id);
        row[1] = text ? batch.store(ValueKind::Text, text) : Cell::null();
    }
    return batch;
}

// Opens a target and a load on it; what is open must outlive its parts.
struct OpenLoad {
    std::unique_ptr<Target> target;
    std::unique_ptr<Load> load;
    std::unique_ptr<ChunkWriter> writer;

    static Result<OpenLoad> of(SqliteEndpoint &endpoint, const TargetSpec &spec, LoadKind kind, const char *run = "r")
    {
        OpenLoad open;
        TRY_ASSIGN(open.target, endpoint.openTarget(spec, {}));
        TRY_ASSIGN(open.load, open.target->openLoad(QString::fromLatin1(run), kind));
        TRY_ASSIGN(open.writer, open.load->openWriter());
        TRY(open.writer->begin(0));
        return open;
    }
};

} // namespace tidewright
