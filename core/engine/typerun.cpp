// The course of one run: lease, state, decision, deed, state again.
#include "deeds.h"
#include "runsession.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright {

namespace {

struct TypeRunText {
    Q_DECLARE_TR_FUNCTIONS(TypeRunText)
};

Micros lookbackOf(const ContentType &type)
{
    return type.lookback.value_or(std::chrono::minutes(5));
}

bool later(const Value &a, const Value &b)
{
    return !a.isNull() && (b.isNull() || order(a.cell(), b.cell()) == std::strong_ordering::greater);
}

Value lesser(const Value &a, const Value &b)
{
    return later(a, b) ? b : a;
}

// Makes the target's table where that was asked for.
Result<RecordSchema> describeTarget(RunSession &session)
{
    RunContext &context = session.context;
    const QString place = targetPlace(context.type, context.direction);
    auto schema = context.target.describe(place, context.stop);
    const bool create = context.type.create || context.options.create;
    if (schema || schema.error().code != ErrorCode::NotFound || !create || context.options.dryRun)
        return schema;
    RecordSchema wanted = session.sourceSchema;
    wanted.place = place;
    wanted.isView = false;
    wanted.foreignKeys.clear();
    if (!context.type.primaryKey.isEmpty())
        wanted.key = context.type.primaryKey;
    if (!context.type.fields.empty()) {
        std::vector<Field> fields;
        for (const FieldMapping &mapping : context.type.fields) {
            const bool toRemote = context.direction == Direction::LocalToRemote;
            const Field *field = session.sourceSchema.find(toRemote ? mapping.local : mapping.remote);
            if (!field)
                continue;
            fields.push_back(*field);
            fields.back().name = toRemote ? mapping.remote : mapping.local;
            for (QString &key : wanted.key) {
                if (key == field->name)
                    key = fields.back().name;
            }
        }
        wanted.fields = std::move(fields);
    }
    for (Field &field : wanted.fields) {
        field.type = neutralType(field.type);
        field.nativeType.clear();
        field.generated = false;
        field.hasDefault = false;
    }
    TRY(context.target.create(wanted, context.stop));
    session.log->info(QStringLiteral("Made the target's table"), {{QStringLiteral("place"), place}});
    return context.target.describe(place, context.stop);
}

Result<void> lookAtSides(RunSession &session)
{
    RunContext &context = session.context;
    return retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(session.sourceSchema, context.source.describe(sourcePlace(context.type, context.direction), context.stop));
        TRY_ASSIGN(session.targetSchema, describeTarget(session));
        TRY_ASSIGN(session.mapping,
                   RecordMapping::compile(context.type, context.direction, session.sourceSchema, session.targetSchema));
        TRY_ASSIGN(const EndpointIdentity source, context.source.identity(context.stop));
        TRY_ASSIGN(const EndpointIdentity target, context.target.identity(context.stop));
        session.fingerprints.configuration = configurationFingerprint(context.type, context.direction);
        session.fingerprints.schema = definitionHash(session.sourceSchema) + QLatin1Char(' ') + definitionHash(session.targetSchema);
        session.fingerprints.endpoints = source.value + QLatin1String(" -> ") + target.value;
        TRY_ASSIGN(const auto reader, session.openSource());
        TRY_ASSIGN(session.bounds, reader->bounds());
        TRY_ASSIGN(const auto writer, context.target.openTarget({targetPlace(context.type, context.direction),
                                                                 session.mapping.targetFields(), session.mapping.targetKey()},
                                                                context.stop));
        TRY_ASSIGN(session.targetEmpty, writer->isEmpty());
        return {};
    });
}

ModeInputs inputsOf(const RunSession &session, bool known)
{
    ModeInputs inputs;
    const RunContext &context = session.context;
    inputs.request = context.options.request;
    inputs.state = known ? &session.state : nullptr;
    inputs.now = session.fingerprints;
    inputs.acceptEndpoint = context.options.acceptEndpoint;
    inputs.sourceEmpty = session.bounds.empty;
    inputs.targetEmpty = session.targetEmpty;
    inputs.allowDeletes = context.options.allowDeletes.has_value();
    inputs.direction = context.direction;
    inputs.initialSyncEnabled = context.type.initialSyncEnabled;
    inputs.hasCursor = session.mapping.cursorColumn().has_value();
    inputs.greatestCursor = session.bounds.greatest;
    inputs.lookback = lookbackOf(context.type);
    return inputs;
}

