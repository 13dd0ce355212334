#include "commands.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>
#include <algorithm>

namespace tidewright::cli
{

namespace
{

void printFindings(Session &session, const std::vector<CheckFinding> &findings)
{
    for (const CheckFinding &finding : findings) {
        const QString place = finding.file + (finding.path.isEmpty() ? QString() : QLatin1Char(' ') + finding.path);
        const Error &error = finding.error;
        for (const QString &line :
             errorLines(error.in((finding.warning ? QStringLiteral("%1: warning") : QStringLiteral("%1: error")).arg(place))))
            session.print(line);
    }
}

void printConnections(Session &session, const std::vector<ConnectionCheck> &connections)
{
    Table table({{QStringLiteral("CONNECTION"), Align::Left, 1},
                 {QStringLiteral("RESULT"), Align::Left},
                 {QStringLiteral("NOTE"), Align::Left, 9}});
    for (const ConnectionCheck &one : connections)
        table.add({one.connection, one.ok ? QStringLiteral("ok") : QStringLiteral("failed"),
                   one.ok ? one.version : errorCodeName(one.error->code)});
    session.print(table);
    for (const ConnectionCheck &one : connections) {
        if (one.ok)
            continue;
        session.print(QString());
        for (const QString &line : errorLines(one.error->in(one.connection)))
            session.print(line);
    }
}

int exitCodeOf(const std::vector<ConnectionCheck> &connections)
{
    int worst = AllInSync;
    for (const ConnectionCheck &one : connections)
        worst = severest(worst, one.ok ? int(AllInSync) : cli::exitCodeOf(*one.error));
    return worst;
}

int check(Session &session, bool connect)
{
    const auto folder = session.workspaceFolder();
    if (!folder)
        return session.report(folder.error());
    const std::vector<CheckFinding> findings = session.workspaces.check(*folder);
    const bool broken =
        std::any_of(findings.begin(), findings.end(), [](const CheckFinding &finding) { return !finding.warning; });
    std::vector<ConnectionCheck> connections;
    int code = AllInSync;
    if (connect && !broken) {
        const auto service = session.open(code);
        if (!service)
            return code;
        connections = service->checkConnections(session.stop.get_token());
    }
    if (session.json) {
        QJsonArray list;
        for (const CheckFinding &finding : findings)
            list << QJsonObject{{QStringLiteral("file"), finding.file},
                                {QStringLiteral("path"), finding.path},
                                {QStringLiteral("warning"), finding.warning},
                                {QStringLiteral("error"), errorJson(finding.error)}};
        QJsonObject result{{QStringLiteral("findings"), list}};
        if (connect) {
            QJsonArray reached;
            for (const ConnectionCheck &one : connections)
                reached << QJsonObject{{QStringLiteral("connection"), one.connection},
                                       {QStringLiteral("ok"), one.ok},
                                       {QStringLiteral("version"), one.version},
                                       {QStringLiteral("error"), errorJson(one.error)}};
            result.insert(QStringLiteral("connections"), reached);
        }
        session.print(result);
    } else {
        printFindings(session, findings);
        if (!connections.empty())
            printConnections(session, connections);
        if (findings.empty() && !connect)
            session.note(QStringLiteral("All files are valid."));
    }
    return broken ? int(WrongUsage) : exitCodeOf(connections);
}

} // namespace

void defineCheck(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("check", "Validate every file of the workspace");
    command->footer("Examples:\n  tidewright check\n  tidewright check --connect");
    auto connect = std::make_shared<bool>(false);
    command->add_flag("--connect", *connect, "Also try every connection");
    command->callback([&session, connect] { session.action = [connect](Session &now) { return check(now, *connect); }; });
}

} // namespace tidewright::cli
