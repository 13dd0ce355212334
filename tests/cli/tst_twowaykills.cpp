// Two-way runs killed at every step: what goes on afterwards ends where an undisturbed run ends, writes nothing twice and finds no conflict
// that is none.
#include "faultproxy.h"
#include "sites.h"

#include <atomic>
#include <csignal>

using namespace tidewright;

namespace
{

// More than any run here has, so that a sweep that finds no end fails.
constexpr int mostSteps = 600;

FaultProxy *proxyTo(const Site &site)
{
    TestEngine *engine = site.engine();
    if (!engine || !engine->database())
        return nullptr;
    return new FaultProxy(engine->kind() == EngineKind::Postgres ? TestServerKind::Postgres : TestServerKind::Mysql,
                          engine->database()->server());
}

// Notes each write to a record in the transaction that does it.
QString noteSql(EngineKind kind)
{
    const QString table = QStringLiteral("CREATE TABLE effects (id integer, what char(6)); ");
    if (kind == EngineKind::Postgres)
        return table +
               QStringLiteral(
                   "CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
                   "INSERT INTO effects VALUES (coalesce(NEW.id, OLD.id), TG_OP); RETURN NULL; END$$; "
                   "CREATE TRIGGER noting AFTER INSERT OR UPDATE OR DELETE ON page FOR EACH ROW EXECUTE FUNCTION noted()");
    QString all = table;
    for (const char *what : {"INSERT", "UPDATE", "DELETE"}) {
        const QString statement = QStringLiteral("INSERT INTO effects VALUES (%2.id, '%1')")
                                      .arg(QLatin1String(what), QLatin1String(what == QByteArrayView("DELETE") ? "OLD" : "NEW"));
        all += QStringLiteral("CREATE TRIGGER %1_page AFTER %1 ON page FOR EACH ROW ").arg(QLatin1String(what)) +
               (kind == EngineKind::Mysql ? statement : QStringLiteral("BEGIN %1; END").arg(statement)) + QStringLiteral("; ");
    }
    return all;
}

QString effectsAt(const Site &site)
{
    TestEngine *engine = site.engine();
    if (!engine)
        return {};
    const QString one = engine->kind() == EngineKind::Mysql ? QStringLiteral("concat(id, what)") : QStringLiteral("id || what");
    const QString count = engine->kind() == EngineKind::Mysql ? QStringLiteral("concat(count(*), ' on ', count(DISTINCT %1))")
                                                              : QStringLiteral("count(*) || ' on ' || count(DISTINCT %1)");
    return engine->value(QStringLiteral("SELECT %1 FROM effects").arg(count.arg(one)));
}

// Two sides in sync, then creates, updates and deletes at both, two records of which each side changed another field, and one conflict.
class Sweep
{
public:
    Sweep(const QString &local, const QString &remote)
        : m_scene(local, remote, QStringLiteral("auto"), {{QStringLiteral("batchSize"), 8}})
        , m_proxies{std::unique_ptr<FaultProxy>(proxyTo(m_scene.local)), std::unique_ptr<FaultProxy>(proxyTo(m_scene.remote))}
    {
        if (m_proxies[0])
            m_scene.local.addTo(m_scene.workspace, QStringLiteral("dev"), m_proxies[0]->port());
        if (m_proxies[1])
            m_scene.remote.addTo(m_scene.workspace, QStringLiteral("prod"), m_proxies[1]->port());
    }

    bool hasProxies() const { return m_proxies[0] && m_proxies[1]; }

    // Everything before the run that is killed, and that run undisturbed; what went wrong.
    QString prepare()
    {
        Site &local = m_scene.local;
        Site &remote = m_scene.remote;
        const QString old = QStringLiteral("old"), edited = QStringLiteral("new");
        for (int id : {21, 22, 23, 31, 32, 33, 41, 42, 51, 52, 61, 62, 71, 81})
            local.put(id, old, old);
        for (int id = 100; id < 120; ++id)
            local.put(id, old, old);
        if (const Finished first = m_scene.run("sync"); first.exitCode != 0)
            return QString::fromUtf8(first.all());
        for (int id : {1, 2, 3, 21, 22, 23})
            local.put(id, edited, old);
        for (int id : {11, 12, 13, 31, 32, 33})
            remote.put(id, edited, old);
        for (int id : {41, 42})
            local.remove(id);
        for (int id : {51, 52})
            remote.remove(id);
        for (int id : {61, 62}) {
            local.put(id, edited, old);
            remote.put(id, old, edited);
        }
        local.put(71, QStringLiteral("here"), old);
        remote.put(71, QStringLiteral("there"), old);
        local.put(81, edited, old);
        remote.put(81, edited, old);
        m_scene.keep();
        for (Site *site : {&local, &remote}) {
            if (site->engine() && !site->engine()->run(noteSql(site->engine()->kind())))
                return QString::fromUtf8(site->engine()->problem());
        }
        reset();
        if (const Finished undisturbed = m_scene.run("sync"); undisturbed.exitCode != 3)
            return QString::fromUtf8(undisturbed.all());
        m_expected = ending();
        return {};
    }

