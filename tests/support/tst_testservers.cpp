// The fixture itself: both servers run, and each test has a database of its own.
#include "testservers.h"

#include <QFileInfo>
#include <QTest>

using namespace tidewright;

class TestTestServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void databasesAreFreshAndDropped_data()
    {
        QTest::addColumn<TestServerKind>("kind");
        QTest::newRow("postgres") << TestServerKind::Postgres;
        QTest::newRow("mysql") << TestServerKind::Mysql;
    }

    void databasesAreFreshAndDropped()
    {
        QFETCH(TestServerKind, kind);
        TestDatabase first(kind);
        QVERIFY2(first.isReady(), first.problem());
        QString gone;
        {
            TestDatabase second(kind);
            QVERIFY2(second.isReady(), second.problem());
            QVERIFY(second.name() != first.name());
            QVERIFY2(second.run(QStringLiteral("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (NULL)")), second.problem());
            QCOMPARE(second.value(QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("2"));
            QVERIFY(second.value(QStringLiteral("SELECT a FROM t WHERE a IS NULL")).isNull());
            QVERIFY(!first.run(QStringLiteral("SELECT * FROM t")));
            gone = second.name();
        }
        const QString catalogue =
            kind == TestServerKind::Postgres
                ? QStringLiteral("SELECT count(*) FROM pg_database WHERE datname = '%1'")
                : QStringLiteral("SELECT count(*) FROM information_schema.schemata WHERE schema_name = '%1'");
        QCOMPARE(first.value(catalogue.arg(gone)), QStringLiteral("0"));
    }

    void passwordsAreForTheOwnerOnly()
    {
        const QFileInfo file(QStringLiteral(TIDEWRIGHT_TEST_SERVERS));
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }
};

QTEST_GUILESS_MAIN(TestTestServers)
#include "tst_testservers.moc"
