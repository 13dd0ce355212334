#include "batch.h"
#include "commands.h"

namespace tidewright::cli
{

void defineResume(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("resume", "Go on with interrupted or failed runs,\nfrom their checkpoint");
    command->footer("Examples:\n  tidewright resume\n  tidewright resume reference_sync --type product_line");
    auto arguments = std::make_shared<SelectionArguments>();
    arguments->addTo(*command);
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            return runBatch(now, [arguments](Service &service, ServiceObserver &observer, std::stop_token stop) {
                return service.resume(arguments->selection(), observer, stop);
            });
        };
    });
}

} // namespace tidewright::cli
