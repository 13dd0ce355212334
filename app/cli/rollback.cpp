#include "batch.h"
#include "commands.h"

namespace tidewright::cli
{

void defineRollback(CLI::App &root, Session &session)
{
    CLI::App *command =
        root.add_subcommand("rollback", "Undo an unfinished run: what it wrote is taken back,\nits checkpoint is dropped");
    command->footer("Example:\n  tidewright rollback reference_sync --type product_line");
    auto arguments = std::make_shared<SelectionArguments>();
    arguments->addTo(*command);
    command->get_option("JOB")->required()->description("Jobs, by name");
    auto run = std::make_shared<std::string>();
    command->add_option("--run", *run, "Take a finished run back, by its id in the history")->type_name("ID");
    command->callback([&session, arguments, run] {
        session.action = [arguments, run](Session &now) {
            return runBatch(now, [arguments, run](Service &service, ServiceObserver &observer, std::stop_token stop) {
                if (!run->empty())
                    return service.undoRun(QString::fromStdString(*run), arguments->selection(), observer, stop);
                return service.rollback(arguments->selection(), observer, stop);
            });
        };
    });
}

} // namespace tidewright::cli
