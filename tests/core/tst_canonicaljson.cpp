// The canonical form of JSON: equal documents have one text, and what is no JSON has none.
#include "property.h"
#include "value.h"

using namespace tidewright;

namespace
{

std::string canonical(const std::string &text)
{
    std::string out;
    return canonicalJson(text, out) ? out : "refused";
}

// A document in many spellings: random white space, order of members, escapes.
std::string spelled(int depth)
{
    const auto space = [] { return *rc::gen::element<std::string>("", " ", "\n", "\t "); };
    const int kind = *rc::gen::inRange(0, depth > 3 ? 4 : 6);
    std::string text;
    if (kind == 4) {
        text = "[";
        const int count = *rc::gen::inRange(0, 4);
        for (int at = 0; at < count; ++at)
            text += (at ? "," : "") + space() + spelled(depth + 1);
        text += ']';
    } else if (kind == 5) {
        text = "{";
        const int count = *rc::gen::inRange(0, 4);
        for (int at = 0; at < count; ++at)
            text += (at ? "," : "") + space() + *rc::gen::element<std::string>("\"a\"", "\"b\"", "\"\\u0061\"", "\"é\"") + ":" +
                    spelled(depth + 1);
        text += '}';
    } else {
        text = *rc::gen::element<std::string>("null", "true", "false", "0", "-0.0", "1.50", "1e3", "12E-2", "\"\"", "\"\\u00e9\"",
                                              "\"a\\/b\\n\"");
    }
    return space() + text + space();
}

} // namespace

class TestCanonicalJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void form_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("white space goes", " { \"a\" : [ 1 , 2 ] }\n", "{\"a\":[1,2]}");
        row("members by the bytes of their name", R"({"é":1,"b":2,"a":3,"B":4})", R"({"B":4,"a":3,"b":2,"é":1})");
        row("the last of equal names wins", R"({"a":1,"b":2,"a":3})", R"({"a":3,"b":2})");
        row("equal names by their content", R"({"\u0061":1,"a":2})", R"({"a":2})");
        row("sorted inside too", R"([{"b":{"d":1,"c":2},"a":[]}])", R"([{"a":[],"b":{"c":2,"d":1}}])");
        row("order of an array stays", "[3,1,2]", "[3,1,2]");
        row("bare scalars", " true ", "true");
        row("null", "null", "null");
        row("1.0 is 1", "1.0", "1");
        row("1e2 is 100", "1e2", "100");
        row("12.340 is 12.34", "12.340", "12.34");
        row("-0 is 0", "-0.00e7", "0");
        row("1.5e-3", "1.5e-3", "0.0015");
        row("15E-1", "15E-1", "1.5");
        row("1E+2", "1E+2", "100");
        row("a number beyond 64 bits", "[123456789012345678901234567890.10]", "[123456789012345678901234567890.1]");
        row("more digits than a double", "0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827");
        row("huge exponents stay exponents", "1.50e999999999", "15e999999998");
        row("huge exponents are one number", "0.15e1000000000", "15e999999998");
        row("tiny exponents", "-1e-999999999", "-1e-999999999");
        row("shortest escapes", "\"\\u00e9\\/\\u0041\\u000a\\u001f\\\"\\\\\"", "\"é/A\\n\\u001f\\\"\\\\\"");
        row("surrogate pair", R"("\ud83d\ude00")", R"("😀")");
        row("escaped zero", R"("\u0000")", R"("\u0000")");
        row("empty string and name", R"({"":""})", R"({"":""})");
    }

    void form()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(canonical(text.toStdString())), expected);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QList<QByteArray> texts{"",
                                      " ",
                                      "[",
                                      "]",
                                      "{",
                                      "[1",
                                      "[1,]",
                                      "[,1]",
                                      "[1 2]",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "{1:2}",
                                      "01",
                                      "-",
                                      "+1",
                                      ".5",
                                      "1.",
                                      "1e",
                                      "1e+-2",
                                      "0x10",
                                      "1_0",
                                      "nul",
                                      "nulll",
                                      "True",
                                      "NaN",
                                      "Infinity",
                                      "'a'",
                                      "\"a",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"a\nb\"",
                                      "1 2",
                                      "1,2",
                                      "[1],[2]",
                                      "1]",
                                      "[1]]",
                                      "{}{}",
                                      "\"a\"\"b\"",
                                      "[\"a\"b]",
                                      "[1\"a\"]",
                                      "/* */1",
                                      "\"\xff\"",
                                      "\"\xc0\xaf\"",
                                      "\"\xed\xa0\x80\"",
                                      "\"\\ud800\"",
                                      "\"\\udc00\\ud800\"",
                                      "\"\\ud800x\"",
                                      "1e99999999999999999999",
                                      QByteArray("1\0", 2),
                                      QByteArray("\"a\0b\"", 5),
                                      "\xef\xbb\xbf"
                                      "1"};
        for (const QByteArray &text : texts)
            QTest::newRow(text.isEmpty() ? "nothing" : text.toPercentEncoding().constData()) << text;
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(canonical(text.toStdString())), QByteArray("refused"));
    }

    void deepDocumentsAreRefusedNotRecursedInto()
    {
        QCOMPARE(canonical(std::string(500, '[') + std::string(500, ']')), std::string(500, '[') + std::string(500, ']'));
        QCOMPARE(canonical(std::string(100'000, '[') + std::string(100'000, ']')), std::string("refused"));
        QCOMPARE(canonical(std::string(100'000, '[')), std::string("refused"));
        std::string objects;
        for (int depth = 0; depth < 100'000; ++depth)
            objects += "{\"a\":";
        QCOMPARE(canonical(objects + '1' + std::string(100'000, '}')), std::string("refused"));
    }

    void aThreadGoesOnAfterARefusal()
    {
        QCOMPARE(canonical("[1,"), std::string("refused"));
        QCOMPARE(canonical(R"({"b":1,"a":2})"), std::string(R"({"a":2,"b":1})"));
    }

    void canonicalOfCanonicalIsItself()
    {
        VERIFY_PROPERTY("idempotent", [] {
            const std::string text = spelled(0);
            const std::string once = canonical(text);
            RC_ASSERT(once != "refused");
            RC_ASSERT(canonical(once) == once);
            RC_ASSERT(equal(Cell::ofBytes(ValueKind::Json, text), Cell::ofBytes(ValueKind::Json, once)));
        });
    }

    void noTextIsTooStrange()
    {
        VERIFY_PROPERTY("any bytes are refused or canonical", [](const std::string &bytes) {
            const std::string once = canonical(bytes);
            if (once != "refused")
                RC_ASSERT(canonical(once) == once);
        });
    }
};

QTEST_APPLESS_MAIN(TestCanonicalJson)
#include "tst_canonicaljson.moc"
