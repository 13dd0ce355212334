#include "fakeworld.h"

#include <QCoreApplication>
#include <QThread>
#include <algorithm>

namespace tidewright::fakes
{

FakeWorld::FakeWorld() = default;

void FakeWorld::addJob(const QString &name_, const QString &remoteKind, const QString &localKind, const QStringList &types,
                       const QString &every)
{
    const auto connect = [this](const QString &connection, const QString &kind) {
        const bool there =
            std::any_of(connections.begin(), connections.end(), [&](const Connection &one) { return one.name == connection; });
        if (there)
            return;
        Connection made;
        made.name = connection;
        made.kind = kind;
        connections.push_back(made);
    };
    Job job;
    job.name = name_;
    job.remote = QStringLiteral("remote_") + remoteKind;
    job.local = QStringLiteral("local_") + localKind;
    job.schedule.every = every;
    connect(job.remote, remoteKind);
    connect(job.local, localKind);
    for (const QString &key : types) {
        ContentType type;
        type.key = key;
        type.remote = QStringLiteral("legacy.") + key;
        type.local = QStringLiteral("ref.") + key;
        type.cursorField = QStringLiteral("updated_at");
        type.primaryKey = {QStringLiteral("id")};
        job.contentTypes.push_back(type);

        TypeStatus status;
        status.job = job.name;
        status.type = type;
        status.state.key = {job.name, key};
        status.state.status = SyncStatus::InSync;
        status.state.initialSyncCompleted = true;
        status.state.cursorField = type.cursorField;
        status.state.cursor = Value::ofInt(1'763'706'424'218'000, ValueKind::Timestamp);
        status.state.lastSyncAt = SystemClock().now() - std::chrono::minutes(19);
        status.records = 18'204;
        const std::lock_guard lock(m_mutex);
        m_order.push_back(status.state.key);
        m_statuses[status.state.key] = status;
    }
    jobs.push_back(job);
}

void FakeWorld::change(const StateKey &key, const std::function<void(TypeStatus &)> &edit)
{
    const std::lock_guard lock(m_mutex);
    edit(m_statuses[key]);
    ++m_changes;
}

void FakeWorld::countConflicts()
{
    const std::lock_guard lock(m_mutex);
    for (auto &[key, status] : m_statuses) {
        const std::int64_t open = conflicts.open(key);
        if (open == status.state.conflicts)
            continue;
        status.state.conflicts = open;
        status.state.conflictStatus = open > 0 ? ConflictStatus::Detected : ConflictStatus::Resolved;
        status.state.status = open > 0 ? SyncStatus::Conflict : SyncStatus::InSync;
    }
    ++m_changes;
}

TypeStatus FakeWorld::status(const StateKey &key) const
{
    const std::lock_guard lock(m_mutex);
    return m_statuses.at(key);
}

bool FakeWorld::selects(const Selection &selection, const StateKey &key) const
{
    return (selection.jobs.isEmpty() || selection.jobs.contains(key.job)) &&
           (selection.typeKeys.isEmpty() || selection.typeKeys.contains(key.typeKey));
}

std::vector<TypeStatus> FakeWorld::all(const Selection &selection) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<TypeStatus> found;
    for (const StateKey &key : m_order) {
        if (selects(selection, key))
            found.push_back(m_statuses.at(key));
    }
    return found;
}

void FakeWorld::setInterrupted(const StateKey &key, std::int64_t read, std::int64_t expected)
{
    change(key, [&](TypeStatus &status) {
        status.state.status = SyncStatus::Syncing;
        status.state.running = false;
        Checkpoint checkpoint;
        checkpoint.runId = QStringLiteral("5c1e");
        checkpoint.counts.read = read;
        checkpoint.expected = expected;
        status.state.progress = checkpoint;
        status.state.updatedAt = SystemClock().now() - std::chrono::minutes(12);
        status.pending = expected - read;
    });
}

void FakeWorld::setFailed(const StateKey &key, const Error &error, const std::vector<FailedRecord> &records, bool withCheckpoint)
{
    change(key, [&](TypeStatus &status) {
        status.state.status = SyncStatus::Failed;
        status.state.lastError = error;
        status.state.errorCount = records.empty() ? 1 : 0;
        status.state.failedRecords = std::int64_t(records.size());
        if (withCheckpoint) {
            Checkpoint checkpoint;
            checkpoint.runId = QStringLiteral("7c0e");
            checkpoint.phase = RunPhase::Merging;
            checkpoint.counts.read = 9'000;
            checkpoint.expected = 18'404;
            status.state.progress = checkpoint;
            status.state.updatedAt = SystemClock().now() - std::chrono::hours(26);
        }
    });
    const std::lock_guard lock(m_mutex);
    m_failed[key] = records;
}

void FakeWorld::addHistory(const StateKey &key, int runs)
{
    const std::lock_guard lock(m_mutex);
    std::vector<SyncRun> &history = m_history[key];
    for (int at = 0; at < runs; ++at) {
        SyncRun run;
        run.runId = QStringLiteral("r%1").arg(4096 + runs - at, 0, 16);
        run.key = key;
        run.startedAt = SystemClock().now() - std::chrono::minutes(19 + 20 * at);
        run.durationMs = 5'200 + (at * 7919) % 1'900 + (at % 11 == 5 ? 6'000 : 0);
        run.outcome = at == 14 ? RunOutcome::Cancelled : at == 15 ? RunOutcome::Failed : RunOutcome::Ok;
        run.mode = at % 11 == 5 ? SyncMode::Full : SyncMode::Incremental;
        run.counts.read = 9'000 + (at * 104'729) % 9'000;
        run.counts.updated = run.counts.read - 14;
        run.counts.created = 14;
        if (at == 15) {
            run.error = Error{ErrorCode::ConnectionFailed, QStringLiteral("The source refused the connection"), {}, {}};
            run.durationMs = 400;
            run.counts = {};
        }
        history.push_back(run);
    }
    if (!history.empty())
        m_statuses[key].lastRun = history.front();
}

void FakeWorld::setDryRun(const StateKey &key, const DryRun &dryRun)
{
    const std::lock_guard lock(m_mutex);
    m_dryRuns[key] = dryRun;
}

std::optional<DryRun> FakeWorld::dryRun(const StateKey &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_dryRuns.find(key);
    return found == m_dryRuns.end() ? std::nullopt : std::optional(found->second);
}

std::vector<ChosenOutcome> FakeWorld::chosen(const std::vector<ChosenRecord> &records)
{
    const std::lock_guard lock(m_mutex);
    m_chosen = records;
    std::vector<ChosenOutcome> outcomes = m_outcomes;
    outcomes.resize(records.size(), ChosenOutcome::Synced);
    return outcomes;
}

void FakeWorld::setOutcomes(const std::vector<ChosenOutcome> &outcomes)
{
    const std::lock_guard lock(m_mutex);
    m_outcomes = outcomes;
}

std::vector<ChosenRecord> FakeWorld::lastChosen() const
{
    const std::lock_guard lock(m_mutex);
    return m_chosen;
}

std::vector<SyncRun> FakeWorld::history(const HistoryFilter &filter) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_history.find({filter.job, filter.typeKey});
    return found == m_history.end() ? std::vector<SyncRun>() : found->second;
}

