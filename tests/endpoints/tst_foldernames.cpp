// The file name of a record: reversible, one for each key, never outside of its folder.
#include "property.h"
#include "recordname.h"
#include "valuegen.h"

#include <QtTest>

using namespace tidewright;

namespace
{

std::string nameOf(const std::string &key)
{
    return recordName(Key{Value::ofText(key)}).value_or("refused");
}

// What makes trouble in names, often.
rc::Gen<std::string> wildTexts()
{
    const auto piece = rc::gen::element<std::string>("a", "A", "con", "NUL", "com1", ".", "..", "/", "\\", "%", "%2e", ",", " ", "~", ":", "é", "e\xcc\x81",
                                                     "水", "😀", "ß", std::string("\0", 1), "\n", "json", ".json", "\xe2\x84\xab");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string> &pieces) {
        std::string text;
        for (const std::string &one : pieces)
            text += one;
        return text.substr(0, 40).size() < text.size() ? std::string("long") : text;
    });
}

} // namespace

class TestFolderNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyHasThisName_data();
    void aKeyHasThisName();
    void aKeyWithoutNameIsRefused_data();
    void aKeyWithoutNameIsRefused();
    void partsOfAKeyAreJoined();
    void equalDecimalsHaveOneName();
    void whatIsNoNameOfOursIsTheTextItself();
    void aNameTellsItsKey();
    void differentKeysHaveDifferentNames();
    void noNameLeavesTheFolder();
};

void TestFolderNames::aKeyHasThisName_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *key, const char *name) { QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(name); };
    row("about-us", "about-us.json");
    row("v1.2_x", "v1.2_x.json");
    row("Straße", "Straße.json");
    row("水", "水.json");
    row("", "%.json");
    row("%", "%25.json");
    row("..", "%2E%2E.json");
    row("../x", "%2E.%2Fx.json");
    row("%2e%2e", "%252e%252e.json");
    row(".hidden", "%2Ehidden.json");
    row("end.", "end%2E.json");
    row("a b", "a%20b.json");
    row("end ", "end%20.json");
    row("a,b", "a%2Cb.json");
    row("a/b", "a%2Fb.json");
    row("a\\b", "a%5Cb.json");
    row("a:b", "a%3Ab.json");
    row("CON", "%43ON.json");
    row("con.txt", "%63on.txt.json");
    row("Lpt9", "%4Cpt9.json");
    row("console", "console.json");
    row("😀", "%F0%9F%98%80.json");
    row("e\xcc\x81", "e%CC%81.json");
    row("\xe2\x84\xab", "%E2%84%AB.json"); // the sign Ångström, which becomes a letter
}

void TestFolderNames::aKeyHasThisName()
{
    QFETCH(QString, key);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(nameOf(key.toStdString())), name);
    const ValueKind kinds[] = {ValueKind::Text};
    QCOMPARE(keyOfName(name.toStdString(), kinds), Key{Value::ofText(key.toStdString())});
}

void TestFolderNames::aKeyWithoutNameIsRefused_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("too long") << QByteArray(251, 'x');
    QTest::newRow("too long when escaped") << QByteArray(84, '/');
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe");
}

void TestFolderNames::aKeyWithoutNameIsRefused()
{
    QFETCH(QByteArray, key);
    const auto name = recordName(Key{Value::ofText(key.toStdString())});
    QVERIFY(!name);
    QCOMPARE(name.error().code, ErrorCode::ValueRefused);
    QVERIFY(!recordName(Key{Value()}));
    QVERIFY(recordName(Key{Value::ofText(std::string(250, 'x'))}));
}

void TestFolderNames::partsOfAKeyAreJoined()
{
    const Key key{Value::ofInt(-7), Value::ofText("de,at"), Value::ofText("")};
    const auto name = recordName(key);
    QVERIFY(name);
    QCOMPARE(QByteArray::fromStdString(*name), QByteArray("-7,de%2Cat,%.json"));
    const ValueKind kinds[] = {ValueKind::Int, ValueKind::Text, ValueKind::Text};
    QCOMPARE(keyOfName(*name, kinds), key);
}

void TestFolderNames::equalDecimalsHaveOneName()
{
    for (const char *text : {"1.50", "1.5", "01.500", "+1.5"})
        QCOMPARE(QByteArray::fromStdString(recordName(Key{bytesValue(ValueKind::Decimal, text)}).value()), QByteArray("1.5.json"));
    for (const char *text : {"0", "-0", "0.00", "-0.0"})
        QCOMPARE(QByteArray::fromStdString(recordName(Key{bytesValue(ValueKind::Decimal, text)}).value()), QByteArray("0.json"));
}

void TestFolderNames::whatIsNoNameOfOursIsTheTextItself()
{
    const ValueKind text[] = {ValueKind::Text};
    const ValueKind number[] = {ValueKind::Int};
    QCOMPARE(keyOfName("a b.json", text), Key{Value::ofText("a b")});
    QCOMPARE(keyOfName("%2e.json", text), Key{Value::ofText("%2e")});
    QCOMPARE(keyOfName("%4.json", text), Key{Value::ofText("%4")});
    QCOMPARE(keyOfName("a,b.json", text), Key{Value::ofText("a,b")});
    QCOMPARE(keyOfName("seven.json", number), Key{Value::ofText("seven")});
}

void TestFolderNames::aNameTellsItsKey()
{
    VERIFY_PROPERTY("a name tells its key", [] {
        const Key key{Value::ofText(*wildTexts()), Value::ofText(*wildTexts())};
        const ValueKind kinds[] = {ValueKind::Text, ValueKind::Text};
        RC_ASSERT(keyOfName(recordName(key).value(), kinds) == key);
    });
    VERIFY_PROPERTY("a name tells its key, whatever its kind", [] {
        const auto kind = *rc::gen::element(ValueKind::Int, ValueKind::UInt, ValueKind::Uuid, ValueKind::Date, ValueKind::TimestampTz, ValueKind::Boolean);
        const Key key{*valuesOf(kind)};
        const ValueKind kinds[] = {kind};
        RC_ASSERT(keyOfName(recordName(key).value(), kinds) == key);
    });
}

void TestFolderNames::differentKeysHaveDifferentNames()
{
    VERIFY_PROPERTY("different keys have different names", [] {
        const std::string a = *wildTexts();
        const std::string b = *wildTexts();
        RC_ASSERT((a == b) == (nameOf(a) == nameOf(b)));
    });
}

void TestFolderNames::noNameLeavesTheFolder()
{
    VERIFY_PROPERTY("no name leaves the folder", [] {
        const std::string name = nameOf(*wildTexts());
        RC_ASSERT(name.find_first_of(std::string("/\\:*?\"<>|\0 ", 11)) == std::string::npos);
        RC_ASSERT(name.front() != '.');
        RC_ASSERT(isRecordName(name));
        RC_ASSERT(QString::fromStdString(name).normalized(QString::NormalizationForm_C).toStdString() == name);
    });
}

QTEST_APPLESS_MAIN(TestFolderNames)
#include "tst_foldernames.moc"
