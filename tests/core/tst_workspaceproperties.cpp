// What holds for any workspace and any bytes.
#include "workspace.h"

#include "workspacefiles.h"

#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

using namespace tidewright;

namespace
{

// -----------------------------------------------------------------------------------------------

QString anyName()
{
    return *rc::gen::element(QStringLiteral("a"), QStringLiteral("ref_2"), QStringLiteral("\u00e4 b\U0001F30A"),
                             QStringLiteral("x-y.z"));
}

Limit anyLimit()
{
    return *rc::gen::arbitrary<bool>() ? Limit{double(*rc::gen::inRange(0, 101)), -1} : Limit{-1, *rc::gen::inRange(0, 1000)};
}

Connection anyConnection(const QString &folder, const QString &name)
{
    Connection connection;
    connection.name = name;
    connection.kind = *rc::gen::element(QStringLiteral("sqlite"), QStringLiteral("postgres"), QStringLiteral("mysql"));
    if (connection.kind == QLatin1String("sqlite")) {
        connection.path =
            *rc::gen::element(folder, QStringLiteral("/elsewhere")) + QStringLiteral("/") + anyName() + QStringLiteral(".db");
        return connection;
    }
    connection.host = *rc::gen::element(QStringLiteral("/run/db"), QStringLiteral("localhost"), QStringLiteral("db.example.org"));
    connection.port = *rc::gen::inRange(0, 65536);
    connection.database = anyName();
    connection.user = *rc::gen::element(QString(), anyName());
    connection.password.name = *rc::gen::element(QString(), QStringLiteral("legacy-1"));
    connection.tls = *rc::gen::element(TlsMode::Disable, TlsMode::Prefer, TlsMode::Require, TlsMode::Verify);
    return connection;
}

FieldMapping anyMapping(int number)
{
    FieldMapping mapping{QStringLiteral("l%1").arg(number), QStringLiteral("r%1").arg(number), {}};
    const int values = *rc::gen::inRange(0, 4);
    for (int i = values; i > 0; --i)
        mapping.values.emplace_back(QStringLiteral("v%1").arg(i), *rc::gen::element(QString(), QStringLiteral("To Do \"1\"\n")));
    return mapping;
}

// With the job's settings, if the job has any: most types say no more than their tables, and are read in another way than the others.
ContentType plainType(int number, ConflictStrategy strategy)
{
    ContentType type;
    type.strategy = strategy;
    type.key = QStringLiteral("type %1").arg(number);
    type.local = QStringLiteral("ref.l%1").arg(number);
    type.remote = QStringLiteral("r%1").arg(number);
    type.primaryKey = *rc::gen::element(QStringList(), QStringList({QStringLiteral("id"), QStringLiteral("no")}));
    type.cursorField = *rc::gen::element(QString(), QStringLiteral("updated_at"));
    if (!type.cursorField.isEmpty() && *rc::gen::arbitrary<bool>())
        type.lookback = std::chrono::milliseconds(*rc::gen::inRange(0, 1'000'000'000));
    type.softDeleteField = *rc::gen::element(QString(), QStringLiteral("deleted_at"));
    type.filter = *rc::gen::element(QString(), QStringLiteral("status <> 9 AND name = '\u00fc\t'"));
    return type;
}

ContentType anyType(int number)
{
    ContentType type = plainType(number, ConflictStrategy::Manual);
    const int fields = *rc::gen::inRange(0, 3);
    for (int i = 0; i < fields; ++i)
        type.fields.push_back(anyMapping(i));
    type.enabled = *rc::gen::arbitrary<bool>();
    type.create = *rc::gen::arbitrary<bool>();
    type.batchSize = *rc::gen::element(0, 1, 5000);
    type.atomicInitial = *rc::gen::arbitrary<bool>();
    type.initialSyncEnabled = *rc::gen::arbitrary<bool>();
    type.deletes = {*rc::gen::element(DeleteMode::Propagate, DeleteMode::Ignore), anyLimit()};
    type.onFailure = *rc::gen::element(OnFailure::Keep, OnFailure::Rollback);
    type.strategy = *rc::gen::element(ConflictStrategy::Manual, ConflictStrategy::Auto, ConflictStrategy::RemoteWins);
    type.failedLimit = *rc::gen::arbitrary<bool>() ? anyLimit() : ContentType().failedLimit;
    if (*rc::gen::arbitrary<bool>())
        type.undo = {{QStringLiteral("keep"), QStringLiteral("5d")}, {QStringLiteral("maxSize"), QStringLiteral("1GB")}};
    type.verifyEvery = *rc::gen::element(QString(), QStringLiteral("7d"));
    return type;
}

Workspace anyWorkspace(const QString &folder)
{
    Workspace workspace;
    workspace.path = folder;
    workspace.name = anyName();
    workspace.workers = *rc::gen::inRange(1, 65);
    workspace.state = anyConnection(folder, {});
    if (workspace.state.kind != QLatin1String("sqlite")) {
        workspace.state.kind = QStringLiteral("postgres");
        workspace.stateSchema = *rc::gen::element(QStringLiteral("system"), QStringLiteral("tide"));
    }
    workspace.connections = {anyConnection(folder, QStringLiteral("one")), anyConnection(folder, QStringLiteral("two"))};
    if (*rc::gen::arbitrary<bool>())
        workspace.defaults = {{QStringLiteral("create"), true}, {QStringLiteral("conflictStrategy"), QStringLiteral("auto")}};
    const int jobs = *rc::gen::inRange(0, 3);
    for (int i = 0; i < jobs; ++i) {
        Job job;
        job.name = QStringLiteral("job%1").arg(i);
        job.title = *rc::gen::element(QString(), QStringLiteral("A title"));
        job.local = QStringLiteral("one");
        job.remote = QStringLiteral("two");
        job.direction = *rc::gen::element(Direction::RemoteToLocal, Direction::LocalToRemote);
        job.strategy = *rc::gen::element(ConflictStrategy::Manual, ConflictStrategy::NewestWins);
        job.schedule =
            *rc::gen::element(Schedule{}, Schedule{QStringLiteral("15m"), {}}, Schedule{{}, QStringLiteral("0 4 * * sun")});
        const int types = *rc::gen::inRange(1, 6);
        for (int t = 0; t < types; ++t)
            job.contentTypes.push_back(*rc::gen::arbitrary<bool>() ? anyType(t) : plainType(t, job.strategy));
        workspace.jobs.push_back(job);
    }
    return workspace;
}

} // namespace

class TestWorkspaceProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain();
    void changedBytesNeverCrash();
};

void TestWorkspaceProperties::whatIsWrittenIsReadAgain()
{
    const bool holds = rc::check("load(save(w)) == w", [] {
        QTemporaryDir dir;
        const Workspace workspace = anyWorkspace(dir.path());
        const auto created = createWorkspace(workspace);
        RC_ASSERT(created.has_value());
        const WorkspaceReading reading = readWorkspace(dir.path());
        for (const Finding &finding : reading.findings)
            RC_LOG() << qPrintable(finding.file + finding.path + finding.error.message) << "\n";
        RC_ASSERT(reading.workspace.has_value());
        RC_ASSERT(*reading.workspace == workspace);
    });
    QVERIFY(holds);
}

void TestWorkspaceProperties::changedBytesNeverCrash()
{
    const bool holds = rc::check("mutated files are read or refused", [] {
        QTemporaryDir dir;
        const QDir folder(dir.path());
        putGood(folder);
        QByteArray text = goodJob;
        const int changes = *rc::gen::inRange(1, 8);
        for (int i = 0; i < changes; ++i) {
            const qsizetype at = *rc::gen::inRange<qsizetype>(0, text.size());
            const qsizetype length = *rc::gen::inRange<qsizetype>(0, 12);
            const auto bytes =
                *rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                                rc::gen::elementOf(std::vector<std::string>{"{", "}", "[", "]", "\"", ",", ":", "null", "-0",
                                                                            "1e400", "\\u0000", "\xf0\x9f", "\"$ref\":"}));
            text.replace(at, length, QByteArray::fromStdString(bytes));
        }
        put(folder, QStringLiteral("jobs/reference_sync.json"), text);
        const WorkspaceReading reading = readWorkspace(dir.path());
        RC_ASSERT(reading.workspace.has_value() || !reading.findings.empty());
        for (const Finding &finding : reading.findings)
            RC_ASSERT(!finding.error.message.isEmpty());
    });
    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(TestWorkspaceProperties)
#include "tst_workspaceproperties.moc"
