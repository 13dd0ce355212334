// What run.sh measures inside one process.
#include "benchmarks.h"
#include "measure.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    using namespace tidewright::bench;
    if (arguments.value(1) == QLatin1String("states"))
        benchStates(arguments.value(2).toInt(), arguments.value(3).toInt());
    else
        die("usage: tidewright_bench states ROWS ROUNDS");
    return 0;
}
