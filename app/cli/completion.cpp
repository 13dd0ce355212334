#include "commands.h"

#include <CLI/CLI.hpp>

namespace tidewright::cli
{

namespace
{

// The script is made from the commands themselves, so that it can't fall behind them.
struct Words {
    QStringList subcommands;
    QStringList options;
};

Words wordsOf(const CLI::App &app)
{
    Words words;
    for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; }))
        words.subcommands << QString::fromStdString(sub->get_name());
    for (const CLI::Option *option : app.get_options()) {
        for (const std::string &name : option->get_lnames())
            words.options << QStringLiteral("--") + QString::fromStdString(name);
    }
    return words;
}

// "sync|resume": words, for every command and subcommand, each as one line of a shell `case`.
QStringList cases(const CLI::App &root)
{
    const QString global = wordsOf(root).options.join(QLatin1Char(' '));
    QStringList lines;
    for (const CLI::App *command : root.get_subcommands([](const CLI::App *) { return true; })) {
        const Words words = wordsOf(*command);
        QStringList options = words.options;
        for (const CLI::App *sub : command->get_subcommands([](const CLI::App *) { return true; }))
            options << wordsOf(*sub).options;
        options.removeDuplicates();
        lines << QStringLiteral("        %1) words=\"%2 %3 %4\" ;;")
                     .arg(QString::fromStdString(command->get_name()), words.subcommands.join(QLatin1Char(' ')),
                          options.join(QLatin1Char(' ')), global);
    }
    return lines;
}

QString bashScript(const CLI::App &root)
{
    const Words top = wordsOf(root);
    return QStringLiteral("_tidewright() {\n"
                          "    local current=\"${COMP_WORDS[COMP_CWORD]}\" command=\"\" word words\n"
                          "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                          "        case \" %1 \" in *\" $word \"*) command=$word; break ;; esac\n"
                          "    done\n"
                          "    case \"$command\" in\n"
                          "        '') words=\"%1 %2\" ;;\n"
                          "%3\n"
                          "    esac\n"
                          "    case \"$command\" in\n"
                          "        status|sync|resume|rollback|verify|history)\n"
                          "            case \"$current\" in -*) ;; *) words=\"$words $(cd jobs 2>/dev/null && for f in *.json; "
                          "do echo \"${f%.json}\"; done)\" ;; esac ;;\n"
                          "        discover) words=\"$words $(cd connections 2>/dev/null && for f in *.json; do echo "
                          "\"${f%.json}\"; done)\" ;;\n"
                          "    esac\n"
                          "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
                          "    [ -n \"${COMPREPLY[*]}\" ] || mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
                          "}\n"
                          "complete -F _tidewright tidewright")
        .arg(top.subcommands.join(QLatin1Char(' ')), top.options.join(QLatin1Char(' ')), cases(root).join(QLatin1Char('\n')));
}

// Where the shell itself quotes: 'text', its quotes written as '\''.
QString singleQuoted(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

// "name:what it is" for zsh's _describe.
QString described(const QString &name, const std::string &description)
{
    return singleQuoted(name + QLatin1Char(':') +
                        QString::fromStdString(description).replace(QLatin1Char(':'), QLatin1String("\\:")));
}

QStringList describedWords(const CLI::App &app)
{
    QStringList all;
    for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; }))
        all << described(QString::fromStdString(sub->get_name()), sub->get_description());
    for (const CLI::Option *option : app.get_options()) {
        for (const std::string &name : option->get_lnames())
            all << described(QStringLiteral("--") + QString::fromStdString(name), option->get_description());
    }
    return all;
}

// Works from a folder of $fpath as well as sourced.
QString zshScript(const CLI::App &root)
{
    QStringList lines;
    for (const CLI::App *command : root.get_subcommands([](const CLI::App *) { return true; })) {
        QStringList all = describedWords(*command);
        for (const CLI::App *sub : command->get_subcommands([](const CLI::App *) { return true; }))
            all << describedWords(*sub);
        all << describedWords(root).filter(QLatin1String("'--"));
        all.removeDuplicates();
        lines << QStringLiteral("        %1) candidates=(%2) ;;")
                     .arg(QString::fromStdString(command->get_name()), all.join(QLatin1Char(' ')));
    }
    return QStringLiteral(
               "#compdef tidewright\n"
               "_tidewright() {\n"
               "    local command word\n"
               "    local -a candidates\n"
               "    for word in \"${(@)words[2,CURRENT-1]}\"; do\n"
               "        case \" %1 \" in *\" $word \"*) command=$word; break ;; esac\n"
               "    done\n"
               "    case \"$command\" in\n"
               "        '') candidates=(%2) ;;\n"
               "%3\n"
               "    esac\n"
               "    case \"$command\" in\n"
               "        status|sync|resume|rollback|verify|history) candidates+=(jobs/*.json(N:t:r)) ;;\n"
               "        discover) candidates+=(connections/*.json(N:t:r)) ;;\n"
               "    esac\n"
               "    _describe 'tidewright' candidates || _files\n"
               "}\n"
               "if [ \"$funcstack[1]\" = _tidewright ]; then _tidewright \"$@\"; else compdef _tidewright tidewright; fi")
        .arg(wordsOf(root).subcommands.join(QLatin1Char(' ')), describedWords(root).join(QLatin1Char(' ')),
             lines.join(QLatin1Char('\n')));
}

QString fishScript(const CLI::App &root)
{
    QStringList lines{QStringLiteral("complete -c tidewright -f")};
    const auto quoted = [](const std::string &text) {
        return QLatin1Char('\'') + QString::fromStdString(text).replace(QLatin1Char('\''), QLatin1String("\\'")) +
               QLatin1Char('\'');
    };
    const auto addOptions = [&](const CLI::App &app, const QString &condition) {
        for (const CLI::Option *option : app.get_options()) {
            for (const std::string &name : option->get_lnames())
                lines << QStringLiteral("complete -c tidewright %1 -l %2 -d %3")
                             .arg(condition, QString::fromStdString(name), quoted(option->get_description()));
        }
    };
    addOptions(root, QString());
    for (const CLI::App *command : root.get_subcommands([](const CLI::App *) { return true; })) {
        const QString name = QString::fromStdString(command->get_name());
        lines << QStringLiteral("complete -c tidewright -n __fish_use_subcommand -a %1 -d %2")
                     .arg(name, quoted(command->get_description()));
        const QString seen = QStringLiteral("-n '__fish_seen_subcommand_from %1'").arg(name);
        addOptions(*command, seen);
        for (const CLI::App *sub : command->get_subcommands([](const CLI::App *) { return true; })) {
            lines << QStringLiteral("complete -c tidewright %1 -a %2 -d %3")
                         .arg(seen, QString::fromStdString(sub->get_name()), quoted(sub->get_description()));
            addOptions(*sub, seen);
        }
    }
    lines << QStringLiteral("complete -c tidewright -n '__fish_seen_subcommand_from status sync resume rollback verify history' "
                            "-a '(for job in jobs/*.json; basename $job .json; end)'")
          << QStringLiteral("complete -c tidewright -n '__fish_seen_subcommand_from discover' "
                            "-a '(for connection in connections/*.json; basename $connection .json; end)'")
          << QStringLiteral("complete -c tidewright -n '__fish_seen_subcommand_from import export init' -F");
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
