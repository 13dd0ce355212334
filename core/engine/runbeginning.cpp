// What a run has to know before it does anything: both sides, its mode, where it starts.
#include "attempts.h"
#include "deeds.h"
#include "runcourse.h"
#include "together.h"
#include "twowayrun.h"

#include <algorithm>

namespace tidewright
{

bool later(const Value &a, const Value &b)
{
    return !a.isNull() && (b.isNull() || order(a.cell(), b.cell()) == std::strong_ordering::greater);
}

Value lesser(const Value &a, const Value &b)
{
    return later(a, b) ? b : a;
}

Micros lookbackOf(const ContentType &type)
{
    return type.lookback.value_or(std::chrono::minutes(5));
}

namespace
{

// As it was found; makes the target's table where there is none and that was asked for.
Result<RecordSchema> foundOrMade(RunSession &session, Result<RecordSchema> found)
{
    RunContext &context = session.context;
    const QString place = targetPlace(context.type, context.direction);
    const bool create = context.type.create || context.options.create;
    if (found || found.error().code != ErrorCode::NotFound || !create)
        return found;
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
    session.targetMissing = context.options.dryRun;
    if (session.targetMissing)
        return wanted;
    TRY(context.target.create(wanted, context.stop));
    session.log->info(QStringLiteral("Made the target's table"), {{QStringLiteral("place"), place}});
    return context.target.describe(place, context.stop);
}

} // namespace

Result<void> takeLease(RunSession &session)
{
    RunContext &context = session.context;
    Micros asked{};
    TRY_ASSIGN(Lease lease, withState(session, [&] {
                   asked = context.clock.elapsed();
                   return context.store.takeLease(session.run.key, context.holder);
               }));
    session.lease = std::make_unique<LeaseKeeper>(session.context, std::move(lease), asked);
    return {};
}

Result<void> compileMapping(RunSession &session)
{
    const ContentType &type = session.context.type;
    if (session.isTwoWay()) {
        TRY_ASSIGN(session.twoWayMapping, TwoWayMapping::compile(type, session.targetSchema, session.sourceSchema));
        session.mapping = session.twoWayMapping->remoteToLocal();
        return {};
    }
    TRY_ASSIGN(session.mapping,
               RecordMapping::compile(type, session.context.direction, session.sourceSchema, session.targetSchema));
    return {};
}

Result<void> lookAtSides(RunSession &session)
{
    RunContext &context = session.context;
    const QString targetAt = targetPlace(context.type, context.direction);
    return retrying(session, [&](int) -> Result<void> {
        EndpointIdentity source, target;
        Result<RecordSchema> found;
        TRY(together(
            context.concurrency,
            [&]() -> Result<void> {
                TRY_ASSIGN(session.sourceSchema,
                           context.source.describe(sourcePlace(context.type, context.direction), context.stop));
                TRY_ASSIGN(source, context.source.identity(context.stop));
                return {};
            },
            [&]() -> Result<void> {
                found = context.target.describe(targetAt, context.stop);
                return {};
            }));
        TRY_ASSIGN(session.targetSchema, foundOrMade(session, std::move(found)));
        TRY(compileMapping(session));
        session.targetEmpty = true;
        TRY(together(
            context.concurrency,
            [&]() -> Result<void> {
                TRY_ASSIGN(const auto reader, session.openSource());
                TRY_ASSIGN(session.bounds, reader->bounds());
                return {};
            },
            [&]() -> Result<void> {
                TRY_ASSIGN(target, context.target.identity(context.stop));
                if (session.targetMissing)
                    return {};
                TRY_ASSIGN(const auto writer,
                           context.target.openTarget({targetAt, session.mapping.targetFields(), session.mapping.targetKey()},
                                                     context.stop));
                TRY_ASSIGN(session.targetEmpty, writer->isEmpty());
                if (session.isTwoWay()) {
                    TRY_ASSIGN(const auto reader,
                               context.target.openSource(TwoWaySide(session, *session.twoWayMapping, Side::Local).spec(), context.stop));
                    TRY_ASSIGN(session.localBounds, reader->bounds());
                }
                return {};
            }));
        session.fingerprints.configuration = configurationFingerprint(context.type, context.direction);
        session.fingerprints.schema = schemaFingerprint(session);
        session.fingerprints.endpoints = source.value + QLatin1String(" -> ") + target.value;
        return {};
    });
}

namespace
{

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
    if (session.isTwoWay()) {
        inputs.hasCursor = inputs.hasCursor && session.twoWayMapping->cursorColumn(Side::Local);
        const Value &before = session.state.localCursor, &now = session.localBounds.greatest;
        inputs.localWentBack = before.kind() == now.kind() && later(rewound(before, lookbackOf(context.type).count()), now);
    }
    inputs.greatestCursor = session.bounds.greatest;
    inputs.lookback = lookbackOf(context.type);
    return inputs;
}

// Its records have to come in an order that pages by key do not have.
bool refersToItself(const RunSession &session)
{
    const QString place = targetPlace(session.context.type, session.context.direction);
    return std::ranges::any_of(session.targetSchema.foreignKeys, [&](const ForeignKey &foreign) {
        return foreign.place.section(QLatin1Char('.'), -1) == place.section(QLatin1Char('.'), -1);
    });
}

// The cursor to go on from. A state from elsewhere may know only when it was synced: as far behind the source's clock as that was.
Value knownCursor(const RunSession &session)
{
    const SyncState &state = session.state;
    if (session.decision.stateLost)
        return session.bounds.upper;
    if (!state.cursor.isNull() || !state.lastSyncAt || !tellsTime(session.bounds.upper.kind()))
        return state.cursor;
    return rewound(session.bounds.upper, std::max<std::int64_t>(0, (session.bounds.now - *state.lastSyncAt).count()));
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
    const bool direct =
        !session.isTwoWay() && checkpoint.initial && session.targetEmpty && !session.context.type.atomicInitial && !refersToItself(session);
    checkpoint.load = incremental || session.isTwoWay() ? LoadKind::Immediate : direct ? LoadKind::Direct : LoadKind::Staged;
    checkpoint.startedAt = session.bounds.now;
    checkpoint.upper = session.bounds.upper;
    checkpoint.fingerprints = session.fingerprints;
    const Value base = knownCursor(session);
    if (incremental)
        checkpoint.from = rewound(base, lookbackOf(session.context.type).count());
    checkpoint.greatest =
        incremental ? lesser(base, session.bounds.upper) : lesser(session.bounds.greatest, session.bounds.upper);
    // What is there already is none of a baseline's business, however new it is.
    if (checkpoint.mode == SyncMode::Baseline || (!incremental && checkpoint.greatest.isNull()))
        checkpoint.greatest = session.bounds.upper;
    return checkpoint;
}

// How many records a run that reads the whole source will meet: as many as the last one, else what the source's statistics say. For the
// eye and for limits in per cent, so that nothing depends on whether it can be told.
std::optional<std::int64_t> expectedRecords(RunSession &session)
{
    if (session.checkpoint.mode == SyncMode::Incremental || session.checkpoint.mode == SyncMode::Baseline)
        return std::nullopt;
    const bool sourceIsLocal = session.context.direction == Direction::LocalToRemote;
    if (const std::int64_t held = sourceIsLocal ? session.state.localRecords : session.state.remoteRecords; held > 0)
        return held;
    if (!session.context.type.filter.isEmpty())
        return std::nullopt;
    const auto source = session.openSource();
    const auto estimate = source ? (*source)->estimate() : Result<std::optional<std::int64_t>>();
    return estimate && estimate->value_or(0) > 0 ? *estimate : std::nullopt;
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
    if (session.definitionChanged)
        session.log->warn(QStringLiteral("The definition of a side has changed since the last run"),
                          {{QStringLiteral("leftOut"), leftOut(session).join(QLatin1String(", "))}});
    else if (!leftOut(session).isEmpty())
        session.log->info(QStringLiteral("Fields without a counterpart are left out"),
                          {{QStringLiteral("fields"), leftOut(session).join(QLatin1String(", "))}});
}

} // namespace

