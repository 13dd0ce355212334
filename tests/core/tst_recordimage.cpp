// Records and keys as bytes, and their hashes.
#include "contenthash.h"
#include "property.h"
#include "recordimage.h"
#include "valuegen.h"

using namespace tidewright;

namespace
{

std::vector<Cell> cellsOf(const std::vector<Value> &values)
{
    std::vector<Cell> cells;
    for (const Value &value : values)
        cells.push_back(value.cell());
    return cells;
}

ContentHash hashOf(const std::string &key, const std::vector<Value> &values)
{
    std::vector<std::size_t> columns(values.size());
    for (std::size_t at = 0; at < columns.size(); ++at)
        columns[at] = at;
    return recordHash(key, cellsOf(values), columns);
}

// Of one kind per part, as a key's columns are.
rc::Gen<std::pair<Key, Key>> keyPairs()
{
    return rc::gen::exec([] {
        std::pair<Key, Key> keys;
        for (int parts = *rc::gen::inRange(1, 4); parts > 0; --parts) {
            const ValueKind kind =
                *rc::gen::element(ValueKind::Null, ValueKind::Boolean, ValueKind::Int, ValueKind::UInt, ValueKind::Decimal, ValueKind::Text,
                                  ValueKind::Binary, ValueKind::Date, ValueKind::Time, ValueKind::Timestamp, ValueKind::TimestampTz, ValueKind::Uuid);
            keys.first.push_back(*valuesOf(kind));
            keys.second.push_back(*rc::gen::arbitrary<bool>() ? keys.first.back() : *valuesOf(kind));
        }
        return keys;
    });
}

} // namespace

class tst_recordimage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueComesBackAsItWas()
    {
        VERIFY_PROPERTY("unpacking gives what was packed", [] {
            const auto row = *rc::gen::container<std::vector<Value>>(values());
            const auto back = unpackRecord(packRecord(row));
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == row);
            RC_ASSERT(packRecord(cellsOf(row)) == packRecord(row));
        });
    }

    void damagedBytesAreRefused()
    {
        VERIFY_PROPERTY("no shorter image is an image", [] {
            const auto row = *rc::gen::nonEmpty(rc::gen::container<std::vector<Value>>(values()));
            const std::string packed = packRecord(row);
            const auto size = *rc::gen::inRange<std::size_t>(0, packed.size());
            RC_ASSERT(!unpackRecord(std::string_view(packed).substr(0, size)));
            RC_ASSERT(!unpackRecord(packed + '\0'));
        });
        VERIFY_PROPERTY("no bytes crash it", [] {
            (void)unpackRecord(*rc::gen::arbitrary<std::string>());
            (void)keyFromBytes(*rc::gen::arbitrary<std::string>());
        });
        QCOMPARE(unpackRecord("\2\0").error().code, ErrorCode::StateUnreadable);
    }

    void keysSortAsTheSidesReadThem()
    {
        VERIFY_PROPERTY("the bytes of keys sort as order() does", [] {
            const auto [a, b] = *keyPairs();
            const auto bytes = keyBytes(a).compare(keyBytes(b)) <=> 0;
            RC_ASSERT((bytes < 0) == (order(a, b) < 0));
            RC_ASSERT((bytes > 0) == (order(a, b) > 0));
        });
    }

    void keysComeBack()
    {
        VERIFY_PROPERTY("a key is read from its bytes", [] {
            const Key key = (*keyPairs()).first;
            const auto back = keyFromBytes(keyBytes(key));
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == key);
        });
    }

    void equalRecordsHashEqually()
    {
        const auto decimal = [](const char *text) { return std::vector{Value(Cell::ofBytes(ValueKind::Decimal, text))}; };
        const auto json = [](const char *text) { return std::vector{Value(Cell::ofBytes(ValueKind::Json, text))}; };
        QVERIFY(hashOf("k", decimal("1.50")) == hashOf("k", decimal("1.5")));
        QVERIFY(hashOf("k", json(R"({"a": 1, "b": [2]})")) == hashOf("k", json(R"({"b":[2],"a":1})")));
        QVERIFY(hashOf("k", {Value()}) != hashOf("k", {Value::ofText("")}));
        QVERIFY(hashOf("k", {Value::ofText("a"), Value::ofText("b")}) != hashOf("k", {Value::ofText("ab"), Value::ofText("")}));
        QVERIFY(hashOf("k", decimal("1")) != hashOf("l", decimal("1")));
    }

    // XOR would cancel a pair; so does no sum.
    void sumsFollowInAnyOrderAndCancelNothing()
    {
        VERIFY_PROPERTY("adding and taking away leaves what is left", [] {
            auto hashes = *rc::gen::container<std::vector<ContentHash>>(
                rc::gen::map(rc::gen::pair(rc::gen::arbitrary<std::uint64_t>(), rc::gen::arbitrary<std::uint64_t>()),
                             [](const auto &two) { return ContentHash{two.first, two.second}; }));
            ContentHash forth, back;
            for (const ContentHash &hash : hashes)
                forth += hash;
            for (auto hash = hashes.rbegin(); hash != hashes.rend(); ++hash)
                back += *hash;
            RC_ASSERT(forth == back);
            for (const ContentHash &hash : hashes)
                forth -= hash;
            RC_ASSERT(forth.isNull());
        });
        ContentHash twice = hashOf("k", {Value::ofInt(1)});
        twice += twice;
        QVERIFY(!twice.isNull());
    }

    void hashesAreWrittenAndRead()
    {
        const ContentHash hash = hashOf("k", {Value::ofText("x")});
        QCOMPARE(toString(hash).size(), 32);
        QVERIFY(contentHashFromString(toString(hash)) == hash);
        QVERIFY(!contentHashFromString(QStringLiteral("12")));
        QVERIFY(!contentHashFromString(QString(32, QLatin1Char('g'))));
    }
};

QTEST_GUILESS_MAIN(tst_recordimage)
#include "tst_recordimage.moc"
