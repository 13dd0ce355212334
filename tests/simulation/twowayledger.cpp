#include "twowayledger.h"

#include "merge.h"
#include "workload.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr std::int64_t firstToken = canary + 1'000;
constexpr std::size_t timeColumn = 1, textColumn = 5;
constexpr Side sides[] = {Side::Local, Side::Remote};

Side other(Side side)
{
    return side == Side::Local ? Side::Remote : Side::Local;
}

QString shown(const Content &content)
{
    if (!content)
        return QStringLiteral("-");
    QStringList values;
    for (const Value &value : *content)
        values << QString::fromStdString(toText(value.cell())).replace(canaryDigits, QLatin1String("#"));
    return values.join(QLatin1Char(','));
}

} // namespace

TwoWayLedger::TwoWayLedger(FakeTable &local, FakeTable &remote, SimulatedMemory &memory, const ContentType &type)
    : m_local(local)
    , m_remote(remote)
    , m_memory(memory)
    , m_type(type)
{
    m_memory.witness = this;
    for (const Side side : sides)
        table(side).written = [this, side](const FakeRows &before, const FakeRows &after) { written(side, before, after); };
}

std::optional<FakeRow> TwoWayLedger::rowOf(const FakeTable &table, std::int64_t id)
{
    const auto found = table.rows.find(id);
    return found == table.rows.end() ? std::nullopt : std::optional(found->second);
}

Content TwoWayLedger::contentOf(Side side, const std::optional<FakeRow> &row) const
{
    if (!row)
        return std::nullopt;
    std::vector<Value> values;
    for (std::size_t column = 0; column < fakeFields; ++column) {
        if (column != timeColumn || m_type.cursorField.isEmpty())
            values.push_back((*row)[column]);
    }
    if (side == Side::Local || m_type.fields.empty())
        return values;
    for (const auto &[local, remote] : m_type.fields.back().values) {
        if (values.back() == Value::ofText(remote.toStdString())) {
            values.back() = Value::ofText(local.toStdString());
            break;
        }
    }
    return values;
}

Content TwoWayLedger::heldAt(Side side, const Content &written) const
{
    if (!written || side == Side::Local || m_type.fields.empty())
        return written;
    Content held = written;
    const auto &values = m_type.fields.back().values;
    const auto pair = std::ranges::find_if(
        values, [&](const auto &one) { return held->back() == Value::ofText(one.first.toStdString()); });
    if (pair == values.end())
        return held;
    const auto back = std::ranges::find(values, pair->second, &std::pair<QString, QString>::second);
    held->back() = Value::ofText(back->first.toStdString());
    return held;
}

ContentHash TwoWayLedger::hashOf(std::int64_t id, const Content &content)
{
    if (!content)
        return {};
    std::vector<Cell> cells;
    std::vector<std::size_t> columns;
    for (const Value &value : *content) {
        columns.push_back(cells.size());
        cells.push_back(value.cell());
    }
    return recordHash(bytesOf(id), cells, columns);
}

Value TwoWayLedger::token(std::int64_t id, std::size_t column)
{
    const std::int64_t value = firstToken + ++m_lastToken;
    m_tokens[value] = {id, column, false};
    return Value::ofInt(value);
}

void TwoWayLedger::put(Side side, std::int64_t id, const std::optional<FakeRow> &row)
{
    const auto before = rowOf(table(side), id);
    if (before == row)
        return;
    settle(id, before, row);
    const std::int64_t now = m_memory.time() + table(side).skew;
    hidden = hidden || !row || (!(*row)[timeColumn].isNull() && (*row)[timeColumn].cell().i < now - 60 * microsPerSecond);
    if (row)
        table(side).rows[id] = *row;
    else
        table(side).rows.erase(id);
    ++edits;
    see(side, id);
}

void TwoWayLedger::settle(std::int64_t id, const std::optional<FakeRow> &before, const std::optional<FakeRow> &after)
{
    for (std::size_t column = 0; before && column < fakeFields; ++column) {
        const Value &value = (*before)[column];
        if (value.kind() != ValueKind::Int || (after && (*after)[column] == value))
            continue;
        const auto found = m_tokens.find(value.cell().i);
        if (found != m_tokens.end() && found->second.id == id && found->second.column == column)
            found->second.settled = true;
    }
}

