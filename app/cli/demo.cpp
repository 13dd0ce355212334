#include "commands.h"

namespace tidewright::cli
{

void defineDemo(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("demo", "Play with a demo workspace");
    command->require_subcommand(1);
    command->footer("Example:\n  tidewright demo edit");
    CLI::App *edit =
        command->add_subcommand("edit", "Edit the legacy side of the demo,\nso that the next sync has something to do");
    edit->footer("Example, in a workspace made by init --demo:\n  tidewright sync && tidewright demo edit && tidewright sync");
    edit->callback([&session] {
        session.action = [](Session &now) {
            const auto folder = now.workspaceFolder();
            if (!folder)
                return now.report(folder.error());
            const auto changes = now.workspaces.editDemo(*folder);
            if (!changes)
                return now.report(changes.error());
            if (now.json)
                now.print(QJsonObject{{QStringLiteral("created"), changes->created},
                                      {QStringLiteral("updated"), changes->updated},
                                      {QStringLiteral("deleted"), changes->deleted}});
            else
                now.print(QStringLiteral("Edited the legacy side: %1 created, %2 updated, %3 deleted.")
                              .arg(changes->created)
                              .arg(changes->updated)
                              .arg(changes->deleted));
            return int(AllInSync);
        };
    });
}

} // namespace tidewright::cli
