#include "commands.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>

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

int runStatus(Session &session, const Selection &selection)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto all = service->status(selection);
    if (!all)
        return session.report(all.error());
    printStatus(session, *all);
    return AllInSync;
}

} // namespace

void defineStatus(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("status", "One line per content type: state, last sync, errors");
    command->footer("Examples:\n  tidewright status\n  tidewright status reference_sync --json");
    auto arguments = std::make_shared<SelectionArguments>();
    arguments->addTo(*command);
    command->callback(
        [&session, arguments] { session.action = [arguments](Session &now) { return runStatus(now, arguments->selection()); }; });
}

} // namespace tidewright::cli
