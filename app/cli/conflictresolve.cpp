#include "conflictchoice.h"
#include "conflicts.h"
#include "progressline.h"

namespace tidewright::cli
{

namespace
{

struct ResolveArguments {
    std::vector<std::string> ids;
    std::string job;
    ConflictArguments which;
    bool all = false;
    TypedChoices choices;

    bool choosesMany() const { return all || !job.empty() || !which.types.empty() || !which.kinds.empty(); }
};

Result<QStringList> chosenIds(Service &service, const ResolveArguments &arguments)
{
    if (!arguments.ids.empty())
        return toStrings(arguments.ids);
    TRY_ASSIGN(const auto conflicts,
               arguments.which.find(
                   service, {QString::fromStdString(arguments.job), {}, {ConflictPhase::Open, ConflictPhase::Refused}, {}}));
    QStringList ids;
    for (const ConflictSummary &one : conflicts)
        ids << one.id;
    return ids;
}

// What was decided, by the values that this process sees just now.
Result<std::vector<ReviewedConflict>> review(Service &service, const ResolveArguments &arguments, std::stop_token stop)
{
    TRY_ASSIGN(const QStringList ids, chosenIds(service, arguments));
    std::vector<ReviewedConflict> reviewed;
    for (const QString &id : ids) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, QStringLiteral("Stopped. Nothing was decided."));
        TRY_ASSIGN(const Conflict conflict, service.conflict(id));
        TRY_ASSIGN(Resolution resolution, readChoices(arguments.choices, conflict));
        reviewed.push_back({id, std::move(resolution), conflict.localHash, conflict.remoteHash});
    }
    return reviewed;
}

Result<void> checkArguments(const ResolveArguments &arguments)
{
    if (arguments.ids.empty() && !arguments.choosesMany())
        return fail(ErrorCode::Usage, QStringLiteral("It is not said which conflicts are decided. Nothing was done."), {},
                    QStringLiteral("Name them, or choose many with --job, --type, --kind or --all."));
    if (!arguments.ids.empty() && arguments.choosesMany())
        return fail(ErrorCode::Usage,
                    QStringLiteral("Conflicts are named, and others chosen by --job, --type, --kind or --all. Nothing was done."),
                    {}, QStringLiteral("Do one after the other."));
    if (arguments.choices.take.empty() && arguments.choices.fields.empty())
        return fail(ErrorCode::Usage, QStringLiteral("It is not said what is decided. Nothing was done."), {},
                    QStringLiteral("Take a side with --take, or choose for single fields with --field NAME=…"));
    return {};
}

int resolve(Session &session, const ResolveArguments &arguments)
{
    if (const auto checked = checkArguments(arguments); !checked)
        return session.report(checked.error());
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const std::stop_token stop = session.stop.get_token();
    const auto reviewed = review(*service, arguments, stop);
    if (!reviewed)
        return session.report(reviewed.error());
    if (reviewed->empty())
        session.note(QStringLiteral("No conflict of this choice is open."));
    const auto outcomes = [&] {
        ProgressLine progress(session.log, session.quiet);
        return service->resolveConflicts(*reviewed, progress, stop);
    }();
    return outcomes ? printOutcomes(session, *outcomes) : session.report(outcomes.error());
}

int undo(Session &session, const QStringList &ids)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto outcomes = [&] {
        ProgressLine progress(session.log, session.quiet);
        return service->undoResolutions(ids, progress, session.stop.get_token());
    }();
    return outcomes ? printOutcomes(session, *outcomes) : session.report(outcomes.error());
}

} // namespace

void defineConflictResolve(CLI::App &conflicts, Session &session)
{
    CLI::App *command = conflicts.add_subcommand(
        "resolve", "Decide them: both sides are read again first,\nand what has changed since is refused");
    command->footer("A field's value is a side (local, remote, base, newest) or JSON.\n"
                    "Fields that are not named go with --take, or as they merge.\n\n"
                    "Examples:\n"
                    "  tidewright conflicts resolve c1 c2 --take local > resolved.txt\n"
                    "  tidewright conflicts resolve c3 --field title='\"New\"' > resolved.txt\n"
                    "  tidewright conflicts resolve --all --take newest");
    auto arguments = std::make_shared<ResolveArguments>();
    command->add_option("ID", arguments->ids, "Conflicts, as the list names them");
    command->add_option("--take", arguments->choices.take, "The side whose record is right:\nlocal, remote, base or newest")
        ->type_name("SIDE")
        ->check(CLI::IsMember({"local", "remote", "base", "newest"}));
    command->add_option("--field", arguments->choices.fields, "What is right for one field;\nmay be repeated")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command->add_option("--job", arguments->job, "All open ones of this job")->type_name("JOB");
    arguments->which.addTo(*command);
    command->add_flag("--all", arguments->all, "All open ones");
    command->callback([&session, arguments] { session.action = [arguments](Session &now) { return resolve(now, *arguments); }; });
}

void defineConflictUndo(CLI::App &conflicts, Session &session)
{
    CLI::App *command = conflicts.add_subcommand(
        "undo", "Take decisions back, applied ones too: both sides\nget back what they held, unless changed again");
    command->footer("Example:\n  tidewright conflicts undo c1 > undone.txt");
    auto ids = std::make_shared<std::vector<std::string>>();
    command->add_option("ID", *ids, "Conflicts, as the list names them")->required();
    command->callback([&session, ids] { session.action = [ids](Session &now) { return undo(now, toStrings(*ids)); }; });
}

} // namespace tidewright::cli
