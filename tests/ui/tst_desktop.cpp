// The built console on a real X display: clicked and typed at, and read through the accessibility bus. Nothing of it is linked here.
#include "accessible.h"
#include "testdesktop.h"
#include "tidewrightprocess.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

using namespace tidewright;

namespace
{

constexpr QSize screen(1440, 900);
constexpr int patience = 60'000; // milliseconds
constexpr std::size_t columns = 9;

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
        QFile::remove(m_workspace.path(QStringLiteral("demo/jobs/content_deploy.json"))); // the rows of one job are enough
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

    // The demo's job is due that often.
    void schedule(const QString &every)
    {
        const QString file = QStringLiteral("demo/jobs/reference_sync.json");
        QJsonObject job = QJsonDocument::fromJson(m_workspace.read(file)).object();
        job.insert(QStringLiteral("schedule"), QJsonObject{{QStringLiteral("every"), every}});
        m_workspace.write(file, QJsonDocument(job).toJson());
    }

    // False if it does not come up.
    bool start(const QByteArray &language = "en", const QSize &size = screen)
    {
        m_workspace.write(QStringLiteral("config/tidewright/tidewright-console.conf"),
                          "[look]\ntheme=light\nlanguage=" + language + '\n');
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_workspace.path(QStringLiteral("home")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_workspace.path(QStringLiteral("config")));
        m_console.setProcessEnvironment(m_desktop.environment(environment));
        m_console.setProcessChannelMode(QProcess::ForwardedChannels);
        m_console.start(QStringLiteral(TIDEWRIGHT_CONSOLE), {m_workspace.path(QStringLiteral("demo"))});
        return m_console.waitForStarted(patience) &&
               m_desktop.arrange(m_console.processId(), QStringLiteral("Demo.*Tidewright"), size);
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
    bool press(const QString &keys) const { return m_desktop.press(keys); }
    int windows() const { return m_desktop.windows(m_console.processId()); }
    // The rows of the main table, which may be called otherwise in another language: all of them, or those in this state. Types by
    // their key, jobs as they introduce themselves.
    QStringList rows(const QString &table = QStringLiteral("Content types"), std::optional<Accessible::State> state = {}) const
    {
        QStringList keys;
        const auto shown = find(QStringLiteral("tree"), table);
        const auto cells = shown ? shown->children() : std::vector<Accessible>();
        for (std::size_t first = columns; first < cells.size(); first += columns) { // behind the headings
            if (!state || cells[first].is(*state))
                keys << cells[first].name().section(QLatin1Char(','), 0, 0);
        }
        return keys;
    }
    // The texts of the row of the main table that begins with this type, column by column.
    QStringList row(const QString &type) const
    {
        QStringList texts;
        const auto table = find(QStringLiteral("tree"), QStringLiteral("Content types"));
        for (const Accessible &cell : table ? table->children() : std::vector<Accessible>()) {
            const QString text = cell.name();
            if (texts.isEmpty() ? text.startsWith(type + QStringLiteral(", ")) : texts.size() < int(columns))
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
    void rowsAreCheckedFoldedAndHaveTheirMenuByKeys();
    void viewsComeByTheirKeys();
    void theFilterComesByItsKeyAtTheSmallestSize();

private:
    // Until the console shows this.
    bool comes(const QString &role, const QString &nameStart) const
    {
        return QTest::qWaitFor([&] { return m_console->shows(role, nameStart); }, patience);
    }
    bool comesToRows(const QStringList &rows, std::optional<Accessible::State> state = {},
                     const QString &table = QStringLiteral("Content types")) const
    {
        return QTest::qWaitFor([&] { return m_console->rows(table, state) == rows; }, patience);
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

void TestDesktopConsole::rowsAreCheckedFoldedAndHaveTheirMenuByKeys()
{
    const QString job = QStringLiteral("Job reference_sync"), country = QStringLiteral("country"),
                  productLine = QStringLiteral("product_line"), plan = QStringLiteral("plan");
    QVERIFY(m_console->start());
    QVERIFY(comesToRows({country}, Accessible::Selected));
    const QStringList all = m_console->rows();
    QCOMPARE(all.first(3), QStringList({job, country, productLine}));

    QVERIFY(m_console->press(QStringLiteral("Down")));
    QVERIFY(comesToRows({productLine}, Accessible::Selected));
    QVERIFY(m_console->press(QStringLiteral("ctrl+Down")) && m_console->press(QStringLiteral("space")));
    QVERIFY(comesToRows({productLine, plan}, Accessible::Selected));
    QVERIFY(m_console->press(QStringLiteral("space")));
    QVERIFY(comesToRows({productLine}, Accessible::Selected));
    QVERIFY(m_console->press(QStringLiteral("space")));
    QVERIFY(comesToRows({productLine, plan}, Accessible::Selected));

    const int windows = m_console->windows();
    QVERIFY(m_console->press(QStringLiteral("Menu")));
    QVERIFY(QTest::qWaitFor([&] { return m_console->windows() == windows + 1; }, patience));
    QVERIFY(m_console->press(QStringLiteral("Down")) && m_console->press(QStringLiteral("Return"))); // its first one: Sync now
    QVERIFY(QTest::qWaitFor([&] { return m_console->windows() == windows; }, patience));
    QVERIFY(comesTo(plan, QStringLiteral("In sync")));
    QVERIFY(comesTo(productLine, QStringLiteral("In sync")));
    QCOMPARE(m_console->status(country), QStringLiteral("New"));

    QVERIFY(m_console->press(QStringLiteral("Left")));
    QVERIFY(comesToRows({job}, Accessible::Selected));
    QVERIFY(m_console->press(QStringLiteral("Left")));
    QVERIFY(comesToRows({job}));
    QVERIFY(m_console->press(QStringLiteral("Right")));
    QVERIFY(comesToRows(all));
}

void TestDesktopConsole::viewsComeByTheirKeys()
{
    const QString job = QStringLiteral("Job reference_sync"), plan = QStringLiteral("plan"), invoice = QStringLiteral("invoice");
    const Finished killed =
        m_console->tidewright({QStringLiteral("sync"), QStringLiteral("--type"), invoice},
                              TestWorkspace::withFaults({QStringLiteral("TIDEWRIGHT_FAULT_FILE=warehouse.db-wal"),
                                                         QStringLiteral("TIDEWRIGHT_FAULT_KILL=after 5")}));
    QVERIFY2(killed.exitCode == -1, killed.all().constData());
    const Finished old =
        m_console->tidewright({QStringLiteral("state"), QStringLiteral("set"), QStringLiteral("reference_sync"), plan,
                               QStringLiteral("lastSyncAt=2026-01-01T00:00:00Z"), QStringLiteral("initialSyncCompleted=true")});
    QVERIFY2(old.exitCode == 0, old.all().constData());
    m_console->schedule(QStringLiteral("1h"));
    QVERIFY(m_console->start());
    QVERIFY(comesTo(invoice, QStringLiteral("Interrupted")));
    const QStringList all = m_console->rows();

    QVERIFY(m_console->press(QStringLiteral("ctrl+1")));
    QVERIFY(comesToRows({job, invoice, plan}));
    QVERIFY(m_console->press(QStringLiteral("ctrl+2")));
    QVERIFY(comes(QStringLiteral("label"), QStringLiteral("No content type is in 'Running'")));
    QVERIFY(m_console->press(QStringLiteral("ctrl+5")));
    QVERIFY(comesToRows({job, plan}));
    QVERIFY(m_console->press(QStringLiteral("ctrl+3")));
    QVERIFY(comes(QStringLiteral("label"), QStringLiteral("No content type is in 'Conflicts'")));
    QVERIFY(m_console->press(QStringLiteral("ctrl+6")));
    QVERIFY(comesToRows(all));
}

void TestDesktopConsole::theFilterComesByItsKeyAtTheSmallestSize()
{
    const QString text = QStringLiteral("text"), name = QStringLiteral("Name oder Status filtern"),
                  table = QStringLiteral("Inhaltstypen"), job = QStringLiteral("Job reference_sync");
    const QSize smallest(1024, 680);
    QVERIFY(m_console->start("de", smallest));
    QVERIFY(comesToRows({QStringLiteral("country")}, Accessible::Selected, table));
    const QStringList all = m_console->rows(table);
    QVERIFY(m_console->press(QStringLiteral("ctrl+f")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto field = m_console->find(text, name);
            return field && field->is(Accessible::Focused);
        },
        patience));
    QVERIFY(QRect(QPoint(), smallest).contains(m_console->find(text, name)->rect()));
    QVERIFY(m_console->desktop().type(QStringLiteral("price")));
    QVERIFY(comesToRows({job, QStringLiteral("price_list")}, {}, table));
    QVERIFY(m_console->press(QStringLiteral("Escape")));
    QVERIFY(comesToRows(all, {}, table));
}

QTEST_GUILESS_MAIN(TestDesktopConsole)
#include "tst_desktop.moc"
