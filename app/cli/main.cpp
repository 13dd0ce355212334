// tidewright: the command line. Thin: it reads arguments, calls the service, and prints.
#include "commands.h"
#include "environment.h"
#include "interrupt.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cerrno>
#include <iostream>
#include <string_view>

using namespace tidewright;
using namespace tidewright::cli;

namespace
{

constexpr std::pair<const char *, LogLevel> levels[] = {
    {"debug", LogLevel::Debug}, {"info", LogLevel::Info}, {"warn", LogLevel::Warn}, {"error", LogLevel::Error}};

} // namespace

int main(int argc, char **argv)
{
    forgetServerSettings();
    Interrupt::hold();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tidewright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TIDEWRIGHT_VERSION));
    std::setlocale(LC_CTYPE, "");
    QLocale::setDefault(QLocale(QLocale::English));

    CLI::App root("Keeps content types in sync between systems.", "tidewright");
    root.set_version_flag("--version", "tidewright " TIDEWRIGHT_VERSION);
    root.footer("Examples:\n  tidewright init demo --demo && cd demo\n  tidewright sync --dry-run\n  tidewright sync\n  "
                "tidewright status");
    root.require_subcommand(1);
    root.fallthrough();
    Session session;
    std::string folder;
    std::string level = "warn";
    std::string format = "text";
    root.add_option("--workspace,-w", folder, "Workspace folder; else the current folder or the nearest parent that is one");
    root.add_flag("--json", session.json, "Print results as JSON");
    root.add_flag("--quiet,-q", session.quiet, "No progress, no notes: only results and errors");
    root.add_option("--log-level", level, "Log to stderr from this level on")
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
    root.add_option("--log-format", format, "text, or json: one object a line")->check(CLI::IsMember({"text", "json"}));
    for (const auto define :
         {defineInit, defineCheck, defineDiscover, defineStatus, defineSync, defineResume, defineRollback, defineVerify,
          defineHistory, defineRecords, defineState, defineSecrets, defineDemo, defineCompletion})
        define(root, session);

    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // The option may stand behind what was not understood.
        session.json =
            std::any_of(argv, argv + argc, [](const char *argument) { return std::string_view(argument) == "--json"; });
        if (session.json && error.get_exit_code() != 0)
            return session.report(
                {ErrorCode::Usage,
                 QString::fromStdString(error.what()),
                 {},
                 QStringLiteral(
                     "Nothing was done. tidewright --help shows the commands, tidewright COMMAND --help its options.")});
        const int code = root.exit(error, std::cout, std::cerr) == 0 ? AllInSync : WrongUsage;
        if (!std::cout.flush())
            session.unwritable = errno;
        return session.end(code);
    }
    session.folder = QString::fromStdString(folder);
    for (const auto &[name, value] : levels) {
        if (level == name)
            session.log.configure(value, format == "json" ? LogFormat::Json : LogFormat::Text);
    }
    const Interrupt interrupt(session.stop);
    return session.end(session.action(session));
}
