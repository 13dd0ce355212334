// The built console on a real X display: clicked and typed at, and read through the accessibility bus. Nothing of it is linked here.
#include "accessible.h"
#include "testdesktop.h"
#include "tidewrightprocess.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

using namespace tidewright;

namespace
{

constexpr QSize screen(1440, 900);
constexpr int patience = 60'000; // milliseconds

const QString button = QStringLiteral("push button");
const QStringList demo{QStringLiteral("--workspace"), QStringLiteral("demo"), QStringLiteral("--quiet")};

// A demo workspace with a console for it, and the command line beside.
class ConsoleOnDesktop
{
public:
    ConsoleOnDesktop()
        : m_desktop(screen)
    {
        m_workspace.run({QStringLiteral("init"), QStringLiteral("--demo"), QStringLiteral("demo")});
        m_workspace.write(QStringLiteral("config/tidewright/tidewright-console.conf"), "[look]\ntheme=light\nlanguage=en\n");
    }
    ~ConsoleOnDesktop()
    {
        m_console.terminate();
        if (!m_console.waitForFinished(patience))
            m_console.kill();
    }

    Finished tidewright(const QStringList &arguments, const QStringList &wrapper = {}) const
    {
        return m_workspace.run(demo + arguments, wrapper);
    }
    // One number out of the demo's target.
    int targetNumber(const QString &sql) const
    {
        const QString connection = QStringLiteral("target");
        int number = -1;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
            database.setDatabaseName(m_workspace.path(QStringLiteral("demo/warehouse.db")));
            database.open();
            QSqlQuery query(database);
            if (query.exec(sql))
                number = query.next() ? query.value(0).toInt() : query.numRowsAffected();
        }
        QSqlDatabase::removeDatabase(connection);
        return number;
    }

    // False if it does not come up.
    bool start()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_workspace.path(QStringLiteral("home")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_workspace.path(QStringLiteral("config")));
        m_console.setProcessEnvironment(m_desktop.environment(environment));
        m_console.setProcessChannelMode(QProcess::ForwardedChannels);
        m_console.start(QStringLiteral(TIDEWRIGHT_CONSOLE), {m_workspace.path(QStringLiteral("demo"))});
        return m_console.waitForStarted(patience) &&
               m_desktop.arrange(m_console.processId(), QStringLiteral("Demo.*Tidewright"), screen);
    }

    const TestDesktop &desktop() const { return m_desktop; }

    std::optional<Accessible> find(const QString &role, const QString &nameStart) const
    {
        const auto application = accessibleApplication(m_desktop.sessionBus(), QStringLiteral("tidewright-console"));
        return application ? application->find(role, nameStart) : std::nullopt;
    }
    bool shows(const QString &role, const QString &nameStart) const { return find(role, nameStart).has_value(); }
    // Clicks the middle of what can be used under this name; false if it is not there or is switched off.
    bool click(const QString &role, const QString &nameStart) const
    {
        const auto found = find(role, nameStart);
        return found && found->is(Accessible::Sensitive) && m_desktop.click(found->rect().center());
    }
    // The texts of the row of the main table that begins with this type, column by column.
    QStringList row(const QString &type) const
    {
        QStringList texts;
        const auto table = find(QStringLiteral("tree"), QStringLiteral("Content types"));
        for (const Accessible &cell : table ? table->children() : std::vector<Accessible>()) {
            const QString text = cell.name();
            if (texts.isEmpty() ? text.startsWith(type + QStringLiteral(", ")) : texts.size() < 9)
                texts << text;
        }
        return texts;
    }
    QString status(const QString &type) const { return row(type).value(1); }
    bool clickType(const QString &type) const { return click(QStringLiteral("tree item"), type + QStringLiteral(", ")); }

private:
    TestWorkspace m_workspace;
    TestDesktop m_desktop;
    QProcess m_console;
};

} // namespace

class TestDesktopConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void forceFullIsClickedThroughItsDialog();
    void resumeIsClickedAfterAKilledRun();

private:
    // Until the console shows this.
    bool comes(const QString &role, const QString &nameStart) const
    {
        return QTest::qWaitFor([&] { return m_console->shows(role, nameStart); }, patience);
    }
    bool comesTo(const QString &type, const QString &status) const
    {
        return QTest::qWaitFor([&] { return m_console->status(type) == status; }, patience);
    }

    std::unique_ptr<ConsoleOnDesktop> m_console;
};

void TestDesktopConsole::init()
{
    m_console = std::make_unique<ConsoleOnDesktop>();
    QVERIFY2(m_console->desktop().missing().isEmpty(), qPrintable(m_console->desktop().missing()));
}

void TestDesktopConsole::cleanup()
{
    m_console.reset();
}

void TestDesktopConsole::forceFullIsClickedThroughItsDialog()
{
    const Finished synced = m_console->tidewright({QStringLiteral("sync")});
    QVERIFY2(synced.exitCode == 0, synced.all().constData());
    // What an incremental run cannot see: records that are gone from the target.
    QCOMPARE(m_console->targetNumber(QStringLiteral("DELETE FROM plan WHERE id <= 7")), 7);
    QVERIFY(m_console->start());
    QVERIFY(comesTo(QStringLiteral("plan"), QStringLiteral("In sync")));

    QVERIFY(m_console->clickType(QStringLiteral("plan")));
    QVERIFY(comes(QStringLiteral("label"), QStringLiteral("plan")));
    QVERIFY(m_console->click(button, QStringLiteral("Force full")));
    QVERIFY(comes(button, QStringLiteral("Run preview first")));
    QVERIFY(m_console->click(button, QStringLiteral("Run preview first")));
    QVERIFY(comes(button, QStringLiteral("Read and sync 120 rows")));
    QCOMPARE(m_console->targetNumber(QStringLiteral("SELECT count(*) FROM plan")), 113);
    QVERIFY(m_console->click(button, QStringLiteral("Read and sync 120 rows")));

    QVERIFY(QTest::qWaitFor([this] { return m_console->shows(QStringLiteral("label"), QStringLiteral("7 created")); }, patience));
    QVERIFY(comesTo(QStringLiteral("plan"), QStringLiteral("In sync")));
    QCOMPARE(m_console->row(QStringLiteral("plan")).value(6), QStringLiteral("120"));
    QCOMPARE(m_console->targetNumber(QStringLiteral("SELECT count(*) FROM plan")), 120);
}

void TestDesktopConsole::resumeIsClickedAfterAKilledRun()
{
    const Finished killed =
        m_console->tidewright({QStringLiteral("sync"), QStringLiteral("--type"), QStringLiteral("invoice")},
                              TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=warehouse.db-wal"),
                                                         QStringLiteral("TIDEWRIGHT_FAULT_KILL=after 5")}));
    QVERIFY2(killed.exitCode == -1, killed.all().constData());
    QVERIFY(m_console->start());
    QVERIFY(comesTo(QStringLiteral("invoice"), QStringLiteral("Interrupted")));
    QVERIFY(comes(QStringLiteral("label"), QStringLiteral("1 run was interrupted")));

    QVERIFY(m_console->clickType(QStringLiteral("invoice")));
    QVERIFY(QTest::qWaitFor([this] { return m_console->click(button, QStringLiteral("Resume")); }, patience));
    QVERIFY(comesTo(QStringLiteral("invoice"), QStringLiteral("In sync")));
    QCOMPARE(m_console->row(QStringLiteral("invoice")).value(6), QStringLiteral("62,000"));
    QCOMPARE(m_console->targetNumber(QStringLiteral("SELECT count(*) FROM invoice")), 62'000);
}

QTEST_GUILESS_MAIN(TestDesktopConsole)
#include "tst_desktop.moc"