std::vector<UndoableRun> FakeWorld::undoable(const StateKey &key) const
{
    std::vector<UndoableRun> undoable;
    for (const SyncRun &run : history({key.job, key.typeKey, 100})) {
        const std::lock_guard lock(m_mutex);
        if (!m_purged.contains(run.runId))
            undoable.push_back({run.runId, 0, {}});
    }
    return undoable;
}

void FakeWorld::purgeUndo(const QString &runId)
{
    const std::lock_guard lock(m_mutex);
    m_purged << runId;
}

std::vector<FailedRecord> FakeWorld::failedRecords(const Selection &selection) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<FailedRecord> all;
    for (const auto &[key, records] : m_failed) {
        if (selects(selection, key))
            all.insert(all.end(), records.begin(), records.end());
    }
    return all;
}

void FakeWorld::hold()
{
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void FakeWorld::letGo()
{
    const std::lock_guard lock(m_mutex);
    m_held = false;
    m_gate.notify_all();
}

void FakeWorld::holdStatus()
{
    const std::lock_guard lock(m_mutex);
    m_statusHeld = true;
}

void FakeWorld::letStatusGo()
{
    const std::lock_guard lock(m_mutex);
    m_statusHeld = false;
    m_gate.notify_all();
}

void FakeWorld::passStatus()
{
    std::unique_lock lock(m_mutex);
    m_gate.wait(lock, [this] { return !m_statusHeld; });
}

bool FakeWorld::pass(const StateKey &key, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_gate.wait(lock, stop, [&] { return !m_held || m_stopped.count(key) > 0; });
    return m_stopped.erase(key) == 0 && !stop.stop_requested();
}

void FakeWorld::requestStop(const StateKey &key)
{
    const std::lock_guard lock(m_mutex);
    m_stopped.insert(key);
    m_gate.notify_all();
}

void FakeWorld::note(const QString &call, const Selection &selection, const SyncOptions &options)
{
    const std::lock_guard lock(m_mutex);
    m_calls.push_back({call, QThread::currentThread() == QCoreApplication::instance()->thread(), selection, options});
}

std::vector<Call> FakeWorld::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

int FakeWorld::count(const QString &call) const
{
    const std::lock_guard lock(m_mutex);
    return int(std::count_if(m_calls.begin(), m_calls.end(), [&call](const Call &one) { return one.name == call; }));
}

Call FakeWorld::lastCall(const QString &name_) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_calls.rbegin(), m_calls.rend(), [&name_](const Call &one) { return one.name == name_; });
    return found == m_calls.rend() ? Call() : *found;
}

void FakeWorld::record(const SyncRun &run)
{
    const std::lock_guard lock(m_mutex);
    m_history[run.key].insert(m_history[run.key].begin(), run);
    m_statuses[run.key].lastRun = run;
    ++m_changes;
}

