// Which field goes where, and what a record becomes on the way.
#include "convert.h"
#include "fieldtypes.h"
#include "valuetext.h"

#include <QTest>

using namespace tidewright;

namespace
{

Field field(const char *name, const FieldType &fieldType, bool nullable = true)
{
    Field made;
    made.name = QString::fromUtf8(name);
    made.type = fieldType;
    made.nullable = nullable;
    return made;
}

RecordSchema schema(const char *place, std::vector<Field> fields, const QStringList &key)
{
    RecordSchema made;
    made.place = QString::fromUtf8(place);
    made.fields = std::move(fields);
    made.key = key;
    return made;
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void addRow(RecordBatch &batch, const std::vector<Value> &values)
{
    const auto row = batch.appendRow();
    for (std::size_t at = 0; at < values.size(); ++at)
        row[at] = batch.adopt(values[at].cell());
}

} // namespace

class TestRecordMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameNamesAreMapped()
    {
        const RecordSchema source = schema("organization",
                                           {field("id", type(ValueKind::Int)), field("name", type(ValueKind::Text)),
                                            field("legacy_note", type(ValueKind::Text))},
                                           words("id"));
        const RecordSchema target = schema(
            "ref.organization",
            {field("ID", type(ValueKind::Int)), field("name", type(ValueKind::Text)), field("added", type(ValueKind::Text))},
            words("ID"));
        const auto mapping = RecordMapping::compile(ContentType(), Direction::RemoteToLocal, source, target);
        QVERIFY(mapping.has_value());
        QCOMPARE(mapping->sourceFields(), words("id name"));
        QCOMPARE(mapping->targetFields(), words("ID name"));
        QCOMPARE(mapping->sourceKey(), words("id"));
        QCOMPARE(mapping->targetKey(), words("ID"));
        QCOMPARE(mapping->unmapped(), words("organization.legacy_note ref.organization.added"));
        QVERIFY(!mapping->cursorColumn());
    }

    void fieldsCursorAndSoftDelete()
    {
        ContentType content;
        content.primaryKey = words("id");
        content.cursorField = QStringLiteral("updated_at");
        content.softDeleteField = QStringLiteral("deleted_at");
        content.fields = {
            {QStringLiteral("state"), QStringLiteral("status"), {{QStringLiteral("open"), QStringLiteral("To Do")}}},
            {QStringLiteral("org_id"), QStringLiteral("id"), {}}};
        const RecordSchema remote =
            schema("r",
                   {field("id", type(ValueKind::Int)), field("status", type(ValueKind::Text)),
                    field("updated_at", type(ValueKind::Timestamp)), field("deleted_at", type(ValueKind::Timestamp))},
                   words("id"));
        const RecordSchema local =
            schema("l",
                   {field("org_id", type(ValueKind::Int), false), field("state", type(ValueKind::Text)),
                    field("updated_at", type(ValueKind::Timestamp)), field("deleted_at", type(ValueKind::Timestamp))},
                   words("org_id"));

        const auto pull = RecordMapping::compile(content, Direction::RemoteToLocal, remote, local);
        QVERIFY(pull.has_value());
        QCOMPARE(pull->sourceFields(), words("status id updated_at deleted_at"));
        QCOMPARE(pull->targetFields(), words("state org_id"));
        QCOMPARE(pull->targetKey(), words("org_id"));
        QCOMPARE(pull->keyColumns(), std::vector<std::size_t>{1});
        QCOMPARE(pull->cursorColumn(), std::optional<std::size_t>(2));
        QCOMPARE(pull->softDeleteColumn(), std::optional<std::size_t>(3));

        const auto push = RecordMapping::compile(content, Direction::LocalToRemote, local, remote);
        QVERIFY(push.has_value());
        QCOMPARE(push->sourceKey(), words("org_id"));
        QCOMPARE(push->targetKey(), words("id"));

        RecordBatch batch(4);
        addRow(batch, {Value::ofText("To Do"), Value::ofInt(1), Value(), Value()});
        addRow(batch, {Value::ofText("Done"), Value::ofInt(2), Value(), Value::ofInt(0, ValueKind::Timestamp)});
        QVERIFY(!pull->softDeleted(batch.row(0)));
        QVERIFY(pull->softDeleted(batch.row(1)));
        std::vector<Refusal> refusals;
        pull->convert(batch, refusals);
        QVERIFY(refusals.empty());
        QCOMPARE(toText(batch.row(0)[0]), std::string("open"));
        QCOMPARE(toText(batch.row(1)[0]), std::string("Done"));
    }