Result<void> decideRun(RunSession &session, bool known)
{
    TRY(requireCursors(session));
    session.decision = decideMode(inputsOf(session, known));
    const QString &before = session.state.fingerprints.schema;
    session.definitionChanged = known && !before.isEmpty() && before != session.fingerprints.schema;
    session.run.reason = session.decision.reason;
    if (session.definitionChanged)
        session.run.reason += QStringLiteral("; the definition of a side has changed since the last run") +
                              (leftOut(session).isEmpty() ? QString()
                                                                    : QStringLiteral(", left out without a counterpart: ") +
                                                                          leftOut(session).join(QLatin1String(", ")));
    session.run.mode = session.decision.mode;
    session.run.resumed = session.decision.resume;
    logDecision(session);
    if (session.decision.kind != ModeDecision::Kind::Run)
        return tl::unexpected(session.decision.error.value_or(Error{ErrorCode::Halted, {}, {}, {}}));
    session.underWay = true;
    return {};
}

void readListed(RunSession &session)
{
    auto failed = withState(session, [&] { return session.context.store.failedRecords(session.run.key); });
    if (failed)
        session.listed.read(std::move(*failed), session.run.runId);
    else
        session.log->warn(QStringLiteral("The failed records of earlier runs cannot be read"),
                          {{QStringLiteral("detail"), failed.error().detail}});
}

Result<void> beginRun(RunSession &session)
{
    RunContext &context = session.context;
    const auto old = session.state.progress;
    if (!context.options.dryRun && !session.isTwoWay())
        TRY(tidyUp(session));
    if (session.decision.resume) {
        session.checkpoint = *old;
        session.run.runId = old->runId;
        if (context.options.dryRun) {
            session.checkpoint.counted = {};
        } else {
            // Without a state there is no entry of its own either.
            if (context.options.persistState)
                session.checkpoint.counted = countedBy(*old);
            if (!session.isTwoWay()) {
                TRY(forgetEmptiedLoad(session));
                TRY(retrying(session, [&](int) { return recallLedgers(session); }));
            }
        }
    } else {
        session.checkpoint = beginning(session);
        session.checkpoint.expected = expectedRecords(session);
        if (old && !context.options.dryRun && !session.isTwoWay())
            TRY(dropOldLoads(session, *old));
    }
    session.log.emplace(context.log, context.clock, context.job, context.type.key, session.run.runId);
    if (session.state.failedRecords > 0 && context.options.persistState && !context.options.dryRun)
        readListed(session);
    if (session.isTwoWay()) {
        TRY_ASSIGN(session.twoWay, TwoWayRun::open(session));
    }
    return {};
}

Result<void> announceRun(RunSession &session, const Checkpoint &checkpoint)
{
    RunContext &context = session.context;
    if (context.options.dryRun || !context.options.persistState)
        return {};
    // Whether it has begun, if nobody says so: its end is written as that of one that has.
    bool unknown = false;
    const auto announced = untilAnswered(session, [&] {
        const auto done = withState(session, [&] {
            return context.store.beginRun(session.lease->lease(), session.run, checkpoint, context.direction,
                                          context.type.strategy);
        });
        unknown = unknown || (!done && done.error().code == ErrorCode::CommitUnknown);
        return done;
    });
    session.begun = announced || unknown;
    return announced;
}

} // namespace tidewright