void FakeWorld::enter()
{
    ++m_openServices;
}

void FakeWorld::leave(bool onGuiThread)
{
    if (onGuiThread)
        m_closedOnGuiThread = true;
    --m_openServices;
}

void furnish(FakeWorld &world)
{
    const auto key = [](const char *job, const char *type) { return StateKey{QLatin1String(job), QLatin1String(type)}; };
    world.addJob(QStringLiteral("reference_sync"), QStringLiteral("mysql"), QStringLiteral("postgres"),
                 {QStringLiteral("organization"), QStringLiteral("plan"), QStringLiteral("product_line"),
                  QStringLiteral("price_list"), QStringLiteral("country")},
                 QStringLiteral("20m"));
    world.addJob(QStringLiteral("crm_leads"), QStringLiteral("postgres"), QStringLiteral("sqlite"),
                 {QStringLiteral("Leads"), QStringLiteral("Contacts"), QStringLiteral("Deals")}, QStringLiteral("1h"));
    world.addJob(QStringLiteral("billing_export"), QStringLiteral("sqlite"), QStringLiteral("mysql"),
                 {QStringLiteral("invoice"), QStringLiteral("invoice_line"), QStringLiteral("payment")});

    world.change(key("reference_sync", "plan"), [](TypeStatus &status) { status.records = 412; });
    world.change(key("reference_sync", "product_line"), [](TypeStatus &status) {
        status.records = 1'000'000;
        status.pending = 12'148;
    });
    world.change(key("reference_sync", "price_list"), [](TypeStatus &status) {
        status.records = 96'520;
        status.pending = 2'310;
    });
    world.jobs.front().contentTypes.back().enabled = false;
    world.change(key("reference_sync", "country"), [](TypeStatus &status) {
        status.type.enabled = false;
        status.records = 249;
        status.state.lastSyncAt = SystemClock().now() - std::chrono::hours(24 * 40);
    });
    world.change(key("billing_export", "payment"), [](TypeStatus &status) {
        status.state.status = SyncStatus::New;
        status.state.lastSyncAt.reset();
        status.state.cursor = {};
        status.state.initialSyncCompleted = false;
        status.records.reset();
    });
    world.change(key("crm_leads", "Leads"), [](TypeStatus &status) { status.records = 48'211; });
    world.setInterrupted(key("crm_leads", "Contacts"), 31'400, 52'118);
    std::vector<FailedRecord> records;
    for (int at = 0; at < 14; ++at) {
        FailedRecord record;
        record.id = at + 1;
        record.key = key("crm_leads", "Deals");
        record.recordKey = {Value::ofText("4487-01" + std::to_string(13 + at * 7))};
        record.field = QStringLiteral("currency");
        record.error =
            Error{ErrorCode::ConstraintViolated, QStringLiteral("The target asks for a currency"), QStringLiteral("23502"), {}};
        records.push_back(record);
    }
    world.setFailed(key("crm_leads", "Deals"),
                    Error{ErrorCode::TooManyFailures, QStringLiteral("14 deals were rejected because they have no currency"),
                          QStringLiteral("PostgreSQL 23502 not_null_violation, table crm.deals, column currency"),
                          QStringLiteral("The target requires a currency for every deal. Fill it in for these 14 deals at the "
                                         "source, then retry the rejected rows.")},
                    records, true);
    for (const TypeStatus &status : world.all({})) {
        if (status.state.lastSyncAt)
            world.addHistory(status.state.key, 34);
    }

    DryRun dryRun;
    dryRun.run.key = key("reference_sync", "product_line");
    dryRun.run.mode = SyncMode::Full;
    dryRun.run.dryRun = true;
    dryRun.run.counts = {.read = 1'000'000, .created = 1'204, .updated = 10'930, .deleted = 14, .unchanged = 987'866};
    const auto text = [](const char *value) { return Value::ofText(value); };
    using Action = PlannedChange::Action;
    dryRun.sample = {
        {Action::Update, Side::Local, {text("PL-20418")}, {{QStringLiteral("list_price"), {text("18400.00"), text("18950.00")}}}, {}},
        {Action::Update, Side::Local, {text("PL-20431")}, {{QStringLiteral("status"), {text("active"), text("phase_out")}}}, {}},
        {Action::Update,
         Side::Local,
         {text("PL-20466")},
         {{QStringLiteral("description"), {text("Analogue gauge, 4–20 mA"), text("Analogue gauge, 4–20 mA, IP68 housing")}}},
         {}},
        {Action::Create, Side::Local, {text("PL-31077")}, {}, {}},
        {Action::Create, Side::Local, {text("PL-31078")}, {}, {}}};
    for (const char *deleted : {"PL-08812", "PL-08813", "PL-11740", "PL-11741"})
        dryRun.sample.push_back({Action::Delete, Side::Local, {text(deleted)}, {}, {}});
    world.setDryRun(dryRun.run.key, dryRun);
}

} // namespace tidewright::fakes
