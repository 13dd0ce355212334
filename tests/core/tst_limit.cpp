// Limits as job files write them: "20%" or a number, never below the floor.
#include "property.h"
#include "syncjob.h"

using namespace tidewright;

class TestLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("percent");
        QTest::addColumn<qint64>("count");
        QTest::newRow("percent") << QStringLiteral("20%") << 20.0 << qint64(-1);
        QTest::newRow("fraction of a percent") << QStringLiteral("0.5%") << 0.5 << qint64(-1);
        QTest::newRow("all") << QStringLiteral("100%") << 100.0 << qint64(-1);
        QTest::newRow("number") << QStringLiteral("250") << -1.0 << qint64(250);
        QTest::newRow("none at all") << QStringLiteral("0") << -1.0 << qint64(0);
    }

    void parsed()
    {
        QFETCH(QString, text);
        const auto limit = Limit::parse(text);
        QVERIFY(limit.has_value());
        QTEST(limit->percent, "percent");
        QTEST(qint64(limit->count), "count");
        QCOMPARE(limit->toString(), text);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "%", "-1", "-5%", "101%", "1.5", "20 %", "1e3", "ten", "20%%", "99999999999999999999"})
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }

    void refused()
    {
        QFETCH(QString, text);
        QVERIFY(!Limit::parse(text));
    }

    void allowed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<qint64>("floor");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("20% of many") << QStringLiteral("20%") << qint64(1'000) << qint64(10) << qint64(200);
        QTest::newRow("20% of few: the floor") << QStringLiteral("20%") << qint64(20) << qint64(10) << qint64(10);
        QTest::newRow("of nothing") << QStringLiteral("20%") << qint64(0) << qint64(10) << qint64(10);
        QTest::newRow("rounded down") << QStringLiteral("1%") << qint64(199) << qint64(0) << qint64(1);
        QTest::newRow("a number") << QStringLiteral("50") << qint64(10) << qint64(10) << qint64(50);
        QTest::newRow("a number below the floor") << QStringLiteral("3") << qint64(1'000) << qint64(10) << qint64(10);
        QTest::newRow("zero without a floor") << QStringLiteral("0") << qint64(1'000) << qint64(0) << qint64(0);
    }

    void allowed()
    {
        QFETCH(QString, text);
        QFETCH(qint64, total);
        QFETCH(qint64, floor);
        QTEST(qint64(Limit::parse(text)->allowed(total, floor)), "expected");
    }

    void ofANumberAndAShareTheGreaterCounts()
    {
        const Limit failed{1, 100};
        QCOMPARE(failed.allowed(500, 0), std::int64_t(100));
        QCOMPARE(failed.allowed(1'000'000, 0), std::int64_t(10'000));
        QCOMPARE(failed.toString(), QStringLiteral("100 or 1%"));
    }

    void neverBelowTheFloorAndNeverShrinkingWithTheTotal()
    {
        VERIFY_PROPERTY("monotone, at least the floor", [] {
            const Limit limit{*rc::gen::inRange(-1, 101) * 1.0, *rc::gen::inRange<std::int64_t>(-1, 1'000)};
            const auto floor = *rc::gen::inRange<std::int64_t>(0, 100);
            const auto total = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
            const auto more = *rc::gen::inRange<std::int64_t>(total, 2'000'000'000);
            RC_ASSERT(limit.allowed(total, floor) >= floor);
            RC_ASSERT(limit.allowed(more, floor) >= limit.allowed(total, floor));
        });
    }

    void aFingerprintIsOfWhatThePositionDependsOn()
    {
        ContentType type;
        type.key = QStringLiteral("organization");
        type.cursorField = QStringLiteral("updated_at");
        type.fields = {{QStringLiteral("a"), QStringLiteral("b"), {}}, {QStringLiteral("c"), QStringLiteral("d"), {}}};
        const QString before = configurationFingerprint(type, Direction::RemoteToLocal);
        QCOMPARE(before.size(), 32);

        ContentType same = type;
        std::swap(same.fields[0], same.fields[1]);
        same.batchSize = 7;
        same.lookback = Micros(9);
        QCOMPARE(configurationFingerprint(same, Direction::RemoteToLocal), before);

        const auto differs = [&](auto change) {
            ContentType changed = type;
            change(changed);
            return configurationFingerprint(changed, Direction::RemoteToLocal) != before;
        };
        QVERIFY(differs([](ContentType &changed) { changed.primaryKey = QStringList{QStringLiteral("id")}; }));
        QVERIFY(differs([](ContentType &changed) { changed.cursorField = QStringLiteral("id"); }));
        QVERIFY(differs([](ContentType &changed) { changed.filter = QStringLiteral("x > 1"); }));
        QVERIFY(differs([](ContentType &changed) { changed.fields[0].remote = QStringLiteral("e"); }));
        QVERIFY(differs([](ContentType &changed) { changed.fields[0].values = {{QStringLiteral("x"), QStringLiteral("y")}}; }));
        QVERIFY(configurationFingerprint(type, Direction::LocalToRemote) != before);
    }

    void namesOfDirectionsAndStrategiesComeBack()
    {
        for (const Direction direction : {Direction::RemoteToLocal, Direction::LocalToRemote, Direction::Bidirectional})
            QCOMPARE(directionFromName(directionName(direction)), std::optional(direction));
        for (const ConflictStrategy strategy : {ConflictStrategy::Manual, ConflictStrategy::Auto, ConflictStrategy::LocalWins,
                                                ConflictStrategy::RemoteWins, ConflictStrategy::NewestWins})
            QCOMPARE(strategyFromName(strategyName(strategy)), std::optional(strategy));
        QCOMPARE(strategyFromName(QStringLiteral("jira_wins")), std::optional(ConflictStrategy::RemoteWins));
        QVERIFY(!directionFromName(QStringLiteral("sideways")));
    }
};

QTEST_APPLESS_MAIN(TestLimit)
#include "tst_limit.moc"
