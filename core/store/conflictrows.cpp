#include "conflictrows.h"

#include "conflictcontents.h"
#include "conflictevents.h"
#include "conflicttitle.h"
#include "hashbytes.h"
#include "recordimage.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

// As in the partial indices, so that they serve.
constexpr QLatin1String unsettled("phase IN ('open', 'resolved', 'refused')");

bool isSettled(ConflictPhase phase)
{
    return phase == ConflictPhase::Applied || phase == ConflictPhase::Closed;
}

QString idOf(std::int64_t number)
{
    return QLatin1Char('c') + QString::number(qlonglong(number));
}

std::optional<std::int64_t> numberOf(const QString &id)
{
    bool ok = false;
    const qlonglong number = QStringView(id).mid(1).toLongLong(&ok);
    return ok && number > 0 && idOf(number) == id.toLower() ? std::optional<std::int64_t>(number) : std::nullopt;
}

Failure notFound(const QString &id)
{
    return fail(ErrorCode::NotFound, Tr::tr("There is no conflict %1.").arg(id), {},
                Tr::tr("\"tidewright conflicts\" lists those that are open."));
}

Result<std::int64_t> knownNumber(const QString &id)
{
    const auto number = numberOf(id);
    if (!number)
        return notFound(id);
    return *number;
}

QString unsettledOf(const QString &columns)
{
    return QStringLiteral("SELECT %1 FROM conflicts WHERE job_name = ? AND type_key = ? AND record_key = ? AND %2")
        .arg(columns, unsettled);
}

Statement &bindHash(Statement &statement, const ContentHash &hash, const HashBytes &bytes)
{
    return hash.isNull() ? statement.bindNull() : statement.bindBytes(bytes.view());
}

// kind, phase, title, overlapping, local_modified, remote_modified, local_hash, remote_hash, in this order, and what follows them.
template <typename Rest>
Result<void> runWithValues(Statement &statement, const Conflict &conflict, Rest rest)
{
    const HashBytes local(conflict.localHash);
    const HashBytes remote(conflict.remoteHash);
    const auto fields = fieldsOf(conflict);
    statement.bind(conflictKindName(conflict.summary.kind)).bind(conflictPhaseName(conflict.summary.phase));
    statement.bind(conflictTitle(conflict));
    statement.bind(std::int64_t(std::count_if(fields.begin(), fields.end(), [](const auto &field) { return field.overlaps; })));
    statement.bind(conflict.summary.localModified).bind(conflict.summary.remoteModified);
    bindHash(statement, conflict.localHash, local);
    bindHash(statement, conflict.remoteHash, remote);
    rest(statement);
    return statement.run();
}

// What the store has about a record that is found again.
struct Known {
    std::int64_t number = 0;
    QString kind;
    ConflictPhase phase = ConflictPhase::Open;
    ContentHash local;
    ContentHash remote;
};

class FoundConflicts
{
public:
    FoundConflicts(StoreSession &session, const StateKey &key, Instant now)
        : m_session(session)
        , m_key(key)
        , m_now(now)
        , m_contents(session)
    {
    }

    Result<void> write(const Conflict &conflict)
    {
        const std::string key = keyBytes(conflict.summary.recordKey);
        TRY_ASSIGN(const auto known, find(key));
        if (!known)
            return add(conflict, key);
        const bool same = known->local == conflict.localHash && known->remote == conflict.remoteHash &&
                          known->kind == conflictKindName(conflict.summary.kind);
        return same ? Result<void>() : renew(conflict, *known);
    }

private:
    Result<std::optional<Known>> find(const std::string &key)
    {
        TRY_ASSIGN(Statement statement,
                   Statement::prepare(m_session, unsettledOf(QStringLiteral("number, kind, phase, local_hash, remote_hash"))));
        TRY(statement.bind(m_key.job).bind(m_key.typeKey).bindBytes(key).run());
        TRY_ASSIGN(const bool found, statement.next());
        if (!found)
            return std::nullopt;
        return Known{statement.integer(0), statement.text(1),
                     conflictPhaseFromName(statement.text(2)).value_or(ConflictPhase::Open), hashFrom(statement, 3),
                     hashFrom(statement, 4)};
    }

