// What a run leaves at its target can be found and cleared away by whoever knows the run's id, whatever it was opened for.
#include "testengine.h"

#include <QTest>

using namespace tidewright;

namespace
{

TargetSpec specOf(const QStringList &fields)
{
    return {QStringLiteral("item"), fields, {QStringLiteral("id")}};
}

RecordBatch oneRecord(std::size_t columns)
{
    RecordBatch batch(columns);
    const std::span<Cell> row = batch.appendRow();
    row[0] = Cell::ofInt(1);
    if (columns > 1)
        row[1] = Cell::ofInt(7);
    return batch;
}

QString tables(TestEngine &engine)
{
    const QString names = engine.kind() == EngineKind::Sqlite
                              ? QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name")
                              : QStringLiteral("SELECT count(*) FROM information_schema.tables "
                                               "WHERE table_schema IN ('public', '%1') AND table_name");
    return engine.value((engine.database() ? names.arg(engine.database()->name()) : names) +
                        QStringLiteral(" LIKE 'tidewright%' AND 'tidewright_ledger' <> ") +
                        (engine.kind() == EngineKind::Sqlite ? QStringLiteral("name") : QStringLiteral("table_name")));
}

} // namespace

class TestLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARunLeftIsFoundWhateverItsFields_data()
    {
        QTest::addColumn<EngineKind>("engine");
        QTest::addColumn<LoadKind>("kind");
        for (const EngineKind engine : allEngines) {
            QTest::addRow("%s, immediate", engineName(engine)) << engine << LoadKind::Immediate;
            QTest::addRow("%s, direct", engineName(engine)) << engine << LoadKind::Direct;
            QTest::addRow("%s, staged", engineName(engine)) << engine << LoadKind::Staged;
        }
    }

    void whatARunLeftIsFoundWhateverItsFields()
    {
        QFETCH(EngineKind, engine);
        QFETCH(LoadKind, kind);
        for (const bool discards : {true, false}) {
            TestEngine target(engine);
            QVERIFY2(target.run(QStringLiteral("CREATE TABLE item (id integer PRIMARY KEY, v integer)")), target.problem());
            const QString run = QStringLiteral("run");
            {
                const auto wide = target.endpoint().openTarget(specOf({QStringLiteral("id"), QStringLiteral("v")}), {});
                QVERIFY_RESULT(wide);
                const auto load = (*wide)->openLoad(run, kind);
                QVERIFY_RESULT(load);
                const auto writer = (*load)->openWriter();
                QVERIFY_RESULT(writer);
                QVERIFY_RESULT((*writer)->begin(0));
                QVERIFY_RESULT((*writer)->upsert(oneRecord(2), 0, 1));
                QVERIFY_RESULT((*writer)->commit({0, 0, {}, {Value::ofInt(1)}, 1, 0, {}}));
            }
            const auto narrow = target.endpoint().openTarget(specOf({QStringLiteral("id")}), {});
            QVERIFY_RESULT(narrow);
            if (kind != LoadKind::Immediate)
                QVERIFY(!(*narrow)->openLoad(run, kind));
            const auto left = (*narrow)->findLoad(run, kind);
            QVERIFY_RESULT(left);
            const auto committed = (*left)->committed();
            QVERIFY_RESULT(committed);
            QCOMPARE(committed->size(), std::size_t(1));
            QVERIFY_RESULT((*left)->mergedCounts());
            if (discards)
                QVERIFY_RESULT((*left)->discard());
            else
                QVERIFY_RESULT((*left)->close());
            const bool kept = kind == LoadKind::Immediate || (kind == LoadKind::Direct && !discards);
            QCOMPARE(target.value(QStringLiteral("SELECT count(*) FROM item")), QString::number(kept));
            QCOMPARE(tables(target), QStringLiteral("0"));
            const auto none = (*narrow)->findLoad(run, kind);
            QVERIFY_RESULT(none);
            QVERIFY((*none)->committed()->empty());
            QVERIFY(!*(*none)->mergedCounts());
            QVERIFY_RESULT((*none)->close());
            QCOMPARE((*none)->discard().value_or(-1), 0);
            QCOMPARE(tables(target), QStringLiteral("0"));
        }
    }
};

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
