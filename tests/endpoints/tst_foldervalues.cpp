// The values that must survive, through files and back.
#include "foldertest.h"
#include "jsonstring.h"
#include "property.h"
#include "survivingvalues.h"
#include "transfer.h"
#include "valuegen.h"

#include "membervalue.h"

#include <QtTest>

using namespace tidewright;

namespace
{

RecordSchema survivingSchema()
{
    RecordSchema schema;
    schema.place = QStringLiteral("pages");
    schema.fields.push_back(field("id", ValueKind::Int));
    for (const SurvivingField &one : survivingFields())
        schema.fields.push_back(one.field);
    schema.key = {QStringLiteral("id")};
    return schema;
}

// Each value once, beside NULLs.
std::vector<std::vector<Value>> survivingRows()
{
    const auto fields = survivingFields();
    std::vector<std::vector<Value>> rows;
    for (std::size_t column = 0; column < fields.size(); ++column) {
        for (const Value &value : fields[column].values) {
            rows.emplace_back(fields.size() + 1);
            rows.back()[0] = Value::ofInt(std::int64_t(rows.size()));
            rows.back()[column + 1] = value;
        }
    }
    return rows;
}

QString difference(const RecordBatch &batch, const std::vector<std::vector<Value>> &rows)
{
    if (batch.rows() != rows.size())
        return QStringLiteral("%1 records instead of %2").arg(batch.rows()).arg(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const Cell &there = batch.row(row)[column];
            const Value &value = rows[row][column];
            if (!equal(there, value.cell()))
                return QStringLiteral("record %1, column %2: %3 %4 instead of %5 %6")
                    .arg(row + 1)
                    .arg(column)
                    .arg(kindName(there.kind), QString::fromStdString(toText(there)), kindName(value.kind()),
                         QString::fromStdString(toText(value.cell())));
        }
    }
    return {};
}

} // namespace

class TestFolderValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueSurvives();
    void everyValueSurvivesFromFolderToFolder_data();
    void everyValueSurvivesFromFolderToFolder();
    void anyValueIsReadAsItWasWritten();
    void anyTextIsReadAsItWasWritten();
    void nullIsNoJsonNull();
    void noValueIsNoValueOfItsType_data();
    void noValueIsNoValueOfItsType();
};

void TestFolderValues::everyValueSurvives()
{
    Folder folder;
    VERIFY_DONE(folder.endpoint.create(survivingSchema(), {}));
    const auto rows = survivingRows();
    VERIFY_DONE(writeRows(folder.endpoint, QStringLiteral("pages"), rows));
    const auto read = tidewright::readAll(folder.endpoint, QStringLiteral("pages"));
    VERIFY_DONE(read);
    QCOMPARE(difference(*read, rows), QString());
    // Nothing is different the second time.
    const QStringList names = folder.names();
    QByteArray texts;
    for (const QString &name : names)
        texts += folder.text(QStringLiteral("pages/") + name);
    QCOMPARE(writeRows(folder.endpoint, QStringLiteral("pages"), rows).value(), ChangeCounts());
    for (const QString &name : names)
        QVERIFY(texts.contains(folder.text(QStringLiteral("pages/") + name)));
}

void TestFolderValues::everyValueSurvivesFromFolderToFolder_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("direct") << int(LoadKind::Direct);
    QTest::newRow("staged") << int(LoadKind::Staged);
    QTest::newRow("immediate") << int(LoadKind::Immediate);
}

void TestFolderValues::everyValueSurvivesFromFolderToFolder()
{
    QFETCH(int, kind);
    Folder from;
    Folder to;
    const auto rows = survivingRows();
    VERIFY_DONE(from.endpoint.create(survivingSchema(), {}));
    VERIFY_DONE(writeRows(from.endpoint, QStringLiteral("pages"), rows));
    const auto schema = from.endpoint.describe(QStringLiteral("pages"), {});
    VERIFY_DONE(schema);
    VERIFY_DONE(to.endpoint.create(neutralSchema(*schema, QStringLiteral("a/b")), {}));
    const auto moved = transfer(from.endpoint, QStringLiteral("pages"), to.endpoint, QStringLiteral("a/b"), LoadKind(kind), 7);
    VERIFY_DONE(moved);
    QVERIFY(moved->refused.empty());
    QCOMPARE(moved->counts.created, std::int64_t(rows.size()));
    QCOMPARE(difference(*tidewright::readAll(to.endpoint, QStringLiteral("a/b")), rows), QString());
    for (const QString &name : from.names())
        QCOMPARE(to.text(QStringLiteral("a/b/") + name), from.text(QStringLiteral("pages/") + name));
}

