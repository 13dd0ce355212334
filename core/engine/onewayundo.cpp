// Taking back what a finished one-way run has written, out of what it has kept beside its target. Semantics, "Rollback".
#include "onewayundo.h"

#include "recordimage.h"
#include "runcourse.h"
#include "runtype.h"
#include "takingback.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace tidewright
{

namespace
{

struct UndoText {
    Q_DECLARE_TR_FUNCTIONS(Undo)
};

constexpr int runsLookedAt = 10'000;
constexpr std::int64_t recordsAtOnce = 1'000;
constexpr std::size_t entriesAtOnce = 16;
constexpr std::size_t createdAtOnce = 4'000'000; // 64 MB of hashes

// What is kept is found by the place alone: any fields will do.
Result<std::unique_ptr<Undo>> openUndo(Endpoint &target, const RecordSchema &schema, const std::stop_token &stop)
{
    TargetSpec spec{schema.place, {}, schema.key};
    for (const Field &field : schema.fields) {
        if (schema.key.isEmpty() && !field.generated)
            spec.key += field.name;
    }
    spec.fields = spec.key;
    TRY_ASSIGN(const auto opened, target.openTarget(spec, stop));
    return opened->openUndo();
}

class OneWayUndo
{
public:
    OneWayUndo(RunSession &session, Undo &undo, QString runId)
        : m_session(session)
        , m_undo(undo)
        , m_runId(std::move(runId))
    {
    }

    // Of the run's last entry; empty: nothing is kept.
    Result<std::optional<UndoTerms>> terms()
    {
        TRY_ASSIGN(const auto entries, page(std::numeric_limits<std::int64_t>::max(), 1));
        if (entries.empty())
            return std::optional<UndoTerms>();
        TRY_ASSIGN(const UndoChunk chunk, unpackUndoChunk(entries.front().content));
        return std::optional(chunk.terms);
    }

    Result<UndoneRun> takeBack()
    {
        for (std::int64_t below = std::numeric_limits<std::int64_t>::max();;) {
            TRY_ASSIGN(const auto entries, page(below, entriesAtOnce));
            if (entries.empty())
                break;
            for (const UndoEntry &entry : entries) {
                TRY_ASSIGN(const UndoChunk chunk, unpackUndoChunk(entry.content));
                TRY(takeChunk(chunk));
                below = entry.number;
            }
        }
        TRY(sweep());
        TRY(letGo());
        const RunCounts &counts = m_session.checkpoint.counts;
        m_undone.taken = counts.created + counts.updated + counts.deleted;
        return m_undone;
    }

private:
    Result<std::vector<UndoEntry>> page(std::int64_t below, std::size_t limit)
    {
        return retrying(m_session, [&](int) { return m_undo.entries(m_runId, below, limit); });
    }

    Result<void> letGo()
    {
        if (!m_taking)
            return {};
        TRY(m_taking->close());
        RunCounts &counts = m_session.checkpoint.counts;
        counts.created += m_taking->counts().created;
        counts.updated += m_taking->counts().updated;
        counts.deleted += m_taking->counts().deleted;
        m_undone.left.insert(m_undone.left.end(), m_taking->left().begin(), m_taking->left().end());
        m_taking.reset();
        return {};
    }

    Result<void> begin(const UndoTerms &terms)
    {
        if (m_taking && m_terms.fields == terms.fields && m_terms.key == terms.key && m_terms.whole == terms.whole)
            return {};
        TRY(sweep());
        TRY(letGo());
        m_terms = terms;
        m_taking.emplace(m_session, terms, m_session.targetSchema);
        return {};
    }

    Result<void> takeChunk(const UndoChunk &chunk)
    {
        TRY(begin(chunk.terms));
        switch (chunk.form) {
        case UndoChunk::Form::Records:
            TRY(sweep());
            return takeRecords(chunk.records);
        case UndoChunk::Form::Created:
            m_created.insert(m_created.end(), chunk.created.begin(), chunk.created.end());
            return m_created.size() < createdAtOnce ? Result<void>() : sweep();
        case UndoChunk::Form::Images:
            TRY(sweep());
            return takeImages();
        }
        return {};
    }

    Result<void> sweep()
    {
        return m_created.empty() ? Result<void>() : m_taking->sweep(std::exchange(m_created, {}));
    }

    // Backwards; a record that was written twice is taken back step by step.
    Result<void> takeRecords(const std::vector<UndoRecord> &records)
    {
        std::vector<const UndoRecord *> some;
        std::set<std::string> keys;
        const auto flush = [&]() -> Result<void> {
            keys.clear();
            return m_taking->take(std::exchange(some, {}));
        };
        for (auto record = records.rbegin(); record != records.rend(); ++record) {
            std::string key = keyBytes(record->key);
            if (keys.contains(key) || std::int64_t(some.size()) >= recordsAtOnce)
                TRY(flush());
            keys.insert(std::move(key));
            some.push_back(&*record);
        }
        TRY(flush());
        m_session.report(RunPhase::Merging);
        return {};
    }

    // The columns of what a merge has put aside.
    SourceSpec imagesSpec(const QString &place) const
    {
        SourceSpec spec;
        spec.place = place;
        spec.fields = {Undo::numberColumn(), Undo::deedColumn()};
        for (qsizetype field = 0; field < m_terms.whole.size(); ++field)
            spec.fields += Undo::beforeColumn(field);
        for (qsizetype field = 0; field < m_terms.fields.size(); ++field)
            spec.fields += Undo::afterColumn(field);
        spec.key = {Undo::numberColumn()};
        return spec;
    }

    UndoRecord imageOf(std::span<const Cell> row) const
    {
        UndoRecord record;
        record.deed = Undo::Deed(std::clamp<std::int64_t>(row[1].i, 0, std::int64_t(Undo::Deed::Delete)));
        std::vector<Value> before, after;
        const std::size_t whole = std::size_t(m_terms.whole.size());
        for (std::size_t column = 2; column < row.size(); ++column)
            (column < 2 + whole ? before : after).emplace_back(row[column]);
        if (record.deed != Undo::Deed::Delete)
            record.after = m_taking->hashOf(after);
        for (const QString &part : m_terms.key)
            record.key.push_back(record.deed == Undo::Deed::Delete ? before[std::size_t(m_terms.whole.indexOf(part))]
                                                                   : after[std::size_t(m_terms.fields.indexOf(part))]);
        if (record.deed == Undo::Deed::Delete) {
            record.before = std::move(before);
        } else if (record.deed == Undo::Deed::Update) {
            for (const QString &field : m_terms.fields)
                record.before.push_back(before[std::size_t(m_terms.whole.indexOf(field))]);
        }
        return record;
    }

    Result<void> takeImages()
    {
        TRY_ASSIGN(const QString place, retrying(m_session, [&](int) { return m_undo.images(m_runId); }));
        if (place.isEmpty())
            return fail(ErrorCode::NotFound,
                        UndoText::tr("What run %1 had put aside to be taken back is not there any more, as after a crash of its server.")
                            .arg(m_runId));
        const SourceSpec spec = imagesSpec(place);
        const auto read = [&](std::int64_t after, std::optional<std::int64_t> until, std::size_t limit, RecordBatch &into) {
            PageRequest request;
            request.after = {Value::ofInt(after)};
            if (until)
                request.until = {Value::ofInt(*until)};
            request.limit = limit;
            return retrying(m_session, [&](int) -> Result<void> {
                TRY_ASSIGN(const auto source, m_session.context.target.openSource(spec, m_session.context.stop));
                TRY(source->readPage(request, into));
                return {};
            });
        };
        RecordBatch batch(std::size_t(spec.fields.size()));
        TRY_ASSIGN(std::int64_t top, lastNumber([&](std::int64_t number) -> Result<bool> {
                       TRY(read(number, {}, 1, batch));
                       return !batch.isEmpty();
                   }));
        while (top > 0) {
            const std::int64_t behind = std::max<std::int64_t>(0, top - recordsAtOnce);
            TRY(read(behind, top, std::size_t(top - behind) + 1, batch));
            top = behind;
            std::vector<UndoRecord> records;
            for (std::size_t row = 0; row < batch.rows(); ++row)
                records.push_back(imageOf(std::as_const(batch).row(row)));
            TRY(takeRecords(records));
        }
        return {};
    }

    RunSession &m_session;
    Undo &m_undo;
    QString m_runId;
    UndoTerms m_terms;
    std::optional<TakingBack> m_taking;
    std::vector<CreatedRecord> m_created; // waiting for their sweep
    UndoneRun m_undone;
};

// Where the type stood when the run began, if it has not gone back behind that since.
void goBack(SyncState &state, const UndoTerms &terms)
{
    state.cursor = state.cursor.kind() == terms.cursor.kind() ? lesser(state.cursor, terms.cursor) : terms.cursor;
    state.lastSyncAt = state.lastSyncAt && terms.lastSyncAt ? std::min(state.lastSyncAt, terms.lastSyncAt) : std::optional<Instant>();
    state.initialSyncCompleted = state.initialSyncCompleted && terms.initialSyncCompleted;
    // It is what a reconcile is about that nobody else would bring.
    if (terms.mode == SyncMode::Reconcile)
        state.fingerprints.configuration = QStringLiteral("taken back");
    // The two sides are apart again, until the next sync.
    if (state.status == SyncStatus::InSync)
        state.status = state.lastSyncAt ? SyncStatus::Modified : SyncStatus::Pending;
}

// A copy of the target brings its undo data along.
Result<void> requireSameTarget(const RunSession &session)
{
    const QString &known = session.state.fingerprints.endpoints;
    TRY_ASSIGN(const EndpointIdentity now, session.context.target.identity(session.context.stop));
    if (known.isEmpty() || known.endsWith(QLatin1String(" -> ") + now.value))
        return {};
    return fail(ErrorCode::Halted, UndoText::tr("The target is not the system that this content type was synced with before. Nothing was changed."), {},
                UndoText::tr("Check the connection."));
}

} // namespace

Failure nothingKept(const RunSession &session, const QString &runId)
{
    const UndoPolicy policy = UndoPolicy::of(session.context.type.undo);
    return fail(ErrorCode::NotFound,
                UndoText::tr("Nothing is kept with which run %1 could be taken back. Nothing was changed.").arg(runId), {},
                policy.isOff() || (session.context.type.undo.isEmpty() && !session.isTwoWay())
                    ? UndoText::tr("\"undo\" in the job file says how long runs can be taken back: {\"keep\": \"5d\"}. One-way runs are kept only "
                                   "where it does.")
                               : UndoText::tr("The run has written nothing, or its undo data were too old or too large to be kept: see \"undo\" "
                                              "in the job file."));
}

Result<std::vector<KeptUndo>> keptUndo(Endpoint &target, const QString &place, std::stop_token stop)
{
    const auto schema = target.describe(place, stop);
    if (!schema && schema.error().code == ErrorCode::NotFound)
        return std::vector<KeptUndo>();
    if (!schema)
        return tl::unexpected(schema.error());
    TRY_ASSIGN(const auto undo, openUndo(target, *schema, stop));
    return undo ? undo->runs() : Result<std::vector<KeptUndo>>(std::vector<KeptUndo>());
}

Result<UndoneRunByKey> undoOneWay(RunSession &session, const QString &runId)
{
    RunContext &context = session.context;
    std::unique_ptr<Undo> undo;
    // Neither the source nor the mapping matters: both may be other than they were.
    TRY(retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(session.targetSchema, context.target.describe(targetPlace(context.type, context.direction), context.stop));
        TRY_ASSIGN(undo, openUndo(context.target, session.targetSchema, context.stop));
        return requireSameTarget(session);
    }));
    if (!undo)
        return nothingKept(session, runId);
    OneWayUndo taking(session, *undo, runId);
    TRY_ASSIGN(const auto terms, taking.terms());
    if (!terms)
        return nothingKept(session, runId);
    // First, so that whatever becomes of this the next sync brings again what is missing.
    goBack(session.state, *terms);
    std::int64_t &held = context.direction == Direction::LocalToRemote ? session.state.remoteRecords : session.state.localRecords;
    held = -1;
    session.run.outcome = RunOutcome::Cancelled;
    session.run.error =
        Error{ErrorCode::Cancelled, UndoText::tr("Taking the run back was stopped. What was taken back stays so; do it again for the rest."),
              {}, UndoText::tr("Do it again.")};
    TRY(withState(session, [&] { return context.store.finishRun(session.lease->lease(), session.state, session.run, {}); }));
    session.run.error.reset();
    TRY_ASSIGN(UndoneRun undone, taking.takeBack());
    TRY(retrying(session, [&](int) -> Result<void> {
        SourceSpec spec;
        spec.place = session.targetSchema.place;
        spec.fields = spec.key = terms->key;
        TRY_ASSIGN(const auto records, context.target.openSource(spec, context.stop));
        TRY_ASSIGN(held, records->count());
        return {};
    }));
    return UndoneRunByKey{std::move(undone), terms->key};
}

Result<void> dropUndo(RunSession &session, const QString &runId)
{
    return retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(const auto undo, openUndo(session.context.target, session.targetSchema, session.context.stop));
        return undo ? undo->drop(runId) : Result<void>();
    });
}

Result<void> purgeUndo(RunSession &session)
{
    return retrying(session, [&](int) -> Result<void> {
        TRY_ASSIGN(const auto undo, openUndo(session.context.target, session.targetSchema, session.context.stop));
        if (!undo)
            return {};
        TRY_ASSIGN(const auto runs, undo->runs());
        // Another job may write to this place, and keep its runs in its own way.
        TRY_ASSIGN(const auto own, session.context.store.history({session.run.key.job, session.run.key.typeKey, runsLookedAt}));
        const UndoPolicy policy = UndoPolicy::of(session.context.type.undo);
        const Instant oldest = session.context.clock.now() - policy.keep;
        std::int64_t bytes = 0;
        for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
            if (std::ranges::find(own, run->runId, &SyncRun::runId) == own.end())
                continue;
            bytes += run->bytes;
            if (policy.isOff() || run->at < oldest || bytes > policy.maxBytes)
                TRY(undo->drop(run->runId));
        }
        return {};
    });
}

} // namespace tidewright
