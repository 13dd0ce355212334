#include "commands.h"
#include "progressline.h"
#include "table.h"
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
    if (repair == Repair::Differences)
        columns.push_back({QStringLiteral("REPAIRED"), Align::Right});
    columns.push_back({QStringLiteral("TIME"), Align::Right});
    Table table(std::move(columns));
    for (const Verification &one : verifications) {
        QStringList cells{one.key.job,          one.key.typeKey,          countText(one.compared),
                          countText(one.equal), countText(one.differing), countText(one.missing),
                          countText(one.extra), countText(one.refused)};
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
                                       {left(VerifiedRecord::Kind::Refused, verification.refused), "refused"}});
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

int exitCodeOf(const std::vector<Verification> &verifications)
{
    int worst = AllInSync;
    for (const Verification &one : verifications) {
        const bool differs = one.repaired < one.differences();
        worst = severest(worst, one.error ? cli::exitCodeOf(*one.error) : differs ? TypeFailed : AllInSync);
    }
    return worst;
}

void print(Session &session, const std::vector<Verification> &verifications, Repair repair)
{
    if (session.json) {
        QJsonArray list;
        for (const Verification &one : verifications)
            list << toJson(one);
        session.print(QJsonObject{{QStringLiteral("verifications"), list}});
        return;
    }
    printCounts(session, verifications, repair);
    printSamples(session, verifications);
    std::vector<std::pair<StateKey, Error>> errors;
    for (const Verification &one : verifications) {
        if (one.error)
            errors.emplace_back(one.key, *one.error);
    }
    session.reportAll(errors);
}

int verify(Session &session, const Selection &selection, Repair repair)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto verifications = [&] {
        ProgressLine progress(session.log, session.quiet);
        return service->verify(selection, repair, progress, session.stop.get_token());
    }();
    if (!verifications)
        return session.report(verifications.error());
    print(session, *verifications, repair);
    return exitCodeOf(*verifications);
}

} // namespace

void defineVerify(CLI::App &root, Session &session)
{
    struct Arguments {
        SelectionArguments selection;
        bool repair = false;
    };
    CLI::App *command =
        root.add_subcommand("verify", "Compare both sides record by record;\nnothing is written unless asked for");
    command->footer("Missing and extra are meant from the local side. Refused ones are\n"
                    "not at the target because it did not take them: see \"records failed\".\n"
                    "Exit code 1 if anything differs and is not repaired.\n\n"
                    "Examples:\n"
                    "  tidewright verify\n"
                    "  tidewright verify reference_sync --type plan --repair");
    auto arguments = std::make_shared<Arguments>();
    arguments->selection.addTo(*command);
    command->add_flag("--repair", arguments->repair, "Sync the records that differ,\nwith the guards of a full run");
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            return verify(now, arguments->selection.selection(), arguments->repair ? Repair::Differences : Repair::No);
        };
    });
}

} // namespace tidewright::cli
