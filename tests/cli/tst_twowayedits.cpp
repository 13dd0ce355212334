// An edit made on a side at any moment of a two-way run: it is there when the run has ended, and afterwards at both sides or in a conflict.
#include "sites.h"

using namespace tidewright;

namespace
{

constexpr int mostMoments = 400;

// What somebody does while the run has decided otherwise: 1 and 4 were updated at the other side, 2 deleted and 3 created there.
struct Edit {
    int id;
    char value;
};
constexpr Edit edits[] = {{1, 'E'}, {2, 'E'}, {3, 'E'}, {4, '-'}};

void editOther(Site &other)
{
    other.set(1, 'X');
    other.set(2, '-');
    other.set(3, 'X');
    other.set(4, 'X');
    other.set(9, 'X'); // left alone by everybody else
}

// Goes on until the process says that it has paused; false if it ended instead.
bool waitUntilPaused(QProcess &process)
{
    process.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (process.state() != QProcess::NotRunning || process.bytesAvailable() > 0) {
        said += process.readAllStandardError();
        if (said.contains("paused\n"))
            return true;
        if (process.state() == QProcess::NotRunning || !process.waitForReadyRead(60'000))
            break;
    }
    return said.contains("paused\n");
}

} // namespace

class TestTwoWayEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A sweep need not wait for a disk where there is memory for files.
    void initTestCase()
    {
        if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }
    void anEditBetweenReadingAndWritingIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::addColumn<bool>("atLocal");
        // "after": a commit of the state is the moment, as no side is locked there; "step": any step of any file.
        QTest::addColumn<QString>("moment");
        QTest::newRow("sqlite") << "sqlite"
                                << "folder" << true << "after";
        QTest::newRow("folder") << "sqlite"
                                << "folder" << false << "step";
        QTest::newRow("postgres") << "postgres"
                                  << "mysql" << true << "after";
        QTest::newRow("mysql") << "postgres"
                               << "mysql" << false << "after";
    }

    void anEditBetweenReadingAndWritingIsNotOverwritten()
    {
        QFETCH(QString, local);
        QFETCH(QString, remote);
        QFETCH(bool, atLocal);
        QFETCH(QString, moment);
        SiteScene scene(local, remote, QStringLiteral("manual"));
        Site &target = atLocal ? scene.local : scene.remote;
        Site &other = atLocal ? scene.remote : scene.local;
        for (Site *site : {&target, &other}) {
            for (int id : {1, 2, 4, 9})
                site->set(id, 'b');
            for (int id = 100; id < 120; ++id)
                site->set(id, 'k');
        }
        VERIFY_EXIT(scene.run("sync"), 0);
        editOther(other);
        scene.keep();
        int between = 0;
        int n = 1;
        for (; n <= mostMoments; ++n) {
            scene.restore();
            const auto process = scene.workspace.start(
                {QStringLiteral("sync")},
                TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=/state.db-wal"),
                                           QStringLiteral("TIDEWRIGHT_FAULT_PAUSE=%1 %2").arg(moment).arg(n)}));
            const bool paused = waitUntilPaused(*process);
            if (paused) {
                for (const Edit &edit : edits)
                    target.set(edit.id, edit.value);
                process->write("\n");
            }
            const Finished finished = TestWorkspace::finish(*process);
            if (!paused) {
                VERIFY_EXIT(finished, 0);
                break;
            }
            const auto said = [&](const char *what) {
                return QStringLiteral("paused %1 %2: %3\n").arg(moment, QString::number(n), QLatin1String(what)).toUtf8() +
                       finished.all();
            };
            QVERIFY2(finished.exitCode == 0 || finished.exitCode == 3, said("exit code").constData());
            for (const Edit &edit : edits)
                QVERIFY2(target.get(edit.id) == edit.value, said("overwritten").constData());
            // What was decided and then left alone leaves its number behind.
            between +=
                scene
                    .stateValue(
                        "SELECT coalesce(max(number), 0) > count(*) FROM intents WHERE journal = (SELECT max(id) FROM journals)")
                    .toInt();
            const Finished next = scene.run("sync --json");
            QVERIFY2(next.exitCode == 0 || next.exitCode == 3, next.all().constData());
            QSet<qint64> conflicts;
            for (const QJsonValue conflict : scene.run("conflicts --json").json().value(QLatin1String("conflicts")).toArray())
                conflicts.insert(conflict[QLatin1String("recordKey")].toInteger());
            for (const Edit &edit : edits) {
                QVERIFY2(target.get(edit.id) == edit.value, said("overwritten by the next run").constData());
                QVERIFY2(other.get(edit.id) == edit.value || conflicts.contains(edit.id),
                         said("neither at both sides nor in a conflict").constData());
            }
            QCOMPARE(target.get(9), 'X');
        }
        qInfo("%d moments, %d of them between reading and writing", n - 1, between);
        QVERIFY(n <= mostMoments);
        QVERIFY(between > 0);
    }
};

QTEST_GUILESS_MAIN(TestTwoWayEdits)
#include "tst_twowayedits.moc"
