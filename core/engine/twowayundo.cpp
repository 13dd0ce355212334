// Taking back what a two-way run has written, finished or not, out of its journal. Semantics, "Rollback": in reverse, and only where a record still
// is what the run wrote.
#include "onewayundo.h"
#include "runcourse.h"
#include "twowayrun.h"
#include "undoimage.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct UndoText {
    Q_DECLARE_TR_FUNCTIONS(Undo)
};

constexpr std::int64_t intentsAtOnce = 5'000;
constexpr int keysNamed = 5;

} // namespace

// The journal's numbers grow, with gaps: the last one is found by halving.
Result<std::int64_t> TwoWayRun::lastIntent(const QString &runId)
{
    const auto anyBehind = [&](std::int64_t number) -> Result<bool> {
        TRY_ASSIGN(const auto behind, withState(m_session, [&] { return m_store.intents(m_session.run.key, runId, number, 1); }));
        return !behind.empty();
    };
    return lastNumber(anyBehind);
}

Result<void> TwoWayRun::undoSome(const QString &runId, Side of, const std::vector<const Intent *> &intents, UndoneRun &undone)
{
    std::vector<Key> keys;
    for (const Intent *intent : intents) {
        TRY_ASSIGN(Key key, keyFromBytes(intent->key));
        keys.push_back(std::move(key));
    }
    RecordBatch images(m_mapping.width());
    TRY_ASSIGN(const auto found, side(of).fetch(keys, images));
    std::vector<GuardedWrite> writes;
    std::vector<std::size_t> places;
    std::vector<bool> taken(intents.size(), false), written(intents.size(), false);
    std::vector<UndoImage> before(intents.size());
    for (std::size_t at = 0; at < intents.size(); ++at) {
        const Intent &intent = *intents[at];
        TRY_ASSIGN(before[at], unpackUndo(intent.image));
        const SideRecord &held = found.records[at];
        // An interrupted attempt to take it back may have come by.
        taken[at] = !held.broken && held.hash == intent.before;
        if (taken[at] || held.broken || held.hash != intent.after)
            continue;
        GuardedWrite write;
        write.key = keys[at];
        write.expected = intent.after;
        write.action = intent.before.isNull()  ? Intent::Action::Delete
                       : intent.after.isNull() ? Intent::Action::Create
                                               : Intent::Action::Update;
        if (write.action != Intent::Action::Delete) {
            TRY_ASSIGN(const auto values, unpackRecord(before[at].record));
            if (values.size() != m_mapping.width())
                continue;
            write.image = images.rows();
            const std::span<Cell> row = images.appendRow();
            for (std::size_t column = 0; column < row.size(); ++column)
                row[column] = images.adopt(values[column].cell());
        }
        writes.push_back(std::move(write));
        places.push_back(at);
    }
    TRY(m_writers[std::size_t(of)].write(writes, images, m_ordinal++));
    for (std::size_t at = 0; at < writes.size(); ++at) {
        taken[places[at]] = written[places[at]] = writes[at].outcome == GuardedWrite::Outcome::Applied;
        if (taken[places[at]])
            count(of, writes[at]);
    }
    TRY(putUnknown(of, keys, before, taken, written));
    TwoWayChanges changes;
    changes.scope = m_scope;
    changes.journal = runId;
    for (std::size_t at = 0; at < intents.size(); ++at) {
        if (!taken[at]) {
            undone.left.push_back(keys[at]);
            continue;
        }
        ++undone.taken;
        changes.dropped.push_back(intents[at]->number);
        if (before[at].base) {
            before[at].base->key = intents[at]->key;
            changes.bases.push_back(std::move(*before[at].base));
        } else {
            changes.forgotten.push_back(intents[at]->key);
        }
    }
    return withState(m_session, [&] { return m_store.saveTwoWay(m_session.lease->lease(), m_session.checkpoint, changes); });
}