QString TwoWayLedger::lost() const
{
    for (const auto &[value, token] : m_tokens) {
        if (token.settled)
            continue;
        const bool held = std::ranges::any_of(sides, [&, id = token.id, column = token.column, wanted = value](Side side) {
            const auto row = rowOf(table(side), id);
            return row && (*row)[column] == Value::ofInt(wanted);
        });
        if (!held)
            return QStringLiteral("an edit of record %1 is lost: %2 of field %3").arg(token.id).arg(value - canary).arg(token.column);
    }
    return {};
}

void TwoWayLedger::giveUpApart()
{
    for (auto &[value, token] : m_tokens) {
        for (const Side side : sides) {
            const auto row = rowOf(table(side), token.id);
            token.settled = token.settled || !row || (*row)[token.column] != Value::ofInt(value);
        }
    }
}

void TwoWayLedger::runBegins(Deed deed)
{
    if (m_depth++ > 0)
        return;
    m_deed = deed;
    m_decisions.clear();
    ConflictFilter filter;
    filter.job = QStringLiteral("job");
    filter.phases = {ConflictPhase::Resolved};
    const auto waiting = m_memory.records().conflicts(filter);
    for (const ConflictSummary &summary : waiting.value())
        m_decisions.push_back(m_memory.records().conflict(summary.id).value());
    for (const Side side : sides) {
        m_seen[std::size_t(side)].clear();
        for (std::int64_t id = 0; id < twoWayKeys; ++id)
            see(side, id);
    }
}

std::optional<BaseRecord> TwoWayLedger::baseOf(std::int64_t id) const
{
    auto found = m_memory.records().basesOf(m_scope, {bytesOf(id)});
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return found->empty() ? std::nullopt : std::optional(found->front());
}

bool TwoWayLedger::copies(Side side, std::int64_t id, const Content &after) const
{
    return std::ranges::any_of(seen(other(side), id), [&](const std::optional<FakeRow> &row) {
        return heldAt(side, contentOf(other(side), row)) == after;
    });
}

bool TwoWayLedger::wasSeen(Side side, std::int64_t id, const ContentHash &hash) const
{
    return std::ranges::any_of(seen(side, id), [&](const std::optional<FakeRow> &row) { return hashOf(id, contentOf(side, row)) == hash; });
}

// Than what this side held, at one of the times that it had: who touches a record does not change it.
bool TwoWayLedger::isNewer(Side side, std::int64_t id, const Content &before, const Content &after) const
{
    const auto isOf = [](const std::optional<FakeRow> &row) { return row && !(*row)[timeColumn].isNull(); };
    return std::ranges::any_of(seen(side, id), [&](const std::optional<FakeRow> &mine) {
        return isOf(mine) && contentOf(side, mine) == before &&
               std::ranges::any_of(seen(other(side), id), [&](const std::optional<FakeRow> &theirs) {
                   return isOf(theirs) && heldAt(side, contentOf(other(side), theirs)) == after &&
                          (*theirs)[timeColumn].cell().i - (*mine)[timeColumn].cell().i >= 2 * microsPerSecond;
               });
    });
}

bool TwoWayLedger::isByStrategy(Side side, std::int64_t id, const std::optional<FakeRow> &before, const Content &after) const
{
    if (!copies(side, id, after))
        return false;
    switch (m_type.strategy) {
    case ConflictStrategy::LocalWins:
        return side == Side::Remote;
    case ConflictStrategy::RemoteWins:
        return side == Side::Local;
    case ConflictStrategy::NewestWins:
        return isNewer(side, id, contentOf(side, before), after);
    case ConflictStrategy::Manual:
    case ConflictStrategy::Auto:
        return false;
    }
    return false;
}

