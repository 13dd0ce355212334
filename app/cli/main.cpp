// tidewright: the command line. Thin: it reads arguments, calls the service, and prints.
#include "commands.h"
#include "environment.h"
#include "interrupt.h"
#include "usage.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iostream>
#include <string_view>
#include <unistd.h>

using namespace tidewright;
using namespace tidewright::cli;

namespace
{

constexpr std::pair<const char *, LogLevel> levels[] = {
    {"debug", LogLevel::Debug}, {"info", LogLevel::Info}, {"warn", LogLevel::Warn}, {"error", LogLevel::Error}};

// A standard stream that the caller has closed is taken, lest the first file or connection that is opened gets its number and all that is
// printed. It is taken the wrong way round: that nothing can be written there is told as ever.
void holdStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            (void)open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

} // namespace

int main(int argc, char **argv)
{
    holdStandardStreams();
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
                "tidewright status\n\n"
                "tidewright COMMAND --help shows what a command takes, man tidewright the\nexit codes.");
    root.require_subcommand(1);
    root.fallthrough();
    Session session;
    std::string folder;
    std::string level = "warn";
    std::string format = "text";
    root.add_option("--workspace,-w", folder, "Workspace folder; else the current folder\nor the nearest parent that is one")
        ->type_name("DIR");
    root.add_flag("--json", session.json, "Print results as JSON");
    root.add_flag("--quiet,-q", session.quiet, "No progress, no notes: only results and errors");
    root.add_option("--log-level", level, "Log to stderr from this level on")
        ->type_name("LEVEL")
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
    root.add_option("--log-format", format, "text, or json: one object a line")
        ->type_name("FORM")
        ->check(CLI::IsMember({"text", "json"}));
    for (const auto define :
         {defineInit, defineCheck, defineDiscover, defineStatus, defineSync, defineResume, defineRollback, defineVerify,
          defineHistory, defineConflicts, defineRecords, defineState, defineSecrets, defineDemo, defineCompletion})
        define(root, session);
    completeHelp(root);

    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // The option may stand behind what was not understood.
        session.json =
            std::any_of(argv, argv + argc, [](const char *argument) { return std::string_view(argument) == "--json"; });
        if (error.get_exit_code() != 0)
            return session.report(usageError(root, error));
        root.exit(error, std::cout, std::cerr);
        if (!std::cout.flush())
            session.unwritable = errno;
        return session.end(AllInSync);
    }
    session.folder = QString::fromStdString(folder);
    for (const auto &[name, value] : levels) {
        if (level == name)
            session.log.configure(value, format == "json" ? LogFormat::Json : LogFormat::Text);
    }
    const Interrupt interrupt(session.stop);
    return session.end(session.action(session));
}