// To those that were deleted and are there again. Those that were there already, by an attempt that was killed or by somebody's hand, get what they
// have nothing in.
Result<void> TwoWayRun::putUnknown(Side of, const std::vector<Key> &keys, const std::vector<UndoImage> &before, const std::vector<bool> &taken,
                                   const std::vector<bool> &written)
{
    // Their columns are the same but for a change of the table in the midst of the run.
    std::vector<std::pair<QStringList, UnknownValues>> byFields;
    for (std::size_t at = 0; at < keys.size(); ++at) {
        if (!taken[at] || before[at].unknownFields.isEmpty())
            continue;
        if (byFields.empty() || byFields.back().first != before[at].unknownFields)
            byFields.push_back({before[at].unknownFields, {}});
        UnknownValues &some = byFields.back().second;
        some.keys.push_back(keys[at]);
        some.values.push_back(before[at].unknown);
        some.onlyNull.push_back(!written[at]);
    }
    for (const auto &[fields, records] : byFields)
        TRY(side(of).putUnknown(fields, records, m_ordinal++));
    return {};
}

Result<UndoneRun> TwoWayRun::undo(const QString &runId)
{
    UndoneRun undone;
    TRY_ASSIGN(std::int64_t top, lastIntent(runId));
    while (top > 0) {
        const std::int64_t behind = std::max<std::int64_t>(0, top - intentsAtOnce);
        TRY_ASSIGN(const auto page, withState(m_session, [&] {
                       return m_store.intents(m_session.run.key, runId, behind, std::size_t(top - behind));
                   }));
        top = behind;
        // Backwards; a record that was written twice is taken back step by step.
        std::vector<const Intent *> some[2];
        std::set<std::string> keys[2];
        const auto flush = [&](Side of) -> Result<void> {
            const auto now = std::exchange(some[std::size_t(of)], {});
            keys[std::size_t(of)].clear();
            return now.empty() ? Result<void>() : undoSome(runId, of, now, undone);
        };
        for (auto intent = page.rbegin(); intent != page.rend(); ++intent) {
            if (!intent->applied)
                continue;
            if (!keys[std::size_t(intent->side)].insert(intent->key).second) {
                TRY(flush(intent->side));
                keys[std::size_t(intent->side)].insert(intent->key);
            }
            some[std::size_t(intent->side)].push_back(&*intent);
        }
        for (const Side of : {Side::Local, Side::Remote})
            TRY(flush(of));
    }
    return undone;
}

QString leftText(const QStringList &keyFields, const std::vector<Key> &left)
{
    QStringList named;
    for (std::size_t at = 0; at < std::min<std::size_t>(left.size(), keysNamed); ++at) {
        QStringList parts;
        for (const Value &part : left[at])
            parts << QString::fromStdString(toText(part.cell()));
        named << parts.join(QLatin1String(", "));
    }
    if (left.size() > keysNamed)
        named << QStringLiteral("…");
    return QStringLiteral("%1: %2").arg(keyFields.join(QLatin1String(", ")), named.join(QLatin1String("; ")));
}

Result<UndoneRun> undoTwoWay(RunSession &session, const QString &runId, Unacknowledged unacknowledged)
{
    TRY(lookAtSides(session));
    if (!session.state.fingerprints.endpoints.isEmpty() && session.fingerprints.endpoints != session.state.fingerprints.endpoints)
        return fail(ErrorCode::Halted,
                    UndoText::tr("One of the two systems is not the one that the run wrote to. Nothing was changed."), {},
                    UndoText::tr("Check the connections."));
    session.checkpoint.fingerprints = session.fingerprints;
    TRY_ASSIGN(session.twoWay, TwoWayRun::open(session));
    if (unacknowledged == Unacknowledged::LookFirst)
        TRY(session.twoWay->recall(runId));
    else
        TRY(announceRun(session, session.checkpoint));
    TRY_ASSIGN(auto undone, session.twoWay->undo(runId));
    TRY(session.twoWay->sumUp());
    return undone;
}

} // namespace tidewright
