// The state store on SQLite against the C API over the same columns in the same database.
#include "benchmarks.h"
#include "measure.h"
#include "rawstates.h"
#include "statedatabase.h"

#include <QTemporaryDir>

namespace tidewright::bench
{

namespace
{

SyncState stateOf(int number)
{
    SyncState state;
    state.key = {QStringLiteral("reference_sync"), QStringLiteral("type_%1").arg(number, 5, 10, QLatin1Char('0'))};
    state.status = SyncStatus::InSync;
    state.initialSyncCompleted = true;
    const std::int64_t time = 1'760'000'000'000'000 + std::int64_t(number) * 1'000'003;
    state.lastSyncAt = state.lastAttemptAt = Instant(Micros(time));
    state.cursorField = QStringLiteral("updated_at");
    state.cursor = Value::ofInt(time - 17, ValueKind::Timestamp);
    const auto hash = [number](int salt) {
        return QStringLiteral("%1").arg(qulonglong(number + salt) * 0x9e3779b97f4a7c15ULL, 32, 16, QLatin1Char('0'));
    };
    state.fingerprints = {hash(1), hash(2), hash(3)};
    state.batchId = QStringLiteral("01JD3Q5T8XPZ7M2V4K6N9R1WBC");
    state.durationMs = 12 + number % 100;
    state.attempts = 7;
    state.localRecords = state.remoteRecords = 1000 + number;
    return state;
}

template <typename T>
T require(Result<T> result, const char *what)
{
    if (!result)
        die(std::string(what) + ": " + result.error().message.toStdString() + " | " + result.error().detail.toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

void benchStates(int rows, int rounds)
{
    const QTemporaryDir folder;
    const SystemProcesses processes;
    StateDatabase database;
    database.path = folder.filePath(QStringLiteral("state.db"));
    const auto store = require(openStateStore(database, processes), "open");
    const LeaseHolder holder = thisProcess(QStringLiteral("bench"));
    std::vector<SyncState> states;
    for (int number = 0; number < rows; ++number)
        states.push_back(stateOf(number));
    require(store->putStates(states, holder), "fill");

    RawStates raw(database.path.toStdString());
    const auto rawRows = raw.load();
    constexpr std::size_t writes = 200;
    std::vector<Lease> leases;
    std::vector<Checkpoint> checkpoints;
    for (std::size_t at = 0; at < writes; ++at) {
        leases.push_back(require(store->takeLease(states[at].key, holder), "lease"));
        checkpoints.emplace_back().runId = QStringLiteral("01JD3Q5T8XPZ7M2V4K6N9R1WBD");
    }
    const auto one = inTurn({{"raw",
                              [&] {
                                  for (std::size_t at = 0; at < writes; ++at)
                                      raw.writeOne(rawRows[at]);
                              }},
                             {"state",
                              [&] {
                                  for (std::size_t at = 0; at < writes; ++at)
                                      require(store->putState(states[writes + at], holder), "put");
                              }},
                             {"checkpoint",
                              [&] {
                                  for (std::size_t at = 0; at < writes; ++at)
                                      require(store->saveCheckpoint(leases[at], checkpoints[at], {}), "checkpoint");
                              }}},
                            rounds);
    tell("state-one", "raw", one[0] / writes);
    tell("state-one", "ours", one[1] / writes);
    tell("state-one", "ours-checkpoint", one[2] / writes);

    for (const Lease &lease : leases)
        require(store->releaseLease(lease), "release");
    const auto all =
        inTurn({{"raw", [&] { raw.writeAll(rawRows); }}, {"ours", [&] { require(store->putStates(states, holder), "put all"); }}},
               rounds);
    tell("state-write", "raw", all[0]);
    tell("state-write", "ours", all[1]);

    long long seen = 0;
    const auto loaded = inTurn({{"raw-scan", [&] { seen += raw.scan(); }},
                                {"raw", [&] { seen += static_cast<long long>(raw.load().size()); }},
                                {"ours", [&] { seen += static_cast<long long>(require(store->states(), "load").size()); }}},
                               rounds);
    tell("state-load", "raw-scan", loaded[0]);
    tell("state-load", "raw", loaded[1]);
    tell("state-load", "ours", loaded[2]);

    // What was measured is also right.
    const auto read = require(store->states(), "load");
    if (seen == 0 || read.size() != states.size())
        die("states are missing");
    for (std::size_t at = 0; at < read.size(); ++at) {
        if (toJson(read[at])[QLatin1String("cursor")] != toJson(states[at])[QLatin1String("cursor")] ||
            !(read[at].fingerprints == states[at].fingerprints))
            die("a state came back changed");
    }
}

} // namespace tidewright::bench
