// The base of two-way runs on SQLite against its C API over the same rows in the same table, and a list of conflicts.
#include "benchmarks.h"
#include "measure.h"
#include "rawbases.h"
#include "recordimage.h"
#include "statedatabase.h"
#include "twowaystore.h"

#include <QTemporaryDir>

namespace tidewright::bench
{

namespace
{

constexpr std::size_t chunk = 5000;
const StateKey key{QStringLiteral("content_deploy"), QStringLiteral("articles")};

template <typename T>
T require(Result<T> result, const char *what)
{
    if (!result)
        die(std::string(what) + ": " + result.error().message.toStdString() + " | " + result.error().detail.toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

ContentHash hashOf(std::uint64_t number)
{
    return {number * 0x9e3779b97f4a7c15ULL + 1, ~number * 0xbf58476d1ce4e5b9ULL};
}

// As a table's records are in sync: alike on both sides, with their fields where a merge may need them.
BaseRecord baseOf(int number, bool fields)
{
    BaseRecord base;
    base.key = keyBytes(Key{Value::ofInt(number)});
    base.local = base.remote = hashOf(std::uint64_t(number));
    if (fields)
        base.fields = packRecord({Value::ofInt(number), Value::ofText("Article number " + std::to_string(number)),
                                  Value::ofText("published"), Value::ofInt(1'760'000'000'000'000 + number, ValueKind::Timestamp),
                                  Value::ofText("A summary of some words, as people write them under a title."), Value::null()});
    return base;
}

// A store of its own with a run under way.
struct Scene {
    Scene()
    {
        database.path = folder.filePath(QStringLiteral("state.db"));
        store = require(openStateStore(database, processes), "open");
        lease = require(store->takeLease(key, thisProcess(QStringLiteral("bench"))), "lease");
        checkpoint.runId = QStringLiteral("01JD3Q5T8XPZ7M2V4K6N9R1WBD");
    }
    TwoWayStore &twoWay() { return dynamic_cast<TwoWayStore &>(*store); }

    const QTemporaryDir folder;
    const SystemProcesses processes;
    StateDatabase database;
    std::unique_ptr<StateStore> store;
    Lease lease;
    Checkpoint checkpoint;
};

std::vector<TwoWayChanges> changesOf(int rows, bool fields)
{
    std::vector<TwoWayChanges> chunks;
    for (int number = 0; number < rows; ++number) {
        if (chunks.empty() || chunks.back().bases.size() == chunk) {
            chunks.emplace_back().scope = {key, 0};
            chunks.back().bases.reserve(chunk);
        }
        chunks.back().bases.push_back(baseOf(number, fields));
    }
    return chunks;
}

std::size_t readAll(TwoWayStore &store)
{
    std::size_t seen = 0;
    std::string after;
    for (;;) {
        const auto page = require(store.bases({key, 0}, after, chunk), "read");
        seen += page.size();
        if (page.size() < chunk)
            return seen;
        after = page.back().key;
    }
}

void benchOne(const std::string &work, int rows, int rounds, bool fields)
{
    const auto changes = changesOf(rows, fields);
    std::optional<Scene> scene;
    std::optional<RawBases> raw;
    const auto written = inTurn({{"raw",
                                  [&] {
                                      for (const TwoWayChanges &one : changes)
                                          raw->write(one.bases);
                                  },
                                  [&] { raw.emplace(); }},
                                 {"ours",
                                  [&] {
                                      for (const TwoWayChanges &one : changes)
                                          require(scene->twoWay().saveTwoWay(scene->lease, scene->checkpoint, one), "write");
                                  },
                                  [&] { scene.emplace(); }}},
                                rounds);
    tell(work + "-write", "raw", written[0]);
    tell(work + "-write", "ours", written[1]);
    std::size_t seen = 0;
    const auto read = inTurn({{"raw", [&] { raw->read(chunk); }}, {"ours", [&] { seen = readAll(scene->twoWay()); }}}, rounds);
    tell(work + "-read", "raw", read[0]);
    tell(work + "-read", "ours", read[1]);
    const BaseTotals totals = require(scene->twoWay().baseTotals({key, 0}), "totals");
    if (seen != std::size_t(rows) || totals.records != rows)
        die("base records are missing");
}

Conflict conflictOf(int number)
{
    Conflict conflict;
    conflict.summary.recordKey = {Value::ofInt(number)};
    conflict.keyFields = {QStringLiteral("id")};
    conflict.fields = {QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("body")};
    const auto image = [number](const char *word) {
        return std::vector<Value>{Value::ofInt(number), Value::ofText("Article " + std::to_string(number) + word),
                                  Value::ofText(std::string(400, 'x') + word)};
    };
    conflict.base = image("");
    conflict.local = image(" here");
    conflict.remote = image(" there");
    conflict.localHash = hashOf(std::uint64_t(number));
    conflict.remoteHash = hashOf(std::uint64_t(number) + 7);
    return conflict;
}

} // namespace

void benchBases(int rows, int rounds)
{
    benchOne("base", rows, rounds, false);
    benchOne("base-fields", rows, rounds, true);
}

void benchConflictList(int conflicts, int rounds)
{
    Scene scene;
    for (int number = 0; number < conflicts;) {
        TwoWayChanges changes;
        changes.scope = {key, 0};
        for (std::size_t at = 0; at < chunk && number < conflicts; ++at)
            changes.conflicts.push_back(conflictOf(number++));
        require(scene.twoWay().saveTwoWay(scene.lease, scene.checkpoint, changes), "conflicts");
    }
    std::size_t seen = 0;
    const auto listed = inTurn({{"ours", [&] { seen = require(scene.twoWay().conflicts({}), "list").size(); }}}, rounds);
    tell("conflict-list", "ours", listed[0]);
    if (seen != std::size_t(conflicts))
        die("conflicts are missing");
}

} // namespace tidewright::bench