// Where a new run begins; a resumed one has its checkpoint.
Checkpoint beginning(const RunSession &session)
{
    Checkpoint checkpoint;
    checkpoint.runId = session.run.runId;
    checkpoint.batchId = session.context.batchId;
    checkpoint.mode = session.decision.mode;
    checkpoint.initial = session.decision.initial;
    checkpoint.forced = session.context.options.request == RunRequest::ForceFull;
    const bool incremental = checkpoint.mode == SyncMode::Incremental;
    const bool direct = checkpoint.initial && session.targetEmpty && !session.context.type.atomicInitial;
    checkpoint.load = incremental ? LoadKind::Immediate : direct ? LoadKind::Direct : LoadKind::Staged;
    checkpoint.startedAt = session.bounds.now;
    checkpoint.upper = session.bounds.upper;
    checkpoint.fingerprints = session.fingerprints;
    const Value base = session.decision.stateLost ? session.bounds.upper : session.state.cursor;
    if (incremental)
        checkpoint.from = rewound(base, lookbackOf(session.context.type).count());
    checkpoint.greatest = incremental ? lesser(base, session.bounds.upper) : lesser(session.bounds.greatest, session.bounds.upper);
    if (!incremental && checkpoint.greatest.isNull())
        checkpoint.greatest = session.bounds.upper;
    return checkpoint;
}

void logDecision(RunSession &session)
{
    const QJsonObject fields{{QStringLiteral("rule"), session.decision.rule},
                             {QStringLiteral("mode"), syncModeName(session.decision.mode)},
                             {QStringLiteral("reason"), session.decision.reason}};
    if (session.decision.kind != ModeDecision::Kind::Run)
        session.log->warn(QStringLiteral("Run refused"), fields);
    else if (session.decision.rule == 6)
        session.log->info(QStringLiteral("Running initial full sync"), fields);
    else if (session.decision.rule == 8)
        session.log->warn(QStringLiteral("Last sync state lost, using current time for incremental sync"), fields);
    else if (session.decision.restored)
        session.log->warn(QStringLiteral("The source seems to be restored from a back-up"), fields);
    else
        session.log->info(QStringLiteral("Mode decided"), fields);
    if (!session.mapping.unmapped().isEmpty())
        session.log->info(QStringLiteral("Fields without a counterpart are left out"),
                         {{QStringLiteral("fields"), session.mapping.unmapped().join(QLatin1String(", "))}});
}

Result<void> decide(RunSession &session, bool known)
{
    session.decision = decideMode(inputsOf(session, known));
    session.run.reason = session.decision.reason;
    session.run.mode = session.decision.mode;
    session.run.resumed = session.decision.resume;
    logDecision(session);
    if (session.decision.kind != ModeDecision::Kind::Run)
        return tl::unexpected(session.decision.error.value_or(Error{ErrorCode::Halted, {}, {}, {}}));
    return {};
}

Result<void> begin(RunSession &session)
{
    RunContext &context = session.context;
    const auto old = session.state.progress;
    if (session.decision.resume) {
        session.checkpoint = *old;
        session.run.runId = old->runId;
    } else {
        session.checkpoint = beginning(session);
        if (old && !context.options.dryRun)
            dropOldLoad(session, *old);
    }
    session.log.emplace(context.log, context.clock, context.job, context.type.key, session.run.runId);
    if (context.options.dryRun || !context.options.persistState)
        return {};
    TRY(context.store.beginRun(session.lease->lease(), session.run, session.checkpoint, context.direction, context.type.strategy));
    session.begun = true;
    return {};
}

Result<void> perform(RunSession &session)
{
    if (session.context.options.dryRun) {
        session.dryRun.emplace();
        session.dryRun->keyFields = session.mapping.targetKey();
        return rehearse(session);
    }
    switch (session.checkpoint.mode) {
    case SyncMode::Full:
        return pullAll(session);
    case SyncMode::Incremental:
        return pullChanges(session);
    case SyncMode::Compare:
    case SyncMode::Reconcile:
        return pullDifferences(session);
    case SyncMode::Baseline:
        return {};
    }
    return {};
}

