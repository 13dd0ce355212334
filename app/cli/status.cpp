#include "commands.h"
#include "progressline.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>
#include <algorithm>

namespace tidewright::cli
{

void printStatus(Session &session, const std::vector<TypeStatus> &all)
{
    if (session.json) {
        QJsonArray states;
        for (const TypeStatus &one : all)
            states << toJson(one.state);
        session.print(QJsonObject{{QStringLiteral("states"), states}});
        return;
    }
    const SystemClock clock;
    Table table({{QStringLiteral("JOB"), Align::Left, 8},
                 {QStringLiteral("TYPE"), Align::Left, 4},
                 {QStringLiteral("STATUS"), Align::Left, 1},
                 {QStringLiteral("DIRECTION"), Align::Left, 2},
                 {QStringLiteral("LAST SYNC"), Align::Left},
                 {QStringLiteral("LAST RUN"), Align::Left, 3},
                 {QStringLiteral("ROWS"), Align::Right},
                 {QStringLiteral("ERRORS"), Align::Right},
                 {QStringLiteral("NOTE"), Align::Left, 9}});
    for (const TypeStatus &one : all) {
        QString note;
        if (one.state.running)
            note = QStringLiteral("running: %1").arg(one.state.holder);
        else if (one.state.lastError)
            note = one.state.lastError->message;
        else if (one.state.stateLost)
            note = QStringLiteral("state was lost; a full run or a verify clears this");
        else if (one.state.conflicts > 0)
            note = QStringLiteral("conflicts: %1").arg(countText(one.state.conflicts));
        table.add({one.job, one.type.key, statusText(one.state), directionArrow(one.direction),
                   agoText(one.state.lastSyncAt, clock.now()), one.lastRun ? modeText(one.lastRun->mode) : QStringLiteral("-"),
                   one.records ? countText(*one.records) : QStringLiteral("-"),
                   countText(one.state.errorCount + one.state.failedRecords), note});
    }
    session.print(table);
}

namespace
{

int runStatus(Session &session, const Selection &selection, std::optional<Instant> since)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    auto all = service->status(selection);
    if (!all)
        return session.report(all.error());
    if (since) {
        const auto changed = service->typesSince(*since);
        if (!changed)
            return session.report(changed.error());
        std::erase_if(*all, [&](const TypeStatus &one) { return !std::binary_search(changed->begin(), changed->end(), one.state.key); });
    }
    printStatus(session, *all);
    return AllInSync;
}

void printDeltas(Session &session, const std::vector<TypeDelta> &deltas)
{
    if (session.json) {
        QJsonArray list;
        for (const TypeDelta &one : deltas)
            list << toJson(one);
        session.print(QJsonObject{{QStringLiteral("deltas"), list}});
        return;
    }
    Table table({{QStringLiteral("JOB"), Align::Left, 8},
                 {QStringLiteral("TYPE"), Align::Left, 4},
                 {QStringLiteral("DELTA"), Align::Left},
                 {QStringLiteral("LOCAL HASH"), Align::Left, 2},
                 {QStringLiteral("REMOTE HASH"), Align::Left, 2}});
    std::vector<std::pair<StateKey, Error>> errors;
    for (const TypeDelta &one : deltas) {
        table.add({one.key.job, one.key.typeKey, one.error ? QStringLiteral("-") : deltaName(one.delta), one.now.local, one.now.remote});
        if (one.error)
            errors.emplace_back(one.key, *one.error);
    }
    session.print(table);
    session.reportAll(errors);
}

int runDelta(Session &session, const Selection &selection)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto deltas = [&] {
        ProgressLine progress(session.log, session.quiet);
        return service->calculateDelta(selection, progress, session.stop.get_token());
    }();
    if (!deltas)
        return session.report(deltas.error());
    printDeltas(session, *deltas);
    int worst = AllInSync;
    for (const TypeDelta &one : *deltas)
        worst = severest(worst, one.error ? exitCodeOf(*one.error) : AllInSync);
    return worst;
}

} // namespace

void defineStatus(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("status", "One line per content type: state, last sync, errors");
    command->footer("Examples:\n  tidewright status\n  tidewright status reference_sync --json\n  tidewright status content_deploy --delta");
    struct Arguments {
        SelectionArguments selection;
        bool delta = false;
        std::string since;
    };
    auto arguments = std::make_shared<Arguments>();
    arguments->selection.addTo(*command);
    CLI::Option *const delta =
        command->add_flag("--delta", arguments->delta, "Read both sides whole and say what a sync\nwould be about; nothing is written");
    command->add_option("--since", arguments->since, "Only what was written to the state since then,\nlike 2026-11-21T06:30:00Z")
        ->type_name("TIME")
        ->excludes(delta)
        ->check(CLI::Validator([](const std::string &text) { return fromIso(QString::fromStdString(text)) ? std::string() : "not a time in UTC: " + text; }, ""));
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            const Selection selection = arguments->selection.selection();
            return arguments->delta ? runDelta(now, selection) : runStatus(now, selection, fromIso(QString::fromStdString(arguments->since)));
        };
    });
}

} // namespace tidewright::cli