    // A run that is killed at the n-th step of its files; exit code >= 0 where it has fewer.
    Finished killedAtStep(int n)
    {
        reset();
        return m_scene.workspace.run({QStringLiteral("sync")},
                                     TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_KILL=step %1").arg(n)}));
    }

    // A run that is killed at the n-th statement that `counts`, to whichever server.
    Finished killedAtStatement(int n, Cut cut, bool (*counts)(const QByteArray &))
    {
        reset();
        const auto process = m_scene.workspace.start({QStringLiteral("sync")});
        process->waitForStarted();
        const auto pid = static_cast<pid_t>(process->processId());
        m_left = n;
        for (const auto &proxy : m_proxies)
            proxy->decide(
                [this, cut, counts](const QByteArray &statement) -> std::optional<Cut> {
                    return counts(statement) && --m_left == 0 ? std::optional(cut) : std::nullopt;
                },
                [pid] { ::kill(pid, SIGKILL); });
        const Finished finished = TestWorkspace::finish(*process);
        for (const auto &proxy : m_proxies)
            proxy->decide({});
        return finished;
    }

    // Goes on after the kill; what is wrong afterwards.
    QString recover()
    {
        const Finished resumed = m_scene.run("sync");
        if (resumed.exitCode != 3)
            return QString::fromUtf8(resumed.all());
        const QString resumedEnding = ending();
        if (resumedEnding != m_expected)
            return QStringLiteral("the resumed run ends with\n%1\ninstead of\n%2").arg(resumedEnding, m_expected);
        const Finished again = m_scene.run("sync");
        if (again.exitCode != 3)
            return QString::fromUtf8(again.all());
        const QString next = held();
        return m_expected.startsWith(next)
                   ? QString()
                   : QStringLiteral("the run after it ends with\n%1\ninstead of\n%2").arg(next, m_expected);
    }

private:
    void reset()
    {
        m_scene.restore();
        for (const Site *site : {&m_scene.local, &m_scene.remote}) {
            if (site->engine())
                site->engine()->run(QStringLiteral("DELETE FROM effects"));
        }
    }

    // Both sides, what was written there and how often, and the base.
    QString held()
    {
        const QStringList all{
            m_scene.local.content(),
            m_scene.remote.content(),
            effectsAt(m_scene.local),
            effectsAt(m_scene.remote),
            m_scene.stateValue(
                "SELECT group_concat(records || ' ' || hex(local_sum) || ' ' || hex(remote_sum)) FROM base_scopes"),
            m_scene.stateValue("SELECT count(*) || ' bases' FROM base_records")};
        return all.join(QLatin1Char('\n'));
    }

    // And the conflicts and the counters of all runs.
    QString ending()
    {
        QStringList all{held()};
        for (const QJsonValue conflict : m_scene.run("conflicts --json").json().value(QLatin1String("conflicts")).toArray())
            all += QStringLiteral("conflict of %1, %2")
                       .arg(conflict[QLatin1String("recordKey")].toInteger())
                       .arg(conflict[QLatin1String("status")].toString());
        std::map<QString, qint64> sums;
        for (const QJsonValue run : m_scene.run("history --json").json().value(QLatin1String("runs")).toArray()) {
            for (const char *what : {"created", "updated", "deleted", "failed"})
                sums[QLatin1String(what)] += run[QLatin1String(what)].toInteger();
        }
        for (const auto &[what, sum] : sums)
            all += QStringLiteral("%1 %2").arg(what).arg(sum);
        return all.join(QLatin1Char('\n'));
    }

    SiteScene m_scene;
    std::unique_ptr<FaultProxy> m_proxies[2];
    std::atomic<int> m_left = 0;
    QString m_expected;
};

bool isAny(const QByteArray &)
{
    return true;
}

} // namespace

class TestTwoWayKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A kill takes nothing from what was written: where there is memory for files, a sweep need not wait for a disk.
    void initTestCase()
    {
        if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }
    void killedAnywhereItEndsAsUndisturbed_data()
    {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("remote");
        QTest::newRow("sqlite and sqlite") << "sqlite"
                                           << "sqlite";
        QTest::newRow("folder and sqlite") << "folder"
                                           << "sqlite";
        QTest::newRow("postgres and mysql") << "postgres"
                                            << "mysql";
    }

    void killedAnywhereItEndsAsUndisturbed()
    {
        QFETCH(QString, local);
        QFETCH(QString, remote);
        Sweep sweep(local, remote);
        const QString unprepared = sweep.prepare();
        QVERIFY2(unprepared.isEmpty(), qPrintable(unprepared));
        int kills = 0;
        // False where the run has fewer steps.
        const auto goesOn = [&](const Finished &killed, const QString &where) {
            if (killed.exitCode >= 0)
                return false;
            ++kills;
            const QString problem = sweep.recover();
            if (!problem.isEmpty())
                QTest::qFail(qPrintable(where + QStringLiteral(": ") + problem), __FILE__, __LINE__);
            return problem.isEmpty();
        };
        if (!sweep.hasProxies()) {
            int n = 1;
            while (n <= mostSteps && goesOn(sweep.killedAtStep(n), QStringLiteral("killed at step %1").arg(n)))
                ++n;
            QVERIFY(n <= mostSteps);
        } else {
            for (const Cut cut : {Cut::Before, Cut::AfterAnswer}) {
                const char *when = cut == Cut::Before ? "before" : "after";
                for (int n = 1; goesOn(sweep.killedAtStatement(n, cut, isCommit),
                                       QStringLiteral("killed %1 commit %2").arg(QLatin1String(when)).arg(n));
                     ++n) {
                }
                // The rest of the statements, those of one half before they are done and those of the other behind.
                for (int n = cut == Cut::Before ? 1 : 4;
                     goesOn(sweep.killedAtStatement(n, cut, isAny),
                            QStringLiteral("killed %1 statement %2").arg(QLatin1String(when)).arg(n));
                     n += 6) {
                }
            }
        }
        if (QTest::currentTestFailed())
            return;
        qInfo("%d kills", kills);
        QVERIFY(kills >= 40);
    }
};

QTEST_GUILESS_MAIN(TestTwoWayKills)
#include "tst_twowaykills.moc"
