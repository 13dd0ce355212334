#include "commands.h"
#include "progressline.h"
#include "table.h"
#include "verifylist.h"
#include "words.h"

#include <QJsonArray>
#include <algorithm>

namespace tidewright::cli
{

namespace
{

void printCounts(Session &session, const std::vector<Verification> &verifications, Repair repair)
{
    std::vector<Table::Column> columns{{QStringLiteral("JOB"), Align::Left, 9},   {QStringLiteral("TYPE"), Align::Left, 3},
                                       {QStringLiteral("RECORDS"), Align::Right}, {QStringLiteral("EQUAL"), Align::Right},
                                       {QStringLiteral("DIFFER"), Align::Right},  {QStringLiteral("MISSING"), Align::Right},
                                       {QStringLiteral("EXTRA"), Align::Right},   {QStringLiteral("REFUSED"), Align::Right}};
    // Seldom there.
    const bool unreadable = std::ranges::any_of(verifications, [](const Verification &one) { return one.unreadable > 0; });
    if (unreadable)
        columns.push_back({QStringLiteral("UNREADABLE"), Align::Right});
    if (repair == Repair::Differences)
        columns.push_back({QStringLiteral("REPAIRED"), Align::Right});
    columns.push_back({QStringLiteral("TIME"), Align::Right});
    Table table(std::move(columns));
    for (const Verification &one : verifications) {
        QStringList cells{one.key.job,          one.key.typeKey,          countText(one.compared),
                          countText(one.equal), countText(one.differing), countText(one.missing),
                          countText(one.extra), countText(one.refused)};
        if (unreadable)
            cells << countText(one.unreadable);
        if (repair == Repair::Differences)
            cells << countText(one.repaired);
        table.add(cells << durationText(one.durationMs));
    }
    session.print(table);
}

QString moreThanSampled(const Verification &verification)
{
    const auto left = [&verification](VerifiedRecord::Kind kind, std::int64_t counted) {
        return counted - std::ranges::count(verification.sample, kind, &VerifiedRecord::kind);
    };
    return moreText(verification.key, {{left(VerifiedRecord::Kind::Differing, verification.differing), "differing"},
                                       {left(VerifiedRecord::Kind::Missing, verification.missing), "missing"},
                                       {left(VerifiedRecord::Kind::Extra, verification.extra), "extra"},
                                       {left(VerifiedRecord::Kind::Refused, verification.refused), "refused"},
                                       {left(VerifiedRecord::Kind::Unreadable, verification.unreadable), "unreadable"}});
}

void printSamples(Session &session, const std::vector<Verification> &verifications)
{
    Table table({{QStringLiteral("TYPE"), Align::Left, 3},
                 {QStringLiteral("RECORD"), Align::Left, 2},
                 {QStringLiteral("KIND"), Align::Left}});
    for (const Verification &one : verifications) {
        for (const VerifiedRecord &record : one.sample)
            table.add({one.key.typeKey, keyText(record.recordKey), verifiedKindName(record.kind)});
    }
    if (table.isEmpty())
        return;
    session.print(QString());
    session.print(table);
    for (const Verification &one : verifications) {
        if (const QString more = moreThanSampled(one); !more.isEmpty())
            session.print(more);
    }
}

struct VerifyArguments {
    SelectionArguments selection;
    bool repair = false;
    std::string list; // empty: the first of each kind
};

int exitCodeOf(const std::vector<Verification> &verifications)
{
    int worst = AllInSync;
    for (const Verification &one : verifications) {
        const bool differs = one.repaired < one.differences();
        worst = severest(worst, one.error ? cli::exitCodeOf(*one.error) : differs ? TypeFailed : AllInSync);
    }
    return worst;
}

void reportErrors(Session &session, const std::vector<Verification> &verifications)
{
    std::vector<std::pair<StateKey, Error>> errors;
    for (const Verification &one : verifications) {
        if (one.error)
            errors.emplace_back(one.key, *one.error);
    }
    session.reportAll(errors);
}

Result<void> print(Session &session, const std::vector<Verification> &verifications, const VerifyArguments &arguments)
{
    const Repair repair = arguments.repair ? Repair::Differences : Repair::No;
    const std::string form = session.json && !arguments.list.empty() ? "json" : arguments.list;
    if (form == "json")
        return printJsonList(session, verifications);
    if (session.json) {
        QJsonArray list;
        for (const Verification &one : verifications)
            list << toJson(one);
        session.print(QJsonObject{{QStringLiteral("verifications"), list}});
        return {};
    }
    if (form == "csv") {
        TRY(printCsvList(session, verifications));
        reportErrors(session, verifications);
        return {};
    }
    printCounts(session, verifications, repair);
    if (form == "table")
        TRY(printTextList(session, verifications));
    else
        printSamples(session, verifications);
    reportErrors(session, verifications);
    return {};
}

int verify(Session &session, const VerifyArguments &arguments)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto verifications = [&] {
        ProgressLine progress(session.log, session.quiet);
        return service->verify(arguments.selection.selection(), arguments.repair ? Repair::Differences : Repair::No, progress,
                               session.stop.get_token());
    }();
    if (!verifications)
        return session.report(verifications.error());
    if (const auto printed = print(session, *verifications, arguments); !printed)
        return session.report(printed.error());
    return exitCodeOf(*verifications);
}

} // namespace

void defineVerify(CLI::App &root, Session &session)
{
    CLI::App *command =
        root.add_subcommand("verify", "Compare both sides record by record;\nnothing is written unless asked for");
    command->footer("Missing and extra are meant from the local side. Refused ones are\n"
                    "not at the target because it did not take them: see \"records failed\".\n"
                    "Unreadable ones are there and cannot be read, as a broken file.\n"
                    "Exit code 1 if anything differs and is not repaired.\n\n"
                    "Examples:\n"
                    "  tidewright verify\n"
                    "  tidewright verify reference_sync --type plan --repair\n"
                    "  tidewright verify --list csv > differences.csv");
    auto arguments = std::make_shared<VerifyArguments>();
    arguments->selection.addTo(*command);
    command->add_flag("--repair", arguments->repair, "Sync the records that differ and no\nothers, with the guards of a full run");
    command->add_option("--list", arguments->list, "Name every record that differs, not only\nthe first of each kind: table, csv or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "csv", "json"}).description(""));
    command->callback([&session, arguments] { session.action = [arguments](Session &now) { return verify(now, *arguments); }; });
}

} // namespace tidewright::cli
