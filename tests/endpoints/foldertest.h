// A folder of records of a test's own, and what is asked of it.
#pragma once

#include "folderendpoint.h"
#include "record.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace tidewright
{

struct Folder {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("content"));
    QString cache = folder.filePath(QStringLiteral("cache"));
    FolderEndpoint endpoint{FolderConfig{QStringLiteral("test"), path, cache}};

    Folder() { QDir().mkpath(path); }

    void put(const QString &name, const QByteArray &text) const
    {
        const QFileInfo file(path + QLatin1Char('/') + name);
        QDir().mkpath(file.path());
        QFile out(file.filePath());
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("%s was not written", qPrintable(name));
    }
    // Empty and null if there is none.
    QByteArray text(const QString &name) const
    {
        QFile in(path + QLatin1Char('/') + name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QStringList names(const QString &place = QStringLiteral("pages")) const
    {
        return QDir(path + QLatin1Char('/') + place).entryList(QDir::Files | QDir::System, QDir::Name);
    }
};

inline QStringList rowsOf(const RecordBatch &batch)
{
    QStringList all;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        QStringList cells;
        for (const Cell &cell : batch.row(row))
            cells += cell.isNull() ? QStringLiteral("∅") : QString::fromStdString(toText(cell));
        all += cells.join(QLatin1Char('|'));
    }
    return all;
}

inline QStringList readAll(Source &source, PageRequest request = {})
{
    QStringList all;
    RecordBatch batch;
    for (int pages = 0; pages < 1'000; ++pages) {
        const Result<Page> page = source.readPage(request, batch);
        if (!page)
            return {page.error().message, page.error().detail};
        all += rowsOf(batch);
        if (page->last)
            return all;
        request.after = page->position;
    }
    return {QStringLiteral("endless")};
}

inline Field field(const char *name, ValueKind kind)
{
    Field one;
    one.name = QString::fromLatin1(name);
    one.type.kind = kind;
    return one;
}

// Place "pages" with the key "id", a whole number, and the text "title".
inline RecordSchema pages()
{
    RecordSchema schema;
    schema.place = QStringLiteral("pages");
    schema.fields = {field("id", ValueKind::Int), field("title", ValueKind::Text)};
    schema.key = {QStringLiteral("id")};
    return schema;
}

inline TargetSpec pagesSpec()
{
    return {QStringLiteral("pages"), {QStringLiteral("id"), QStringLiteral("title")}, {QStringLiteral("id")}};
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

inline RecordBatch keys(std::initializer_list<int> ids)
{
    RecordBatch batch(1);
    for (const int id : ids)
        batch.appendRow()[0] = Cell::ofInt(id);
    return batch;
}

// Opens a target and a load on it, with a chunk begun; what is open must outlive its parts.
struct OpenLoad {
    std::unique_ptr<Target> target;
    std::unique_ptr<Load> load;
    std::unique_ptr<ChunkWriter> writer;

    static Result<OpenLoad> of(Endpoint &endpoint, LoadKind kind, const char *run = "r", const TargetSpec &spec = pagesSpec())
    {
        OpenLoad open;
        TRY_ASSIGN(open.target, endpoint.openTarget(spec, {}));
        TRY_ASSIGN(open.load, open.target->openLoad(QString::fromLatin1(run), kind));
        TRY_ASSIGN(open.writer, open.load->openWriter());
        TRY(open.writer->begin(0));
        return open;
    }
};

inline QString problemIn(const Error &error)
{
    return error.message + QLatin1String(" / ") + error.detail;
}

} // namespace tidewright

// For a Result that must hold a value; evaluates its argument once.
#define VERIFY_DONE(...)                                                                                                         \
    do {                                                                                                                         \
        const auto &done_ = (__VA_ARGS__);                                                                                       \
        QVERIFY2(done_, done_ ? "" : qPrintable(tidewright::problemIn(done_.error())));                                          \
    } while (false)
