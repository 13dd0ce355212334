// Single records, chosen out of a type: synced by themselves, while nothing else of the type moves.
#include "chunk.h"
#include "deeds.h"
#include "pagereader.h"
#include "runcourse.h"
#include "twowayrun.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <set>

namespace tidewright
{

namespace
{

struct RecordsText {
    Q_DECLARE_TR_FUNCTIONS(SyncRecords)
};

// One-way: what the source holds under the chosen keys goes to the target, and what it holds no more goes from there.
class ChosenPull
{
public:
    ChosenPull(RunSession &session, std::span<const ChosenRecord> records)
        : m_session(session)
        , m_source(session, PageReader::Side::Source)
        , m_target(session, PageReader::Side::Target)
    {
        for (const ChosenRecord &record : records)
            m_chosen.emplace(record.key, Chosen{record.seen, ChosenOutcome::NotReached});
    }

    // No delete, nor any write before, while there are more deletes than the guard lets through.
    Result<void> run()
    {
        std::vector<Key> keys;
        for (const auto &[key, chosen] : m_chosen)
            keys.push_back(key);
        const auto inChunks = [&keys](auto &&work) -> Result<void> {
            for (std::size_t first = 0; first < keys.size(); first += keysAtOnce)
                TRY(work(std::vector<Key>(keys.begin() + std::ptrdiff_t(first),
                                          keys.begin() + std::ptrdiff_t(std::min(keys.size(), first + keysAtOnce)))));
            return {};
        };
        TRY(inChunks([this](const std::vector<Key> &some) { return collectGone(some); }));
        TRY(confirm());
        TRY(inChunks([this](const std::vector<Key> &some) { return write(some); }));
        return removeRefused();
    }

    ChosenOutcome outcome(const Key &key) const { return m_chosen.at(key).outcome; }
    // New ones for the durable list.
    const std::vector<FailedRecord> &failed() const { return m_failed; }
    bool isSettled(const FailedRecord &listed) const
    {
        return std::ranges::any_of(m_chosen, [&](const auto &one) {
            const ChosenOutcome outcome = one.second.outcome;
            return (outcome == ChosenOutcome::Synced || outcome == ChosenOutcome::Equal) &&
                   m_session.sourceKey(one.first) == listed.recordKey;
        });
    }

private:
    struct Chosen {
        std::optional<SeenRecord> seen;
        ChosenOutcome outcome;
    };
    // Both sides as they are now.
    struct Looked {
        Chunk chunk; // the source's records, converted
        RecordBatch held;
        std::map<Key, std::size_t, KeyLess> atSource, atTarget; // rows of the two
        std::set<Key, KeyLess> unreadable;                      // source keys
    };

    Result<Looked> look(const std::vector<Key> &keys)
    {
        const RecordMapping &mapping = m_session.mapping;
        TRY(m_session.goOn());
        Looked looked;
        looked.chunk.batch = RecordBatch(std::size_t(mapping.sourceFields().size()));
        looked.held = RecordBatch(std::size_t(mapping.targetFields().size()));
        if (const RecordBatch asked = asSourceKeys(m_session, keys); !asked.isEmpty())
            TRY(m_source.fetch(asked, looked.chunk.batch));
        prepare(m_session, looked.chunk);
        looked.chunk.removed.clear();
        for (const Quarantined &one : m_source.quarantined())
            looked.chunk.failed.push_back(m_session.failedRecord(one.key, {}, one.error));
        for (const FailedRecord &record : looked.chunk.failed)
            looked.unreadable.insert(record.recordKey);
        TRY(m_target.fetch(keyBatch(keys, 0, keys.size()), looked.held));
        const auto rowsOf = [&mapping](const RecordBatch &batch, auto &rows) {
            for (std::size_t row = 0; row < batch.rows(); ++row)
                rows.emplace(keyOf(batch.row(row), mapping.keyColumns()), row);
        };
        rowsOf(looked.chunk.batch, looked.atSource);
        rowsOf(looked.held, looked.atTarget);
        return looked;
    }

    bool isAsSeen(const Key &key, const Looked &looked) const
    {
        const auto hashOf = [&](const RecordBatch &batch, const std::map<Key, std::size_t, KeyLess> &rows) {
            const auto row = rows.find(key);
            return row == rows.end() ? ContentHash() : writtenHash(m_session, batch.row(row->second));
        };
        const auto &seen = m_chosen.at(key).seen;
        return !seen || *seen == seenBy(m_session.context.direction, hashOf(looked.chunk.batch, looked.atSource),
                                        hashOf(looked.held, looked.atTarget));
    }

    bool isUnreadable(const Key &key, const Looked &looked) const { return looked.unreadable.contains(m_session.sourceKey(key)); }

    Result<void> collectGone(const std::vector<Key> &keys)
    {
        TRY_ASSIGN(const Looked looked, look(keys));
        for (const Key &key : keys) {
            if (!looked.atSource.contains(key) && looked.atTarget.contains(key) && !isUnreadable(key, looked) && isAsSeen(key, looked))
                m_session.removals.push_back(key);
        }
        return {};
    }

