// Prints the jobs of a workspace.
#include <workspaces.h>

#include <QCoreApplication>
#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const tidewright::Workspaces workspaces;
    const auto service = workspaces.open(application.arguments().value(1), {});
    if (!service) {
        std::fprintf(stderr, "%s\n", qPrintable(service.error().message));
        return 1;
    }
    for (const tidewright::Job &job : (*service)->jobs())
        std::puts(qPrintable(job.name));
    return 0;
}