    Result<void> add(const Conflict &found, const std::string &key)
    {
        Conflict conflict = found;
        conflict.summary.phase = ConflictPhase::Open;
        conflict.resolution.reset();
        const Instant detectedAt = found.summary.detectedAt == Instant() ? m_now : found.summary.detectedAt;
        std::int64_t number = 0;
        {
            TRY_ASSIGN(Statement insert,
                       Statement::prepare(
                           m_session, QStringLiteral("INSERT INTO conflicts (kind, phase, title, overlapping, local_modified, "
                                                     "remote_modified, local_hash, remote_hash, job_name, type_key, "
                                                     "record_key, detected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                                     "RETURNING number")));
            TRY(runWithValues(insert, conflict, [&](Statement &statement) {
                statement.bind(m_key.job).bind(m_key.typeKey).bindBytes(key).bind(std::optional(detectedAt));
            }));
            TRY(insert.next());
            number = insert.integer(0);
        }
        TRY(m_contents.write(number, conflict));
        return addConflictEvent(m_session, number, {ConflictEvent::What::Detected, {}, detectedAt, {}});
    }

    // Who decided has seen other values: that decision is not carried out.
    Result<void> renew(const Conflict &found, const Known &known)
    {
        ConflictEvent event{ConflictEvent::What::Changed, {}, m_now, {}};
        Conflict conflict = found;
        conflict.summary.phase = known.phase;
        conflict.resolution.reset();
        if (known.phase == ConflictPhase::Resolved) {
            Conflict before;
            TRY(m_contents.read(known.number, before));
            event.what = ConflictEvent::What::Refused;
            event.resolution = before.resolution;
            conflict.summary.phase = ConflictPhase::Refused;
        }
        {
            TRY_ASSIGN(Statement update,
                       Statement::prepare(m_session, QStringLiteral("UPDATE conflicts SET kind = ?, phase = ?, title = ?, "
                                                                    "overlapping = ?, local_modified = ?, remote_modified = ?, "
                                                                    "local_hash = ?, remote_hash = ? WHERE number = ?")));
            TRY(runWithValues(update, conflict, [&](Statement &statement) { statement.bind(known.number); }));
        }
        TRY(m_contents.write(known.number, conflict));
        return addConflictEvent(m_session, known.number, event);
    }

    StoreSession &m_session;
    const StateKey &m_key;
    Instant m_now;
    ConflictContents m_contents;
};

Result<void> closeNumbers(StoreSession &session, const std::vector<std::int64_t> &numbers, const ConflictEvent &event)
{
    for (const std::int64_t number : numbers) {
        {
            TRY_ASSIGN(Statement close, Statement::prepare(session, QStringLiteral("UPDATE conflicts SET phase = 'closed', "
                                                                                   "draft = NULL WHERE number = ?")));
            TRY(close.bind(number).run());
        }
        TRY(addConflictEvent(session, number, event));
    }
    return {};
}

Result<void> refuseSecond(StoreSession &session, std::int64_t number, const Conflict &conflict)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, unsettledOf(QStringLiteral("number"))));
    const std::string key = keyBytes(conflict.summary.recordKey);
    TRY(statement.bind(conflict.summary.key.job).bind(conflict.summary.key.typeKey).bindBytes(key).run());
    TRY_ASSIGN(const bool found, statement.next());
    if (!found || statement.integer(0) == number)
        return {};
    return fail(ErrorCode::Usage,
                Tr::tr("%1 cannot be opened again: its record is in conflict anew, as %2. Nothing was changed.")
                    .arg(idOf(number), idOf(statement.integer(0))),
                {}, Tr::tr("Decide %1 instead.").arg(idOf(statement.integer(0))));
}

} // namespace

Result<void> writeFoundConflicts(StoreSession &session, const StateKey &key, const std::vector<Conflict> &conflicts, Instant now)
{
    FoundConflicts found(session, key, now);
    for (const Conflict &conflict : conflicts)
        TRY(found.write(conflict));
    return {};
}

Result<void> closeConflicts(StoreSession &session, const StateKey &key, const std::vector<std::string> &keys,
                            const ConflictEvent &event)
{
    std::vector<std::int64_t> numbers;
    {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, unsettledOf(QStringLiteral("number"))));
        for (const std::string &record : keys) {
            TRY(statement.bind(key.job).bind(key.typeKey).bindBytes(record).run());
            TRY_ASSIGN(const bool found, statement.next());
            if (found)
                numbers.push_back(statement.integer(0));
        }
    }
    return closeNumbers(session, numbers, event);
}