    Result<void> confirm()
    {
        const RunSession &session = m_session;
        const bool sourceIsLocal = session.context.direction == Direction::LocalToRemote;
        const bool held = (sourceIsLocal ? session.state.localRecords : session.state.remoteRecords) > 0;
        if (!session.removals.empty() && session.propagatesDeletes() && session.bounds.empty && held &&
            !session.context.options.allowDeletes)
            return fail(ErrorCode::Halted, RecordsText::tr("The source holds no record at all any more. Nothing was deleted or written."), {},
                        RecordsText::tr("Check the source. If the deletes are meant, run once more with --allow-deletes %1.")
                            .arg(session.removals.size()));
        TRY(confirmRemovals(m_session));
        m_gone = {m_session.removals.begin(), m_session.removals.end()};
        m_session.removals.clear();
        return {};
    }

    // What of the chunk is to be written stays in it.
    void choose(const std::vector<Key> &keys, Looked &looked)
    {
        RecordBatch &batch = looked.chunk.batch;
        std::vector<bool> wanted(batch.rows(), false);
        for (const Key &key : keys) {
            ChosenOutcome &outcome = m_chosen.at(key).outcome;
            const auto source = looked.atSource.find(key);
            const auto target = looked.atTarget.find(key);
            if (isUnreadable(key, looked)) {
                outcome = ChosenOutcome::Failed;
            } else if (!isAsSeen(key, looked)) {
                outcome = ChosenOutcome::Changed;
            } else if (source == looked.atSource.end()) {
                const bool gone = m_gone.contains(key);
                outcome = target == looked.atTarget.end() ? ChosenOutcome::Equal
                          : gone                          ? ChosenOutcome::Synced
                                                          : ChosenOutcome::LeftOut;
                if (gone)
                    looked.chunk.removed.push_back(key);
            } else if (target != looked.atTarget.end() && sameFields(m_session, std::as_const(batch).row(source->second),
                                                                     std::as_const(looked.held).row(target->second))) {
                outcome = ChosenOutcome::Equal;
            } else {
                outcome = ChosenOutcome::Synced;
                wanted[source->second] = true;
            }
        }
        std::size_t kept = 0;
        for (std::size_t row = 0; row < wanted.size(); ++row) {
            if (wanted[row] && kept != row)
                std::ranges::copy(batch.row(row), batch.row(kept).begin());
            kept += wanted[row] ? 1 : 0;
        }
        while (batch.rows() > kept)
            batch.dropLastRow();
    }

    Result<void> write(const std::vector<Key> &keys)
    {
        TRY_ASSIGN(Looked looked, look(keys));
        m_session.noteRead(std::int64_t(looked.atSource.size()), {});
        m_session.report(RunPhase::Reading);
        choose(keys, looked);
        TRY(writeShort(m_session, looked.chunk));
        noteFailed(looked.chunk.failed);
        return {};
    }

    // Others may have ceased to refer to them meanwhile.
    Result<void> removeRefused()
    {
        if (m_session.postponed.empty())
            return {};
        TRY_ASSIGN(const auto failed, removeNow(m_session, std::exchange(m_session.postponed, {})));
        noteFailed(failed);
        return m_session.noteFailed(failed);
    }

    void noteFailed(const std::vector<FailedRecord> &failed)
    {
        std::set<Key, KeyLess> keys;
        for (const FailedRecord &record : failed)
            keys.insert(record.recordKey);
        for (auto &[key, chosen] : m_chosen) {
            if (!keys.empty() && keys.contains(m_session.sourceKey(key)))
                chosen.outcome = ChosenOutcome::Failed;
        }
        m_failed.insert(m_failed.end(), failed.begin(), failed.end());
    }

