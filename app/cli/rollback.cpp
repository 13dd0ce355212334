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
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            return runBatch(now, [arguments](Service &service, ServiceObserver &observer, std::stop_token stop) {
                return service.rollback(arguments->selection(), observer, stop);
            });
        };
    });
}

} // namespace tidewright::cli
