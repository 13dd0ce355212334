// How the commands are to be called, and what is said where they are called otherwise.
#include "clitest.h"

using namespace tidewright;

class TestUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasHelpWithExamples_data();
    void everyCommandHasHelpWithExamples();
    void theExamplesOfTheHelpWorkInADemo();
    void rollBackNeedsAJob();
    void wrongUsageIsAnObjectToo_data();
    void wrongUsageIsAnObjectToo();
    void whatIsUnknownIsNamed_data();
    void whatIsUnknownIsNamed();
};

void TestUsage::everyCommandHasHelpWithExamples_data()
{
    QTest::addColumn<QStringList>("command");
    for (const char *command : {"init",
                                "check",
                                "discover",
                                "status",
                                "sync",
                                "resume",
                                "rollback",
                                "history",
                                "records failed",
                                "records retry",
                                "state get",
                                "state set",
                                "state export",
                                "state import",
                                "state migrate",
                                "secrets set",
                                "secrets list",
                                "secrets remove",
                                "demo edit",
                                "completion",
                                "records",
                                "state",
                                "secrets",
                                "demo",
                                "verify",
                                "conflicts",
                                "conflicts list",
                                "conflicts show",
                                "conflicts resolve",
                                "conflicts undo"})
        QTest::newRow(command) << QString::fromLatin1(command).split(QLatin1Char(' '));
}

void TestUsage::everyCommandHasHelpWithExamples()
{
    QFETCH(QStringList, command);
    const TestWorkspace workspace;
    const Finished finished = workspace.run(command + QStringList{QStringLiteral("--help")});
    VERIFY_EXIT(finished, 0);
    QVERIFY(finished.err.isEmpty());
    QVERIFY2(finished.out.contains("Example"), finished.out.constData());
    QVERIFY2(finished.out.contains("tidewright " + command.join(QLatin1Char(' ')).toUtf8()), finished.out.constData());
    for (const QString &line : QString::fromUtf8(finished.out).split(QLatin1Char('\n')))
        QVERIFY2(line.size() <= 80, qPrintable(line));
    QVERIFY2(finished.out.contains("--log-level"), "the options of every command are named");
}

// Those that neither ask for anything nor write outside of the workspace, one after the other in a demo.
void TestUsage::theExamplesOfTheHelpWorkInADemo()
{
    const TestWorkspace parent;
    VERIFY_EXIT(parent.run({QStringLiteral("init"), QStringLiteral("demo"), QStringLiteral("--demo")}), 0);
    const QStringList inDemo{QStringLiteral("env"), QStringLiteral("--chdir=demo")};
    VERIFY_EXIT(parent.run({QStringLiteral("sync")}, inDemo), 3);
    VERIFY_EXIT(parent.run(QStringLiteral("conflicts resolve --all --take local").split(QLatin1Char(' ')), inDemo), 0);
    int ran = 0;
    for (const char *command :
         {"check", "discover", "sync", "status", "resume", "rollback", "verify", "history", "records", "records failed",
          "records retry", "state get", "state set", "state export", "state import", "state migrate"}) {
        const QStringList words = QString::fromLatin1(command).split(QLatin1Char(' '));
        const Finished help = parent.run(words + QStringList{QStringLiteral("--help")});
        for (const QString &line : QString::fromUtf8(help.out).split(QLatin1Char('\n'))) {
            const bool needsMore = line.contains(QLatin1Char('>')) || line.contains(QLatin1String("singer")) || line.contains(QChar(0x2026));
            if (!line.startsWith(QLatin1String("  tidewright ")) || needsMore)
                continue;
            const Finished finished = parent.run(line.simplified().split(QLatin1Char(' ')).mid(1), inDemo);
            QVERIFY2(finished.exitCode == 0, qPrintable(line + QString::fromUtf8(finished.all())));
            ++ran;
        }
    }
    QVERIFY(ran >= 25);
}

void TestUsage::rollBackNeedsAJob()
{
    const TestWorkspace workspace;
    const Finished help = workspace.run({QStringLiteral("rollback"), QStringLiteral("--help")});
    QVERIFY2(help.out.contains("REQUIRED") && !help.out.contains("all if none"), help.out.constData());
    VERIFY_EXIT(workspace.run({QStringLiteral("rollback")}), 2);
}

void TestUsage::wrongUsageIsAnObjectToo_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *arguments :
         {"--json synch", "sync --force --json", "--json", "discover --json", "sync --json --allow-deletes many"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(QLatin1Char(' '));
}

void TestUsage::wrongUsageIsAnObjectToo()
{
    QFETCH(QStringList, arguments);
    const TestWorkspace workspace;
    const Finished finished = workspace.run(arguments);
    VERIFY_EXIT(finished, 2);
    QVERIFY(finished.out.isEmpty());
    const QJsonObject error = QJsonDocument::fromJson(finished.err).object().value(QLatin1String("error")).toObject();
    QCOMPARE(sortedKeys(error), words("code detail hint message"));
    QCOMPARE(error.value(QLatin1String("code")).toString(), QStringLiteral("usage"));
    QVERIFY(!error.value(QLatin1String("message")).toString().isEmpty());
}

void TestUsage::whatIsUnknownIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint"); // what it begins with
    const auto row = [](const char *arguments, const char *message, const char *hint) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                 << QString::fromLatin1(message) << QString::fromLatin1(hint);
    };
    row("foo", "Unknown command 'foo'. Nothing was done.", "tidewright --help shows");
    row("stauts", "Unknown command 'stauts'. Nothing was done.", "Did you mean status?");
    row("--json synch", "Unknown command 'synch'. Nothing was done.", "Did you mean sync?");
    row("state imprt x.json", "Unknown command of state 'imprt'. Nothing was done.", "Did you mean import?");
    row("state", "No command was given. Nothing was done.", "There are: get, set, export");
    row("", "No command was given. Nothing was done.", "tidewright --help shows");
    row("sync --force-ful", "Unknown option '--force-ful'. Nothing was done.", "Did you mean --force-full?");
    row("status --jsno", "Unknown option '--jsno'. Nothing was done.", "Did you mean --json?");
    row("sync --allow-deletes -3", "--allow-deletes: Value -3 not in range 0 to 9223372036854775807. Nothing was done.",
        "tidewright sync --help shows");
    row("init one two", "'two' is one argument too many. Nothing was done.", "tidewright init --help shows");
    row("discover", "CONNECTION is required. Nothing was done.", "tidewright discover --help shows");
}

void TestUsage::whatIsUnknownIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    QFETCH(QString, hint);
    const TestWorkspace workspace;
    const Finished refused = workspace.run(arguments + QStringList{QStringLiteral("--json")});
    VERIFY_EXIT(refused, 2);
    const QJsonObject error = QJsonDocument::fromJson(refused.err).object().value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("message")).toString(), message);
    QVERIFY2(error.value(QLatin1String("hint")).toString().startsWith(hint), refused.err.constData());
    arguments.removeAll(QStringLiteral("--json"));
    const Finished told = workspace.run(arguments);
    VERIFY_EXIT(told, 2);
    QVERIFY2(told.err.startsWith("tidewright: " + message.toUtf8() + "\n  \xe2\x86\x92 " + hint.toUtf8()), told.err.constData());
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
