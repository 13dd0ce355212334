// Killed at every commit: of the target, by a proxy that sees it pass or by a C library that counts its syncs; of the state, by the
// same library. What comes after ends where an undisturbed run ends, and nothing that was committed is written again.
#include "faultproxy.h"
#include "testengine.h"
#include "tidewrightprocess.h"
#include "transfer.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace tidewright;

namespace
{

constexpr int records = 2'000;
constexpr int pageSize = 400;
// More than any run here has, so that a sweep that finds no end fails.
constexpr int mostCommits = 150;

enum class Commits { OfTarget, OfState };

// Columns for the digits of a number, a text and a time, in each engine's words.
QString tableSql(EngineKind kind)
{
    const bool sqlite = kind == EngineKind::Sqlite;
    return QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, name varchar(40), price %1, changed %2); ")
        .arg(sqlite ? QStringLiteral("DECIMAL_TEXT(12,2)") : QStringLiteral("decimal(12,2)"),
             sqlite                      ? QStringLiteral("TIMESTAMP_TEXT")
             : kind == EngineKind::Mysql ? QStringLiteral("datetime(6)")
                                         : QStringLiteral("timestamp(6)"));
}

// Notes each record that is written in the transaction that writes it.
QString noteSql(EngineKind kind)
{
    const QString table = QStringLiteral("CREATE TABLE effects (id integer, what char(6)); ");
    if (kind == EngineKind::Postgres)
        return table +
               QStringLiteral("CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
                              "INSERT INTO effects VALUES (NEW.id, TG_OP); RETURN NEW; END$$; "
                              "CREATE TRIGGER noting AFTER INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION noted()");
    const QString trigger =
        kind == EngineKind::Mysql
            ? QStringLiteral("CREATE TRIGGER %1_item AFTER %1 ON item FOR EACH ROW INSERT INTO effects VALUES (NEW.id, '%1')")
            : QStringLiteral("CREATE TRIGGER %1_item AFTER %1 ON item BEGIN INSERT INTO effects VALUES (NEW.id, '%1'); END");
    return table + trigger.arg(QLatin1String("INSERT")) + QLatin1String("; ") + trigger.arg(QLatin1String("UPDATE"));
}

QString firstDifference(const RecordBatch &expected, const RecordBatch &found)
{
    if (expected.rows() != found.rows())
        return QStringLiteral("%1 records instead of %2").arg(found.rows()).arg(expected.rows());
    for (std::size_t row = 0; row < expected.rows(); ++row) {
        for (std::size_t column = 0; column < expected.columns(); ++column) {
            if (!equal(expected.row(row)[column], found.row(row)[column]))
                return QStringLiteral("record %1, column %2").arg(row + 1).arg(column);
        }
    }
    return {};
}

} // namespace

class TestCrashSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtEveryCommit_data();
    void killedAtEveryCommit();
};

// One pair of engines with a job between them, which can be put back to where it was before the run that is killed.
class Sweep
{
public:
    Sweep(EngineKind from, EngineKind to, bool staged)
        : m_staged(staged)
        , m_source(from)
        , m_target(to)
    {
        if (m_target.database())
            m_proxy = std::make_unique<FaultProxy>(to == EngineKind::Postgres ? TestServerKind::Postgres : TestServerKind::Mysql,
                                                   m_target.database()->server());
    }

