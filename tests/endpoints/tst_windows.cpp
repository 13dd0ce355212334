// Whether a source still holds what a run has seen: told by the servers, and never wrongly so.
#include "quiet.h"
#include "testengine.h"

#include <QtTest>

using namespace tidewright;

Q_DECLARE_METATYPE(tidewright::EngineKind)

namespace
{

const QString place = QStringLiteral("item");

QString tableSql(EngineKind kind)
{
    const QString time = kind == EngineKind::Postgres ? QStringLiteral("timestamp(6)") : QStringLiteral("datetime(6)");
    return QStringLiteral(
               "CREATE TABLE item (id integer PRIMARY KEY, name varchar(40), other varchar(40), ratio %2, changed %1 NULL); "
               "INSERT INTO item VALUES (1, 'a', 'b', 0.1, '2026-01-01 00:00:00'), (2, 'c', 'd', 0.2, '2026-01-01 10:00:00'), "
               "(3, 'e', NULL, 0.3, '2026-01-01 10:00:01.000001'), (4, '', 'x', 0.4, NULL)")
        .arg(time, kind == EngineKind::Postgres ? QStringLiteral("real") : QStringLiteral("float"));
}

Window window()
{
    // 2026-01-01 09:55:00
    return {place, QStringLiteral("changed"), {}, Value::ofInt(1'767'261'300'000'000, ValueKind::Timestamp)};
}

QString contentOf(TestEngine &engine, const Window &of)
{
    auto &probe = dynamic_cast<WindowProbe &>(engine.endpoint());
    const auto answer = probe.contents({of}, {});
    return answer && answer->contents.size() == 1 ? answer->contents.front() : QStringLiteral("failed");
}

// As a run sees it that has just read the window.
QString contentInSnapshot(TestEngine &engine, const QString &edit)
{
    const auto opened = engine.endpoint().openSource(
        {place, {QStringLiteral("id"), QStringLiteral("changed")}, {QStringLiteral("id")}, QStringLiteral("changed"), {}}, {});
    if (!opened)
        return problemText(opened.error());
    auto &source = dynamic_cast<SnapshotSource &>(**opened);
    if (!source.beginSnapshot().value_or(false))
        return QStringLiteral("no snapshot");
    RecordBatch records(2);
    PageRequest request;
    request.pass = ReadPass::Changed;
    request.from = window().from;
    request.upper = Value::ofInt(1'900'000'000'000'000, ValueKind::Timestamp);
    if (const auto page = (*opened)->readPage(request, records); !page)
        return problemText(page.error());
    if (!engine.run(edit))
        return QString::fromUtf8(engine.problem());
    return source.content(window().from).value_or(QStringLiteral("failed"));
}

} // namespace

class WindowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChangeInTheWindowShows_data()
    {
        QTest::addColumn<EngineKind>("kind");
        QTest::addColumn<QString>("edit");
        QTest::addColumn<bool>("shows");
        const std::pair<const char *, const char *> edits[] = {
            {"a new record", "INSERT INTO item VALUES (5, 'n', 'n', 1, '2026-01-01 10:00:00')"},
            {"a record committed late", "INSERT INTO item VALUES (0, 'n', 'n', 1, '2026-01-01 09:56:00')"},
            {"a deleted one", "DELETE FROM item WHERE id = 2"},
            {"one deleted, one new at its cursor", "UPDATE item SET id = 9 WHERE id = 2"},
            {"the same cursor, another value", "UPDATE item SET name = 'z' WHERE id = 2"},
            {"a value no longer null", "UPDATE item SET other = '' WHERE id = 3"},
            {"a value that is null now", "UPDATE item SET other = NULL WHERE id = 2"},
            {"a value that moved to its neighbour", "UPDATE item SET name = 'cd', other = '' WHERE id = 2"},
            {"two cursors, the same sum", "UPDATE item SET changed = CASE id WHEN 2 THEN '2026-01-01 10:00:01' ELSE '2026-01-01 "
                                          "10:00:00.000001' END WHERE id IN (2, 3)"},
            {"values exchanged", "UPDATE item SET name = CASE id WHEN 2 THEN 'e' ELSE 'c' END WHERE id IN (2, 3)"},
            {"the last bit of a float", "UPDATE item SET ratio = 0.20000002 WHERE id = 2"},
            {"a record without a cursor", "UPDATE item SET name = 'y' WHERE id = 4"},
            {"a cursor that is null now", "UPDATE item SET changed = NULL WHERE id = 2"},
            {"one moved in from below", "UPDATE item SET changed = '2026-01-01 10:00:00' WHERE id = 1"},
            {"one from the future", "UPDATE item SET changed = '2036-01-01 10:00:00' WHERE id = 3"},
        };
        for (const EngineKind kind : {EngineKind::Postgres, EngineKind::Mysql}) {
            for (const auto &[name, edit] : edits) {
                QString sql = QLatin1String(edit);
                if (kind == EngineKind::Postgres && sql.contains(QLatin1String("changed = CASE")))
                    sql.replace(QLatin1String("CASE id"), QLatin1String("(CASE id"))
                        .replace(QLatin1String("END"), QLatin1String("END)::timestamp"));
                QTest::addRow("%s, %s", engineName(kind), name) << kind << sql << true;
            }
            QTest::addRow("%s, a change below the window", engineName(kind))
                << kind << QStringLiteral("UPDATE item SET name = 'k' WHERE id = 1") << false;
            QTest::addRow("%s, nothing", engineName(kind)) << kind << QStringLiteral("UPDATE item SET name = name") << false;
        }
    }
    void everyChangeInTheWindowShows()
    {
        QFETCH(const EngineKind, kind);
        QFETCH(const QString, edit);
        QFETCH(const bool, shows);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady() && engine.run(tableSql(kind)), engine.problem());
        const QString before = contentOf(engine, window());
        QVERIFY2(before.startsWith(QLatin1String("3:")), qPrintable(before));
        QVERIFY2(engine.run(edit), engine.problem());
        const QString after = contentOf(engine, window());
        QVERIFY(!after.isEmpty());
        QCOMPARE(after != before, shows);
    }

    void aRunSeesOneMoment_data()
    {
        QTest::addColumn<EngineKind>("kind");
        for (const EngineKind kind : {EngineKind::Postgres, EngineKind::Mysql})
            QTest::newRow(engineName(kind)) << kind;
    }
    void aRunSeesOneMoment()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady() && engine.run(tableSql(kind)), engine.problem());
        const QString before = contentOf(engine, window());
        // What is written behind its reading is none of what it has seen.
        QCOMPARE(contentInSnapshot(engine, QStringLiteral("UPDATE item SET name = 'later' WHERE id = 2")), before);
        QVERIFY(contentOf(engine, window()) != before);
    }

    void whatCannotBeToldIsNot_data() { aRunSeesOneMoment_data(); }
    void whatCannotBeToldIsNot()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady() && engine.run(tableSql(kind) + QStringLiteral("; CREATE VIEW seen AS SELECT * FROM item")),
                 engine.problem());
        Window of = window();
        of.place = QStringLiteral("seen");
        QCOMPARE(contentOf(engine, of), QString());
        // A window without any record, as one of a table that was emptied.
        of = window();
        of.filter = QStringLiteral("id > 100");
        QCOMPARE(contentOf(engine, of), QString());
        of.cursor = QStringLiteral("missing");
        QCOMPARE(contentOf(engine, of), QString());
        of.place = QStringLiteral("nowhere");
        QCOMPARE(contentOf(engine, of), QStringLiteral("failed"));
    }

    void theFilterCounts_data() { aRunSeesOneMoment_data(); }
    void theFilterCounts()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady() && engine.run(tableSql(kind)), engine.problem());
        Window of = window();
        of.filter = QStringLiteral("id <> 4 -- all but the last one");
        const QString before = contentOf(engine, of);
        QVERIFY2(before.startsWith(QLatin1String("2:")), qPrintable(before));
        QVERIFY2(engine.run(QStringLiteral("UPDATE item SET name = 'y' WHERE id = 4")), engine.problem());
        QCOMPARE(contentOf(engine, of), before);
    }

    void emptyTargetsAreNoticed_data()
    {
        QTest::addColumn<EngineKind>("kind");
        for (const EngineKind kind : allEngines)
            QTest::newRow(engineName(kind)) << kind;
    }
    void emptyTargetsAreNoticed()
    {
        QFETCH(const EngineKind, kind);
        TestEngine engine(kind);
        QVERIFY2(engine.isReady() && engine.run(tableSql(kind) + QStringLiteral("; CREATE TABLE bare (id integer)")),
                 engine.problem());
        auto &probe = dynamic_cast<WindowProbe &>(engine.endpoint());
        const auto held = probe.holdRecords({QStringLiteral("bare"), place}, {});
        QVERIFY_RESULT(held);
        QCOMPARE(*held, (std::vector<bool>{false, true}));
        QVERIFY(!probe.holdRecords({place, QStringLiteral("nowhere")}, {}));
    }
};

QTEST_GUILESS_MAIN(WindowsTest)

#include "tst_windows.moc"
