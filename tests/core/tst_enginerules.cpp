// The engine's pure rules: finding bad records, ranges that are done, the order of tables.
#include "bisect.h"
#include "property.h"
#include "ranges.h"
#include "runorder.h"

#include <QTest>
#include <set>

using namespace tidewright;

namespace
{

Key at(int position)
{
    return position < 0 ? Key() : Key{Value::ofInt(position)};
}

RecordSchema table(int number, const std::set<int> &parents)
{
    RecordSchema schema;
    schema.place = QStringLiteral("t%1").arg(number);
    for (const int parent : parents)
        schema.foreignKeys.push_back({{}, QStringLiteral("public.t%1").arg(parent), {}});
    return schema;
}

} // namespace

class EngineRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bisectNamesJustTheBadOnes()
    {
        VERIFY_PROPERTY("every good record is applied once, every bad one is named once", [](std::set<std::uint8_t> bad) {
            std::multiset<std::int64_t> applied;
            std::vector<std::int64_t> named;
            const auto done = bisect(
                0, 200,
                [&](std::int64_t first, std::int64_t count) -> Result<void> {
                    for (std::int64_t record = first; record < first + count; ++record) {
                        if (bad.contains(std::uint8_t(record)))
                            return fail(ErrorCode::ConstraintViolated, {});
                    }
                    for (std::int64_t record = first; record < first + count; ++record)
                        applied.insert(record);
                    return {};
                },
                [&](std::int64_t record, const Error &) -> Result<void> {
                    named.push_back(record);
                    return {};
                });
            std::vector<std::int64_t> expected;
            for (std::int64_t record = 0; record < 200; ++record) {
                if (bad.contains(std::uint8_t(record)))
                    expected.push_back(record);
                RC_ASSERT(applied.count(record) == (bad.contains(std::uint8_t(record)) ? 0U : 1U));
            }
            RC_ASSERT(done.has_value());
            RC_ASSERT(named == expected);
        });
    }
    void bisectTriesAgainWhatHadToWait()
    {
        // Each record needs the one behind it: only the last can be applied at first.
        std::set<std::int64_t> applied;
        std::vector<std::int64_t> named;
        const auto done = bisect(
            0, 8,
            [&](std::int64_t first, std::int64_t count) -> Result<void> {
                if (count > 1 || (first < 7 && !applied.contains(first + 1)))
                    return fail(ErrorCode::ConstraintViolated, {});
                applied.insert(first);
                return {};
            },
            [&](std::int64_t record, const Error &) -> Result<void> {
                named.push_back(record);
                return {};
            });
        QVERIFY(done.has_value());
        QCOMPARE(applied.size(), std::size_t(8));
        QVERIFY(named.empty());
    }
    void bisectEndsWithWhatIsAboutNoRecord()
    {
        int attempts = 0;
        const auto done = bisect(
            0, 100,
            [&](std::int64_t, std::int64_t) -> Result<void> {
                return ++attempts == 3 ? fail(ErrorCode::DiskFull, {}) : fail(ErrorCode::ValueRefused, {});
            },
            [](std::int64_t, const Error &) -> Result<void> { return {}; });
        QVERIFY(!done && done.error().code == ErrorCode::DiskFull);
        QCOMPARE(attempts, 3);
    }
    void gapsAreWhatNoRangeCovers()
    {
        VERIFY_PROPERTY("a position lies in a range or in a gap, never in both",
                        [](const std::set<std::uint8_t> &cuts, std::vector<bool> done) {
                            std::vector<ChunkRange> ranges;
                            std::set<int> covered;
                            int after = -1;
                            std::size_t index = 0;
                            for (const std::uint8_t cut : cuts) {
                                const bool committed = index < done.size() && done[index];
                                ++index;
                                if (committed) {
                                    ranges.insert(ranges.begin(), {std::int64_t(index), 0, at(after), at(cut), 1, 0, {1, 0, 0}});
                                    for (int position = after + 1; position <= cut; ++position)
                                        covered.insert(position);
                                }
                                after = cut;
                            }
                            const auto joined = joinRanges(ranges);
                            std::int64_t created = 0;
                            for (const ChunkRange &range : joined)
                                created += range.counts.created;
                            RC_ASSERT(created == std::int64_t(ranges.size()));
                            std::set<int> left;
                            for (const Gap &gap : gaps(ranges, 0)) {
                                const auto first = gap.after.empty() ? -1 : int(gap.after.front().cell().i);
                                const auto last = gap.until.empty() ? 300 : int(gap.until.front().cell().i);
                                for (int position = first + 1; position <= last; ++position)
                                    left.insert(position);
                            }
                            for (int position = 0; position < 300; ++position)
                                RC_ASSERT(covered.contains(position) != left.contains(position));
                        });
    }
    void parentsComeFirst()
    {
        VERIFY_PROPERTY("without a cycle every table comes behind those it refers to",
                        [](const std::vector<std::uint8_t> &links) {
                            std::vector<RecordSchema> schemas;
                            for (int number = 0; number < 8; ++number) {
                                std::set<int> parents;
                                // Only to tables with greater numbers: no cycle, and the order of the file is the worst.
                                for (std::size_t link = std::size_t(number); number < 7 && link < links.size(); link += 8)
                                    parents.insert(number + 1 + links[link] % (7 - number));
                                schemas.push_back(table(number, parents));
                            }
                            const RunOrder order = orderByForeignKeys(schemas);
                            RC_ASSERT(order.cycle.empty());
                            std::set<std::size_t> placed;
                            for (const std::size_t index : order.order) {
                                for (const std::size_t parent : order.parents[index])
                                    RC_ASSERT(placed.contains(parent));
                                placed.insert(index);
                            }
                            RC_ASSERT(placed.size() == schemas.size());
                        });
    }
    void aCycleKeepsTheOrderOfTheFile()
    {
        const RunOrder order = orderByForeignKeys({table(0, {1}), table(1, {0}), table(2, {1})});
        QCOMPARE(order.order, (std::vector<std::size_t>{0, 1, 2}));
        QCOMPARE(order.cycle, std::vector<std::size_t>{0});
    }
};

QTEST_GUILESS_MAIN(EngineRulesTest)
#include "tst_enginerules.moc"
