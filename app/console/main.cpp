// tidewright-console: puts the parts together and shows the window.
#include "console.h"
#include "consolesettings.h"
#include "environment.h"
#include "icons.h"
#include "thememanager.h"
#include "workspaces.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <algorithm>

using namespace tidewright;

namespace
{

Result<QString> demoFolder(const Workspaces &workspaces)
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tidewright/demo");
    if (!ConsoleSettings::isWorkspace(folder))
        TRY(workspaces.createDemo(folder));
    return folder;
}

// These answer without a display.
bool asksForText(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        const QLatin1String word(argument);
        return word == QLatin1String("--version") || word == QLatin1String("-v") || word == QLatin1String("--help") ||
               word == QLatin1String("-h");
    });
}

} // namespace

int main(int argc, char **argv)
{
    forgetServerSettings();
    QCoreApplication::setOrganizationName(QStringLiteral("tidewright"));
    QCoreApplication::setApplicationName(QStringLiteral("tidewright-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TIDEWRIGHT_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Watch and run synchronisation jobs in a window."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  QStringLiteral("Open the demo workspace; it is made if it is not there."));
    parser.addOption(demo);
    parser.addPositionalArgument(QStringLiteral("workspace"), QStringLiteral("Folder of the workspace to open."),
                                 QStringLiteral("[workspace]"));
    if (asksForText(argc, argv)) {
        const QCoreApplication application(argc, argv);
        parser.process(application);
    }

    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.tidewright.Tidewright"));
    parser.process(application);
    const ConsoleSettings settings;
    ThemeManager theme(application, settings.theme(), settings.fontPercent());
    theme.setMotion(settings.reducedMotion() ? Motion::Reduced : Motion::Full);
    QApplication::setWindowIcon(applicationIcon());

    const Workspaces workspaces;
    Console console(
        [&workspaces](const QString &folder, LogSink &log) {
            return workspaces.open(folder, {QStringLiteral("console"), &log});
        },
        theme,
        {[&workspaces] { return demoFolder(workspaces); },
         [&workspaces](const QString &folder) { return workspaces.create(folder, QFileInfo(folder).fileName()); }});
    if (!parser.isSet(demo) && !parser.positionalArguments().isEmpty())
        console.open(QDir(parser.positionalArguments().front()).absolutePath());
    console.show();
    if (parser.isSet(demo))
        console.openDemo();
    return QApplication::exec();
}
