#include "demosystems.h"

#include "clock.h"
#include "demodatabase.h"

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
} // namespace

std::vector<std::pair<QString, QByteArray>> demoFiles()
{
    initDemoResources();
    std::vector<std::pair<QString, QByteArray>> files;
    for (const char *name :
         {"workspace.json", "connections/legacy.json", "connections/warehouse.json", "jobs/reference_sync.json"}) {
        QFile file(QStringLiteral(":/tidewright/demo/") + QLatin1String(name));
        if (file.open(QIODevice::ReadOnly))
            files.emplace_back(QString::fromLatin1(name), file.readAll());
    }
    return files;
}

Result<void> createDemoSystems(const QString &folder)
{
    const QDir dir(folder);
    for (const QString &name : {QStringLiteral("legacy.db"), QStringLiteral("warehouse.db")}) {
        if (dir.exists(name))
            return fail(ErrorCode::Configuration, Tr::tr("“%1” exists already. Nothing was changed.").arg(dir.filePath(name)), {},
                        Tr::tr("Make the demo in an empty folder."));
        TRY_ASSIGN(DemoDatabase database, DemoDatabase::open(dir.filePath(name), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
        TRY(database.run("PRAGMA application_id = 1415005261; PRAGMA journal_mode = WAL; BEGIN"));
        if (name.startsWith(QLatin1String("legacy")))
            TRY(writeDemoRows(database));
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
    const auto change = [&](const char *sql, int &count) -> Result<void> {
        TRY(database.prepare(sql));
        TRY(database.write({now, part}));
        count += database.changes();
        return {};
    };
    TRY(change("UPDATE organization SET phone = '+44 20 ' || id, updated_at = ?1 WHERE deleted_at IS NULL AND id % 97 = CAST(?2 "
               "AS INTEGER)",
               edit.updated));
    TRY(change(
        "UPDATE contract SET seats = seats + 1, updated_at = ?1 WHERE deleted_at IS NULL AND id % 194 = CAST(?2 AS INTEGER)",
        edit.updated));
    TRY(change(
        "UPDATE contract SET deleted_at = ?1, updated_at = ?1 WHERE deleted_at IS NULL AND id % 970 = CAST(?2 AS INTEGER) + 97",
        edit.deleted));
    TRY(change("INSERT INTO organization SELECT (SELECT max(id) FROM organization) + id, country_id, name || ' II', 'open', "
               "NULL, 1, NULL, "
               "?1, NULL FROM organization WHERE id <= 60 + CAST(?2 AS INTEGER)",
               edit.created));
    TRY(database.run("COMMIT"));
    return edit;
}

} // namespace tidewright
