#include "conflicts.h"

#include "conflictwords.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>
#include <algorithm>

namespace tidewright::cli
{

namespace
{

const std::vector<std::string> kindNames{"both_changed", "both_created", "deleted_locally", "deleted_remotely"};
const std::vector<std::string> phaseNames{"open", "resolved", "applied", "refused", "closed"};

struct ListArguments {
    std::string job;
    ConflictArguments which;
    std::vector<std::string> phases;

    void addTo(CLI::App &command)
    {
        command.add_option("JOB", job, "Only of this job");
        which.addTo(command);
        command.add_option("--status", phases, "Only these, settled ones too;\nmay be repeated")
            ->type_name("STATUS")
            ->allow_extra_args(false)
            ->check(CLI::IsMember(phaseNames));
    }

    ConflictFilter filter() const
    {
        ConflictFilter filter{QString::fromStdString(job), toStrings(which.types), {}, {}};
        for (const std::string &name : phases)
            filter.phases.push_back(*conflictPhaseFromName(QString::fromStdString(name)));
        return filter;
    }
};

void printTable(Session &session, const Service &service, const std::vector<ConflictSummary> &conflicts)
{
    if (conflicts.empty()) {
        session.note(QStringLiteral("No conflicts."));
        return;
    }
    const Sides sides(service);
    const SystemClock clock;
    Table table({{QStringLiteral("ID"), Align::Left},
                 {QStringLiteral("JOB"), Align::Left, 8},
                 {QStringLiteral("TYPE"), Align::Left, 4},
                 {QStringLiteral("RECORD"), Align::Left, 5},
                 {QStringLiteral("TITLE"), Align::Left, 9},
                 {QStringLiteral("WHAT HAPPENED"), Align::Left, 3},
                 {QStringLiteral("FIELDS"), Align::Right},
                 {QStringLiteral("SINCE"), Align::Left},
                 {QStringLiteral("STATUS"), Align::Left}});
    for (const ConflictSummary &one : conflicts)
        table.add({one.id, one.key.job, one.key.typeKey, keyText(one.recordKey), one.title, kindText(one.kind, sides.of(one.key)),
                   one.overlaps > 0 ? countText(one.overlaps) : QStringLiteral("-"), agoText(one.detectedAt, clock.now()),
                   conflictPhaseName(one.phase)});
    session.print(table);
}

int listConflicts(Session &session, const ListArguments &arguments)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto conflicts = arguments.which.find(*service, arguments.filter());
    if (!conflicts)
        return session.report(conflicts.error());
    if (session.json) {
        QJsonArray list;
        for (const ConflictSummary &one : *conflicts) {
            const auto conflict = service->conflict(one.id);
            if (!conflict)
                return session.report(conflict.error());
            list << toJson(*conflict);
        }
        session.print(QJsonObject{{QStringLiteral("conflicts"), list}});
    } else {
        printTable(session, *service, *conflicts);
    }
    const bool open = std::ranges::any_of(*conflicts, [](const ConflictSummary &one) { return isUndecided(one.phase); });
    return open ? ConflictsOpen : AllInSync;
}

} // namespace

void ConflictArguments::addTo(CLI::App &command)
{
    command.add_option("--type", types, "Only of this content type;\nmay be repeated")->type_name("KEY")->allow_extra_args(false);
    command.add_option("--kind", kinds, "Only of this kind; may be repeated")
        ->type_name("KIND")
        ->allow_extra_args(false)
        ->check(CLI::IsMember(kindNames));
}

Result<std::vector<ConflictSummary>> ConflictArguments::find(Service &service, ConflictFilter filter) const
{
    filter.typeKeys = toStrings(types);
    TRY_ASSIGN(std::vector<ConflictSummary> conflicts, service.conflicts(filter));
    if (!kinds.empty())
        std::erase_if(conflicts, [&](const ConflictSummary &one) {
            return std::ranges::find(kinds, conflictKindName(one.kind).toStdString()) == kinds.end();
        });
    return conflicts;
}

int printOutcomes(Session &session, const std::vector<ConflictOutcome> &outcomes)
{
    int worst = AllInSync;
    QJsonArray list;
    std::vector<Tally> tallies{{0, "applied"}, {0, "kept for the next run"}, {0, "taken back"}, {0, "not done"}};
    for (const ConflictOutcome &one : outcomes) {
        const bool refused = one.phase == ConflictPhase::Refused;
        if (refused)
            worst = severest(worst, ConflictsOpen);
        else if (one.error)
            worst = severest(worst, exitCodeOf(*one.error));
        list << QJsonObject{{QStringLiteral("id"), one.id},
                            {QStringLiteral("status"), conflictPhaseName(one.phase)},
                            {QStringLiteral("error"), errorJson(one.error)}};
        const bool kept = one.phase == ConflictPhase::Resolved && (!one.error || one.error->code == ErrorCode::Busy);
        const std::size_t tally = kept ? 1 : one.error || refused ? 3 : one.phase == ConflictPhase::Applied ? 0 : 2;
        ++tallies[tally].count;
    }
    if (session.json) {
        session.print(QJsonObject{{QStringLiteral("outcomes"), list}});
        return worst;
    }
    if (const QString text = tallyText(tallies); !text.isEmpty())
        session.print(text);
    for (const ConflictOutcome &one : outcomes) {
        if (one.error)
            session.report(one.error->message.contains(one.id) ? *one.error : one.error->in(one.id));
    }
    return worst;
}

void defineConflicts(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("conflicts", "What both sides have changed, for somebody to decide");
    command->footer("Exit code 3 while conflicts are open.\n\n"
                    "Examples:\n"
                    "  tidewright conflicts\n"
                    "  tidewright conflicts --kind both_changed");
    command->require_subcommand(0, 1);
    const auto list = [&session](CLI::App &listing) {
        auto arguments = std::make_shared<ListArguments>();
        arguments->addTo(listing);
        listing.callback([&session, &listing, arguments] {
            if (listing.get_subcommands().empty())
                session.action = [arguments](Session &now) { return listConflicts(now, *arguments); };
        });
    };
    list(*command);
    CLI::App *listing = command->add_subcommand("list", "List them; the same as without a word");
    listing->footer("Exit code 3 while conflicts are open.\n\n"
                    "Example:\n"
                    "  tidewright conflicts list --status applied");
    list(*listing);
    defineConflictShow(*command, session);
    defineConflictResolve(*command, session);
    defineConflictUndo(*command, session);
}

} // namespace tidewright::cli
