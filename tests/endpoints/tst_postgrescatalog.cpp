// What a PostgreSQL database offers, and how it fails: one clear message for each cause.
#include "postgrestest.h"

#include <QTcpServer>
#include <QTest>

using namespace tidewright;

Q_DECLARE_METATYPE(tidewright::ErrorCode)

class TestPostgresCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void discoverListsTablesKeysTypesAndCursors();
    void describeKnowsDomainsIdentitiesAndComputedFields();
    void aKeyIsThePrimaryOneOrTheNarrowestUnique_data();
    void aKeyIsThePrimaryOneOrTheNarrowestUnique();
    void identityTellsDatabasesApart();
    void createMakesSchemaAndKey();
    void failuresToConnectAreToldApart_data();
    void failuresToConnectAreToldApart();
    void missingThingsAreNamedWithTheNearest();
    void aReadOnlyTargetSaysSo();
    void aViewIsNoTarget();
    void aLostConnectionIsWorthARetry();

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<PostgresEndpoint> m_endpoint;
};

void TestPostgresCatalog::init()
{
    m_database = std::make_unique<TestDatabase>(TestServerKind::Postgres);
    QVERIFY2(m_database->isReady(), m_database->problem());
    m_endpoint = std::make_unique<PostgresEndpoint>(configOf(*m_database));
}

void TestPostgresCatalog::cleanup()
{
    m_endpoint.reset();
    m_database.reset();
}

void TestPostgresCatalog::discoverListsTablesKeysTypesAndCursors()
{
    QVERIFY2(m_database->run(QStringLiteral(
                 "CREATE SCHEMA ref; CREATE TABLE ref.org (id int PRIMARY KEY, name varchar(40) NOT NULL, updated_at timestamptz "
                 "DEFAULT now());"
                 "CREATE TABLE item (id bigint PRIMARY KEY, org int REFERENCES ref.org, changed timestamp, updated_at date, "
                 "modified_at timestamp);"
                 "CREATE INDEX ON item (modified_at); CREATE VIEW v AS SELECT id FROM item;"
                 "CREATE TABLE part (id int) PARTITION BY RANGE (id); CREATE TABLE part1 PARTITION OF part DEFAULT;"
                 "CREATE TABLE tidewright_0123456789abcdef0123456789abcdef_s (n int);"
                 "INSERT INTO item SELECT i FROM generate_series(1, 100) i; ANALYZE item")),
             m_database->problem());
    const Result<std::vector<Offering>> offerings = m_endpoint->discover({});
    VERIFY_OK(offerings);
    QStringList places;
    for (const Offering &offering : *offerings)
        places += offering.schema.place + (offering.schema.isView ? QStringLiteral("*") : QString());
    QCOMPARE(places.join(QLatin1Char(' ')), QStringLiteral("item part v* ref.org"));
    const Offering &item = offerings->front();
    QCOMPARE(item.schema.key, QStringList{QStringLiteral("id")});
    QCOMPARE(item.estimatedCount.value_or(-1), 100);
    QCOMPARE(item.schema.foreignKeys.size(), std::size_t(1));
    QVERIFY((item.schema.foreignKeys.front() ==
             ForeignKey{{QStringLiteral("org")}, QStringLiteral("ref.org"), {QStringLiteral("id")}}));
    QStringList cursors;
    for (const CursorCandidate &cursor : item.cursors)
        cursors +=
            cursor.field + (cursor.indexed ? QStringLiteral("+") : QString()) + (cursor.guess ? QStringLiteral("?") : QString());
    QCOMPARE(cursors.join(QLatin1Char(' ')), QStringLiteral("modified_at+ changed updated_at?"));
    const Field *name = offerings->back().schema.find(QStringLiteral("name"));
    QVERIFY(name);
    QCOMPARE(name->nativeType, QStringLiteral("character varying(40)"));
    QCOMPARE(name->type.length, 40);
    QVERIFY(!name->nullable);
}

