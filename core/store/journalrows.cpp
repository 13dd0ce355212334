#include "journalrows.h"

#include "compressed.h"
#include "hashbytes.h"
#include "pgarray.h"

#include <algorithm>

namespace tidewright
{

namespace
{

Result<std::optional<std::int64_t>> findJournal(StoreSession &session, const StateKey &key, const QString &runId)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("SELECT id FROM journals WHERE job_name = ? AND "
                                                                               "type_key = ? AND run_id = ?")));
    TRY(statement.bind(key.job).bind(key.typeKey).bind(runId).run());
    TRY_ASSIGN(const bool found, statement.next());
    return found ? std::optional(statement.integer(0)) : std::nullopt;
}

// With so many bytes more.
Result<std::int64_t> growJournal(StoreSession &session, const StateKey &key, const QString &runId, std::int64_t bytes,
                                 Instant now)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session,
                                  QStringLiteral("INSERT INTO journals (job_name, type_key, run_id, image_bytes, changed_at) "
                                                 "VALUES (?, ?, ?, ?, ?) ON CONFLICT (job_name, type_key, run_id) DO UPDATE SET "
                                                 "image_bytes = journals.image_bytes + excluded.image_bytes, "
                                                 "changed_at = excluded.changed_at RETURNING id")));
    TRY(statement.bind(key.job).bind(key.typeKey).bind(runId).bind(bytes).bind(std::optional(now)).run());
    TRY(statement.next());
    return statement.integer(0);
}

constexpr QLatin1String intentColumns("number, chunk, side, action, record_key, before_hash, after_hash, image, applied");

Result<void> addRowWise(StoreSession &session, std::int64_t journal, const std::vector<Intent> &intents,
                        const std::vector<std::string> &images)
{
    TRY_ASSIGN(Statement insert, Statement::prepare(session, QStringLiteral("INSERT INTO intents (journal, %1) VALUES "
                                                                            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                                                                 .arg(intentColumns)));
    for (std::size_t at = 0; at < intents.size(); ++at) {
        const Intent &intent = intents[at];
        const HashBytes before(intent.before);
        const HashBytes after(intent.after);
        insert.bind(journal).bind(intent.number).bind(intent.chunk).bind(std::int64_t(intent.side));
        insert.bind(std::int64_t(intent.action)).bindBytes(intent.key);
        intent.before.isNull() ? insert.bindNull() : insert.bindBytes(before.view());
        intent.after.isNull() ? insert.bindNull() : insert.bindBytes(after.view());
        images[at].empty() ? insert.bindNull() : insert.bindBytes(images[at]);
        TRY(insert.bind(intent.applied).run());
    }
    return {};
}

Result<void> addArrayWise(StoreSession &session, std::int64_t journal, const std::vector<Intent> &intents,
                          const std::vector<std::string> &images)
{
    PgArray numbers, chunks, sides, actions, keys, befores, afters, imageTexts, applied;
    for (std::size_t at = 0; at < intents.size(); ++at) {
        const Intent &intent = intents[at];
        numbers.add(intent.number);
        chunks.add(intent.chunk);
        sides.add(std::int64_t(intent.side));
        actions.add(std::int64_t(intent.action));
        keys.addBytes(intent.key);
        intent.before.isNull() ? befores.addNull() : befores.addHash(intent.before);
        intent.after.isNull() ? afters.addNull() : afters.addHash(intent.after);
        images[at].empty() ? imageTexts.addNull() : imageTexts.addBytes(images[at]);
        applied.addText(intent.applied ? QStringLiteral("t") : QStringLiteral("f"));
    }
    TRY_ASSIGN(Statement insert,
               Statement::prepare(session, QStringLiteral("INSERT INTO intents (journal, %1) SELECT ?, * FROM unnest("
                                                          "CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS smallint[]), "
                                                          "CAST(? AS smallint[]), CAST(? AS bytea[]), CAST(? AS bytea[]), "
                                                          "CAST(? AS bytea[]), CAST(? AS bytea[]), CAST(? AS boolean[]))")
                                               .arg(intentColumns)));
    insert.bind(journal);
    for (const PgArray *array : {&numbers, &chunks, &sides, &actions, &keys, &befores, &afters, &imageTexts, &applied})
        insert.bind(array->text());
    return insert.run();
}

Result<Intent> intentFrom(const Statement &row)
{
    Intent intent;
    intent.number = row.integer(0);
    intent.chunk = row.integer(1);
    intent.side = row.integer(2) == std::int64_t(Side::Local) ? Side::Local : Side::Remote;
    intent.action = Intent::Action(std::clamp<std::int64_t>(row.integer(3), 0, std::int64_t(Intent::Action::Delete)));
    intent.key = row.bytes(4);
    intent.before = hashFrom(row, 5);
    intent.after = hashFrom(row, 6);
    if (!row.isNull(7)) {
        TRY_ASSIGN(intent.image, uncompressed(row.bytes(7)));
    }
    intent.applied = row.flag(8);
    return intent;
}

struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

// Numbers that follow each other are one range: of a chunk they mostly are.
std::vector<Range> rangesOf(std::vector<std::int64_t> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    std::vector<Range> ranges;
    for (const std::int64_t number : numbers) {
        if (!ranges.empty() && number <= ranges.back().last + 1)
            ranges.back().last = number;
        else
            ranges.push_back({number, number});
    }
    return ranges;
}

Result<void> runOver(StoreSession &session, const QString &sql, std::int64_t journal, const std::vector<Range> &ranges)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, sql));
    for (const Range &range : ranges)
        TRY(statement.bind(journal).bind(range.first).bind(range.last).run());
    return {};
}