Result<void> closeAllConflicts(StoreSession &session, const StateKey &key, const ConflictEvent &event)
{
    std::vector<std::int64_t> numbers;
    {
        TRY_ASSIGN(Statement statement,
                   Statement::prepare(session, QStringLiteral("SELECT number FROM conflicts WHERE job_name = ? AND "
                                                              "type_key = ? AND %1 ORDER BY number")
                                                   .arg(unsettled)));
        TRY(statement.bind(key.job).bind(key.typeKey).run());
        for (;;) {
            TRY_ASSIGN(const bool more, statement.next());
            if (!more)
                break;
            numbers.push_back(statement.integer(0));
        }
    }
    return closeNumbers(session, numbers, event);
}

Result<void> writeConflict(StoreSession &session, const Conflict &conflict, const ConflictEvent &event, DraftWrite draft)
{
    const ConflictSummary &summary = conflict.summary;
    TRY_ASSIGN(const std::int64_t number, knownNumber(summary.id));
    const bool settled = isSettled(summary.phase);
    if (!settled)
        TRY(refuseSecond(session, number, conflict));
    {
        TRY_ASSIGN(
            Statement update,
            Statement::prepare(session, QStringLiteral("UPDATE conflicts SET kind = ?, phase = ?, title = ?, overlapping = ?, "
                                                       "local_modified = ?, remote_modified = ?, local_hash = ?, "
                                                       "remote_hash = ? WHERE number = ? AND job_name = ? AND "
                                                       "type_key = ?")));
        TRY(runWithValues(update, conflict,
                          [&](Statement &statement) { statement.bind(number).bind(summary.key.job).bind(summary.key.typeKey); }));
        if (update.changed() == 0)
            return notFound(summary.id);
    }
    if (settled)
        TRY(writeDraft(session, summary.id, std::nullopt));
    else if (draft == DraftWrite::AsGiven)
        TRY(writeDraft(session, summary.id, conflict.draft));
    TRY(ConflictContents(session).write(number, conflict));
    return addConflictEvent(session, number, event);
}

Result<void> writeDraft(StoreSession &session, const QString &id, const std::optional<Resolution> &draft)
{
    TRY_ASSIGN(const std::int64_t number, knownNumber(id));
    TRY_ASSIGN(Statement update, Statement::prepare(session, QStringLiteral("UPDATE conflicts SET draft = ? WHERE number = ?")));
    TRY(update.bind(resolutionColumn(draft)).bind(number).run());
    return update.changed() == 0 ? notFound(id) : Result<void>();
}

Result<ConflictCounts> countConflicts(StoreSession &session, const StateKey &key)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT phase = 'resolved', count(*) FROM conflicts WHERE job_name = ? "
                                                          "AND type_key = ? AND %1 GROUP BY 1")
                                               .arg(unsettled)));
    TRY(statement.bind(key.job).bind(key.typeKey).run());
    ConflictCounts counts;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return counts;
        (statement.flag(0) ? counts.decided : counts.undecided) = statement.integer(1);
    }
}

bool setConflicts(SyncState &state, const ConflictCounts &counts)
{
    const std::int64_t all = counts.undecided + counts.decided;
    const ConflictStatus conflictStatus = counts.undecided > 0 ? ConflictStatus::Detected
                                          : counts.decided > 0 ? ConflictStatus::Resolved
                                                               : ConflictStatus::None;
    SyncStatus status = state.status;
    if (status == SyncStatus::Conflict && all == 0)
        status = SyncStatus::InSync;
    else if (status == SyncStatus::InSync && all > 0)
        status = SyncStatus::Conflict;
    const bool other = state.conflicts != all || state.conflictStatus != conflictStatus || state.status != status;
    state.conflicts = all;
    state.conflictStatus = conflictStatus;
    state.status = status;
    return other;
}

namespace
{

constexpr QLatin1String summaryColumns("number, job_name, type_key, record_key, kind, phase, title, overlapping, local_modified, "
                                       "remote_modified, detected_at, draft IS NOT NULL");
constexpr int summaryWidth = 12;

// Summaries out of one row after the other: most have the type of the one before.
class SummaryReader
{
public:
    Result<ConflictSummary> read(const Statement &row)
    {
        ConflictSummary summary;
        summary.id = idOf(row.integer(0));
        const auto kind = conflictKindFromName(row.text(4));
        const auto phase = conflictPhaseFromName(row.text(5));
        auto recordKey = keyFromBytes(row.bytes(3));
        if (!kind || !phase || !recordKey)
            return tl::unexpected(damagedConflict(QStringLiteral("conflicts (%1)").arg(summary.id)));
        summary.key = {share(m_job, row.text(1)), share(m_type, row.text(2))};
        summary.recordKey = std::move(*recordKey);
        summary.kind = *kind;
        summary.phase = *phase;
        summary.title = row.text(6);
        summary.overlaps = int(row.integer(7));
        summary.localModified = row.instant(8);
        summary.remoteModified = row.instant(9);
        summary.detectedAt = row.instant(10).value_or(Instant());
        summary.hasDraft = row.flag(11);
        return summary;
    }

private:
    static QString share(QString &before, const QString &text)
    {
        if (before != text)
            before = text;
        return before;
    }

