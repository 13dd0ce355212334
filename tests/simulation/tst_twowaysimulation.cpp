// Seeded histories of two-way sync: two sides that are edited between and during runs, operators who decide about conflicts and take it back,
// faults, crashes and pauses at any effect, then healing. Its options: seedsearch.h.
#include "seedsearch.h"
#include "twowayregressions.h"
#include "twowaysimulation.h"

#include <QTest>

using namespace tidewright;

namespace
{

SeedSearch search;

} // namespace

class TwoWaySimulationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySeedConverges()
    {
        std::int64_t compared = 0;
        const QString failures = search.run([&](Script &script, Telling telling) {
            TwoWaySimulation simulation(script, telling);
            const QString problem = simulation.play();
            compared += simulation.comparedWithNaive;
            return problem;
        });
        QVERIFY2(failures.isEmpty(), qPrintable(failures));
        QVERIFY2(search.isOfOne() || compared > 0, "no run was compared with the second opinion");
    }
    void whatOnceFailedDoesNotFail_data()
    {
        QTest::addColumn<QString>("script");
        for (const Regression &regression : twoWayRegressions)
            QTest::newRow(regression.showed) << QString::fromLatin1(regression.script);
    }
    void whatOnceFailedDoesNotFail()
    {
        QFETCH(QString, script);
        auto parsed = Script::parse(script);
        QVERIFY(parsed);
        QCOMPARE(TwoWaySimulation(*parsed).play(), QString());
    }
    void theSameSeedIsTheSameRun()
    {
        const auto traceOf = [](Script script) {
            TwoWaySimulation simulation(script);
            simulation.play();
            return simulation.trace();
        };
        for (std::uint64_t seed = 1; seed <= 100; ++seed)
            QCOMPARE(traceOf(Script::ofSeed(seed)), traceOf(Script::ofSeed(seed)));
    }
};

int main(int argc, char **argv)
{
    std::vector<char *> arguments(argv, argv + argc);
    search.parse(arguments);
    TwoWaySimulationTest test;
    return QTest::qExec(&test, int(arguments.size()), arguments.data());
}

#include "tst_twowaysimulation.moc"
