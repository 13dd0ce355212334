// Seeded histories of one-way sync: edits, faults, crashes and pauses at any effect, operations of the operator, then healing.
//   tst_simulation --seed 17        plays one seed and says what happened
//   tst_simulation --seeds 50000    tries that many
//   tst_simulation --first          stops at the first seed that fails and leaves it as it is
//   tst_simulation --script "w3=1"  plays a script, as a failing seed prints it
#include "regressions.h"
#include "shrink.h"
#include "simulation.h"

#include <QTest>

using namespace tidewright;

namespace
{

std::uint64_t firstSeed = 1;
std::uint64_t seedCount = 2'000;
std::optional<Script> givenScript;
enum class Search { Explain, StopAtFirst } search = Search::Explain;

QString play(Script &script, Telling telling = Telling::Silent)
{
    return Simulation(script, telling).play();
}

// For whoever has to look into it: as plain as it gets.
QString told(const Script &failing, const QString &problem)
{
    const Script plain = shrunk(failing, [](Script &script) { return !play(script).isEmpty(); });
    Script replayed = plain;
    return QStringLiteral("%1\n  --script \"%2\"\n  %3").arg(problem, plain.text(), play(replayed));
}

} // namespace

class SimulationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySeedConverges()
    {
        int failures = 0;
        std::int64_t settled = 0;
        for (std::uint64_t seed = firstSeed; seed < firstSeed + seedCount && failures < 10; ++seed) {
            Script script = givenScript.value_or(Script::ofSeed(seed));
            Simulation simulation(script, seedCount == 1 ? Telling::Aloud : Telling::Silent);
            const QString problem = simulation.play();
            settled += simulation.store.settled;
            if (!problem.isEmpty() && search == Search::StopAtFirst)
                QFAIL(qPrintable(QStringLiteral("(--seed %1: %2)").arg(seed).arg(problem)));
            if (problem.isEmpty())
                continue;
            ++failures; // told at once, and whole
            qWarning("--seed %llu: %s", qulonglong(seed), qPrintable(seedCount == 1 ? problem : told(script, problem)));
        }
        QCOMPARE(failures, 0);
        QVERIFY2(seedCount == 1 || settled > 0, "no seed has shown a needless run");
    }
    void whatOnceFailedDoesNotFail_data()
    {
        QTest::addColumn<QString>("script");
        for (const Regression &regression : regressions)
            QTest::newRow(regression.showed) << QString::fromLatin1(regression.script);
    }
    void whatOnceFailedDoesNotFail()
    {
        QFETCH(QString, script);
        auto parsed = Script::parse(script);
        QVERIFY(parsed);
        QCOMPARE(play(*parsed), QString());
    }
    // Of the run behind two rounds of edits, once and for good until it is over.
    void everyFailedCallOfTheStoreIsRecoveredFrom()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            for (const ErrorCode code : {ErrorCode::ConnectionFailed, ErrorCode::DiskFull}) {
                for (const std::int64_t times : {std::int64_t(1), std::int64_t(1'000)}) {
                    bool reached = true;
                    for (std::int64_t call = 0; reached; ++call) {
                        Script script = Script::ofSeed(seed);
                        Simulation simulation(script);
                        simulation.edit(0, Workload::Burst::BeforeRun);
                        simulation.sync();
                        simulation.edit(1, Workload::Burst::BeforeRun);
                        FakeWorld &world = simulation.world;
                        world.storeFault = code;
                        world.storeFaultFor = times;
                        world.storeFaultAt = world.storeCalls + call;
                        simulation.sync();
                        reached = world.storeCalls > world.storeFaultAt;
                        const QString problem = simulation.healed();
                        QVERIFY2(
                            problem.isEmpty(),
                            qPrintable(
                                QStringLiteral("seed %1, call %2, %3 times: %4").arg(seed).arg(call).arg(times).arg(problem)));
                    }
                }
            }
        }
    }
    void theSameSeedIsTheSameRun()
    {
        const auto traceOf = [](Script script) {
            Simulation simulation(script);
            simulation.play();
            return std::pair(simulation.world.trace, simulation.target.writes);
        };
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            QCOMPARE(traceOf(Script::ofSeed(seed)), traceOf(Script::ofSeed(seed)));
            Script used = Script::ofSeed(seed);
            play(used);
            QCOMPARE(traceOf(*Script::parse(used.text())), traceOf(Script::ofSeed(seed)));
        }
    }
    // Of a target that says it has updated a record and has not.
    void aFailingHistoryIsMadePlain()
    {
        const std::function<bool(Script &)> fails = [](Script &script) {
            Simulation simulation(script);
            simulation.target.losesUpdates = true;
            return !simulation.play().isEmpty();
        };
        Script failing = Script::ofSeed(firstSeed);
        while (!fails(failing))
            failing = Script::ofSeed(++firstSeed);
        const Script plain = shrunk(failing, fails);
        Script replayed = *Script::parse(plain.text());
        QVERIFY(fails(replayed));
        QVERIFY2(failing.size() > 100 && plain.size() <= 6, qPrintable(plain.text()));
        QCOMPARE(play(replayed), QString()); // the planted defect alone is at fault
    }
};

int main(int argc, char **argv)
{
    std::vector<char *> rest;
    for (int at = 0; at < argc; ++at) {
        const QByteArray argument(argv[at]);
        if (at + 1 < argc && argument == "--seed") {
            firstSeed = QByteArray(argv[++at]).toULongLong();
            seedCount = 1;
        } else if (at + 1 < argc && argument == "--seeds") {
            seedCount = QByteArray(argv[++at]).toULongLong();
        } else if (argument == "--first") {
            search = Search::StopAtFirst;
        } else if (at + 1 < argc && argument == "--from") {
            firstSeed = QByteArray(argv[++at]).toULongLong();
        } else if (at + 1 < argc && argument == "--script") {
            givenScript = Script::parse(QString::fromLocal8Bit(argv[++at]));
            if (!givenScript)
                qFatal("not a script: %s", argv[at]);
            seedCount = 1;
        } else {
            rest.push_back(argv[at]);
        }
    }
    // A soak takes longer than a test function may.
    if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");
    SimulationTest test;
    return QTest::qExec(&test, int(rest.size()), rest.data());
}

#include "tst_simulation.moc"