// Field by field, as one would do it by hand.
bool TwoWayLedger::isMerge(Side side, std::int64_t id, const BaseRecord &base, const Content &before, const Content &after) const
{
    if (m_type.strategy != ConflictStrategy::Auto || base.fields.empty() || !before || !after)
        return false;
    const Content agreed = unpackRecord(base.fields).value();
    return std::ranges::any_of(seen(other(side), id), [&](const std::optional<FakeRow> &row) {
        const Content theirs = contentOf(other(side), row);
        if (!theirs)
            return false;
        const Content &local = side == Side::Local ? before : theirs;
        const Content &remote = side == Side::Local ? theirs : before;
        const Content was = heldAt(Side::Remote, agreed);
        Content merged = local;
        for (std::size_t at = 0; at < merged->size(); ++at) {
            const bool changed = (*remote)[at] != (*was)[at];
            if (changed && (*local)[at] != (*agreed)[at] && (*heldAt(Side::Remote, local))[at] != (*remote)[at])
                return false;
            if (changed && (*heldAt(Side::Remote, local))[at] != (*remote)[at])
                (*merged)[at] = (*remote)[at];
        }
        return heldAt(side, merged) == after;
    });
}

bool TwoWayLedger::isResolution(Side side, std::int64_t id, const Content &before, const Content &after) const
{
    for (const Conflict &conflict : m_decisions) {
        if (conflict.summary.recordKey != Key{Value::ofInt(id)})
            continue;
        const auto resolved = resolvedRecord(conflict, *conflict.resolution);
        const ContentHash &mine = side == Side::Local ? conflict.localHash : conflict.remoteHash;
        const ContentHash &theirs = side == Side::Local ? conflict.remoteHash : conflict.localHash;
        if (!resolved || heldAt(side, *resolved) != after || hashOf(id, before) != mine)
            continue;
        // Of the other side, what was reviewed, or what was written there already.
        if (wasSeen(other(side), id, theirs) || wasSeen(other(side), id, hashOf(id, heldAt(other(side), *resolved))))
            return true;
    }
    return false;
}

bool TwoWayLedger::isUndone(Side side, std::int64_t id, const Content &before, const Content &after) const
{
    ConflictFilter filter;
    filter.job = QStringLiteral("job");
    filter.phases = {ConflictPhase::Applied};
    const auto found = m_memory.records().conflicts(filter);
    for (const ConflictSummary &summary : found.value()) {
        if (summary.recordKey != Key{Value::ofInt(id)})
            continue;
        const Conflict conflict = m_memory.records().conflict(summary.id).value();
        const auto resolved = resolvedRecord(conflict, *conflict.resolution);
        if (resolved && heldAt(side, *resolved) == before && (side == Side::Local ? conflict.local : conflict.remote) == after)
            return true;
    }
    return false;
}

// A write of some run, the other way round.
bool TwoWayLedger::isRolledBack(Side side, std::int64_t id, const Content &before, const Content &after) const
{
    const auto found = m_written[std::size_t(side)].find(id);
    return found != m_written[std::size_t(side)].end() &&
           std::ranges::find(found->second, std::pair(after, before)) != found->second.end();
}

QString TwoWayLedger::judge(Side side, std::int64_t id, const std::optional<FakeRow> &before, const std::optional<FakeRow> &after)
{
    const Content was = contentOf(side, before), is = contentOf(side, after);
    const QString what =
        QStringLiteral("record %1 at %2, %3 to %4").arg(QString::number(id), sideName(side), shown(was), shown(is));
    // What a side holds less exactly may carry nothing over but a time.
    if (was == is && (m_deed == Deed::RollBack || !m_type.fields.empty()) && before && after && (*before)[timeColumn] != (*after)[timeColumn])
        return {};
    if (was == is)
        return QStringLiteral("a write that changes nothing: ") + what;
    if (m_deed == Deed::Undo)
        return isUndone(side, id, was, is) ? QString() : QStringLiteral("nothing of a resolution was taken back by a write: ") + what;
    if (m_deed == Deed::RollBack)
        return isRolledBack(side, id, was, is) ? QString() : QStringLiteral("no run wrote what was rolled back: ") + what;
    const auto base = baseOf(id);
    const bool unchanged = base ? was && hashOf(id, was) == (side == Side::Local ? base->local : base->remote) : !was;
    if (!is && m_type.deletes.mode == DeleteMode::Ignore && !isResolution(side, id, was, is))
        return QStringLiteral("deletes are to be ignored: ") + what;
    if (unchanged && (is || base) && copies(side, id, is))
        return {};
    // From here on something is given up, as somebody has said.
    if (!isByStrategy(side, id, before, is) && !isResolution(side, id, was, is)) {
        if (base && isMerge(side, id, *base, was, is))
            return {};
        return QStringLiteral("nothing justifies a write (%1): %2").arg(base ? QStringLiteral("base") : QStringLiteral("no base"), what);
    }
    settle(id, before, after);
    return {};
}

