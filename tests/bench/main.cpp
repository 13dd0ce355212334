// What run.sh measures inside one process.
#include "benchmarks.h"
#include "measure.h"

#include <QCoreApplication>

using namespace tidewright::bench;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const auto number = [&](int at) { return arguments.value(at).toInt(); };
    const auto server = [&] {
        return MysqlServer{arguments.value(1), number(2), arguments.value(3), arguments.value(4),
                           qEnvironmentVariable("TIDEWRIGHT_SECRET_LEGACY")};
    };
    const QString work = arguments.value(0);
    if (work == QLatin1String("states"))
        benchStates(number(1), number(2));
    else if (work == QLatin1String("qsqlquery"))
        copyByQuery(server(), arguments.value(5), arguments.value(6), arguments.value(7));
    else if (work == QLatin1String("queries"))
        benchQueries(server(), number(5), number(6));
    else if (work == QLatin1String("repeat"))
        benchRepeat(arguments.value(1), number(2), arguments.value(3), arguments.value(4));
    else if (work == QLatin1String("proxy"))
        runProxy(number(1), number(2));
    else
        die("usage: tidewright_bench states ROWS ROUNDS | qsqlquery HOST PORT DATABASE USER FILE COLUMNS TABLE | "
            "queries HOST PORT DATABASE USER TYPES ROUNDS | repeat WORKSPACE ROUNDS COMMAND WORK | proxy PORT MILLISECONDS");
    return 0;
}