Result<void> start(RunSession &session)
{
    RunContext &context = session.context;
    const Micros asked = context.clock.elapsed();
    auto lease = context.store.takeLease(session.run.key, context.holder);
    if (!lease) {
        if (lease.error().code == ErrorCode::Busy)
            session.run.reason = QStringLiteral("rule 1: ") + lease.error().message;
        return tl::unexpected(std::move(lease).error());
    }
    session.lease = std::make_unique<LeaseKeeper>(session.context, std::move(*lease), asked);
    auto stored = context.store.state(session.run.key);
    if (!stored) {
        if (stored.error().code == ErrorCode::StateUnreadable)
            session.run.reason = QStringLiteral("rule 2: ") + stored.error().message;
        return tl::unexpected(std::move(stored).error());
    }
    const bool known = stored->has_value();
    if (known)
        session.state = std::move(**stored);
    session.state.key = session.run.key;
    TRY(lookAtSides(session));
    TRY(decide(session, known));
    TRY(begin(session));
    session.report(RunPhase::Reading, true);
    return perform(session);
}

RunOutcome outcomeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Busy:
        return RunOutcome::Busy;
    case ErrorCode::Halted:
    case ErrorCode::TooManyFailures:
    case ErrorCode::StateUnreadable:
        return RunOutcome::Halted;
    case ErrorCode::Cancelled:
        return RunOutcome::Cancelled;
    default:
        return RunOutcome::Failed;
    }
}

void finishCounts(RunSession &session)
{
    RunCounts &counts = session.checkpoint.counts;
    counts.unchanged = std::max<std::int64_t>(0, counts.read - counts.created - counts.updated - counts.failed);
    session.run.counts = counts;
    const bool targetIsLocal = session.context.direction != Direction::LocalToRemote;
    (targetIsLocal ? session.run.local : session.run.remote) = {counts.created, counts.updated, counts.deleted};
    session.run.finishedAt = session.context.clock.now();
    session.run.durationMs = std::max<std::int64_t>(
        0, std::chrono::duration_cast<std::chrono::milliseconds>(*session.run.finishedAt - session.run.startedAt).count());
}

void applySuccess(RunSession &session, SyncState &state)
{
    const Checkpoint &checkpoint = session.checkpoint;
    const bool full = checkpoint.mode == SyncMode::Full;
    state.status = SyncStatus::InSync;
    state.lastSyncAt = checkpoint.startedAt;
    state.initialSyncCompleted = state.initialSyncCompleted || full;
    state.stateLost = session.decision.stateLost || (state.stateLost && !full);
    state.cursorField = session.context.type.cursorField;
    const bool mayFall = checkpoint.mode != SyncMode::Incremental;
    if (mayFall || later(checkpoint.greatest, state.cursor))
        state.cursor = checkpoint.greatest;
    if (checkpoint.mode == SyncMode::Reconcile)
        ++state.generation;
    state.errorCount = 0;
    state.lastError.reset();
    state.progress.reset();
    state.fingerprints = session.fingerprints;
    const bool sourceIsLocal = session.context.direction == Direction::LocalToRemote;
    std::int64_t &source = sourceIsLocal ? state.localRecords : state.remoteRecords;
    std::int64_t &target = sourceIsLocal ? state.remoteRecords : state.localRecords;
    const std::int64_t delta = checkpoint.counts.created - checkpoint.counts.deleted;
    if (session.sourceRecords >= 0)
        source = session.sourceRecords;
    else if (source >= 0)
        source = std::max<std::int64_t>(0, source + delta);
    if (session.targetRecords >= 0)
        target = session.targetRecords;
    else if (target >= 0)
        target = std::max<std::int64_t>(0, target + delta);
}

// What a failed run leaves at the target: kept for a resume, or undone.
void settleFailure(RunSession &session, SyncState &state)
{
    const ErrorCode code = session.error->code;
    const bool halted = code == ErrorCode::Halted || code == ErrorCode::TooManyFailures;
    const bool rollback = session.context.type.onFailure == OnFailure::Rollback && code != ErrorCode::Cancelled;
    const bool undo = session.begun && (rollback || (halted && session.checkpoint.load != LoadKind::Direct));
    state.status = code == ErrorCode::Cancelled && session.begun ? SyncStatus::Syncing : SyncStatus::Failed;
    state.lastError = session.error;
    ++state.errorCount;
    if (!session.begun)
        return;
    state.progress = session.checkpoint;
    if (!undo)
        return;
    auto load = session.openLoad(session.run.runId, session.checkpoint.load);
    const auto undone = load ? (*load)->discard() : Result<std::int64_t>(tl::unexpected(load.error()));
    if (undone)
        state.progress.reset();
    else
        session.log->warn(QStringLiteral("What the run had written could not be undone"), {{QStringLiteral("detail"), undone.error().detail}});
}

Result<void> storeEnd(RunSession &session, const SyncState &state)
{
    return retrying(session, [&](int) { return session.context.store.finishRun(session.lease->lease(), state, session.run, {}); });
}

