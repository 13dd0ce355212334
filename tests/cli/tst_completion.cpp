// The completion scripts, asked as the shells ask them.
#include "clitest.h"

#include <algorithm>

using namespace tidewright;

class TestCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completionWorksInBash();
    void completionWorksInZsh();
    void completionWorksInFish();
};

void TestCompletion::completionWorksInBash()
{
    SmallScene scene;
    const Finished script = scene.workspace.run({QStringLiteral("completion"), QStringLiteral("bash")});
    VERIFY_EXIT(script, 0);
    scene.workspace.write(QStringLiteral("completion.bash"), script.out);
    const auto completed = [&](const char *line, int word) {
        scene.workspace.write(QStringLiteral("ask.bash"), QByteArray("set -eu\n. ./completion.bash\nCOMP_WORDS=(") + line +
                                                              ")\nCOMP_CWORD=" + QByteArray::number(word) +
                                                              "\n_tidewright\necho \"${COMPREPLY[@]}\"\n");
        QProcess bash;
        bash.setWorkingDirectory(scene.workspace.path());
        bash.start(QStringLiteral("bash"), {QStringLiteral("ask.bash")});
        const Finished asked = TestWorkspace::finish(bash);
        return asked.exitCode == 0 ? QString::fromUtf8(asked.out).trimmed() : QString::fromUtf8(asked.all());
    };
    QCOMPARE(completed("tidewright sy", 1), QStringLiteral("sync"));
    QCOMPARE(completed("tidewright sync --force", 2), QStringLiteral("--force-full"));
    QCOMPARE(completed("tidewright sync co", 2), QStringLiteral("copy"));
    QCOMPARE(completed("tidewright discover rem", 2), QStringLiteral("remote"));
    QCOMPARE(completed("tidewright state im", 2), QStringLiteral("import"));
    QCOMPARE(completed("tidewright sync --he", 2), QStringLiteral("--help"));
    QCOMPARE(completed("tidewright sync --type ''", 3), QStringLiteral("item note"));
    QCOMPARE(completed("tidewright sync --allow-deletes ''", 3), QString());
    QCOMPARE(completed("tidewright --log-level ''", 2), QStringLiteral("debug info warn error"));
    QCOMPARE(completed("tidewright -w jo", 2), QStringLiteral("jobs"));
    QCOMPARE(completed("tidewright completion z", 2), QStringLiteral("zsh"));
    QCOMPARE(completed("tidewright records failed co", 3), QStringLiteral("copy"));
}

void TestCompletion::completionWorksInZsh()
{
    SmallScene scene;
    const Finished script = scene.workspace.run({QStringLiteral("completion"), QStringLiteral("zsh")});
    VERIFY_EXIT(script, 0);
    scene.workspace.write(QStringLiteral("completion.zsh"), script.out);
    // What zsh would be given to choose from, its own functions stood in for: they work in an interactive shell alone.
    const auto offered = [&](const char *line, int word) {
        scene.workspace.write(QStringLiteral("ask.zsh"),
                              QByteArray("compdef() { : }\n_files() { : }\n_describe() { print -l -- \"${(@P)2}\" }\n"
                                         ". ./completion.zsh\nwords=(") +
                                  line + ")\nCURRENT=" + QByteArray::number(word) + "\n_tidewright\n");
        QProcess zsh;
        zsh.setWorkingDirectory(scene.workspace.path());
        zsh.start(QStringLiteral("zsh"), {QStringLiteral("-f"), QStringLiteral("ask.zsh")});
        const Finished asked = TestWorkspace::finish(zsh);
        return asked.exitCode == 0 && asked.err.isEmpty() ? asked.out.split('\n') : QList<QByteArray>{asked.all()};
    };
    const auto begins = [](const QList<QByteArray> &all, const char *with) {
        return std::any_of(all.begin(), all.end(), [with](const QByteArray &one) { return one.startsWith(with); });
    };
    const QList<QByteArray> commands = offered("tidewright ''", 2);
    QVERIFY2(begins(commands, "sync:"), commands.join('\n').constData());
    QVERIFY(begins(commands, "--workspace:"));
    const QList<QByteArray> sync = offered("tidewright --json sync ''", 4);
    QVERIFY2(begins(sync, "--force-full:"), sync.join('\n').constData());
    QVERIFY(begins(sync, "--json:"));
    QVERIFY(sync.contains("copy"));
    QVERIFY(!begins(sync, "status:"));
    QVERIFY(offered("tidewright discover ''", 3).contains("remote"));
    QVERIFY(begins(offered("tidewright state ''", 3), "import:"));
    QCOMPARE(std::count_if(sync.begin(), sync.end(), [](const QByteArray &one) { return one.startsWith("--help:"); }), 1);
    QCOMPARE(offered("tidewright sync --type ''", 4), (QList<QByteArray>{"item", "note", ""}));
    QCOMPARE(offered("tidewright --log-level ''", 3), (QList<QByteArray>{"debug", "info", "warn", "error", ""}));
    QVERIFY(offered("tidewright completion ''", 3).contains("zsh"));
}

void TestCompletion::completionWorksInFish()
{
    SmallScene scene;
    const Finished script = scene.workspace.run({QStringLiteral("completion"), QStringLiteral("fish")});
    VERIFY_EXIT(script, 0);
    scene.workspace.write(QStringLiteral("completion.fish"), script.out);
    const auto offered = [&](const char *line) {
        scene.workspace.write(QStringLiteral("ask.fish"), QByteArray("source completion.fish\ncomplete -C \"") + line + "\"\n");
        QProcess fish;
        QProcessEnvironment home = QProcessEnvironment::systemEnvironment();
        home.insert(QStringLiteral("HOME"), scene.workspace.path(QStringLiteral("home")));
        fish.setProcessEnvironment(home);
        fish.setWorkingDirectory(scene.workspace.path());
        fish.start(QStringLiteral("fish"), {QStringLiteral("--no-config"), QStringLiteral("ask.fish")});
        const Finished asked = TestWorkspace::finish(fish);
        QStringList words;
        for (const QByteArray &one : asked.out.split('\n'))
            words += QString::fromUtf8(one.split('\t').first());
        return asked.exitCode == 0 ? words : QStringList{QString::fromUtf8(asked.all())};
    };
    QVERIFY2(offered("tidewright sy").contains(QLatin1String("sync")),
             qPrintable(offered("tidewright sy").join(QLatin1Char('\n'))));
    QVERIFY(offered("tidewright sync --force").contains(QLatin1String("--force-full")));
    QVERIFY(offered("tidewright sync co").contains(QLatin1String("copy")));
    QVERIFY(offered("tidewright discover rem").contains(QLatin1String("remote")));
    QVERIFY(offered("tidewright state im").contains(QLatin1String("import")));
    QCOMPARE(offered("tidewright sync --he").count(QLatin1String("--help")), 1);
    const QStringList types = offered("tidewright sync --type ");
    QVERIFY2(types.contains(QLatin1String("item")) && types.contains(QLatin1String("note")) &&
                 !types.contains(QLatin1String("copy")),
             qPrintable(types.join(QLatin1Char('\n'))));
    QVERIFY(offered("tidewright --log-level ").contains(QLatin1String("debug")));
    QVERIFY(offered("tidewright completion z").contains(QLatin1String("zsh")));
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
