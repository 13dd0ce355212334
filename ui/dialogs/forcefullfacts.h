// What a force full of some content types would do, as far as their previews tell. Pure: no widget, no clock.
#pragma once

#include "typerow.h"

#include <map>

namespace tidewright
{

class ForceFullFacts
{
public:
    explicit ForceFullFacts(std::vector<TypeRow> rows);

    const std::vector<TypeRow> &rows() const { return m_rows; }
    std::vector<StateKey> keys() const;
    bool contains(const StateKey &key) const;

    void begin();
    void set(const StateKey &key, const DryRun &dryRun);
    void fail(const Error &error);
    bool isRunning() const { return m_running; }
    bool isKnown() const { return m_dryRuns.size() == m_rows.size(); } // a preview of every type was made
    const std::optional<Error> &error() const { return m_error; }

    // Sums over all types.
    RunCounts counts() const;
    std::vector<PlannedChange> sample() const;
    // Of the types with more deletes than their limit: what a run has to be allowed, per type at most, and the numbers to be typed.
    bool isOverLimit() const { return allowDeletes().has_value(); }
    std::optional<std::int64_t> allowDeletes() const;
    std::int64_t limit() const; // the sum of what the types' limits allow

    QString question() const;
    QString explanation(const std::vector<Job> &jobs) const; // names the systems by their connections
    QString startsOver() const;

private:
    std::int64_t allowed(const TypeRow &row, const RunCounts &counts) const;

    std::vector<TypeRow> m_rows;
    std::map<StateKey, DryRun> m_dryRuns;
    std::optional<Error> m_error;
    bool m_running = false;
};

} // namespace tidewright