void TestFolderValues::anyValueIsReadAsItWasWritten()
{
    VERIFY_PROPERTY("any value is read as it was written", [] {
        const Value value = *values();
        FieldType type;
        type.kind = value.kind();
        type.duration = true;
        std::string text;
        const bool written = bool(writeMember(value.cell(), FieldOrigin::Declared, {}, text));
        RC_PRE(written);
        MemberKind kind = MemberKind::Null;
        std::string_view member;
        std::string room;
        RC_ASSERT(readJsonValue(text, kind, member, room));
        RecordBatch batch(1);
        Cell cell;
        RC_ASSERT(readMember({kind, member}, type, FieldOrigin::Declared, batch, cell));
        RC_ASSERT(equal(cell, value.cell()));
    });
}

void TestFolderValues::anyTextIsReadAsItWasWritten()
{
    VERIFY_PROPERTY("any text is read as it was written", [] {
        const std::string text = *texts();
        const std::string name = *texts();
        std::string file = "{";
        writeJsonString(name, file);
        file += " :\t";
        writeJsonString(text, file);
        file += "}\n";
        JsonRecord record;
        RC_ASSERT(record.parse(file) == RecordProblem::None);
        RC_ASSERT(record.members().front().name == name);
        RC_ASSERT(record.members().front().value == text);
        // Cut off anywhere before its end it is none.
        const auto size = *rc::gen::inRange<std::size_t>(0, file.size() - 1);
        RC_ASSERT(record.parse(std::string_view(file).substr(0, size)) != RecordProblem::None);
    });
}

void TestFolderValues::nullIsNoJsonNull()
{
    Folder folder;
    RecordSchema schema = pages();
    schema.fields.push_back(field("data", ValueKind::Json));
    VERIFY_DONE(folder.endpoint.create(schema, {}));
    const std::vector<std::vector<Value>> rows{{Value::ofInt(1), Value(), Value()},
                                               {Value::ofInt(2), Value(), bytesValue(ValueKind::Json, "null")}};
    VERIFY_DONE(writeRows(folder.endpoint, QStringLiteral("pages"), rows));
    QCOMPARE(folder.text(QStringLiteral("pages/1.json")), QByteArray("{\n  \"id\": 1,\n  \"title\": null\n}\n"));
    QCOMPARE(folder.text(QStringLiteral("pages/2.json")), QByteArray("{\n  \"id\": 2,\n  \"title\": null,\n  \"data\": null\n}\n"));
    QCOMPARE(difference(*tidewright::readAll(folder.endpoint, QStringLiteral("pages")), rows), QString());
    // Back to NULL: the member goes.
    const std::vector<std::vector<Value>> cleared{{Value::ofInt(2), Value(), Value()}};
    QCOMPARE(writeRows(folder.endpoint, QStringLiteral("pages"), cleared).value(), (ChangeCounts{0, 1, 0}));
    QCOMPARE(folder.text(QStringLiteral("pages/2.json")), QByteArray("{\n  \"id\": 2,\n  \"title\": null\n}\n"));
}

void TestFolderValues::noValueIsNoValueOfItsType_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *text, ValueKind kind) { QTest::addRow("%s as %s", text, qPrintable(kindName(kind))) << QByteArray(text) << int(kind); };
    row("1.5", ValueKind::Int);
    row("1e3", ValueKind::Int);
    row("\"1\"", ValueKind::Int);
    row("9223372036854775808", ValueKind::Int);
    row("-1", ValueKind::UInt);
    row("18446744073709551616", ValueKind::UInt);
    row("1", ValueKind::Boolean);
    row("\"true\"", ValueKind::Boolean);
    row("1", ValueKind::Text);
    row("{}", ValueKind::Text);
    row("\"0.5\"", ValueKind::Double);
    row("1e999", ValueKind::Double);
    row("1e9999", ValueKind::Decimal);
    row("\"one\"", ValueKind::Decimal);
    row("20260101", ValueKind::Date);
    row("\"2026-02-30\"", ValueKind::Date);
    row("\"2026-01-01\"", ValueKind::Timestamp);
    row("\"25:00:00\"", ValueKind::Time);
    row("\"-01:00:00\"", ValueKind::Time);
    row("\"\\\\xabc\"", ValueKind::Binary);
    row("\"abc\"", ValueKind::Binary);
    row("\"1234\"", ValueKind::Uuid);
}

void TestFolderValues::noValueIsNoValueOfItsType()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    MemberKind found = MemberKind::Null;
    std::string_view member;
    std::string room;
    QVERIFY(readJsonValue({text.constData(), std::size_t(text.size())}, found, member, room));
    FieldType type;
    type.kind = ValueKind(kind);
    RecordBatch batch(1);
    Cell cell;
    QVERIFY(!readMember({found, member}, type, FieldOrigin::Declared, batch, cell));
}

QTEST_APPLESS_MAIN(TestFolderValues)
#include "tst_foldervalues.moc"