void TestPostgresCatalog::describeKnowsDomainsIdentitiesAndComputedFields()
{
    QVERIFY2(m_database->run(QStringLiteral("CREATE DOMAIN money2 AS numeric(12,2) NOT NULL; CREATE DOMAIN price AS money2;"
                                            "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, p price, n "
                                            "numeric(5,-2), twice int GENERATED ALWAYS AS (2 * 3) "
                                            "STORED, d int DEFAULT 5, u uuid, e \"char\")")),
             m_database->problem());
    const Result<RecordSchema> schema = m_endpoint->describe(QStringLiteral("t"), {});
    VERIFY_OK(schema);
    const auto field = [&](const char *name) { return *schema->find(QString::fromLatin1(name)); };
    QVERIFY(field("id").hasDefault && !field("id").generated);
    QCOMPARE(field("p").type.kind, ValueKind::Decimal);
    QCOMPARE(field("p").type.precision, 12);
    QCOMPARE(field("p").type.scale, 2);
    QVERIFY(!field("p").nullable);
    QCOMPARE(field("n").type.scale, -2);
    QVERIFY(field("twice").generated && !field("twice").hasDefault);
    QVERIFY(field("d").hasDefault);
    QCOMPARE(field("u").type.kind, ValueKind::Uuid);
    QCOMPARE(field("e").type.kind, ValueKind::Text);
}

void TestPostgresCatalog::aKeyIsThePrimaryOneOrTheNarrowestUnique_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *columns, const char *key) {
        QTest::newRow(name) << QString::fromLatin1(columns) << QString::fromLatin1(key);
    };
    row("primary", "a int NOT NULL UNIQUE, b text, c int NOT NULL, PRIMARY KEY (c, b)", "c b");
    row("narrowest", "a text NOT NULL UNIQUE, b int NOT NULL UNIQUE, c int NOT NULL, UNIQUE (b, c)", "b");
    row("nullable does not count", "a int UNIQUE, b int NOT NULL, c int NOT NULL, UNIQUE (c, b)", "c b");
    row("none", "a int, b int", "");
}

void TestPostgresCatalog::aKeyIsThePrimaryOneOrTheNarrowestUnique()
{
    QFETCH(QString, columns);
    QFETCH(QString, key);
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (%1); CREATE UNIQUE INDEX ON t ((1)); CREATE UNIQUE INDEX ON t (a) WHERE a IS NOT NULL")
            .arg(columns)));
    const Result<RecordSchema> schema = m_endpoint->describe(QStringLiteral("public.t"), {});
    VERIFY_OK(schema);
    QCOMPARE(schema->key.join(QLatin1Char(' ')), key);
}

void TestPostgresCatalog::identityTellsDatabasesApart()
{
    const Result<EndpointIdentity> one = m_endpoint->identity({});
    VERIFY_OK(one);
    QVERIFY(one->value.startsWith(QLatin1String("postgres:")));
    QVERIFY(*PostgresEndpoint(configOf(*m_database)).identity({}) == *one);
    const TestDatabase other(TestServerKind::Postgres);
    QVERIFY(!(*PostgresEndpoint(configOf(other)).identity({}) == *one));
    QVERIFY(m_endpoint->version({})->startsWith(QLatin1String("PostgreSQL ")));
}

void TestPostgresCatalog::createMakesSchemaAndKey()
{
    RecordSchema schema;
    schema.place = QStringLiteral("made.table");
    Field id;
    id.name = QStringLiteral("id");
    Field code;
    code.name = QStringLiteral("code");
    code.type.length = 10;
    code.nullable = false;
    id.type.kind = ValueKind::UInt;
    schema.fields = {id, code};
    schema.key = {QStringLiteral("code"), QStringLiteral("id")};
    VERIFY_OK(m_endpoint->create(schema, {}));
    const Result<RecordSchema> made = m_endpoint->describe(QStringLiteral("made.table"), {});
    VERIFY_OK(made);
    QCOMPARE(made->key, schema.key);
    QCOMPARE(made->fields[0].nativeType, QStringLiteral("numeric(20,0)"));
    const Result<void> again = m_endpoint->create(schema, {});
    QVERIFY(!again);
    schema.place = QStringLiteral("other.table");
    schema.fields.push_back(code);
    QVERIFY(!m_endpoint->create(schema, {}));
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM pg_namespace WHERE nspname = 'other'")), QStringLiteral("0"));
}

