// SQLite: what can go wrong with a file ends in an error that says so, and in nothing half written.
#include "sqliteconnection.h"
#include "sqlitetest.h"

#include <QFile>
#include <QTest>
#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tidewright;

namespace
{

const TargetSpec pairSpec{QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("v")}, {QStringLiteral("id")}};
const SourceSpec pairSource{QStringLiteral("t"), {}, {}, {}, {}};
constexpr uid_t nobody = 65534;

// What `work` returns in a process of its own, which may have fewer rights and less room than this one.
int inChild(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int codeOf(const Result<void> &result)
{
    return result ? 200 : int(result.error().code);
}

} // namespace

class TestSqliteFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayOnlyBeReadIsReadAndNotWritten_data()
    {
        QTest::addColumn<bool>("wal");
        QTest::newRow("file") << false;
        QTest::newRow("log in a folder that cannot be written to") << true;
    }

    void whatMayOnlyBeReadIsReadAndNotWritten()
    {
        QFETCH(bool, wal);
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'a')"));
        if (wal)
            QVERIFY(data.run("PRAGMA journal_mode = WAL"));
        QVERIFY(QFile::setPermissions(data.path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(data.folder.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther |
                                                              QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup));
        const auto as = [&](const std::function<Result<void>()> &work) {
            return inChild([&] { return geteuid() == 0 && setresuid(nobody, nobody, nobody) != 0 ? 201 : codeOf(work()); });
        };
        const int read = as([&]() -> Result<void> {
            TRY_ASSIGN(const auto source, data.endpoint.openSource(pairSource, {}));
            return source->count().map([](std::int64_t) {});
        });
        QCOMPARE(read, wal ? int(ErrorCode::PermissionDenied) : 200);
        const int written = as([&]() -> Result<void> {
            TRY(OpenLoad::of(data.endpoint, pairSpec, LoadKind::Direct));
            return {};
        });
        QCOMPARE(written, int(ErrorCode::PermissionDenied));
        QVERIFY(QFile::setPermissions(data.folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void aWriterThatWasKilledAmidATransactionKeepsNobodyFromReading()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'a')"));
        const int killed = inChild([&] {
            const auto writer = SqliteConnection::open({QStringLiteral("killed"), data.path}, SqliteUse::Write, {});
            if (!writer || !(*writer)->run("PRAGMA cache_size = 2; BEGIN; UPDATE t SET v = 'b'; "
                                           "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                                           "INSERT INTO t SELECT i, hex(zeroblob(100)) FROM n"))
                return 1;
            _exit(0);
        });
        QCOMPARE(killed, 0);
        QVERIFY(QFile::exists(data.path + QLatin1String("-journal")));
        const auto source = data.endpoint.openSource(pairSource, {});
        QVERIFY2(source, source ? "" : qPrintable(source.error().detail));
        QCOMPARE((*source)->count().value_or(-1), 1);
    }

    void aFullDiskTakesTheChunkBack()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)"));
        const int code = inChild([&] {
            const rlimit most{200'000, 200'000};
            std::signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE, &most);
            const auto write = [&]() -> Result<void> {
                TRY_ASSIGN(OpenLoad open, OpenLoad::of(data.endpoint, pairSpec, LoadKind::Direct));
                const QByteArray text(1'000, 'x');
                for (int id = 0; id < 10'000; ++id) {
                    const RecordBatch batch = records({{id, text.constData()}});
                    TRY(open.writer->upsert(batch, 0, 1));
                }
                return open.writer->commit({});
            };
            return codeOf(write());
        });
        QVERIFY2(code == int(ErrorCode::DiskFull) || code == int(ErrorCode::ConnectionFailed) ||
                     code == int(ErrorCode::CommitUnknown),
                 qPrintable(QString::number(code)));
        QCOMPARE(data.value("SELECT count(*) FROM t"), QByteArray("0"));
    }

    void aDamagedFileIsSaidToBe()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT "
                         "id + 1 FROM n WHERE id < 9000) INSERT INTO t SELECT id, hex(randomblob(50)) FROM n"));
        QFile file(data.path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(8'192));
        file.write(QByteArray(int(file.size()) - 8'192, '\x55'));
        file.close();
        const auto source = data.endpoint.openSource(pairSource, {});
        QVERIFY(source);
        RecordBatch batch;
        const auto page = (*source)->readPage({}, batch);
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::StateUnreadable);
    }

    void aLockedDatabaseIsWaitedForUntilTheStop()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)"));
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(data.path.toUtf8().constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        std::stop_source stop;
        const auto target = data.endpoint.openTarget(pairSpec, stop.get_token());
        QVERIFY(target);
        stop.request_stop();
        const auto load = (*target)->openLoad(QStringLiteral("r"), LoadKind::Direct);
        QVERIFY(!load);
        QCOMPARE(load.error().code, ErrorCode::Cancelled);
        QCOMPARE(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(other);
    }

    void aWriterWaitsForAnother()
    {
        Database data;
        QVERIFY(data.run("PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);"
                         "CREATE TABLE o (id INTEGER PRIMARY KEY, v TEXT)"));
        TargetSpec otherSpec = pairSpec;
        otherSpec.place = QStringLiteral("o");
        const auto write = [&](const TargetSpec &spec, const char *run) {
            for (int round = 0; round < 20; ++round) {
                auto open = OpenLoad::of(data.endpoint, spec, LoadKind::Immediate, run);
                const RecordBatch batch = records({{round, "x"}});
                if (!open || !open->writer->upsert(batch, 0, 1) || !open->writer->commit({}) || !open->load->close())
                    return;
            }
        };
        std::jthread one(write, pairSpec, "a"), two(write, otherSpec, "b");
        one.join();
        two.join();
        QCOMPARE(data.value("SELECT (SELECT count(*) FROM t) + (SELECT count(*) FROM o)"), QByteArray("40"));
    }

    void aLongReadHeedsTheStop()
    {
        Database data;
        QVERIFY(data.run("CREATE VIEW t AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, 'x' AS v "
                         "FROM n WHERE id < 0"));
        std::stop_source stop;
        SourceSpec spec = pairSource;
        spec.key = {QStringLiteral("id")};
        const auto source = data.endpoint.openSource(spec, stop.get_token());
        QVERIFY(source);
        std::jthread stopper([&] { stop.request_stop(); });
        RecordBatch batch;
        QCOMPARE((*source)->readPage({}, batch).error().code, ErrorCode::Cancelled);
    }

    void aHostileSchemaRunsNothing()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'a');"
                         "CREATE VIEW bad AS SELECT 1 AS id, load_extension('/tmp/x') AS v;"
                         "CREATE VIEW own AS SELECT 1 AS id, tidewright_uuid('x', 1) AS v"));
        for (const char *view : {"bad", "own"}) {
            SourceSpec spec{QString::fromLatin1(view), {}, {QStringLiteral("id")}, {}, {}};
            const auto source = data.endpoint.openSource(spec, {});
            RecordBatch batch;
            QVERIFY2(!source || !(*source)->readPage({}, batch), view);
        }
        SourceSpec spec = pairSource;
        spec.filter = QStringLiteral("1); DELETE FROM t; --");
        const auto source = data.endpoint.openSource(spec, {});
        RecordBatch batch;
        QVERIFY(!source || !(*source)->readPage({}, batch));
        QCOMPARE(data.value("SELECT count(*) FROM t"), QByteArray("1"));
    }

    void aNumberColumnThatWouldAlterAValueRefusesIt()
    {
        Database data;
        QVERIFY(data.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v NUMERIC(30,10))"));
        auto open = OpenLoad::of(data.endpoint, pairSpec, LoadKind::Direct);
        QVERIFY(open);
        RecordBatch batch(2);
        const auto row = batch.appendRow();
        row[0] = Cell::ofInt(1);
        row[1] = Cell::ofBytes(ValueKind::Decimal, "12345678901234567890.0123456789");
        const auto refused = open->writer->upsert(batch, 0, 1);
        QCOMPARE(refused.error().code, ErrorCode::ValueRefused);
        QVERIFY(refused.error().detail.contains(QLatin1String("column v")));
    }

    void compositeKeysAndHostileNamesAreReadAndWritten_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("with rowid") << QByteArray();
        QTest::newRow("without rowid") << QByteArray(" WITHOUT ROWID");
    }

    void compositeKeysAndHostileNamesAreReadAndWritten()
    {
        QFETCH(QByteArray, tail);
        Database data;
        QVERIFY(
            data.run("CREATE TABLE \"t\" (\"a\"\"; DROP TABLE t; --\" TEXT COLLATE NOCASE NOT NULL, \"select\" INTEGER NOT NULL, "
                     "\"ü 1\" TEXT, PRIMARY KEY (\"a\"\"; DROP TABLE t; --\", \"select\"))" +
                     tail));
        const QStringList names{QStringLiteral("a\"; DROP TABLE t; --"), QStringLiteral("select"), QStringLiteral("ü 1")};
        const TargetSpec spec{QStringLiteral("t"), names, names.mid(0, 2)};
        RecordBatch batch(3), keys(2);
        for (int at = 0; at < 30; ++at) {
            const auto row = batch.appendRow();
            row[0] = batch.store(ValueKind::Text, std::string(1, char('a' + at / 10)));
            row[1] = Cell::ofInt(at % 10);
            row[2] = Cell::ofBytes(ValueKind::Text, "v");
        }
        const auto key = keys.appendRow();
        key[0] = Cell::ofBytes(ValueKind::Text, "b");
        key[1] = Cell::ofInt(5);
        {
            auto open = OpenLoad::of(data.endpoint, spec, LoadKind::Staged);
            QVERIFY2(open, open ? "" : qPrintable(open.error().detail));
            QVERIFY(open->writer->upsert(batch, 0, 30) && open->writer->commit({0, 0, {}, {Value::ofInt(1)}, 30, 0}));
        }
        // Another process goes on with the same run, and notes a removal.
        const auto target = data.endpoint.openTarget(spec, {});
        QVERIFY(target);
        const auto load = (*target)->openLoad(QStringLiteral("r"), LoadKind::Staged);
        QVERIFY(load && (*load)->resumed());
        QCOMPARE((*load)->committed()->size(), std::size_t{1});
        const auto writer = (*load)->openWriter();
        QVERIFY(writer && (*writer)->begin(1) && (*writer)->remove(keys, 0, 1));
        QVERIFY((*writer)->commit({1, 0, {Value::ofInt(1)}, {Value::ofInt(2)}, 1, 0}));
        const auto merge = (*load)->beginMerge();
        QVERIFY(merge);
        const auto extent = (*merge)->extent();
        const auto counts = (*merge)->apply((*extent)->first, (*extent)->second);
        QVERIFY2(counts, counts ? "" : qPrintable(counts.error().detail));
        QVERIFY((*merge)->commit(*counts) && (*load)->close());
        const auto source = data.endpoint.openSource({QStringLiteral("t"), names, {}, {}, {}}, {});
        QVERIFY(source);
        PageRequest request;
        request.limit = 4;
        const QStringList all = readAll(**source, request);
        QCOMPARE(all.size(), 29);
        QVERIFY(!all.contains(QStringLiteral("b|5|v")));
        RecordBatch found;
        QVERIFY((*source)->fetch(keys, found) && found.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSqliteFaults)
#include "tst_sqlitefaults.moc"
