#include "batch.h"
#include "commands.h"

#include <limits>

namespace tidewright::cli
{

void defineSync(CLI::App &root, Session &session)
{
    struct Arguments {
        SelectionArguments selection;
        SyncOptions options;
        bool noPersist = false;
        std::int64_t allowDeletes = -1;
    };
    CLI::App *command = root.add_subcommand("sync", "Bring content types in sync: only what changed,\nwhere that can be known");
    command->footer("Examples:\n"
                    "  tidewright sync\n"
                    "  tidewright sync reference_sync --type plan --dry-run\n"
                    "  tidewright sync reference_sync --type plan --force-full\n"
                    "  tidewright sync reference_sync --allow-deletes 500");
    auto arguments = std::make_shared<Arguments>();
    arguments->selection.addTo(*command);
    command->add_flag("--force-full,--full-rebuild", arguments->options.forceFull,
                      "Read every record again, of the selected types only");
    command->add_flag("--dry-run", arguments->options.dryRun, "Count and show what would be done; nothing is written");
    command->add_flag("--no-persist-state", arguments->noPersist, "Sync the data, leave the state as it was");
    command->add_flag("--accept-endpoint", arguments->options.acceptEndpoint,
                      "Accept, once, that a connection leads to\nanother system now");
    command->add_flag("--create", arguments->options.create, "Make missing target tables");
    command->add_flag("--atomic", arguments->options.atomic,
                      "All content types of a job end together:\none that fails leaves the state of all as it was");
    command->add_option("--allow-deletes", arguments->allowDeletes, "Allow up to N deletes,\nor a side that is suddenly empty")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t(0), std::numeric_limits<std::int64_t>::max()).description(""));
    command->callback([&session, arguments] {
        session.action = [arguments](Session &now) {
            SyncOptions options = arguments->options;
            options.persistState = !arguments->noPersist;
            if (arguments->allowDeletes >= 0)
                options.allowDeletes = arguments->allowDeletes;
            return runBatch(now, [arguments, options](Service &service, ServiceObserver &observer, std::stop_token stop) {
                return service.sync(arguments->selection.selection(), options, observer, stop);
            });
        };
    });
}

} // namespace tidewright::cli