void TestPostgresCatalog::failuresToConnectAreToldApart_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("wrong password") << QStringLiteral("password") << ErrorCode::AuthFailed
                                    << QStringLiteral("wrong user name or password");
    QTest::newRow("no password") << QStringLiteral("none") << ErrorCode::AuthFailed << QStringLiteral("wants a password");
    QTest::newRow("unknown user") << QStringLiteral("user") << ErrorCode::AuthFailed << QStringLiteral("nobody_here");
    QTest::newRow("unknown host") << QStringLiteral("host") << ErrorCode::ConnectionFailed << QStringLiteral("is not known");
    QTest::newRow("refused") << QStringLiteral("port") << ErrorCode::ConnectionFailed
                             << QStringLiteral("No PostgreSQL server answers");
    QTest::newRow("no such socket") << QStringLiteral("socket") << ErrorCode::ConnectionFailed
                                    << QStringLiteral("No PostgreSQL server answers");
    QTest::newRow("unknown database") << QStringLiteral("database") << ErrorCode::NotFound
                                      << QStringLiteral("no database “nothing_here”");
    QTest::newRow("no encryption") << QStringLiteral("tls") << ErrorCode::TlsFailed
                                   << QStringLiteral("does not offer the encryption");
    QTest::newRow("no certificate") << QStringLiteral("verify") << ErrorCode::TlsFailed
                                    << QStringLiteral("does not offer the encryption");
}

void TestPostgresCatalog::failuresToConnectAreToldApart()
{
    QFETCH(QString, change);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    SqlConnectionConfig config = configOf(*m_database);
    const QString secret = QStringLiteral("s3cret-canary");
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    if (change == QLatin1String("password"))
        config.password = secret;
    else if (change == QLatin1String("none"))
        config.password.clear();
    else if (change == QLatin1String("user"))
        config.user = QStringLiteral("nobody_here");
    else if (change == QLatin1String("host"))
        config.host = QStringLiteral("no-such-host.invalid");
    else if (change == QLatin1String("port"))
        config.port = closed.serverPort();
    else if (change == QLatin1String("socket"))
        config.host = QStringLiteral("/nonexistent");
    else if (change == QLatin1String("database"))
        config.database = QStringLiteral("nothing_here");
    else
        config.tls = change == QLatin1String("tls") ? TlsMode::Require : TlsMode::Verify;
    closed.close();
    const Result<EndpointIdentity> result = PostgresEndpoint(config).identity({});
    QVERIFY(!result);
    QVERIFY2(result.error().code == code, qPrintable(problemOf(result)));
    QVERIFY2(result.error().message.contains(says), qPrintable(problemOf(result)));
    QVERIFY(!result.error().hint.isEmpty());
    const QString all = result.error().message + result.error().detail + result.error().hint;
    QVERIFY(!all.contains(secret) && !all.contains(m_database->password()));
}

void TestPostgresCatalog::missingThingsAreNamedWithTheNearest()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE organization (id int PRIMARY KEY, name text)")));
    const Result<RecordSchema> table = m_endpoint->describe(QStringLiteral("organisation"), {});
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::NotFound);
    QVERIFY(table.error().hint.contains(QLatin1String("organization")));
    const auto source = m_endpoint->openSource(
        {QStringLiteral("organization"), {QStringLiteral("id"), QStringLiteral("nam")}, {QStringLiteral("id")}, {}, {}}, {});
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::SchemaMismatch);
    QVERIFY(source.error().hint.contains(QLatin1String("name")));
    QCOMPARE(m_endpoint->describe(QStringLiteral("a.b.c"), {}).error().code, ErrorCode::Configuration);
}