    void aValueMapTurnsNumbersIntoText()
    {
        ContentType content;
        content.fields = {{QStringLiteral("id"), QStringLiteral("id"), {}},
                          {QStringLiteral("state"),
                           QStringLiteral("state"),
                           {{QStringLiteral("open"), QStringLiteral("1")}, {QStringLiteral("reopened"), QStringLiteral("1")}}}};
        const RecordSchema remote =
            schema("r", {field("id", type(ValueKind::Int)), field("state", whole(ValueKind::Int, 8))}, words("id"));
        const RecordSchema local =
            schema("l", {field("id", type(ValueKind::Int)), field("state", type(ValueKind::Text))}, words("id"));
        std::vector<Refusal> refusals;

        RecordBatch pulled(2);
        addRow(pulled, {Value::ofInt(1), Value::ofInt(1)});
        RecordMapping::compile(content, Direction::RemoteToLocal, remote, local)->convert(pulled, refusals);
        QCOMPARE(toText(pulled.row(0)[1]), std::string("open"));

        RecordBatch pushed(2);
        addRow(pushed, {Value::ofInt(1), Value::ofText("reopened")});
        addRow(pushed, {Value::ofInt(2), Value::ofText("unheard of")});
        RecordMapping::compile(content, Direction::LocalToRemote, local, remote)->convert(pushed, refusals);
        QVERIFY(equal(pushed.row(0)[1], Cell::ofInt(1)));
        QCOMPARE(refusals.size(), std::size_t(1));
        QCOMPARE(refusals[0].row, std::size_t(1));
        QCOMPARE(refusals[0].field, QStringLiteral("state"));
    }

    void refusedRowsAreLeftAsTheyWere()
    {
        const RecordSchema source =
            schema("s", {field("id", type(ValueKind::Int)), field("n", type(ValueKind::Int))}, words("id"));
        const RecordSchema target =
            schema("t", {field("id", type(ValueKind::Text)), field("n", whole(ValueKind::Int, 8))}, words("id"));
        const auto mapping = RecordMapping::compile(ContentType(), Direction::RemoteToLocal, source, target);
        RecordBatch batch(2);
        addRow(batch, {Value::ofInt(1), Value::ofInt(127)});
        addRow(batch, {Value::ofInt(2), Value::ofInt(128)});
        addRow(batch, {Value::ofInt(3), Value()});
        std::vector<Refusal> refusals;
        mapping->convert(batch, refusals);
        QCOMPARE(refusals.size(), std::size_t(1));
        QCOMPARE(refusals[0].row, std::size_t(1));
        QCOMPARE(refusals[0].column, std::size_t(1));
        QVERIFY(batch.row(1)[0].kind == ValueKind::Int);
        QVERIFY(batch.row(0)[0].kind == ValueKind::Text);
        QVERIFY(batch.row(2)[1].isNull());
    }

    void aCellOfAnotherKindThanItsColumnIsStillChecked()
    {
        const RecordSchema both = schema("t", {field("id", type(ValueKind::Int))}, words("id"));
        const auto mapping = RecordMapping::compile(ContentType(), Direction::RemoteToLocal, both, both);
        RecordBatch batch(1);
        addRow(batch, {Value::ofText("7")});
        addRow(batch, {Value::ofText("seven")});
        std::vector<Refusal> refusals;
        mapping->convert(batch, refusals);
        QVERIFY(equal(batch.row(0)[0], Cell::ofInt(7)));
        QCOMPARE(refusals.size(), std::size_t(1));
    }