    QString m_job;
    QString m_type;
};

QString quotedPhases(const std::vector<ConflictPhase> &phases)
{
    QStringList names;
    for (const ConflictPhase phase : phases)
        names.append(QLatin1Char('\'') + conflictPhaseName(phase) + QLatin1Char('\''));
    return names.join(QLatin1String(", "));
}

Result<Conflict> conflictFrom(const Statement &row, SummaryReader &reader)
{
    Conflict conflict;
    TRY_ASSIGN(conflict.summary, reader.read(row));
    conflict.localHash = hashFrom(row, summaryWidth);
    conflict.remoteHash = hashFrom(row, summaryWidth + 1);
    TRY_ASSIGN(conflict.draft, resolutionFrom(row, summaryWidth + 2));
    return conflict;
}

constexpr QLatin1String wholeColumns("%1, local_hash, remote_hash, draft");

} // namespace

Result<std::vector<ConflictSummary>> readConflictSummaries(StoreSession &session, const ConflictFilter &filter)
{
    std::vector<ConflictSummary> summaries;
    QStringList conditions{filter.phases.empty() ? QString(unsettled)
                                                 : QStringLiteral("phase IN (%1)").arg(quotedPhases(filter.phases))};
    if (!filter.job.isEmpty())
        conditions.append(QStringLiteral("job_name = ?"));
    if (!filter.typeKeys.isEmpty()) {
        const QStringList marks(filter.typeKeys.size(), QStringLiteral("?"));
        conditions.append(QStringLiteral("type_key IN (%1)").arg(marks.join(QLatin1String(", "))));
    }
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1 FROM conflicts WHERE %2 ORDER BY number")
                                               .arg(summaryColumns, conditions.join(QLatin1String(" AND ")))));
    if (!filter.job.isEmpty())
        statement.bind(filter.job);
    for (const QString &typeKey : filter.typeKeys)
        statement.bind(typeKey);
    TRY(statement.run());
    std::set<std::int64_t> asked;
    for (const QString &id : filter.ids)
        asked.insert(numberOf(id).value_or(0));
    SummaryReader reader;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return summaries;
        if (!asked.empty() && !asked.contains(statement.integer(0)))
            continue;
        TRY_ASSIGN(ConflictSummary summary, reader.read(statement));
        summaries.push_back(std::move(summary));
    }
}

Result<Conflict> readConflict(StoreSession &session, const QString &id)
{
    TRY_ASSIGN(const std::int64_t number, knownNumber(id));
    Conflict conflict;
    {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("SELECT %1 FROM conflicts WHERE number = ?")
                                                                        .arg(QString(wholeColumns).arg(summaryColumns))));
        TRY(statement.bind(number).run());
        TRY_ASSIGN(const bool found, statement.next());
        if (!found)
            return notFound(id);
        SummaryReader reader;
        TRY_ASSIGN(conflict, conflictFrom(statement, reader));
    }
    TRY(ConflictContents(session).read(number, conflict));
    return conflict;
}

Result<std::vector<Conflict>> readConflictsOf(StoreSession &session, const StateKey &key, const std::vector<std::string> &keys)
{
    std::vector<Conflict> conflicts;
    {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, unsettledOf(QString(wholeColumns).arg(summaryColumns))));
        SummaryReader reader;
        for (const std::string &record : keys) {
            TRY(statement.bind(key.job).bind(key.typeKey).bindBytes(record).run());
            TRY_ASSIGN(const bool found, statement.next());
            if (!found)
                continue;
            TRY_ASSIGN(Conflict conflict, conflictFrom(statement, reader));
            conflicts.push_back(std::move(conflict));
        }
    }
    ConflictContents contents(session);
    for (Conflict &conflict : conflicts)
        TRY(contents.read(*numberOf(conflict.summary.id), conflict));
    return conflicts;
}

Result<std::vector<ConflictEvent>> readEventsOf(StoreSession &session, const QString &id)
{
    TRY_ASSIGN(const std::int64_t number, knownNumber(id));
    TRY_ASSIGN(auto events, readConflictEvents(session, number));
    if (events.empty())
        return notFound(id);
    return events;
}

} // namespace tidewright