    // Everything before the run that is killed; what went wrong.
    QString prepare()
    {
        QString values;
        for (int id = 1; id <= records; ++id)
            values += QStringLiteral("%1(%2, 'item %2', %2.25, '2026-01-01 00:00:00')")
                          .arg(id == 1 ? QString() : QStringLiteral(","))
                          .arg(id);
        if (!m_source.run(tableSql(m_source.kind()) + QLatin1String("INSERT INTO item VALUES ") + values))
            return QString::fromUtf8(m_source.problem());
        if (!m_target.run(tableSql(m_target.kind()) + QStringLiteral("CREATE TABLE base AS SELECT * FROM item; ") +
                          noteSql(m_target.kind())))
            return QString::fromUtf8(m_target.problem());
        m_workspace.addConnection(QStringLiteral("remote"), m_source.connection(), m_source.password());
        m_workspace.addConnection(QStringLiteral("local"), m_target.connection(), m_target.password(),
                                  m_proxy ? m_proxy->port() : 0);
        m_workspace.addJob(QStringLiteral("job"),
                           pullJob({contentType(QStringLiteral("item"), {{QStringLiteral("batchSize"), pageSize}})}));
        if (m_staged) {
            const Finished first = m_workspace.run({QStringLiteral("sync")});
            if (first.exitCode != 0)
                return QString::fromUtf8(first.all());
            m_target.run(QStringLiteral("INSERT INTO base SELECT * FROM item"));
            m_source.run(QStringLiteral("UPDATE item SET name = 'changed' WHERE id % 2 = 0"));
        }
        for (const char *file : stateFiles)
            m_state[file] = m_workspace.read(QLatin1String(file));
        reset();
        const Finished undisturbed = m_workspace.run({QStringLiteral("sync")});
        if (undisturbed.exitCode != 0)
            return QString::fromUtf8(undisturbed.all());
        Result<RecordBatch> read = readAll(m_target.endpoint(), QStringLiteral("item"));
        if (!read)
            return problemIn(read);
        m_expected = std::move(*read);
        m_effects = effects();
        return {};
    }

    void reset()
    {
        m_target.run(QStringLiteral("DELETE FROM item; INSERT INTO item SELECT * FROM base; DELETE FROM effects"));
        for (const char *file : stateFiles) {
            QFile::remove(m_workspace.path(QLatin1String(file)));
            if (!m_state[file].isEmpty())
                m_workspace.write(QLatin1String(file), m_state[file]);
        }
        if (m_proxy)
            m_proxy->decide({});
    }

    // A run that is killed at the n-th commit; exit code 0 where it has fewer.
    Finished runUntil(Commits commits, int n, Cut cut)
    {
        const QStringList sync{QStringLiteral("sync"), QStringLiteral("--json")};
        if (commits == Commits::OfState || !m_proxy) {
            const QString file = commits == Commits::OfState ? QStringLiteral("/state.db-wal") : QStringLiteral("/test.db-wal");
            const QString when =
                QStringLiteral("%1 %2").arg(cut == Cut::Before ? QStringLiteral("before") : QStringLiteral("after")).arg(n);
            return m_workspace.run(sync, TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=") + file,
                                                                    QStringLiteral("TIDEWRIGHT_FAULT_KILL=") + when}));
        }
        const auto process = m_workspace.start(sync);
        process->waitForStarted();
        const auto pid = static_cast<pid_t>(process->processId());
        m_proxy->decide(
            [left = n, cut](const QByteArray &statement) mutable {
                return isCommit(statement) && --left == 0 ? std::optional(cut) : std::nullopt;
            },
            [pid] { ::kill(pid, SIGKILL); });
        const Finished finished = TestWorkspace::finish(*process);
        m_proxy->decide({});
        return finished;
    }

    // Goes on after the kill, in one of the two ways; what is wrong afterwards.
    QString recover(bool byResume)
    {
        const QStringList json{QStringLiteral("--json")};
        if (byResume) {
            const Finished resumed = m_workspace.run(QStringList{QStringLiteral("resume")} + json);
            if (resumed.exitCode != 0)
                return QString::fromUtf8(resumed.all());
        }
        const Finished synced = m_workspace.run(QStringList{QStringLiteral("sync")} + json);
        if (synced.exitCode != 0)
            return QString::fromUtf8(synced.all());
        const Result<RecordBatch> read = readAll(m_target.endpoint(), QStringLiteral("item"));
        if (!read)
            return problemIn(read);
        if (const QString difference = firstDifference(m_expected, *read); !difference.isEmpty())
            return difference;
        if (const QString written = effects(); written != m_effects)
            return QStringLiteral("effects: %1 instead of %2").arg(written, m_effects);
        const QJsonObject run = m_workspace.run(QStringList{QStringLiteral("sync")} + json)
                                    .json()
                                    .value(QLatin1String("runs"))
                                    .toArray()
                                    .first()
                                    .toObject();
        for (const char *count : {"created", "updated", "deleted", "failed"}) {
            if (run.value(QLatin1String(count)).toInt(-1) != 0)
                return QStringLiteral("the next run is not idle: ") + QLatin1String(count);
        }
        return {};
    }

