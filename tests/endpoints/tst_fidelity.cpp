// Each value that must survive every path, through each of the nine pairs of engines and each kind of load.
#include "convert.h"
#include "sqlidentifier.h"
#include "survivingvalues.h"
#include "testengine.h"
#include "transfer.h"

#include <QTest>
#include <map>

using namespace tidewright;

namespace
{

const char *loadName(LoadKind kind)
{
    switch (kind) {
    case LoadKind::Immediate:
        return "immediate";
    case LoadKind::Direct:
        return "direct";
    case LoadKind::Staged:
        return "staged";
    }
    return "";
}

constexpr std::array allLoads{LoadKind::Direct, LoadKind::Staged, LoadKind::Immediate};

// A table with a field for every kind.
RecordSchema wideSchema()
{
    RecordSchema schema;
    schema.place = QStringLiteral("wide");
    Field id;
    id.name = QStringLiteral("id");
    id.type.kind = ValueKind::Int;
    id.nullable = false;
    schema.fields.push_back(id);
    for (const SurvivingField &surviving : survivingFields())
        schema.fields.push_back(surviving.field);
    schema.key = {id.name};
    return schema;
}

// Each value of each field at least once, beside values of the others; the last record is all NULL.
std::vector<std::vector<Value>> wideRows()
{
    const std::vector<SurvivingField> fields = survivingFields();
    std::size_t most = 0;
    for (const SurvivingField &field : fields)
        most = std::max(most, field.values.size());
    std::vector<std::vector<Value>> rows;
    for (std::size_t at = 0; at <= most; ++at) {
        std::vector<Value> row{Value::ofInt(std::int64_t(at) + 1)};
        for (const SurvivingField &field : fields)
            row.push_back(at == most ? Value() : field.values[at % field.values.size()]);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString shown(const Cell &cell)
{
    return kindName(cell.kind) + QLatin1Char(' ') + QString::fromStdString(cell.isNull() ? std::string() : toText(cell)).left(80);
}

// The first cell that is not, taken back to the kind it had, what it was; empty if none.
QString firstDifference(const std::vector<std::vector<Value>> &rows, const RecordBatch &read, const RecordSchema &schema)
{
    if (read.rows() != rows.size())
        return QStringLiteral("%1 records instead of %2").arg(read.rows()).arg(rows.size());
    RecordBatch arena(1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const Cell expected = rows[row][column].cell();
            FieldType type;
            type.kind = expected.kind;
            type.duration = true;
            const Result<Cell> back = convertCell(read.row(row)[column], type, arena);
            if (expected.isNull() ? !read.row(row)[column].isNull() : !back || !equal(*back, expected))
                return QStringLiteral("record %1, field %2: %3 instead of %4")
                    .arg(row + 1)
                    .arg(schema.fields[column].name, shown(read.row(row)[column]), shown(expected));
        }
    }
    return {};
}

} // namespace

class TestFidelity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyValueSurvivesEveryPair_data();
    void everyValueSurvivesEveryPair();

private:
    // Of its own for each side, so that a pair of the same engine has two.
    std::map<EngineKind, std::unique_ptr<TestEngine>> m_sources, m_targets;
};

void TestFidelity::initTestCase()
{
    for (const EngineKind kind : allEngines) {
        for (auto *side : {&m_sources, &m_targets}) {
            auto engine = std::make_unique<TestEngine>(kind);
            QVERIFY2(engine->isReady(), engine->problem());
            side->emplace(kind, std::move(engine));
        }
        // What every pair reads: made by create(), written through the endpoint, and held by it unchanged.
        Endpoint &endpoint = m_sources.at(kind)->endpoint();
        const RecordSchema schema = wideSchema();
        QVERIFY_RESULT(endpoint.create(schema, {}));
        const auto written = writeRows(endpoint, schema.place, wideRows());
        QVERIFY2(written, qPrintable(QLatin1String(engineName(kind)) + QLatin1String(": ") + problemIn(written)));
        const Result<RecordBatch> read = readAll(endpoint, schema.place);
        QVERIFY_RESULT(read);
        const QString difference = firstDifference(wideRows(), *read, schema);
        QVERIFY2(difference.isEmpty(), qPrintable(QLatin1String(engineName(kind)) + QLatin1String(": ") + difference));
    }
}

void TestFidelity::everyValueSurvivesEveryPair_data()
{
    QTest::addColumn<EngineKind>("from");
    QTest::addColumn<EngineKind>("to");
    QTest::addColumn<LoadKind>("load");
    for (const EngineKind from : allEngines)
        for (const EngineKind to : allEngines)
            for (const LoadKind load : allLoads)
                QTest::addRow("%s to %s, %s", engineName(from), engineName(to), loadName(load)) << from << to << load;
}

void TestFidelity::everyValueSurvivesEveryPair()
{
    QFETCH(EngineKind, from);
    QFETCH(EngineKind, to);
    QFETCH(LoadKind, load);
    Endpoint &source = m_sources.at(from)->endpoint();
    Endpoint &target = m_targets.at(to)->endpoint();
    const QString place = QStringLiteral("wide_%1_%2").arg(QLatin1String(engineName(from)), QLatin1String(loadName(load)));
    const Result<RecordSchema> schema = source.describe(QStringLiteral("wide"), {});
    QVERIFY_RESULT(schema);
    QVERIFY_RESULT(target.create(neutralSchema(*schema, place), {}));

    const Result<Transferred> moved = transfer(source, QStringLiteral("wide"), target, place, load, 3);
    QVERIFY_RESULT(moved);
    for (const RefusedRecord &refused : moved->refused)
        qWarning().noquote() << "refused:" << refused.row + 1 << refused.field << problemText(refused.error);
    QVERIFY(moved->refused.empty());
    const auto rows = wideRows();
    QCOMPARE(moved->read, std::int64_t(rows.size()));
    QCOMPARE(moved->counts.created, std::int64_t(rows.size()));
    const Result<RecordBatch> read = readAll(target, place);
    QVERIFY_RESULT(read);
    const QString difference = firstDifference(rows, *read, *schema);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));

    // What is equal is not written again.
    const Result<Transferred> again = transfer(source, QStringLiteral("wide"), target, place, LoadKind::Immediate, 3);
    QVERIFY_RESULT(again);
    QCOMPARE(again->counts, ChangeCounts());
}

QTEST_GUILESS_MAIN(TestFidelity)
#include "tst_fidelity.moc"
