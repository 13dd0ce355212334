// Seeded histories of one-way sync: edits, faults, crashes and pauses at any effect, operations of the operator, then healing.
// Its options: seedsearch.h.
#include "regressions.h"
#include "seedsearch.h"
#include "shrink.h"
#include "simulation.h"

#include <QTest>

using namespace tidewright;

namespace
{

SeedSearch search;

QString play(Script &script, Telling telling = Telling::Silent)
{
    return Simulation(script, telling).play();
}

} // namespace

class SimulationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySeedConverges()
    {
        std::int64_t settled = 0;
        const QString failures = search.run([&](Script &script, Telling telling) {
            Simulation simulation(script, telling);
            const QString problem = simulation.play();
            settled += simulation.store.settled;
            return problem;
        });
        QVERIFY2(failures.isEmpty(), qPrintable(failures));
        QVERIFY2(search.isOfOne() || settled > 0, "no seed has shown a needless run");
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
        std::uint64_t seed = search.first;
        Script failing = Script::ofSeed(seed);
        while (!fails(failing))
            failing = Script::ofSeed(++seed);
        const Script plain = shrunk(failing, fails);
        Script replayed = *Script::parse(plain.text());
        QVERIFY(fails(replayed));
        QVERIFY2(failing.size() > 100 && plain.size() <= 6, qPrintable(plain.text()));
        QCOMPARE(play(replayed), QString()); // the planted defect alone is at fault
    }
};

int main(int argc, char **argv)
{
    std::vector<char *> arguments(argv, argv + argc);
    search.parse(arguments);
    SimulationTest test;
    return QTest::qExec(&test, int(arguments.size()), arguments.data());
}

#include "tst_simulation.moc"
