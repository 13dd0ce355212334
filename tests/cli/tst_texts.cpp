// What the command line tells people, not programs: reasons, what a sample leaves out, errors with all they have to say.
#include "clitest.h"

#include <QFile>
#include <QThread>
#include <csignal>

using namespace tidewright;

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDryRunSaysWhy();
    void aSampleSaysWhatItLeavesOut();
    void aConnectionThatFailsIsExplained();
    void theSameErrorOfSeveralTypesIsToldOnce();
    void askingForASecretCanBeStopped();
};

namespace
{

// 150 further records of `item` at the source.
void addItems(SmallScene &scene)
{
    scene.remote.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 31 UNION ALL SELECT i + 1 FROM n WHERE i < 180) "
                                    "INSERT INTO item SELECT i, 'item ' || i, '2026-02-01 00:00:00' FROM n"));
}

} // namespace

void TestTexts::aDryRunSaysWhy()
{
    SmallScene scene;
    const QStringList dry{QStringLiteral("sync"), QStringLiteral("--dry-run")};
    const Finished text = scene.workspace.run(dry);
    VERIFY_EXIT(text, 0);
    const Finished json = scene.workspace.run(dry + QStringList{QStringLiteral("--json")});
    VERIFY_EXIT(json, 0);
    for (const char *type : {"item", "note"}) {
        const QString reason = runOf(json, QLatin1String(type)).value(QLatin1String("reason")).toString();
        QVERIFY(!reason.isEmpty());
        const QByteArray line = "\ncopy/" + QByteArray(type) + ": " + reason.toUtf8() + "\n";
        QVERIFY2(text.out.contains(line), text.all().constData());
    }
    QVERIFY(text.err.contains("nothing was written"));
}

void TestTexts::aSampleSaysWhatItLeavesOut()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    addItems(scene);
    scene.local.run(QStringLiteral("UPDATE item SET name = 'other' WHERE id = 2"));
    const Finished dry = scene.workspace.run({QStringLiteral("sync"), QStringLiteral("--dry-run")});
    VERIFY_EXIT(dry, 0);
    QVERIFY2(dry.out.contains("\n… and 50 more of copy/item: 50 created\n"), dry.all().constData());
    QVERIFY2(!dry.out.contains("more of copy/note"), dry.all().constData());
    const Finished verified = scene.workspace.run({QStringLiteral("verify")});
    VERIFY_EXIT(verified, 1);
    QVERIFY2(verified.out.contains("\n… and 50 more of copy/item: 50 missing\n"), verified.all().constData());
    QVERIFY2(!verified.out.contains("more of copy/note"), verified.all().constData());
}

void TestTexts::aConnectionThatFailsIsExplained()
{
    SmallScene scene;
    scene.workspace.write(QStringLiteral("none.db"), QByteArray(40'000, 'x'));
    scene.workspace.addConnection(QStringLiteral("broken"), {{QStringLiteral("kind"), QStringLiteral("sqlite")},
                                                             {QStringLiteral("path"), QStringLiteral("none.db")}});
    const QStringList check{QStringLiteral("check"), QStringLiteral("--connect")};
    const Finished text = scene.workspace.run(check);
    const Finished json = scene.workspace.run(check + QStringList{QStringLiteral("--json")});
    QCOMPARE(text.exitCode, json.exitCode);
    QVERIFY2(text.exitCode != 0, text.all().constData());
    const QJsonObject failed = firstOf(json.json(), "connections").value(QLatin1String("error")).toObject();
    for (const char *part : {"message", "detail", "hint"}) {
        const QString words = failed.value(QLatin1String(part)).toString();
        QVERIFY(!words.isEmpty());
        QVERIFY2(text.out.contains(words.toUtf8()), text.all().constData());
    }
}

void TestTexts::theSameErrorOfSeveralTypesIsToldOnce()
{
    SmallScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 0);
    scene.workspace.write(QStringLiteral("none.db"), QByteArray(40'000, 'x'));
    scene.workspace.addConnection(QStringLiteral("remote"), {{QStringLiteral("kind"), QStringLiteral("sqlite")},
                                                             {QStringLiteral("path"), QStringLiteral("none.db")}});
    const Finished failed = scene.workspace.run({QStringLiteral("--log-level"), QStringLiteral("error"), QStringLiteral("sync")});
    QVERIFY2(failed.exitCode != 0, failed.all().constData());
    QCOMPARE(failed.err.count("tidewright: "), 1);
    QVERIFY2(failed.err.contains("tidewright: copy/item, copy/note: "), failed.all().constData());
    QVERIFY2(!failed.out.contains("nothing to do"), failed.all().constData());
}

void TestTexts::askingForASecretCanBeStopped()
{
    TestWorkspace workspace;
    workspace.setEnvironment(QStringLiteral("TIDEWRIGHT_SECRETS_FILE"), workspace.path(QStringLiteral("secrets.json")));
    // Whoever runs the tests in the background has the signal ignored.
    const auto asking = workspace.start({QStringLiteral("secrets"), QStringLiteral("set"), QStringLiteral("legacy")},
                                        {QStringLiteral("env"), QStringLiteral("--default-signal=INT")});
    QVERIFY(asking->waitForStarted());
    // The signal is heard, not deadly, once the program has blocked it.
    const auto heard = [&asking] {
        QFile status(QStringLiteral("/proc/%1/status").arg(asking->processId()));
        const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
        const qsizetype at = text.indexOf("SigBlk:");
        return at >= 0 && (text.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16) >> (SIGINT - 1) & 1) != 0;
    };
    while (!heard() && asking->state() == QProcess::Running)
        QThread::yieldCurrentThread();
    QCOMPARE(::kill(static_cast<pid_t>(asking->processId()), SIGINT), 0);
    const Finished stopped = TestWorkspace::finish(*asking);
    VERIFY_EXIT(stopped, 130);
    QVERIFY2(stopped.err.contains("the secret legacy is as it was"), stopped.all().constData());
    QVERIFY(!QFile::exists(workspace.path(QStringLiteral("secrets.json"))));
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
