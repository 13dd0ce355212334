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
    // HOST PORT DATABASE USER from `at` on.
    const auto server = [&](int at, const char *password) {
        return SqlServer{arguments.value(at), number(at + 1), arguments.value(at + 2), arguments.value(at + 3),
                         qEnvironmentVariable(password)};
    };
    const char *const legacy = "TIDEWRIGHT_SECRET_LEGACY", *const warehouse = "TIDEWRIGHT_SECRET_WAREHOUSE";
    const QString work = arguments.value(0);
    if (work == QLatin1String("states"))
        benchStates(number(1), number(2));
    else if (work == QLatin1String("bases"))
        benchBases(number(1), number(2));
    else if (work == QLatin1String("conflicts"))
        benchConflictList(number(1), number(2));
    else if (work == QLatin1String("qsqlquery"))
        copyByQuery(server(1, legacy), arguments.value(5), arguments.value(6), arguments.value(7));
    else if (work == QLatin1String("types"))
        benchTypes(arguments.value(1), server(2, legacy), number(6), number(7));
    else if (work == QLatin1String("delta"))
        benchDelta(arguments.value(1), server(2, legacy), server(6, warehouse), arguments.value(10), arguments.value(11),
                   arguments.value(12), number(13), arguments.value(14));
    else if (work == QLatin1String("proxy"))
        runProxy(number(1), number(2));
    else
        die("usage: tidewright_bench states ROWS ROUNDS | bases ROWS ROUNDS | conflicts COUNT ROUNDS | qsqlquery HOST PORT "
            "DATABASE USER FILE COLUMNS TABLE | "
            "types WORKSPACE HOST PORT DATABASE USER TYPES ROUNDS | delta WORKSPACE HOST PORT DATABASE USER HOST PORT DATABASE "
            "USER "
            "COLUMNS TABLE PEERTABLE ROUNDS COMMAND | proxy PORT MILLISECONDS");
    return 0;
}
