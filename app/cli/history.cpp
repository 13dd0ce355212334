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
        table.add({toIso(run.startedAt).left(19).replace(QLatin1Char('T'), QLatin1Char(' ')), run.key.job, run.key.typeKey,
                   runOutcomeName(run.outcome), modeText(run.mode), countText(run.counts.read), noteOf(run),
                   durationText(run.durationMs)});
    session.print(table);
    return AllInSync;
}

} // namespace

void defineHistory(CLI::App &root, Session &session)
{
    struct Arguments {
        std::string job;
        std::string type;
        int limit = 50;
    };
    CLI::App *command = root.add_subcommand("history", "Past runs, newest first");
    command->footer("Examples:\n  tidewright history\n  tidewright history reference_sync --type plan --limit 10");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("JOB", arguments->job, "Only this job");
    command->add_option("--type", arguments->type, "Only this content type")->type_name("KEY");
    command->add_option("--limit", arguments->limit, "At most this many runs, up to 100,000")
        ->type_name("N")
        ->check(CLI::Range(1, 100'000).description(""))
        ->capture_default_str();
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            return showHistory(
                now, {QString::fromStdString(arguments->job), QString::fromStdString(arguments->type), arguments->limit});
        };
    });
}

} // namespace tidewright::cli
