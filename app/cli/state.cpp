#include "commands.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <limits>

namespace tidewright::cli
{

namespace
{

struct StateArguments {
    std::string job;
    std::string type;
    std::vector<std::string> assignments;
    std::string file;
    std::string format = "json";
    std::string connection;
    int version = -1;
};

using Call = std::function<int(Session &, Service &)>;

std::function<int(Session &)> onService(const Call &call)
{
    return [call](Session &session) {
        int code = AllInSync;
        const auto service = session.open(code);
        return service ? call(session, *service) : code;
    };
}

int printState(Session &session, Service &service, const StateArguments &arguments)
{
    Selection selection{{QString::fromStdString(arguments.job)}, {}};
    if (!arguments.type.empty())
        selection.typeKeys << QString::fromStdString(arguments.type);
    const auto all = service.status(selection);
    if (!all)
        return session.report(all.error());
    QJsonArray states;
    for (const TypeStatus &one : *all)
        states << toJson(one.state);
    if (session.json)
        session.print(QJsonObject{{QStringLiteral("states"), states}});
    else
        session.print(QString::fromUtf8(QJsonDocument(states).toJson(QJsonDocument::Indented).trimmed()));
    return AllInSync;
}

int setState(Session &session, Service &service, const StateArguments &arguments)
{
    QJsonObject fields;
    for (const std::string &assignment : arguments.assignments) {
        const QString text = QString::fromStdString(assignment);
        const qsizetype at = text.indexOf(QLatin1Char('='));
        if (at <= 0)
            return session.report({ErrorCode::Usage,
                                   QStringLiteral("'%1' is no FIELD=VALUE; nothing was changed.").arg(text),
                                   {},
                                   QStringLiteral("For example: lastSyncAt=2026-11-21T06:30:00Z initialSyncCompleted=true")});
        // A value that is JSON is taken as such, anything else as a string.
        const auto json = QJsonDocument::fromJson('[' + text.mid(at + 1).toUtf8() + ']');
        fields.insert(text.left(at), json.array().size() == 1 ? json.array().at(0) : QJsonValue(text.mid(at + 1)));
    }
    const auto state = service.setState({QString::fromStdString(arguments.job), QString::fromStdString(arguments.type)}, fields);
    if (!state)
        return session.report(state.error());
    session.print(toJson(*state));
    return AllInSync;
}

int exportStates(Session &session, const StateArguments &arguments)
{
    const auto folder = session.workspaceFolder();
    if (!folder)
        return session.report(folder.error());
    QStringList lost;
    const auto states = session.workspaces.exportStates(*folder, lost);
    if (!states)
        return session.report(states.error());
    for (const QString &one : lost)
        session.note(QStringLiteral("Not readable, left out: %1").arg(one));
    // An export that lacks a state is no back-up, whoever reads only the exit code.
    const int exitCode = lost.isEmpty() ? AllInSync : HaltedForDecision;
    const QByteArray text = QJsonDocument(*states).toJson(QJsonDocument::Indented);
    if (arguments.file.empty()) {
        session.print(QString::fromUtf8(text.trimmed()));
        return exitCode;
    }
    QFile file(QString::fromStdString(arguments.file));
    const bool made = file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    if (made && file.write(text) == text.size() && file.flush())
        return exitCode;
    const Error error{
        made ? ErrorCode::DiskFull : ErrorCode::Usage,
        QStringLiteral("The state could not be exported to %1; the state itself is as it was.").arg(file.fileName()),
        file.errorString(),
        made ? QStringLiteral("Make room where the file is to go, or name another place.")
             : QStringLiteral("Name a new file in a folder that can be written to.")};
    // Half an export would be taken for a whole one.
    file.close();
    if (made)
        QFile::remove(file.fileName());
    return session.report(error);
}

int importStates(Session &session, Service &service, const StateArguments &arguments)
{
    const auto report =
        service.importStates({QString::fromStdString(arguments.format), QString::fromStdString(arguments.file),
                              QString::fromStdString(arguments.connection), QString::fromStdString(arguments.job)});
    if (!report)
        return session.report(report.error());
    if (session.json) {
        session.print(QJsonObject{{QStringLiteral("imported"), report->imported},
                                  {QStringLiteral("skipped"), QJsonArray::fromStringList(report->skipped)}});
        return AllInSync;
    }
    session.print(QStringLiteral("Imported %1 states.").arg(report->imported));
    for (const QString &skipped : report->skipped)
        session.note(QStringLiteral("Skipped: %1").arg(skipped));
    return AllInSync;
}

int migrate(Session &session, const StateArguments &arguments)
{
    const auto folder = session.workspaceFolder();
    if (!folder)
        return session.report(folder.error());
    const auto version =
        session.workspaces.migrateState(*folder, arguments.version < 0 ? std::nullopt : std::optional(arguments.version));
    if (!version)
        return session.report(version.error());
    if (session.json)
        session.print(QJsonObject{{QStringLiteral("version"), *version}});
    else
        session.print(QStringLiteral("The state database is at version %1.").arg(*version));
    return AllInSync;
}

} // namespace

void defineState(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("state", "What is remembered: look, set, export, import, migrate");
    command->footer("Example:\n  tidewright state get reference_sync --type plan");
    command->require_subcommand(1);
    auto arguments = std::make_shared<StateArguments>();
    const auto bind = [&session, arguments](CLI::App *sub, int (*call)(Session &, Service &, const StateArguments &)) {
        sub->callback([&session, arguments, call] {
            session.action =
                onService([arguments, call](Session &now, Service &service) { return call(now, service, *arguments); });
        });
    };
    // These two must work on a database that open() refuses or would upgrade.
    const auto bindClosed = [&session, arguments](CLI::App *sub, int (*call)(Session &, const StateArguments &)) {
        sub->callback(
            [&session, arguments, call] { session.action = [arguments, call](Session &now) { return call(now, *arguments); }; });
    };
    CLI::App *show = command->add_subcommand("get", "The state as JSON");
    show->footer("Examples:\n  tidewright state get reference_sync\n  tidewright state get reference_sync --type plan");
    show->add_option("JOB", arguments->job, "Job")->required();
    show->add_option("--type", arguments->type, "Only this content type")->type_name("KEY");
    bind(show, printState);
    CLI::App *set = command->add_subcommand("set", "Change fields of one state");
    set->footer("Examples:\n  tidewright state set reference_sync plan initialSyncCompleted=true\n"
                "  tidewright state set reference_sync plan lastSyncAt=2026-11-21T06:30:00Z");
    set->add_option("JOB", arguments->job, "Job")->required();
    set->add_option("TYPE", arguments->type, "Content type")->required();
    set->add_option("FIELD=VALUE", arguments->assignments, "Fields as in status --json;\nthe value is JSON or a string")
        ->required();
    bind(set, setState);
    CLI::App *exports = command->add_subcommand("export", "All states as JSON, complete: can be imported again");
    exports->footer("Examples:\n  tidewright state export kept.json\n  tidewright state export > kept.json");
    exports->add_option("FILE", arguments->file, "A new file; stdout if none is given");
    bindClosed(exports, exportStates);
    CLI::App *imports = command->add_subcommand("import", "States of another tool, or of an export");
    imports->footer("Examples:\n  tidewright state import kept.json\n  tidewright state import --from singer state.json --job "
                    "reference_sync");
    imports->add_option("FILE", arguments->file, "JSON file, or SQLite database for the table forms");
    imports
        ->add_option("--from", arguments->format,
                     "Its form: json, singer, airbyte, prisma-sync-state,\nsync-metadata or system-sync-state")
        ->type_name("FORM")
        ->option_text("FORM=json")
        ->check(CLI::IsMember({"json", "singer", "airbyte", "prisma-sync-state", "sync-metadata", "system-sync-state"}))
        ->capture_default_str();
    imports->add_option("--connection", arguments->connection, "A PostgreSQL connection of the workspace,\nfor the table forms")
        ->type_name("NAME");
    imports->add_option("--job", arguments->job, "Job of states that name none")->type_name("JOB");
    bind(imports, importStates);
    CLI::App *migration = command->add_subcommand("migrate", "Bring the state database to a schema version");
    migration->footer("Examples:\n  tidewright state migrate\n  tidewright state migrate --to 2");
    migration->add_option("--to", arguments->version, "The newest if none is given")
        ->type_name("VERSION")
        ->check(CLI::Range(0, std::numeric_limits<int>::max()).description(""));
    bindClosed(migration, migrate);
}

} // namespace tidewright::cli
