#include "commands.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>

namespace tidewright::cli
{

namespace
{

QString noteOf(const SyncRun &run)
{
    const QString note = run.error ? run.error->message : changesText(run);
    return run.dryRun ? QStringLiteral("dry run: %1").arg(note) : note;
}

QString secondsText(Instant time)
{
    return toIso(time).left(19).replace(QLatin1Char('T'), QLatin1Char(' '));
}

int showHistory(Session &session, const HistoryFilter &filter)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto runs = service->history(filter);
    if (!runs)
        return session.report(runs.error());
    if (session.json) {
        QJsonArray list;
        for (const SyncRun &run : *runs)
            list << toJson(run);
        session.print(QJsonObject{{QStringLiteral("runs"), list}});
        return AllInSync;
    }
    Table table({{QStringLiteral("STARTED (UTC)"), Align::Left, 1},
                 {QStringLiteral("JOB"), Align::Left, 9},
                 {QStringLiteral("TYPE"), Align::Left, 4},
                 {QStringLiteral("OUTCOME"), Align::Left, 2},
                 {QStringLiteral("MODE"), Align::Left, 3},
                 {QStringLiteral("READ"), Align::Right},
                 {QStringLiteral("CHANGES"), Align::Left, 9},
                 {QStringLiteral("TIME"), Align::Right}});
    for (const SyncRun &run : *runs)
        table.add({secondsText(run.startedAt), run.key.job, run.key.typeKey,
                   runOutcomeName(run.outcome), modeText(run.mode), countText(run.counts.read), noteOf(run),
                   durationText(run.durationMs)});
    session.print(table);
    return AllInSync;
}

QString changeText(const DefinitionVersion &version, const DefinitionVersion *before)
{
    if (!before)
        return QStringLiteral("first seen");
    const DefinitionChange change = changeBetween(before->definition, version.definition);
    QStringList parts;
    const auto add = [&parts](const char *what, const QStringList &names) {
        if (!names.isEmpty())
            parts << QLatin1String(what) + QLatin1Char(' ') + names.join(QLatin1String(", "));
    };
    add("added", change.added);
    add("removed", change.removed);
    add("type changed:", change.retyped);
    if (change.key)
        parts << QStringLiteral("other key");
    return parts.join(QLatin1String("; "));
}

void printVersions(Session &session, const TypeVersions &versions)
{
    Table definitions({{QStringLiteral("SINCE (UTC)"), Align::Left, 1},
                       {QStringLiteral("JOB"), Align::Left, 9},
                       {QStringLiteral("TYPE"), Align::Left, 4},
                       {QStringLiteral("SIDE"), Align::Left},
                       {QStringLiteral("DEFINITION"), Align::Right},
                       {QStringLiteral("CHANGE"), Align::Left, 8}});
    for (std::size_t at = 0; at < versions.definitions.size(); ++at) {
        const DefinitionVersion &one = versions.definitions[at];
        const DefinitionVersion *before = at + 1 < versions.definitions.size() ? &versions.definitions[at + 1] : nullptr;
        const bool same = before && before->key == one.key && before->side == one.side;
        // The last one in the list need not be the first one there was.
        const QString change = !same && one.version > 1 ? QStringLiteral("-") : changeText(one, same ? before : nullptr);
        definitions.add({secondsText(one.seenAt), one.key.job, one.key.typeKey, sideName(one.side), countText(one.version), change});
    }
    session.print(definitions);
    if (versions.synced.empty())
        return;
    Table synced({{QStringLiteral("SYNCED (UTC)"), Align::Left, 1},
                  {QStringLiteral("JOB"), Align::Left, 9},
                  {QStringLiteral("TYPE"), Align::Left, 4},
                  {QStringLiteral("CONTENT"), Align::Right},
                  {QStringLiteral("RECORDS"), Align::Right},
                  {QStringLiteral("HASH"), Align::Left, 2}});
    for (const SyncedVersion &one : versions.synced)
        synced.add({secondsText(one.syncedAt), one.key.job, one.key.typeKey, countText(one.version),
                    one.records < 0 ? QStringLiteral("-") : countText(one.records), one.hash});
    session.print(QString());
    session.print(synced);
}

int showVersions(Session &session, const HistoryFilter &filter)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto versions = service->versions(filter);
    if (!versions)
        return session.report(versions.error());
    if (!session.json) {
        printVersions(session, *versions);
        return AllInSync;
    }
    QJsonArray definitions, synced;
    for (const DefinitionVersion &one : versions->definitions)
        definitions << toJson(one);
    for (const SyncedVersion &one : versions->synced)
        synced << toJson(one);
    session.print(QJsonObject{{QStringLiteral("definitions"), definitions}, {QStringLiteral("synced"), synced}});
    return AllInSync;
}

} // namespace

void defineHistory(CLI::App &root, Session &session)
{
    struct Arguments {
        std::string job;
        std::string type;
        int limit = 50;
        bool versions = false;
    };
    CLI::App *command = root.add_subcommand("history", "Past runs, newest first");
    command->footer("Examples:\n  tidewright history\n  tidewright history reference_sync --type plan --limit 10\n  tidewright history reference_sync --type plan --versions");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("JOB", arguments->job, "Only this job");
    command->add_option("--type", arguments->type, "Only this content type")->type_name("KEY");
    command->add_option("--limit", arguments->limit, "At most this many runs, up to 100,000")
        ->type_name("N")
        ->check(CLI::Range(1, 100'000).description(""))
        ->capture_default_str();
    command->add_flag("--versions", arguments->versions, "The versions of the definitions of both sides,\nand of the contents that were synced");
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            const HistoryFilter filter{QString::fromStdString(arguments->job), QString::fromStdString(arguments->type), arguments->limit};
            return arguments->versions ? showVersions(now, filter) : showHistory(now, filter);
        };
    });
}

} // namespace tidewright::cli
