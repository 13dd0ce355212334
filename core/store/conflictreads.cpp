// Conflicts read: as lists show them, and whole.
#include "conflictcontents.h"
#include "conflictevents.h"
#include "conflictids.h"
#include "conflictrows.h"
#include "hashbytes.h"
#include "recordimage.h"

#include <set>

namespace tidewright
{

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
        summary.id = conflictId(row.integer(0));
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
    QStringList conditions{filter.phases.empty() ? QString(unsettledConflicts)
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
        asked.insert(conflictNumber(id).value_or(0));
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
    TRY_ASSIGN(const std::int64_t number, knownConflictNumber(id));
    Conflict conflict;
    {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("SELECT %1 FROM conflicts WHERE number = ?")
                                                                        .arg(QString(wholeColumns).arg(summaryColumns))));
        TRY(statement.bind(number).run());
        TRY_ASSIGN(const bool found, statement.next());
        if (!found)
            return conflictNotFound(id);
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
        TRY_ASSIGN(Statement statement, Statement::prepare(session, selectUnsettled(QString(wholeColumns).arg(summaryColumns))));
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
        TRY(contents.read(*conflictNumber(conflict.summary.id), conflict));
    return conflicts;
}

Result<std::vector<ConflictEvent>> readEventsOf(StoreSession &session, const QString &id)
{
    TRY_ASSIGN(const std::int64_t number, knownConflictNumber(id));
    TRY_ASSIGN(auto events, readConflictEvents(session, number));
    if (events.empty())
        return conflictNotFound(id);
    return events;
}

} // namespace tidewright
