// One side of a job, in memory.
#pragma once

#include "simulatedload.h"
#include "simulatedsource.h"

namespace tidewright
{

class FakeUndo final : public Undo
{
public:
    FakeUndo(FakeWorld &world, FakeTable &table)
        : m_world(world)
        , m_table(table)
    {
    }
    Result<std::vector<KeptUndo>> runs() override
    {
        TRY(m_world.effect(undoRunsEffect));
        std::vector<KeptUndo> kept;
        for (const auto &[run, entries] : m_table.undo) {
            KeptUndo one{run, 0, entries.back().at};
            for (const UndoEntry &entry : entries)
                one.bytes += std::int64_t(entry.content.size());
            kept.push_back(std::move(one));
        }
        std::ranges::stable_sort(kept, {}, &KeptUndo::at);
        return kept;
    }
    Result<std::vector<UndoEntry>> entries(const QString &runId, std::int64_t below, std::size_t limit) override
    {
        TRY(m_world.effect(undoEntriesEffect));
        std::vector<UndoEntry> found;
        if (const auto kept = m_table.undo.find(runId); kept != m_table.undo.end()) {
            for (auto entry = kept->second.rbegin(); entry != kept->second.rend() && found.size() < limit; ++entry) {
                if (entry->number < below)
                    found.push_back(*entry);
            }
        }
        return found;
    }
    Result<QString> images(const QString &) override { return QString(); }
    Result<void> drop(const QString &runId) override
    {
        TRY(m_world.effect(dropUndoEffect));
        m_table.undo.erase(runId);
        return {};
    }

private:
    FakeWorld &m_world;
    FakeTable &m_table;
};

class FakeTarget final : public Target
{
public:
    FakeTarget(FakeWorld &world, FakeTable &table, QString undo = {})
        : m_world(world)
        , m_table(table)
        , m_undo(std::move(undo))
    {
    }
    const RecordSchema &schema() const override { return m_schema; }
    Result<bool> isEmpty() override { return m_table.rows.empty(); }
    Result<std::unique_ptr<Load>> openLoad(const QString &id, LoadKind kind) override
    {
        TRY(m_world.effect(15));
        return std::unique_ptr<Load>(std::make_unique<FakeLoad>(m_world, m_table, id, kind, FakeLoad::Opening::Make, m_undo));
    }
    Result<std::unique_ptr<Load>> findLoad(const QString &id, LoadKind kind) override
    {
        TRY(m_world.effect(19));
        return std::unique_ptr<Load>(std::make_unique<FakeLoad>(m_world, m_table, id, kind, FakeLoad::Opening::Find, m_undo));
    }
    Result<std::unique_ptr<Undo>> openUndo() override
    {
        return std::unique_ptr<Undo>(std::make_unique<FakeUndo>(m_world, m_table));
    }

private:
    FakeWorld &m_world;
    FakeTable &m_table;
    QString m_undo;
    RecordSchema m_schema = fakeSchema();
};

class FakeEndpoint final : public Endpoint, public WindowProbe
{
public:
    FakeEndpoint(FakeWorld &world, FakeTable &table)
        : m_world(world)
        , m_table(table)
    {
    }
    QString kind() const override { return QStringLiteral("fake"); }
    Result<EndpointIdentity> identity(std::stop_token) override { return EndpointIdentity{m_table.identity}; }
    Result<QString> version(std::stop_token) override { return QStringLiteral("Fake 1.0"); }
    Result<std::vector<Offering>> discover(std::stop_token) override { return std::vector<Offering>(); }
    Result<RecordSchema> describe(const QString &, std::stop_token) override
    {
        TRY(m_world.effect(16));
        return fakeSchema();
    }
    Result<std::unique_ptr<Source>> openSource(const SourceSpec &, std::stop_token) override
    {
        TRY(m_world.effect(17));
        return std::unique_ptr<Source>(std::make_unique<FakeSource>(m_world, m_table));
    }
    Result<std::unique_ptr<Target>> openTarget(const TargetSpec &spec, std::stop_token) override
    {
        return std::unique_ptr<Target>(std::make_unique<FakeTarget>(m_world, m_table, spec.undo));
    }
    Result<void> create(const RecordSchema &, std::stop_token) override { return {}; }
    Result<Answer> contents(const std::vector<Window> &windows, std::stop_token) override
    {
        TRY(m_world.effect(contentsEffect));
        m_world.lookedAt = ++m_world.tick;
        m_world.upper = m_world.clock.time + m_table.skew;
        Answer answer{Instant(Micros(m_world.clock.time + m_table.skew)), {}};
        for (const Window &window : windows)
            answer.contents.push_back(fakeContent(m_table, window.from));
        return answer;
    }
    Result<std::vector<bool>> holdRecords(const QStringList &places, std::stop_token) override
    {
        TRY(m_world.effect(holdRecordsEffect));
        return std::vector<bool>(std::size_t(places.size()), !m_table.rows.empty());
    }

private:
    FakeWorld &m_world;
    FakeTable &m_table;
};

} // namespace tidewright
