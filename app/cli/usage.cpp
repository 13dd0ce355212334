#include "usage.h"

#include "text.h"

#include <algorithm>

namespace tidewright::cli
{

namespace
{

constexpr std::size_t namesWidth = 26; // of the left column; the rest of 80 is for descriptions

void completeCommand(CLI::App &command)
{
    for (CLI::Option *option : command.get_options()) {
        if (option->get_positional())
            option->type_name("");
    }
    const std::string globals = "Every command also takes --workspace, --json, --quiet, --log-level and\n"
                                "--log-format, see tidewright --help.\n\n";
    command.footer(globals + command.get_footer());
    for (CLI::App *sub : command.get_subcommands({}))
        completeCommand(*sub);
}

// The innermost command that was called.
const CLI::App &calledOf(const CLI::App &root)
{
    const CLI::App *called = &root;
    while (!called->get_subcommands().empty())
        called = called->get_subcommands().front();
    return *called;
}

// "state import", empty for the program itself.
QString nameOf(const CLI::App &command)
{
    QStringList names;
    for (const CLI::App *one = &command; one->get_parent(); one = one->get_parent())
        names.prepend(QString::fromStdString(one->get_name()));
    return names.join(QLatin1Char(' '));
}

QStringList commandsOf(const CLI::App &command)
{
    QStringList names;
    for (const CLI::App *sub : command.get_subcommands({}))
        names << QString::fromStdString(sub->get_name());
    return names;
}

QStringList optionsOf(const CLI::App &command)
{
    QStringList names;
    for (const CLI::App *one = &command; one; one = one->get_parent()) {
        for (const CLI::Option *option : one->get_options()) {
            for (const std::string &name : option->get_lnames())
                names << QStringLiteral("--") + QString::fromStdString(name);
        }
    }
    return names;
}

Error unknown(const QString &what, const QString &word, const QStringList &known, const QString &help)
{
    const auto near = nearest(word, known);
    return {ErrorCode::Usage,
            QStringLiteral("Unknown %1 '%2'. Nothing was done.").arg(what, word),
            {},
            (near ? QStringLiteral("Did you mean %1? ").arg(*near) : QString()) + help};
}

} // namespace

void completeHelp(CLI::App &root)
{
    root.get_formatter()->column_width(namesWidth);
    for (CLI::App *command : root.get_subcommands({}))
        completeCommand(*command);
}

Error usageError(const CLI::App &root, const CLI::ParseError &error)
{
    const CLI::App &called = calledOf(root);
    // One that does something without a further word takes arguments of its own.
    const QStringList commands = called.get_require_subcommand_min() > 0 ? commandsOf(called) : QStringList();
    const QString name = nameOf(called);
    const QString help = commands.isEmpty() ? QStringLiteral("tidewright %1 --help shows what it takes.").arg(name)
                         : name.isEmpty()   ? QStringLiteral("tidewright --help shows the commands.")
                                            : QStringLiteral("There are: %1.").arg(commands.join(QLatin1String(", ")));
    const std::vector<std::string> left = root.remaining(true);
    const auto option = std::ranges::find_if(left, [](const std::string &word) { return word.starts_with('-'); });
    if (option != left.end())
        return unknown(QStringLiteral("option"), QString::fromStdString(*option), optionsOf(called), help);
    if (!left.empty() && !commands.isEmpty())
        return unknown(name.isEmpty() ? QStringLiteral("command") : QStringLiteral("command of %1").arg(name),
                       QString::fromStdString(left.front()), commands, help);
    if (!left.empty())
        return {ErrorCode::Usage,
                QStringLiteral("'%1' is one argument too many. Nothing was done.").arg(QString::fromStdString(left.front())),
                {},
                help};
    if (!commands.isEmpty())
        return {ErrorCode::Usage, QStringLiteral("No command was given. Nothing was done."), {}, help};
    return {ErrorCode::Usage,
            QStringLiteral("%1. Nothing was done.").arg(withoutStop(QString::fromStdString(error.what()))),
            {},
            help};
}

} // namespace tidewright::cli