    void mappingsThatCannotWork_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("mentions");
        int which = 0;
        const auto row = [&which](const char *name, ErrorCode code, const char *mentions) {
            QTest::newRow(name) << which++ << int(code) << QString::fromLatin1(mentions);
        };
        row("mapped field missing", ErrorCode::Configuration, "nane");
        row("two into one", ErrorCode::Configuration, "name");
        row("cursor missing", ErrorCode::SchemaMismatch, "changed");
        row("soft delete missing", ErrorCode::SchemaMismatch, "gone");
        row("types cannot be converted", ErrorCode::SchemaMismatch, "born");
        row("target field gets no value", ErrorCode::SchemaMismatch, "name");
        row("no key anywhere", ErrorCode::SchemaMismatch, "primary key");
        row("key not mapped", ErrorCode::SchemaMismatch, "id");
        row("value map that is no number", ErrorCode::Configuration, "many");
    }
    void mappingsThatCannotWork()
    {
        QFETCH(int, which);
        QFETCH(QString, mentions);
        const auto named = [](const char *name) { return QString::fromLatin1(name); };
        RecordSchema source = schema(
            "s", {field("id", type(ValueKind::Int)), field("name", type(ValueKind::Text)), field("born", type(ValueKind::Int))},
            words("id"));
        RecordSchema target =
            schema("t", {field("id", type(ValueKind::Int)), field("name", type(ValueKind::Text), which != 5)}, words("id"));
        ContentType content;
        const FieldMapping id{named("id"), named("id"), {}};
        switch (which) {
        case 0:
            content.fields = {id, {named("name"), named("nane"), {}}};
            break;
        case 1:
            content.fields = {id, {named("name"), named("name"), {}}, {named("name"), named("born"), {}}};
            break;
        case 2:
            content.cursorField = named("changed");
            break;
        case 3:
            content.softDeleteField = named("gone");
            break;
        case 4:
            target.fields.push_back(field("born", type(ValueKind::Date)));
            break;
        case 5:
            content.fields = {id};
            break;
        case 6:
            source.key = target.key = {};
            break;
        case 7:
            content.fields = {{named("name"), named("name"), {}}};
            break;
        default:
            content.fields = {{named("id"), named("id"), {{named("many"), named("x")}}}};
            break;
        }
        const auto mapping = RecordMapping::compile(content, Direction::RemoteToLocal, source, target);
        QVERIFY(!mapping);
        QTEST(int(mapping.error().code), "code");
        QVERIFY2(mapping.error().message.contains(mentions), qPrintable(mapping.error().message));
        QVERIFY(!mapping.error().hint.isEmpty());
    }

    void definitionsByFieldsTypesAndKey()
    {
        const RecordSchema before =
            schema("s", {field("a", type(ValueKind::Int)), field("b", type(ValueKind::Text))}, words("a"));
        const QString hash = definitionHash(before);
        QCOMPARE(definitionHash(
                     schema("elsewhere", {field("b", type(ValueKind::Text)), field("a", type(ValueKind::Int))}, words("a"))),
                 hash);
        QVERIFY(definitionHash(
                    schema("s", {field("a", type(ValueKind::Int)), field("b", sized(ValueKind::Text, 5))}, words("a"))) != hash);
        QVERIFY(definitionHash(schema("s", {field("a", type(ValueKind::Int)), field("b", type(ValueKind::Text))}, words("b"))) !=
                hash);
        QVERIFY(definitionHash(schema("s", {field("a", type(ValueKind::Int))}, words("a"))) != hash);
    }
};

QTEST_APPLESS_MAIN(TestRecordMapping)
#include "tst_recordmapping.moc"
