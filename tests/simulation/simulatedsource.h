// Reads a simulated table.
#pragma once

#include "quiet.h"
#include "simulatedeffects.h"
#include "simulatedtable.h"

#include <algorithm>

namespace tidewright
{

class FakeSource final : public Source, public SnapshotSource
{
public:
    FakeSource(FakeWorld &world, FakeTable &table)
        : m_world(world)
        , m_table(table)
    {
    }
    const RecordSchema &schema() const override { return m_schema; }
    Result<SourceBounds> bounds() override
    {
        TRY(m_world.effect(1));
        m_world.lookedAt = ++m_world.tick;
        SourceBounds bounds;
        bounds.now = Instant(Micros(m_world.clock.time + m_table.skew));
        const std::int64_t now = m_world.clock.time + m_table.skew;
        const std::int64_t upper = std::min(now, m_table.oldestOpen.value_or(now));
        m_world.upper = upper;
        m_table.greatestUpper = std::max(m_table.greatestUpper, upper);
        bounds.upper = Value::ofInt(upper, ValueKind::TimestampTz);
        for (const auto &[id, row] : m_table.rows) {
            if (!row[1].isNull() && (bounds.greatest.isNull() || row[1].cell().i > bounds.greatest.cell().i))
                bounds.greatest = row[1];
        }
        const bool behind = !bounds.greatest.isNull() && bounds.greatest.cell().i <= upper;
        m_table.greatestTold = std::max(m_table.greatestTold, behind ? bounds.greatest.cell().i : upper);
        bounds.empty = m_table.rows.empty();
        bounds.content = fakeContents(m_table);
        return bounds;
    }
    Result<Page> readPage(const PageRequest &request, RecordBatch &into) override
    {
        TRY(m_world.effect(2));
        std::vector<std::pair<Key, const FakeRow *>> found;
        for (const auto &[id, row] : rows()) {
            const bool null = row[1].isNull();
            const bool beyond = !null && !request.upper.isNull() && row[1].cell().i > request.upper.cell().i;
            const bool from = !null && (request.from.isNull() || row[1].cell().i >= request.from.cell().i);
            const bool wanted = request.pass == ReadPass::ByKey        ? true
                                : request.pass == ReadPass::Changed    ? from && !beyond
                                : request.pass == ReadPass::NullCursor ? null
                                                                       : beyond;
            Key key{row[0]};
            if (request.pass == ReadPass::Changed || request.pass == ReadPass::BeyondUpper)
                key.insert(key.begin(), row[1]);
            const bool after = request.after.empty() || order(key, request.after) == std::strong_ordering::greater;
            const bool until = request.until.empty() || order(key, request.until) != std::strong_ordering::greater;
            if (wanted && after && until && !m_table.unlisted.contains(id))
                found.emplace_back(std::move(key), &row);
        }
        std::ranges::sort(found,
                          [](const auto &a, const auto &b) { return order(a.first, b.first) == std::strong_ordering::less; });
        into.clear(fakeFields);
        Page page;
        page.last = found.size() < request.limit;
        for (std::size_t at = 0; at < std::min(found.size(), request.limit); ++at) {
            add(into, *found[at].second);
            page.position = found[at].first;
        }
        return page;
    }
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into) override
    {
        TRY(m_world.effect(3));
        into.clear(fakeFields);
        for (std::size_t at = 0; at < keys.rows(); ++at) {
            if (const auto found = rows().find(keys.row(at)[0].i); found != rows().end())
                add(into, found->second);
        }
        return {};
    }
    Result<std::int64_t> count() override { return std::int64_t(m_table.rows.size()); }
    Result<std::int64_t> countBeyond(const Value &) override { return 0; }
    Result<std::optional<std::int64_t>> estimate() override { return std::optional<std::int64_t>(); }
    // Nobody edits while a page is read; what is edited between two of them is not in a snapshot.
    Result<bool> beginSnapshot() override
    {
        TRY(m_world.effect(40));
        m_snapshot = m_table.rows;
        return true;
    }
    Result<QString> content(const Value &from) override
    {
        TRY(m_world.effect(41));
        FakeTable seen;
        seen.rows = rows();
        seen.unlisted = m_table.unlisted;
        return fakeContent(seen, from);
    }

private:
    const FakeRows &rows() const { return m_snapshot ? *m_snapshot : m_table.rows; }
    static void add(RecordBatch &into, const FakeRow &row)
    {
        const auto cells = into.appendRow();
        for (std::size_t at = 0; at < fakeFields; ++at)
            cells[at] = into.adopt(row[at].cell());
    }
    FakeWorld &m_world;
    FakeTable &m_table;
    std::optional<FakeRows> m_snapshot;
    RecordSchema m_schema = fakeSchema();
};

} // namespace tidewright
