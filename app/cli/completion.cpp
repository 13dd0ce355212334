#include "commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

namespace tidewright::cli
{

namespace
{

// The scripts are made from the commands themselves, so that they can't fall behind them.
using Options = std::vector<const CLI::Option *>;

QString nameOf(const CLI::Option &option)
{
    return QString::fromStdString(option.get_lnames().empty() ? option.get_single_name() : option.get_lnames().front());
}

bool takesValue(const CLI::Option &option)
{
    return option.get_type_size() != 0;
}

// The values of a closed set: CLI11 has them in the name of the option's type, as {text,json}.
QString choicesOf(const CLI::Option &option)
{
    const QString type = QString::fromStdString(option.get_type_name());
    return type.section(QLatin1Char('{'), 1).section(QLatin1Char('}'), 0, 0).replace(QLatin1Char(','), QLatin1Char(' '));
}

// A command that prints the names that may stand there, the same in all three shells; empty: there is no telling.
QString listingOf(const CLI::Option &option)
{
    const QString name = nameOf(option).toLower();
    if (name == QLatin1String("job"))
        return QStringLiteral("ls jobs 2>/dev/null | sed -n 's/\\.json$//p'");
    if (name == QLatin1String("connection"))
        return QStringLiteral("ls connections 2>/dev/null | sed -n 's/\\.json$//p'");
    if (name == QLatin1String("type"))
        return QStringLiteral(
            "grep -rhos --include='*.json' '\"key\"[[:space:]]*:[[:space:]]*\"[^\"]*\"' jobs | cut -d'\"' -f4 | "
            "sort -u");
    return {};
}

bool isFolder(const CLI::Option &option)
{
    return nameOf(option) == QLatin1String("workspace");
}

std::vector<const CLI::App *> subcommandsOf(const CLI::App &command)
{
    return command.get_subcommands({});
}

QStringList namesOf(const CLI::App &command)
{
    QStringList names;
    for (const CLI::App *sub : subcommandsOf(command))
        names << QString::fromStdString(sub->get_name());
    return names;
}

// What may follow `command`: its own options and positionals, those of its subcommands, and the global options; each name once.
Options optionsOf(const CLI::App &command, const CLI::App &root)
{
    std::vector<const CLI::App *> apps = subcommandsOf(command);
    if (&command == &root)
        apps.clear();
    apps.insert(apps.begin(), &command);
    apps.push_back(&root);
    Options options;
    std::set<QString> seen;
    for (const CLI::App *app : apps) {
        for (const CLI::Option *option : app->get_options()) {
            if (seen.insert(nameOf(*option)).second)
                options.push_back(option);
        }
    }
    return options;
}

// Every option that takes a value, each name once.
Options valuedOptions(const CLI::App &root)
{
    Options valued;
    std::set<QString> seen;
    for (const CLI::App *command : subcommandsOf(root)) {
        for (const CLI::Option *option : optionsOf(*command, root)) {
            if (!option->get_positional() && takesValue(*option) && seen.insert(nameOf(*option)).second)
                valued.push_back(option);
        }
    }
    return valued;
}

// "--workspace|-w", a pattern of `case`.
QString patternOf(const CLI::Option &option)
{
    QStringList names;
    for (const std::string &name : option.get_lnames())
        names << QStringLiteral("--") + QString::fromStdString(name);
    for (const std::string &name : option.get_snames())
        names << QLatin1Char('-') + QString::fromStdString(name);
    return names.join(QLatin1Char('|'));
}

QString bashWords(const CLI::Option &option)
{
    const QString listing = listingOf(option);
    return listing.isEmpty() ? choicesOf(option) : QStringLiteral("$(%1)").arg(listing);
}

QString bashWords(const CLI::App &command, const CLI::App &root)
{
    QStringList words = namesOf(command);
    for (const CLI::Option *option : optionsOf(command, root)) {
        if (option->get_positional())
            words << bashWords(*option);
        for (const std::string &name : option->get_lnames())
            words << QStringLiteral("--") + QString::fromStdString(name);
    }
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

QString bashScript(const CLI::App &root)
{
    QString values;
    for (const CLI::Option *option : valuedOptions(root)) {
        const QString words = bashWords(*option);
        values += QStringLiteral("        %1) %2 ;;\n")
                      .arg(patternOf(*option), isFolder(*option)
                                                   ? QStringLiteral("mapfile -t COMPREPLY < <(compgen -d -- \"$current\")")
                                               : words.isEmpty() ? QStringLiteral(":")
                                                                 : QStringLiteral("words=\"%1\"").arg(words));
    }
    QString commands;
    for (const CLI::App *command : subcommandsOf(root))
        commands += QStringLiteral("                %1) words=\"%2\" ;;\n")
                        .arg(QString::fromStdString(command->get_name()), bashWords(*command, root));
    return QStringLiteral(
               "_tidewright() {\n"
               "    local current=\"${COMP_WORDS[COMP_CWORD]}\" command=\"\" word words=\"\"\n"
               "    COMPREPLY=()\n"
               "    case \"${COMP_WORDS[COMP_CWORD-1]}\" in\n"
               "%1"
               "        *)\n"
               "            for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
               "                case \" %2 \" in *\" $word \"*) command=$word; break ;; esac\n"
               "            done\n"
               "            case \"$command\" in\n"
               "                '') words=\"%3\" ;;\n"
               "%4"
               "            esac ;;\n"
               "    esac\n"
               "    [ -z \"$words\" ] || mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
               "    [ -z \"$command\" ] || [ -n \"${COMPREPLY[*]}\" ] || mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
               "}\n"
               "complete -F _tidewright tidewright")
        .arg(values, namesOf(root).join(QLatin1Char(' ')), bashWords(root, root), commands);
}

// Where the shell itself quotes: 'text', its quotes written as '\''.
QString singleQuoted(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QString oneLine(const std::string &description)
{
    return QString::fromStdString(description).simplified();
}

// "name:what it is" for zsh's _describe.
QString described(const QString &name, const std::string &description)
{
    return singleQuoted(name + QLatin1Char(':') + oneLine(description).replace(QLatin1Char(':'), QLatin1String("\\:")));
}

QString zshWords(const CLI::Option &option)
{
    const QString listing = listingOf(option);
    return listing.isEmpty() ? choicesOf(option) : QStringLiteral("${(f)\"$(%1)\"}").arg(listing);
}

QString zshWords(const CLI::App &command, const CLI::App &root)
{
    QStringList words;
    for (const CLI::App *sub : subcommandsOf(command))
        words << described(QString::fromStdString(sub->get_name()), sub->get_description());
    for (const CLI::Option *option : optionsOf(command, root)) {
        if (option->get_positional())
            words << zshWords(*option);
        for (const std::string &name : option->get_lnames())
            words << described(QStringLiteral("--") + QString::fromStdString(name), option->get_description());
    }
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

// Works from a folder of $fpath as well as sourced.
QString zshScript(const CLI::App &root)
{
    QString values;
    for (const CLI::Option *option : valuedOptions(root)) {
        const QString words = zshWords(*option);
        values += QStringLiteral("        %1) %2 ;;\n")
                      .arg(patternOf(*option), isFolder(*option) ? QStringLiteral("_files -/; return")
                                               : words.isEmpty() ? QStringLiteral("return 1")
                                                                 : QStringLiteral("candidates=(%1)").arg(words));
    }
    QString commands;
    for (const CLI::App *command : subcommandsOf(root))
        commands += QStringLiteral("                %1) candidates=(%2) ;;\n")
                        .arg(QString::fromStdString(command->get_name()), zshWords(*command, root));
    return QStringLiteral(
               "#compdef tidewright\n"
               "_tidewright() {\n"
               "    local command word\n"
               "    local -a candidates\n"
               "    case \"${words[CURRENT-1]}\" in\n"
               "%1"
               "        *)\n"
               "            for word in \"${(@)words[2,CURRENT-1]}\"; do\n"
               "                case \" %2 \" in *\" $word \"*) command=$word; break ;; esac\n"
               "            done\n"
               "            case \"$command\" in\n"
               "                '') candidates=(%3) ;;\n"
               "%4"
               "            esac ;;\n"
               "    esac\n"
               "    _describe 'tidewright' candidates || { [ -n \"$command\" ] && _files }\n"
               "}\n"
               "if [ \"$funcstack[1]\" = _tidewright ]; then _tidewright \"$@\"; else compdef _tidewright tidewright; fi")
        .arg(values, namesOf(root).join(QLatin1Char(' ')), zshWords(root, root), commands);
}

// In fish's single quotes a backslash is one, but before a quote.
QString fishQuoted(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("\\'")) + QLatin1Char('\'');
}

QString fishWords(const CLI::Option &option)
{
    if (isFolder(option))
        return QStringLiteral("(__fish_complete_directories)");
    const QString listing = listingOf(option);
    return listing.isEmpty() ? choicesOf(option) : QStringLiteral("(%1)").arg(listing);
}

// What `option` adds to the words after a command that `condition` tells; -x: a value follows, and nothing but what is listed.
QString fishLine(const CLI::Option &option, const QString &condition)
{
    const QString words = fishWords(option);
    QString line = QStringLiteral("complete -c tidewright") + condition;
    if (!option.get_positional()) {
        line += QStringLiteral(" -l %1 -d %2").arg(nameOf(option), fishQuoted(oneLine(option.get_description())));
        for (std::size_t at = 1; at < option.get_lnames().size(); ++at)
            line += QStringLiteral(" -l ") + QString::fromStdString(option.get_lnames()[at]);
        for (const std::string &name : option.get_snames())
            line += QStringLiteral(" -s ") + QString::fromStdString(name);
        if (takesValue(option))
            line += QStringLiteral(" -x");
    }
    return words.isEmpty() ? line : line + QStringLiteral(" -a ") + fishQuoted(words);
}

QString fishScript(const CLI::App &root)
{
    QStringList lines{QStringLiteral("complete -c tidewright -f")};
    Options global;
    for (const CLI::Option *option : optionsOf(root, root)) {
        lines << fishLine(*option, {});
        global.push_back(option);
    }
    const auto isGlobal = [&global](const CLI::Option &option) {
        return std::ranges::any_of(global, [&](const CLI::Option *one) { return nameOf(*one) == nameOf(option); });
    };
    for (const CLI::App *command : subcommandsOf(root)) {
        const QString name = QString::fromStdString(command->get_name());
        const QString seen = QStringLiteral(" -n '__fish_seen_subcommand_from %1'").arg(name);
        lines << QStringLiteral("complete -c tidewright -n __fish_use_subcommand -a %1 -d %2")
                     .arg(name, fishQuoted(oneLine(command->get_description())));
        for (const CLI::App *sub : subcommandsOf(*command))
            lines << QStringLiteral("complete -c tidewright%1 -a %2 -d %3")
                         .arg(seen, QString::fromStdString(sub->get_name()), fishQuoted(oneLine(sub->get_description())));
        for (const CLI::Option *option : optionsOf(*command, root)) {
            if (!isGlobal(*option) && !(option->get_positional() && fishWords(*option).isEmpty()))
                lines << fishLine(*option, seen);
        }
    }
    lines << QStringLiteral("complete -c tidewright -n '__fish_seen_subcommand_from import export init' -F");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void defineCompletion(CLI::App &root, Session &session)
{
    CLI::App *command = root.add_subcommand("completion", "Print the completion script of a shell");
    command->footer("Examples:\n  tidewright completion bash > /etc/bash_completion.d/tidewright\n"
                    "  tidewright completion zsh > \"${fpath[1]}/_tidewright\"\n  tidewright completion fish > "
                    "~/.config/fish/completions/tidewright.fish");
    auto shell = std::make_shared<std::string>();
    command->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->callback([&root, &session, shell] {
        session.action = [&root, shell](Session &now) {
            now.print(*shell == "fish" ? fishScript(root) : *shell == "zsh" ? zshScript(root) : bashScript(root));
            return int(AllInSync);
        };
    });
}

} // namespace tidewright::cli