private:
    static constexpr std::array stateFiles{"state.db", "state.db-wal", "state.db-shm"};

    QString effects()
    {
        return m_target.value(m_target.kind() == EngineKind::Mysql
                                  ? QStringLiteral("SELECT concat(count(*), ' on ', count(DISTINCT id)) FROM effects")
                                  : QStringLiteral("SELECT count(*) || ' on ' || count(DISTINCT id) FROM effects"));
    }

    const bool m_staged;
    TestEngine m_source, m_target;
    std::unique_ptr<FaultProxy> m_proxy;
    TestWorkspace m_workspace;
    std::map<std::string, QByteArray> m_state;
    RecordBatch m_expected;
    QString m_effects;
};

void TestCrashSweep::killedAtEveryCommit_data()
{
    QTest::addColumn<EngineKind>("from");
    QTest::addColumn<EngineKind>("to");
    QTest::addColumn<bool>("staged");
    QTest::addColumn<Commits>("commits");
    constexpr EngineKind sqlite = EngineKind::Sqlite, postgres = EngineKind::Postgres, mysql = EngineKind::Mysql;
    for (const bool staged : {false, true}) {
        const char *way = staged ? "staged" : "direct";
        QTest::addRow("mysql to postgres, %s", way) << mysql << postgres << staged << Commits::OfTarget;
        QTest::addRow("postgres to mysql, %s", way) << postgres << mysql << staged << Commits::OfTarget;
        QTest::addRow("mysql to sqlite, %s", way) << mysql << sqlite << staged << Commits::OfTarget;
        QTest::addRow("sqlite to sqlite, %s, of the state", way) << sqlite << sqlite << staged << Commits::OfState;
    }
    QTest::newRow("mysql to postgres, direct, of the state") << mysql << postgres << false << Commits::OfState;
}

void TestCrashSweep::killedAtEveryCommit()
{
    QFETCH(EngineKind, from);
    QFETCH(EngineKind, to);
    QFETCH(bool, staged);
    QFETCH(Commits, commits);
    Sweep sweep(from, to, staged);
    const QString unprepared = sweep.prepare();
    QVERIFY2(unprepared.isEmpty(), qPrintable(unprepared));
    for (const Cut cut : {Cut::Before, Cut::AfterAnswer}) {
        int n = 1;
        for (; n <= mostCommits; ++n) {
            sweep.reset();
            const Finished killed = sweep.runUntil(commits, n, cut);
            QVERIFY2(killed.exitCode <= 0, killed.all().constData());
            if (killed.exitCode == 0)
                break;
            const QString problem = sweep.recover(n % 2 == 1);
            QVERIFY2(problem.isEmpty(),
                     qPrintable(QStringLiteral("killed %1 commit %2: %3")
                                    .arg(cut == Cut::Before ? QStringLiteral("before") : QStringLiteral("after"))
                                    .arg(n)
                                    .arg(problem)));
        }
        qInfo("%d commits", n - 1);
        QVERIFY(n > (staged ? 3 : records / pageSize)); // of the staged way only the changed half is written
        QVERIFY(n <= mostCommits);
    }
}

QTEST_GUILESS_MAIN(TestCrashSweep)
#include "tst_crashsweep.moc"
