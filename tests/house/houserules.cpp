#include "houserules.h"

QString code()
{
    return QStringLiteral("app core ui");
}

QString includeOfOurs()
{
    return QStringLiteral(R"re(^#include "([^"]+)")re");
}

const std::map<QString, QStringList> &directions()
{
    static const std::map<QString, QStringList> allowed = {
        {QStringLiteral("core/base/"), {}},
        {QStringLiteral("core/domain/"), {QStringLiteral("core/base/")}},
        {QStringLiteral("core/"), {QStringLiteral("core/base/"), QStringLiteral("core/domain/")}},
        {QStringLiteral("core/service/"), {QStringLiteral("core/")}},
        {QStringLiteral("ui/"),
         {QStringLiteral("ui/"), QStringLiteral("core/base/"), QStringLiteral("core/domain/"), QStringLiteral("core/service/")}},
        {QStringLiteral("ui/models/"),
         {QStringLiteral("core/base/"), QStringLiteral("core/domain/"), QStringLiteral("core/service/")}},
        {QStringLiteral("app/cli/"), {QStringLiteral("core/")}},
        {QStringLiteral("app/console/"), {QStringLiteral("core/"), QStringLiteral("ui/")}},
    };
    return allowed;
}

std::vector<HouseRule> houseRules()
{
    const QString core = QStringLiteral("core");
    const QString tests = QStringLiteral("tests");
    const QString all = QStringLiteral(". .ci app cmake core resources tests translations ui");
    return {
        {"no include climbs out of its folder", code(), QStringLiteral(R"(^#include "\.\./.*$)")},
        {"core and the command line know neither Widgets nor Gui", QStringLiteral("core app/cli"),
         QStringLiteral(
             R"(^#include <(QtWidgets|QtGui|QWidget|QApplication|QGuiApplication|QMessageBox|QPixmap|QColor|QPainter|QIcon)\b.*$)")},
        {"models know no views", QStringLiteral("ui/models"),
         QStringLiteral(R"(^#include <(QtWidgets|Q\w*(Widget|View|Delegate))\b.*$)")},
        {"SQL of our own state stands in the store alone",
         code(),
         QStringLiteral(R"(#include <(QSql\w+|QtSql)[^>]*>)"),
         {QStringLiteral("core/store/")}},
        {"the console holds no SQL", QStringLiteral("ui"),
         QStringLiteral(R"(#include <(QSql\w+|sqlite3\.h|libpq-fe\.h|mysql\.h)>)")},
        {"records are no QVariant", QStringLiteral("core/domain core/endpoints core/engine"), QStringLiteral(R"(\bQVariant)")},
        // Endpoints measure how long they wait for a socket; what time it is they ask the source.
        {"wall clock and chance are reached through interfaces",
         QStringLiteral("core app/cli"),
         QStringLiteral(
             R"(system_clock::now|currentDateTime|currentMSecsSinceEpoch|currentSecsSinceEpoch|createUuid|QRandomGenerator|std::rand\b|random_device)"),
         {QStringLiteral("core/base/clock.cpp"), QStringLiteral("core/base/ids.cpp")}},
        {"engine and rules use no clock and no timer of their own", QStringLiteral("core/engine core/domain"),
         QStringLiteral(R"(steady_clock::now|QElapsedTimer|QTimer|sleep_for|sleep_until|wait_for\()")},
        {"nothing is killed or pumped", code(),
         QStringLiteral(R"(processEvents\(|->terminate\(\)|\.terminate\(\)|QEventLoop\b)")},
        {"nothing is global", code(), QStringLiteral(R"(Q_GLOBAL_STATIC|static \w+ [&*]\s*instance\()")},
        {"no exceptions of our own", core, QStringLiteral(R"(^\s*throw\b.*$)")},
        {"TLS errors are not waved through", code(), QStringLiteral(R"(ignoreSslErrors)")},
        {"no hooks for tests", code(),
         QStringLiteral(R"(friend class (Tst|Test|tst_)\w+|Q_AUTOTEST_EXPORT|#if.*\b(UNIT_TEST|TESTING)\b)")},
        {"tests wait for events, not for time", tests,
         QStringLiteral(R"(qWait\(|qSleep\(|QThread::(m|u)?sleep\(|sleep_for\(|\busleep\(|\bsleep\()")},
        {"tests are not skipped", tests, QStringLiteral(R"(\bQ(SKIP|EXPECT_FAIL)\()")},
        {"headers open no namespace for others", code() + QLatin1String(" tests"), QStringLiteral(R"(^using namespace.*$)")},
        {"nothing is put off", code() + QLatin1String(" tests"), QStringLiteral(R"(\b(TODO|FIXME|HACK)\b)")},
        {"the project speaks of itself alone", all,
         QStringLiteral(R"(/work/|\bshared/(design|reference)|\b[Ii]ssue #?\d|\b[Dd]ocument 00\d|/tmp/\w+/)")},
    };
}