    RunSession &m_session;
    PageReader m_source;
    PageReader m_target;
    std::map<Key, Chosen, KeyLess> m_chosen;
    std::set<Key, KeyLess> m_gone; // confirmed
    std::vector<FailedRecord> m_failed;
};

Failure unfinishedRun()
{
    return fail(ErrorCode::Halted, RecordsText::tr("An unfinished run of this content type waits. Nothing was written."), {},
                RecordsText::tr("Resume it or roll it back first."));
}

// True if the store knows the type.
Result<bool> openChosen(RunSession &session)
{
    RunContext &context = session.context;
    TRY(takeLease(session));
    TRY_ASSIGN(auto stored, withState(session, [&] { return context.store.state(session.run.key); }));
    const bool known = stored.has_value();
    if (known)
        session.state = std::move(*stored);
    session.state.key = session.run.key;
    if (session.state.progress)
        return unfinishedRun();
    TRY(lookAtSides(session));
    TRY(refuseOtherSystems(session));
    TRY(tidyUp(session));
    session.underWay = true;
    session.checkpoint.runId = session.run.runId;
    session.checkpoint.batchId = session.run.batchId;
    session.checkpoint.mode = SyncMode::Compare;
    session.checkpoint.load = LoadKind::Immediate;
    // Of all the records there are, not of these alone: as in a run over the whole type.
    session.checkpoint.expected = std::max(session.state.localRecords, session.state.remoteRecords);
    session.run.mode = SyncMode::Compare;
    return known;
}

// The state stays as it was, but for how much the target holds and what comes off the list of failed records or on it.
Result<void> endChosen(RunSession &session, const ChosenPull &pull)
{
    RunContext &context = session.context;
    std::vector<FailedRecord> changed = pull.failed();
    TRY_ASSIGN(auto listed, withState(session, [&] { return context.store.failedRecords(session.run.key); }));
    for (FailedRecord &record : listed) {
        if (pull.isSettled(record))
            changed.push_back(std::move(record));
    }
    SyncState state = session.state;
    session.noteGrown(state, session.checkpoint.counts.created - session.checkpoint.counts.deleted);
    return untilAnswered(session, [&] {
        return withState(session, [&] { return context.store.finishRun(session.lease->lease(), state, session.run, changed); });
    });
}

void recordAlone(RunSession &session)
{
    if (const auto recorded = session.context.store.recordRun(session.run); !recorded)
        session.log->warn(QStringLiteral("The run could not be recorded"), {{QStringLiteral("detail"), recorded.error().detail}});
}

void noteError(RunSession &session, const Error &error)
{
    session.error = error.code == ErrorCode::Cancelled
                        ? Error{error.code, RecordsText::tr("The run was stopped. What it had committed is kept; the other records are as before."),
                                {}, RecordsText::tr("Choose the rest again.")}
                        : error;
    session.run.error = session.error;
    session.run.outcome = outcomeOf(error);
}

SyncedRecords syncOneWay(const RunContext &context, std::span<const ChosenRecord> records, const QString &reason)
{
    RunSession session(context);
    SyncRun &run = session.run;
    run.runId = session.entryId = context.ids.next();
    run.batchId = context.batchId;
    run.key = {context.job, context.type.key};
    run.startedAt = context.clock.now();
    run.reason = reason;
    SyncedRecords synced;
    const auto opened = openChosen(session);
    if (!opened) {
        noteError(session, opened.error());
        synced.outcomes.assign(records.size(), ChosenOutcome::NotReached);
        finishCounts(session);
        recordAlone(session);
    } else {
        ChosenPull pull(session, records);
        const auto done = pull.run();
        run.outcome = session.checkpoint.counts.failed > 0 ? RunOutcome::OkWithErrors : RunOutcome::Ok;
        if (!done)
            noteError(session, done.error());
        finishCounts(session);
        // A type that no run has begun has no state that this could change.
        const bool keeps = *opened && context.options.persistState && !(session.error && session.error->code == ErrorCode::LeaseLost);
        const auto ended = keeps ? endChosen(session, pull) : Result<void>();
        if (!ended) {
            noteError(session, ended.error());
            session.lease->setUntidy(true);
        } else if (!keeps) {
            recordAlone(session);
        }
        if (const auto closed = ended ? closeLoads(session) : Result<void>(); !closed) {
            session.lease->setUntidy(true);
            session.log->warn(QStringLiteral("The run's ledger could not be dropped"), {{QStringLiteral("detail"), closed.error().detail}});
        }
        for (const ChosenRecord &record : records)
            synced.outcomes.push_back(pull.outcome(record.key));
    }
    if (session.lease)
        session.lease->release();
    synced.run = run;
    return synced;
}

} // namespace

SyncedRecords syncRecordsOfType(const RunContext &context, std::span<const ChosenRecord> records)
{
    const QString reason = QStringLiteral("%1 chosen records").arg(records.size());
    if (context.direction != Direction::Bidirectional)
        return syncOneWay(context, records, reason);
    SyncedRecords synced;
    synced.outcomes.assign(records.size(), ChosenOutcome::NotReached);
    const auto deed = [&](RunSession &session, std::vector<FailedRecord> &settled) -> Result<void> {
        TRY(refuseReconcile(session));
        session.checkpoint.expected = std::max(session.state.localRecords, session.state.remoteRecords);
        const auto done = session.twoWay->syncChosen(records);
        synced.outcomes = session.twoWay->outcomes(records);
        TRY(done);
        TRY_ASSIGN(auto listed, withState(session, [&] { return context.store.failedRecords(session.run.key); }));
        for (FailedRecord &record : listed) {
            const auto is = [&](const ChosenRecord &one) { return session.sourceKey(one.key) == record.recordKey; };
            const auto one = std::ranges::find_if(records, is);
            const auto outcome = one == records.end() ? ChosenOutcome::NotReached : synced.outcomes[std::size_t(one - records.begin())];
            if (outcome == ChosenOutcome::Synced || outcome == ChosenOutcome::Equal)
                settled.push_back(std::move(record));
        }
        return {};
    };
    synced.run = runAboutRecords(context, reason, unfinishedRun().value(), deed);
    return synced;
}

} // namespace tidewright
