#include "demosystems.h"

#include "clock.h"
#include "democontent.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

static void initDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

struct DemoStep {
    int DemoEdit::*counted;
    const char *sql; // ?1 now, ?2 the part of the records that is edited, 0 to 96
};

// A day's work: prices and seats move, invoices are paid, contracts end, and new organizations come with contracts and invoices.
// Every enabled content type of the demo's job is among them.
constexpr DemoStep demoSteps[] = {
    {&DemoEdit::updated, "UPDATE country SET name = CASE WHEN instr(name, ' (') > 0 THEN substr(name, 1, instr(name, ' (') - 1) "
                         "ELSE name || ' (' || code || ')' END, updated_at = ?1 WHERE id = 1 + CAST(?2 AS INTEGER) % 16"},
    {&DemoEdit::updated, "UPDATE product_line SET note = 'revised ' || substr(?1, 1, 16), updated_at = ?1 "
                         "WHERE id = 1 + CAST(?2 AS INTEGER) % 24"},
    {&DemoEdit::updated, "UPDATE plan SET monthly = round(monthly + 0.5, 2), features = '{\"users\": ' || (id * 10) || '}', "
                         "updated_at = ?1 WHERE id % 40 = CAST(?2 AS INTEGER) % 40"},
    {&DemoEdit::updated, "UPDATE price_list SET price = round(price * 1.02, 2), valid_from = substr(?1, 1, 10), updated_at = ?1 "
                         "WHERE id % 97 = CAST(?2 AS INTEGER)"},
    {&DemoEdit::updated, "UPDATE organization SET phone = '+44 20 ' || id, updated_at = ?1 "
                         "WHERE deleted_at IS NULL AND id % 97 = CAST(?2 AS INTEGER)"},
    {&DemoEdit::updated, "UPDATE contract SET seats = seats + 1, updated_at = ?1 "
                         "WHERE deleted_at IS NULL AND id % 194 = CAST(?2 AS INTEGER)"},
    {&DemoEdit::updated, "UPDATE invoice SET paid = 1, updated_at = ?1 WHERE NOT paid AND id % 194 = CAST(?2 AS INTEGER)"},
    {&DemoEdit::deleted, "UPDATE contract SET deleted_at = ?1, updated_at = ?1 "
                         "WHERE deleted_at IS NULL AND id % 970 = CAST(?2 AS INTEGER) + 97"},
    {&DemoEdit::created, "INSERT INTO organization SELECT (SELECT max(id) FROM organization) + id, country_id, name || ' II', "
                         "'open', NULL, 1, substr(?1, 1, 10), ?1, NULL FROM organization WHERE id <= 60 + CAST(?2 AS INTEGER)"},
    {&DemoEdit::created, "INSERT INTO contract SELECT (SELECT max(id) FROM contract) + row_number() OVER (ORDER BY id), id, "
                         "1 + id % 120, 5 + id % 20, NULL, ?1, NULL FROM organization WHERE updated_at = ?1 AND phone IS NULL"},
    {&DemoEdit::created,
     "INSERT INTO invoice SELECT max + n, c, 'INV-' || (max + n), 49.5, 0, date(?1, '+30 days'), ?1 FROM "
     "(SELECT (SELECT max(id) FROM invoice) AS max, row_number() OVER (ORDER BY c.id) AS n, c.id AS c FROM "
     "contract c JOIN organization o ON o.id = c.organization_id WHERE c.updated_at = ?1 AND o.updated_at = ?1 "
     "AND o.phone IS NULL)"},
};
} // namespace

std::vector<std::pair<QString, QByteArray>> demoFiles()
{
    initDemoResources();
    std::vector<std::pair<QString, QByteArray>> files;
    for (const char *name : {"workspace.json", "connections/content.json", "connections/legacy.json", "connections/site.json",
                             "connections/warehouse.json", "jobs/content_deploy.json", "jobs/reference_sync.json"}) {
        QFile file(QStringLiteral(":/tidewright/demo/") + QLatin1String(name));
        if (file.open(QIODevice::ReadOnly))
            files.emplace_back(QString::fromLatin1(name), file.readAll());
    }
    return files;
}

Result<void> createDemoSystems(const QString &folder)
{
    const QDir dir(folder);
    for (const QString &name : {QStringLiteral("legacy.db"), QStringLiteral("warehouse.db"), QStringLiteral("site.db")}) {
        if (dir.exists(name))
            return fail(ErrorCode::Configuration, Tr::tr("“%1” exists already. Nothing was changed.").arg(dir.filePath(name)), {},
                        Tr::tr("Make the demo in an empty folder."));
        TRY_ASSIGN(DemoDatabase database, DemoDatabase::open(dir.filePath(name), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
        TRY(database.run("PRAGMA application_id = 1415005261; PRAGMA journal_mode = WAL; BEGIN"));
        if (name.startsWith(QLatin1String("legacy")))
            TRY(writeDemoRows(database));
        else if (name.startsWith(QLatin1String("site")))
            TRY(writeDemoContent(database));
        TRY(database.run("COMMIT"));
    }
    return {};
}

Result<DemoEdit> editDemo(const QString &folder, std::uint64_t seed)
{
    const QString path = QDir(folder).filePath(QStringLiteral("legacy.db"));
    const auto refused = [&] {
        return fail(ErrorCode::Configuration, Tr::tr("“%1” is no demo workspace. Nothing was changed.").arg(folder), {},
                    Tr::tr("Make one with “tidewright init DIR --demo”."));
    };
    if (!QFile::exists(path))
        return refused();
    TRY_ASSIGN(DemoDatabase database, DemoDatabase::open(path, SQLITE_OPEN_READWRITE));
    if (database.number("PRAGMA application_id") != demoApplicationId)
        return refused();
    // As the column writes it: no T, no Z.
    std::string now = toIso(SystemClock().now()).chopped(1).replace(QLatin1Char('T'), QLatin1Char(' ')).toStdString();
    const std::string part = std::to_string(seed % 97);
    DemoEdit edit;
    TRY(database.run("BEGIN IMMEDIATE"));
    for (const DemoStep &step : demoSteps) {
        TRY(database.prepare(step.sql));
        TRY(database.write({now, part}));
        edit.*step.counted += database.changes();
    }
    TRY(database.run("COMMIT"));
    return edit;
}

} // namespace tidewright