void TwoWayLedger::written(Side side, const FakeRows &before, const FakeRows &after)
{
    for (std::int64_t id = 0; id < twoWayKeys; ++id) {
        const auto was = before.find(id), is = after.find(id);
        const auto from = was == before.end() ? std::nullopt : std::optional(was->second);
        const auto to = is == after.end() ? std::nullopt : std::optional(is->second);
        if (from == to)
            continue;
        ++writes;
        if (const QString wrong = judge(side, id, from, to); !wrong.isEmpty())
            fail(wrong);
        if (m_deed != Deed::RollBack)
            m_written[std::size_t(side)][id].emplace_back(contentOf(side, from), contentOf(side, to));
        m_seen[std::size_t(side)][id].push_back(to);
    }
}

// A base is what both sides held, a conflict what they held differently, and none is left where they agree.
void TwoWayLedger::remembers(const TwoWayChanges &changes)
{
    if (m_deed != Deed::Sync)
        return;
    const auto idOf = [](const std::string &bytes) { return keyFromBytes(bytes).value().front().cell().i; };
    for (const BaseRecord &base : changes.bases) {
        const std::int64_t id = idOf(base.key);
        const bool agreed = std::ranges::any_of(seen(Side::Local, id), [&](const auto &local) {
            const Content mine = contentOf(Side::Local, local);
            return mine && hashOf(id, mine) == base.local && hashOf(id, heldAt(Side::Remote, mine)) == base.remote;
        });
        if (!agreed || !wasSeen(Side::Local, id, base.local) || !wasSeen(Side::Remote, id, base.remote))
            fail(QStringLiteral("the base of record %1 is nothing that both sides held").arg(id));
    }
    for (const std::string &key : changes.forgotten) {
        if (!misled && (!wasSeen(Side::Local, idOf(key), {}) || !wasSeen(Side::Remote, idOf(key), {})))
            fail(QStringLiteral("record %1 is forgotten though a side holds it").arg(idOf(key)));
    }
    for (const Conflict &conflict : changes.conflicts) {
        const std::int64_t id = conflict.summary.recordKey.front().cell().i;
        if (agree(conflict.local, conflict.remote))
            fail(QStringLiteral("equal contents of record %1 in conflict").arg(id));
        if (hashOf(id, conflict.local) != conflict.localHash || hashOf(id, conflict.remote) != conflict.remoteHash)
            fail(QStringLiteral("the conflict of record %1 shows other values than its hashes").arg(id));
        if (misled)
            continue;
        if (!wasSeen(Side::Local, id, conflict.localHash) || !wasSeen(Side::Remote, id, conflict.remoteHash))
            fail(QStringLiteral("the conflict of record %1 shows what no side held").arg(id));
        if (const auto base = baseOf(id); base && (base->local == conflict.localHash || base->remote == conflict.remoteHash))
            fail(QStringLiteral("record %1 is in conflict though one side has not changed it").arg(id));
    }
    for (const std::string &key : changes.agreed) {
        const std::int64_t id = idOf(key);
        const bool agreed = std::ranges::any_of(seen(Side::Local, id), [&](const auto &local) {
            return wasSeen(Side::Remote, id, hashOf(id, heldAt(Side::Remote, contentOf(Side::Local, local))));
        });
        if (!misled && !agreed)
            fail(QStringLiteral("the conflict of record %1 was closed though the sides differ").arg(id));
    }
}

} // namespace tidewright
