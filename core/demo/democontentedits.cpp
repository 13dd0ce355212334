#include "demodatabase.h"
#include "demosystems.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace tidewright
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

// At the site: what its editors did there.
constexpr char siteEdits[] =
    // Against an edit of the folder, in one or more of the same fields.
    "UPDATE page SET title = 'Pricing for teams', reading_minutes = 5 WHERE slug = 'pricing';"
    "UPDATE page SET body = replace(body, 'in about ten minutes', 'in a quarter of an hour, pictures included') "
    "WHERE slug = 'getting-started';"
    "UPDATE menu SET items = '[{\"label\":\"Getting started\",\"page\":\"getting-started\"},{\"label\":\"Contact\",\"page\":"
    "\"contact\"}]' WHERE slug = 'main';"
    "UPDATE author SET email = 'yamada@example.org', articles = articles + 2 WHERE id = 3;"
    // Made in the folder too.
    "INSERT INTO page VALUES ('release-notes-4-0', 'Release notes 4.0', 'What is new.', '# Release notes 4.0' || char(10, 10) || "
    "'Published from the site: menus have icons, and the search is twice as fast.', '[\"search\",\"design\"]', 2, 3, 1, "
    "'2026-03-02');"
    // Deleted in the folder, and the other way round.
    "UPDATE page SET summary = 'Whom we work with, as of this spring.', visible = 1 WHERE slug = 'partners';"
    "DELETE FROM menu WHERE slug = 'footer-legal';"
    // No conflicts: another field than in the folder, and one side alone.
    "UPDATE page SET reading_minutes = 9 WHERE slug = 'about';"
    "UPDATE author SET bio = bio || char(10, 10) || 'On leave until September.' WHERE id = 7;";

// In the folder: a text of the file, and what became of it; no text: made or deleted.
struct FileEdit {
    const char *file;
    const char *before;
    const char *after;
};
constexpr FileEdit fileEdits[] = {
    {"page/pricing.json", "\"title\": \"Pricing\"", "\"title\": \"Prices and plans\""},
    {"page/pricing.json", "Pricing, in short.", "What it costs, and what is free."},
    {"page/getting-started.json", "in about ten minutes", "in five minutes"},
    {"menu/main.json", "\"Pricing\"", "\"Prices and plans\""},
    {"author/3.json", "\"author3@example.com\"", "null"},
    {"page/release-notes-4-0.json", nullptr,
     "{\n  \"slug\": \"release-notes-4-0\",\n  \"title\": \"Release notes 4.0\",\n  \"summary\": null,\n"
     "  \"body\": \"# Release notes 4.0\\n\\nFrom the folder: menus can have icons. The search answers in half the time.\",\n"
     "  \"tags\": [\"search\"],\n  \"author_id\": 5,\n  \"reading_minutes\": 3,\n  \"visible\": true,\n"
     "  \"published\": \"2026-03-02\"\n}\n"},
    {"page/partners.json", nullptr, nullptr},
    {"menu/footer-legal.json", "\"title\": \"Legal\"", "\"title\": \"Legal notices\""},
    {"page/about.json", "About us, in short.", "Who we are, and why we do this."},
    {"page/api-webhooks.json", "API: webhooks, in short.", "Be told, instead of asking again."},
};

Result<void> editFile(const QString &path, const FileEdit &edit)
{
    const auto failed = [&](const QString &detail) {
        return fail(ErrorCode::Configuration,
                    Tr::tr("The demo's file %1 could not be edited; the demo is not complete.").arg(path), detail,
                    Tr::tr("Check that the folder can be written to, or make a new demo in another one."));
    };
    QFile file(path);
    if (!edit.after)
        return file.remove() ? Result<void>() : failed(file.errorString());
    QByteArray text(edit.after);
    if (edit.before) {
        if (!file.open(QIODevice::ReadOnly))
            return failed(file.errorString());
        text = file.readAll();
        if (!text.contains(edit.before))
            return failed(QString::fromUtf8(edit.before));
        text.replace(edit.before, edit.after);
    }
    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(text) != text.size() || !saved.commit())
        return failed(saved.errorString());
    return {};
}

} // namespace

Result<void> editDemoContent(const QString &folder)
{
    const QDir dir(folder);
    TRY_ASSIGN(DemoDatabase site, DemoDatabase::open(dir.filePath(QStringLiteral("site.db")), SQLITE_OPEN_READWRITE));
    TRY(site.run("BEGIN IMMEDIATE"));
    TRY(site.run(siteEdits));
    TRY(site.run("COMMIT"));
    for (const FileEdit &edit : fileEdits)
        TRY(editFile(dir.filePath(QStringLiteral("content/") + QLatin1String(edit.file)), edit));
    return {};
}

} // namespace tidewright
