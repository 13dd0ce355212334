#include "forcefullfacts.h"

#include "humantext.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct ForceFullText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::ForceFullText)
};

constexpr std::int64_t limitFloor = 10; // deletes up to this number never stop a run

} // namespace

ForceFullFacts::ForceFullFacts(std::vector<TypeRow> rows)
    : m_rows(std::move(rows))
{
}

std::vector<StateKey> ForceFullFacts::keys() const
{
    std::vector<StateKey> all;
    for (const TypeRow &row : m_rows)
        all.push_back(row.status.state.key);
    return all;
}

bool ForceFullFacts::contains(const StateKey &key) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&key](const TypeRow &row) { return row.status.state.key == key; });
}

void ForceFullFacts::begin()
{
    m_dryRuns.clear();
    m_error.reset();
    m_running = true;
}

void ForceFullFacts::set(const StateKey &key, const DryRun &dryRun)
{
    m_dryRuns.insert_or_assign(key, dryRun);
    if (isKnown())
        m_running = false;
}

void ForceFullFacts::fail(const Error &error)
{
    m_error = error;
    m_running = false;
}

RunCounts ForceFullFacts::counts() const
{
    RunCounts sum;
    for (const auto &[key, dryRun] : m_dryRuns) {
        const RunCounts &one = dryRun.run.counts;
        sum.read += one.read;
        sum.created += one.created;
        sum.updated += one.updated;
        sum.deleted += one.deleted;
        sum.unchanged += one.unchanged;
        sum.failed += one.failed;
    }
    return sum;
}

std::vector<PlannedChange> ForceFullFacts::sample() const
{
    std::vector<PlannedChange> all;
    for (const auto &[key, dryRun] : m_dryRuns)
        all.insert(all.end(), dryRun.sample.begin(), dryRun.sample.end());
    return all;
}

std::int64_t ForceFullFacts::allowed(const TypeRow &row, const RunCounts &counts) const
{
    return row.status.type.deletes.limit.allowed(counts.unchanged + counts.updated + counts.deleted, limitFloor);
}

std::optional<std::int64_t> ForceFullFacts::allowDeletes() const
{
    std::optional<std::int64_t> most;
    for (const TypeRow &row : m_rows) {
        const auto found = m_dryRuns.find(row.status.state.key);
        if (found == m_dryRuns.end())
            continue;
        const RunCounts &counts = found->second.run.counts;
        if (counts.deleted > allowed(row, counts))
            most = std::max(most.value_or(0), counts.deleted);
    }
    return most;
}

std::int64_t ForceFullFacts::limit() const
{
    std::int64_t sum = 0;
    for (const TypeRow &row : m_rows) {
        if (const auto found = m_dryRuns.find(row.status.state.key); found != m_dryRuns.end())
            sum += allowed(row, found->second.run.counts);
    }
    return sum;
}

QString ForceFullFacts::question() const
{
    if (m_rows.size() == 1)
        return ForceFullText::tr("Read every row of %1 again?").arg(m_rows.front().status.type.key);
    return ForceFullText::tr("Read every row of %Ln content type(s) again?", nullptr, int(m_rows.size()));
}

QString ForceFullFacts::explanation(const std::vector<Job> &jobs) const
{
    if (m_rows.size() != 1)
        return ForceFullText::tr(
            "Their targets are made equal to their sources. A normal run reads only rows changed since the cursor.");
    const TypeStatus &status = m_rows.front().status;
    const bool pull = status.direction != Direction::LocalToRemote;
    const QString target = pull ? status.type.local : status.type.remote;
    const QString source = pull ? status.type.remote : status.type.local;
    const auto job = std::find_if(jobs.begin(), jobs.end(), [&status](const Job &one) { return one.name == status.job; });
    const QString targetSystem = job == jobs.end() ? QString() : pull ? job->local : job->remote;
    const QString sourceSystem = job == jobs.end() ? QString() : pull ? job->remote : job->local;
    if (status.type.cursorField.isEmpty())
        return ForceFullText::tr("%1 in %2 is made equal to %3 in %4.").arg(target, targetSystem, source, sourceSystem);
    return ForceFullText::tr("%1 in %2 is made equal to %3 in %4. A normal run reads only rows changed since the cursor.")
        .arg(target, targetSystem, source, sourceSystem);
}

QString ForceFullFacts::startsOver() const
{
    if (m_rows.size() == 1 && !m_rows.front().status.type.cursorField.isEmpty())
        return ForceFullText::tr("Cursor %1 and the checkpoint, set again when the run has succeeded")
            .arg(m_rows.front().status.type.cursorField);
    return ForceFullText::tr("Cursor and checkpoint, set again when the run has succeeded");
}

} // namespace tidewright
