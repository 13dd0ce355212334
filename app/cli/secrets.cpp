#include "commands.h"

#include <QJsonArray>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace tidewright::cli
{

namespace
{

// A line of stdin; what was read if the user stops it.
QByteArray readLine(std::stop_token stop)
{
    constexpr int lookAfterStop = 100; // milliseconds
    QByteArray line;
    while (!stop.stop_requested()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, lookAfterStop) <= 0)
            continue;
        char c = 0;
        if (read(STDIN_FILENO, &c, 1) != 1 || c == '\n')
            break;
        line += c;
    }
    return line;
}

// Without echo if stdin is a terminal. Secrets are never arguments: those show in the process list.
QByteArray readSecret(const Session &session)
{
    termios before{};
    const bool terminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        session.note(QStringLiteral("Value of the secret (not shown), then Enter:"));
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    QByteArray value = readLine(session.stop.get_token());
    if (terminal)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    return value;
}

int setSecret(Session &session, const QString &name)
{
    const QByteArray value = readSecret(session);
    if (session.stop.stop_requested())
        return session.report({ErrorCode::Cancelled,
                               QStringLiteral("Stopped; the secret %1 is as it was.").arg(name),
                               {},
                               QStringLiteral("Set it with: tidewright secrets set %1").arg(name)});
    if (value.isEmpty())
        return session.report({ErrorCode::Usage,
                               QStringLiteral("No value was given; the secret %1 is as it was.").arg(name),
                               {},
                               QStringLiteral("Type the value, or pipe it in: tidewright secrets set %1 < file").arg(name)});
    const auto stored = session.workspaces.storeSecret(name, value);
    return stored ? int(AllInSync) : session.report(stored.error());
}

int listSecrets(Session &session)
{
    const auto names = session.workspaces.secretNames();
    if (!names)
        return session.report(names.error());
    if (session.json)
        session.print(QJsonObject{{QStringLiteral("secrets"), QJsonArray::fromStringList(*names)}});
    else
        for (const QString &name : *names)
            session.print(name);
    return AllInSync;
}

} // namespace

void defineSecrets(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("secrets", "Passwords and tokens, kept in the desktop keychain");
    command->footer("Example:\n  tidewright secrets set legacy");
    command->require_subcommand(1);
    auto name = std::make_shared<std::string>();
    CLI::App *set = command->add_subcommand("set", "Keep a secret: its value is asked for,\nor read from stdin");
    set->footer("Examples:\n  tidewright secrets set legacy\n  tidewright secrets set legacy < file");
    set->add_option("NAME", *name, "As connection files refer to it")->required();
    set->callback(
        [&session, name] { session.action = [name](Session &now) { return setSecret(now, QString::fromStdString(*name)); }; });
    CLI::App *list = command->add_subcommand("list", "Names of the secrets that are kept; never their values");
    list->footer("Example:\n  tidewright secrets list");
    list->callback([&session] { session.action = listSecrets; });
    CLI::App *remove = command->add_subcommand("remove", "Forget a secret");
    remove->footer("Example:\n  tidewright secrets remove legacy");
    remove->add_option("NAME", *name, "As connection files refer to it")->required();
    remove->callback([&session, name] {
        session.action = [name](Session &now) {
            const auto removed = now.workspaces.removeSecret(QString::fromStdString(*name));
            return removed ? int(AllInSync) : now.report(removed.error());
        };
    });
}

} // namespace tidewright::cli