void TestPostgresCatalog::aReadOnlyTargetSaysSo()
{
    const QString role = m_database->name() + QStringLiteral("_reader");
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE t (id int PRIMARY KEY); CREATE ROLE %1 LOGIN PASSWORD 'pw'; GRANT SELECT ON t TO %1;"
                       "GRANT CREATE ON SCHEMA public TO %1")
            .arg(role)));
    SqlConnectionConfig config = configOf(*m_database);
    config.user = role;
    config.password = QStringLiteral("pw");
    const auto write = [&] {
        PostgresEndpoint endpoint(config);
        static_cast<void>(endpoint.describe(QStringLiteral("t"), {})); // its login becomes the writer's
        const auto target = endpoint.openTarget({QStringLiteral("t"), {QStringLiteral("id")}, {QStringLiteral("id")}}, {});
        const auto load = (*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Direct);
        if (!load)
            return load.error();
        const std::unique_ptr<ChunkWriter> writer = std::move(*(*load)->openWriter());
        const auto begun = writer->begin(0);
        return begun ? writer->upsert(batchOf({{Value::ofInt(1)}}), 0, 1).error() : begun.error();
    };
    const Error refused = write();
    QCOMPARE(refused.code, ErrorCode::PermissionDenied);
    QVERIFY(!refused.hint.isEmpty());
    QVERIFY(
        m_database->run(QStringLiteral("GRANT ALL ON t TO %1; ALTER ROLE %1 SET default_transaction_read_only = on").arg(role)));
    QCOMPARE(write().code, ErrorCode::PermissionDenied);
    QVERIFY2(m_database->run(QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(role)), m_database->problem());
}

void TestPostgresCatalog::aViewIsNoTarget()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE VIEW v AS SELECT 1 AS id")));
    const auto target = m_endpoint->openTarget({QStringLiteral("v"), {QStringLiteral("id")}, {QStringLiteral("id")}}, {});
    QVERIFY(!target);
    QCOMPARE(target.error().code, ErrorCode::Unsupported);
}

void TestPostgresCatalog::aLostConnectionIsWorthARetry()
{
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE t (id int PRIMARY KEY)")));
    const auto target = m_endpoint->openTarget({QStringLiteral("t"), {QStringLiteral("id")}, {QStringLiteral("id")}}, {});
    const auto load = (*target)->openLoad(QStringLiteral("01RUN"), LoadKind::Direct);
    VERIFY_OK(load);
    std::unique_ptr<ChunkWriter> writer = std::move(*(*load)->openWriter());
    VERIFY_OK(writer->begin(0));
    VERIFY_OK(writer->upsert(batchOf({{Value::ofInt(1)}}), 0, 1));
    QVERIFY(m_database->run(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE "
                                           "'tidewright%' AND datname = current_database()")));
    const Result<ChangeCounts> lost = writer->upsert(batchOf({{Value::ofInt(2)}}), 0, 1);
    QVERIFY(!lost);
    QVERIFY2(lost.error().code == ErrorCode::ConnectionFailed, qPrintable(problemOf(lost)));
    const Result<void> committed = writer->commit({});
    QVERIFY(!committed);
    writer.reset();
    // A new one works, and says what the old one left.
    QVERIFY((*load)->committed()->empty());
    writer = std::move(*(*load)->openWriter());
    VERIFY_OK(writer->begin(0));
    VERIFY_OK(writer->upsert(batchOf({{Value::ofInt(1)}}), 0, 1));
    QVERIFY(m_database->run(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE "
                                           "'tidewright%' AND datname = current_database()")));
    const Result<void> unknown = writer->commit({});
    QVERIFY(!unknown);
    QVERIFY2(unknown.error().code == ErrorCode::CommitUnknown, qPrintable(problemOf(unknown)));
    QVERIFY((*load)->committed()->empty());
}

QTEST_GUILESS_MAIN(TestPostgresCatalog)
#include "tst_postgrescatalog.moc"