Result<void> dropIntents(StoreSession &session, std::int64_t journal, const std::vector<Range> &ranges)
{
    if (ranges.empty())
        return {};
    TRY(runOver(session, QStringLiteral("DELETE FROM intents WHERE journal = ? AND number BETWEEN ? AND ?"), journal, ranges));
    TRY_ASSIGN(
        Statement measure,
        Statement::prepare(session, QStringLiteral("UPDATE journals SET image_bytes = (SELECT coalesce(sum(length(image)), "
                                                   "0) FROM intents WHERE journal = ?) WHERE id = ?")));
    return measure.bind(journal).bind(journal).run();
}

Result<void> removeJournal(StoreSession &session, std::int64_t journal)
{
    for (const QLatin1String sql :
         {QLatin1String("DELETE FROM intents WHERE journal = ?"), QLatin1String("DELETE FROM journals WHERE id = ?")}) {
        TRY_ASSIGN(Statement remove, Statement::prepare(session, sql));
        TRY(remove.bind(journal).run());
    }
    return {};
}

} // namespace

Result<void> writeIntents(StoreSession &session, const StateKey &key, const QString &runId, const std::vector<Intent> &intents,
                          Instant now)
{
    if (intents.empty())
        return {};
    std::vector<std::string> images;
    images.reserve(intents.size());
    std::int64_t bytes = 0;
    for (const Intent &intent : intents) {
        images.push_back(compressed(intent.image));
        bytes += std::int64_t(images.back().size());
    }
    TRY_ASSIGN(const std::int64_t journal, growJournal(session, key, runId, bytes, now));
    return session.engine() == SqlEngine::Sqlite ? addRowWise(session, journal, intents, images)
                                                 : addArrayWise(session, journal, intents, images);
}

Result<std::vector<Intent>> readIntents(StoreSession &session, const StateKey &key, const QString &runId, std::int64_t after,
                                        std::size_t limit)
{
    std::vector<Intent> intents;
    TRY_ASSIGN(const auto journal, findJournal(session, key, runId));
    if (!journal)
        return intents;
    TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("SELECT %1 FROM intents WHERE journal = ? AND "
                                                                               "number > ? ORDER BY number LIMIT ?")
                                                                    .arg(intentColumns)));
    TRY(statement.bind(*journal).bind(after).bind(std::int64_t(limit)).run());
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return intents;
        TRY_ASSIGN(Intent intent, intentFrom(statement));
        intents.push_back(std::move(intent));
    }
}

Result<void> settleIntents(StoreSession &session, const StateKey &key, const QString &runId,
                           const std::vector<std::int64_t> &applied, const std::vector<std::int64_t> &dropped)
{
    if (applied.empty() && dropped.empty())
        return {};
    TRY_ASSIGN(const auto journal, findJournal(session, key, runId));
    if (!journal)
        return {};
    TRY(dropIntents(session, *journal, rangesOf(dropped)));
    return runOver(session, QStringLiteral("UPDATE intents SET applied = TRUE WHERE journal = ? AND number BETWEEN ? AND ?"),
                   *journal, rangesOf(applied));
}

Result<void> purgeJournals(StoreSession &session, const StateKey &key, const QString &unfinished, const UndoLimits &limits)
{
    std::vector<std::int64_t> purged;
    {
        TRY_ASSIGN(Statement statement,
                   Statement::prepare(session, QStringLiteral("SELECT id, image_bytes, changed_at FROM journals WHERE "
                                                              "job_name = ? AND type_key = ? AND run_id <> ? "
                                                              "ORDER BY changed_at DESC, id DESC")));
        TRY(statement.bind(key.job).bind(key.typeKey).bind(unfinished.isNull() ? QStringLiteral("") : unfinished).run());
        std::int64_t bytes = 0;
        for (;;) {
            TRY_ASSIGN(const bool more, statement.next());
            if (!more)
                break;
            bytes += statement.integer(1);
            const bool old = !limits.before || statement.instant(2).value_or(Instant()) < *limits.before;
            if (old || bytes > limits.bytes)
                purged.push_back(statement.integer(0));
        }
    }
    for (const std::int64_t journal : purged)
        TRY(removeJournal(session, journal));
    return {};
}

Result<std::vector<KeptUndo>> readKeptUndo(StoreSession &session, const StateKey &key, const QString &unfinished)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT run_id, image_bytes, changed_at FROM journals WHERE job_name = ? "
                                                          "AND type_key = ? AND run_id <> ? AND EXISTS (SELECT 1 FROM intents "
                                                          "WHERE journal = journals.id AND applied) ORDER BY changed_at, id")));
    TRY(statement.bind(key.job).bind(key.typeKey).bind(unfinished.isNull() ? QStringLiteral("") : unfinished).run());
    std::vector<KeptUndo> kept;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return kept;
        kept.push_back({statement.text(0), statement.integer(1), statement.instant(2).value_or(Instant())});
    }
}

} // namespace tidewright
