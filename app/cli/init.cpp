#include "commands.h"

#include <QDir>
#include <QFileInfo>

namespace tidewright::cli
{

void defineInit(CLI::App &root, Session &session)
{
    struct Arguments {
        std::string folder;
        bool demo = false;
    };
    CLI::App *command = root.add_subcommand("init", "Make a new workspace");
    command->footer("Examples:\n  tidewright init my-workspace\n  tidewright init demo --demo");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("DIR", arguments->folder, "Folder of the workspace; made if it is missing")->required();
    command->add_flag("--demo", arguments->demo, "With embedded sample systems, data, jobs over\nthem, and conflicts to decide");
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            const QString folder = QDir(QString::fromStdString(arguments->folder)).absolutePath();
            const auto made =
                arguments->demo ? now.workspaces.createDemo(folder) : now.workspaces.create(folder, QFileInfo(folder).fileName());
            if (!made)
                return now.report(made.error());
            if (now.json)
                now.print(QJsonObject{{QStringLiteral("workspace"), folder}});
            else
                now.print(QStringLiteral("Workspace made in %1").arg(folder));
            return int(AllInSync);
        };
    });
}

} // namespace tidewright::cli