// A history entry alone. That it cannot be written hides nothing: the run is handed back all the same.
void recordOnly(RunSession &session)
{
    if (const auto recorded = session.context.store.recordRun(session.run); !recorded)
        session.log->warn(QStringLiteral("The run could not be recorded"), {{QStringLiteral("detail"), recorded.error().detail}});
}

void end(RunSession &session)
{
    const RunContext &context = session.context;
    SyncState state = session.state;
    state.direction = context.direction;
    state.strategy = context.type.strategy;
    state.batchId = context.batchId;
    state.lastAttemptAt = session.run.startedAt;
    session.report(RunPhase::Finishing, true);
    if (session.error) {
        session.run.error = session.error;
        session.run.outcome = outcomeOf(*session.error);
        session.log->error(QStringLiteral("Run ended without success"),
                          {{QStringLiteral("error"), errorCodeName(session.error->code)}, {QStringLiteral("detail"), session.error->detail}});
    } else {
        session.run.outcome = session.checkpoint.counts.failed > 0 ? RunOutcome::OkWithErrors : RunOutcome::Ok;
    }
    finishCounts(session);
    state.durationMs = session.run.durationMs;
    const bool foreign = session.error && (session.error->code == ErrorCode::Busy || session.error->code == ErrorCode::LeaseLost ||
                                           session.error->code == ErrorCode::StateUnreadable);
    if (context.options.dryRun || !context.options.persistState || foreign || !session.lease) {
        recordOnly(session);
        return;
    }
    if (session.error)
        settleFailure(session, state);
    else
        applySuccess(session, state);
    if (const auto stored = storeEnd(session, state); !stored) {
        session.run.outcome = outcomeOf(stored.error());
        session.run.error = stored.error();
        session.error = stored.error();
        session.log->error(QStringLiteral("The state could not be written"), {{QStringLiteral("detail"), stored.error().detail}});
    }
}

} // namespace

void dropOldLoad(RunSession &session, const Checkpoint &old)
{
    const auto dropped = [&]() -> Result<void> {
        TRY_ASSIGN(auto load, session.openLoad(old.runId, old.load));
        if (old.load == LoadKind::Direct)
            return load->close();
        TRY(load->discard());
        return {};
    }();
    if (!dropped)
        session.log->warn(QStringLiteral("What an unfinished run had staged could not be dropped"),
                         {{QStringLiteral("runId"), old.runId}, {QStringLiteral("detail"), dropped.error().detail}});
}

Result<void> closeLoad(RunSession &session)
{
    const bool none = session.checkpoint.mode == SyncMode::Baseline ||
                      (session.checkpoint.load == LoadKind::Immediate && session.checkpoint.chunks.empty());
    if (none)
        return {};
    return retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(auto load, session.openLoad(session.run.runId, session.checkpoint.load));
        return load->close();
    });
}

TypeRun::TypeRun(const RunContext &context)
    : m_session(std::make_unique<RunSession>(context))
{
    SyncRun &run = m_session->run;
    run.runId = context.ids.next();
    run.batchId = context.batchId;
    run.key = {context.job, context.type.key};
    run.startedAt = context.clock.now();
    run.dryRun = context.options.dryRun;
}

TypeRun::~TypeRun() = default;

bool TypeRun::apply()
{
    if (const auto started = start(*m_session); !started)
        m_session->error = started.error();
    return !m_session->error && (!m_session->postponed.empty() || m_session->postponedMissing);
}

RunResult TypeRun::finish()
{
    RunSession &session = *m_session;
    if (!session.error && !session.context.options.dryRun) {
        if (const auto removed = removePostponed(session); !removed)
            session.error = removed.error();
    }
    end(session);
    if (!session.error && !session.context.options.dryRun) {
        // After the state: until it is written, the ledger says what this run has done.
        if (const auto closed = closeLoad(session); !closed)
            session.log->warn(QStringLiteral("The run's ledger could not be dropped"), {{QStringLiteral("detail"), closed.error().detail}});
        if (session.checkpoint.initial)
            session.log->info(QStringLiteral("Initial sync completed"));
    }
    if (session.lease)
        session.lease->release();
    RunResult result{session.run, std::move(session.dryRun)};
    if (result.dryRun)
        result.dryRun->run = result.run;
    return result;
}

RunResult runType(const RunContext &context)
{
    TypeRun run(context);
    run.apply();
    return run.finish();
}

} // namespace tidewright
