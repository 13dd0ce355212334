#include "commands.h"

namespace tidewright::cli
{

void SelectionArguments::addTo(CLI::App &command)
{
    command.add_option("JOB", jobs, "Jobs, by name; all if none is given");
    command.add_option("--type", types, "Only this content type; may be repeated")->type_name("KEY")->allow_extra_args(false);
}

Selection SelectionArguments::selection() const
{
    return {toStrings(jobs), toStrings(types)};
}

QStringList toStrings(const std::vector<std::string> &list)
{
    QStringList strings;
    for (const std::string &one : list)
        strings << QString::fromStdString(one);
    return strings;
}

} // namespace tidewright::cli
