#include "takingback.h"

#include "bisect.h"
#include "chunk.h"
#include "recordimage.h"

#include <algorithm>
#include <unordered_map>

namespace tidewright
{

namespace
{

std::vector<std::size_t> positions(const QStringList &fields, const QStringList &of)
{
    std::vector<std::size_t> found;
    for (const QString &field : of)
        found.push_back(std::size_t(fields.indexOf(field)));
    return found;
}

void append(RecordBatch &batch, const std::vector<Value> &values)
{
    const std::span<Cell> row = batch.appendRow();
    for (std::size_t column = 0; column < row.size(); ++column)
        row[column] = batch.adopt(values[column].cell());
}


} // namespace

// What one attempt at some records finds out; all of it again if it is repeated.
struct TakingBack::Attempt {
    const std::vector<const UndoRecord *> &records;
    std::vector<bool> left = {};
    std::vector<std::size_t> deleted = {}; // to be made again
    ChangeCounts counts = {};
    std::unordered_map<std::string, std::size_t> byKey = {};
};

TakingBack::TakingBack(RunSession &session, const UndoTerms &terms, const RecordSchema &whole)
    : m_session(session)
    , m_terms(terms)
    , m_key(positions(terms.fields, terms.key))
    , m_columns(columnsUpTo(std::size_t(terms.fields.size())))
{
    m_written.spec = {whole.place, terms.fields, terms.key};
    m_written.ledger = QLatin1String("-i");
    m_whole.spec = {whole.place, {}, terms.key};
    m_whole.ledger = QLatin1String("-w");
    for (const Field &field : whole.fields) {
        if (terms.fields.contains(field.name) || (!field.generated && terms.whole.contains(field.name)))
            m_whole.spec.fields += field.name;
    }
}

Result<void> TakingBack::open(Way &way)
{
    if (way.writer)
        return {};
    const QString id = m_session.run.runId + way.ledger;
    TRY_ASSIGN(const auto target, m_session.context.target.openTarget(way.spec, m_session.context.stop));
    TRY_ASSIGN(way.load, target->openLoad(id, LoadKind::Immediate));
    TRY_ASSIGN(way.writer, way.load->openWriter());
    return {};
}

void TakingBack::letGo()
{
    for (Way *way : {&m_written, &m_whole}) {
        way->writer.reset();
        way->load.reset();
    }
}

std::vector<Value> TakingBack::projected(const std::vector<Value> &whole, const QStringList &fields) const
{
    std::vector<Value> values;
    for (const QString &field : fields) {
        const qsizetype at = m_terms.whole.indexOf(field);
        values.push_back(at < 0 || std::size_t(at) >= whole.size() ? Value() : whole[std::size_t(at)]);
    }
    return values;
}

ContentHash TakingBack::hashOf(const std::vector<Value> &record) const
{
    std::vector<Cell> cells;
    for (const Value &value : record)
        cells.push_back(value.cell());
    return recordHash(keyBytes(cells, m_key), cells, m_columns);
}

Result<void> TakingBack::commit(Way &way, std::int64_t records, Attempt &attempt)
{
    ChunkRange range;
    range.ordinal = m_ordinal++;
    range.records = records;
    range.counts = attempt.counts;
    TRY(m_session.mayWrite());
    TRY(way.writer->commit(range));
    m_counts += std::exchange(attempt.counts, {});
    for (const Key &alone : way.writer->leftAlone()) {
        if (const auto found = attempt.byKey.find(keyBytes(alone)); found != attempt.byKey.end())
            attempt.left[found->second] = true;
    }
    return {};
}

// Of the records that the run has made those in which there is something by now that it did not write: a person's or another job's, or a column's
// default, which cannot be told from these. They stay.
Result<void> TakingBack::leaveFilled(Attempt &attempt, std::vector<std::size_t> &created)
{
    SourceSpec spec{m_whole.spec.place, m_terms.key, m_terms.key, {}, {}};
    for (const QString &field : m_whole.spec.fields) {
        if (!m_terms.fields.contains(field))
            spec.fields += field;
    }
    const std::size_t keyed = std::size_t(m_terms.key.size());
    if (created.empty() || std::size_t(spec.fields.size()) == keyed)
        return {};
    std::vector<Key> keys;
    for (const std::size_t at : created)
        keys.push_back(attempt.records[at]->key);
    // Nobody changes them any more: they are locked.
    TRY_ASSIGN(const auto source, m_session.context.target.openSource(spec, m_session.context.stop));
    RecordBatch held(std::size_t(spec.fields.size()));
    TRY(source->fetch(keyBatch(keys, 0, keys.size()), held));
    const std::vector<std::size_t> keyColumns = columnsUpTo(keyed);
    for (std::size_t row = 0; row < held.rows(); ++row) {
        const std::span<const Cell> cells = std::as_const(held).row(row);
        const bool filled = std::any_of(cells.begin() + std::ptrdiff_t(keyed), cells.end(), [](const Cell &cell) { return !cell.isNull(); });
        if (const auto found = attempt.byKey.find(keyBytes(cells, keyColumns)); filled && found != attempt.byKey.end())
            attempt.left[found->second] = true;
    }
    std::erase_if(created, [&](std::size_t at) { return attempt.left[at]; });
    return {};
}

// Under the target's own locks: what it holds now decides.
Result<void> TakingBack::takeWritten(Attempt &attempt)
{
    TRY(open(m_written));
    ChunkWriter &writer = *m_written.writer;
    TRY(writer.begin(m_ordinal));
    std::vector<Key> keys;
    for (const UndoRecord *record : attempt.records)
        keys.push_back(record->key);
    RecordBatch held(m_columns.size());
    TRY(writer.fetchForUpdate(keyBatch(keys, 0, keys.size()), held));
    std::unordered_map<std::string, ContentHash> now;
    for (std::size_t row = 0; row < held.rows(); ++row) {
        const std::span<const Cell> cells = std::as_const(held).row(row);
        std::string key = keyBytes(cells, m_key);
        const ContentHash hash = recordHash(key, cells, m_columns);
        now.emplace(std::move(key), hash);
    }
    std::vector<std::size_t> created, changed;
    for (std::size_t at = 0; at < attempt.records.size(); ++at) {
        const UndoRecord &record = *attempt.records[at];
        const auto found = now.find(keyBytes(record.key));
        const ContentHash hash = found == now.end() ? ContentHash() : found->second;
        // An interrupted attempt to take it back may have come by.
        ContentHash before;
        if (record.deed != Undo::Deed::Create)
            before = hashOf(record.deed == Undo::Deed::Delete ? projected(record.before, m_terms.fields) : record.before);
        if (hash == before)
            continue;
        if (hash != record.after) {
            attempt.left[at] = true;
            continue;
        }
        (record.deed == Undo::Deed::Create ? created : record.deed == Undo::Deed::Update ? changed : attempt.deleted).push_back(at);
    }
    TRY(leaveFilled(attempt, created));
    if (created.empty() && changed.empty()) {
        writer.rollback();
        return {};
    }
    RecordBatch images(m_columns.size());
    for (const std::size_t at : changed)
        append(images, attempt.records[at]->before);
    std::vector<std::size_t> refused;
    const auto remove = [&](const std::vector<std::size_t> &which, auto &&onRefused) -> Result<void> {
        std::vector<Key> gone;
        for (const std::size_t at : which)
            gone.push_back(attempt.records[at]->key);
        const RecordBatch removals = keyBatch(gone, 0, gone.size());
        return bisect(
            0, std::int64_t(which.size()),
            [&](std::int64_t first, std::int64_t count) -> Result<void> {
                TRY_ASSIGN(const ChangeCounts done, writer.remove(removals, std::size_t(first), std::size_t(count)));
                attempt.counts += done;
                return {};
            },
            [&](std::int64_t at, const Error &) -> Result<void> {
                onRefused(which[std::size_t(at)]);
                return {};
            });
    };
    // First, so that unique values are free; once more behind the others, when nobody may refer to the records any longer.
    TRY(remove(created, [&](std::size_t at) { refused.push_back(at); }));
    TRY(bisect(
        0, std::int64_t(changed.size()),
        [&](std::int64_t first, std::int64_t count) -> Result<void> {
            TRY_ASSIGN(const ChangeCounts done, writer.upsert(images, std::size_t(first), std::size_t(count)));
            attempt.counts += done;
            return {};
        },
        [&](std::int64_t at, const Error &) -> Result<void> {
            attempt.left[changed[std::size_t(at)]] = true;
            return {};
        }));
    TRY(remove(refused, [&](std::size_t at) { attempt.left[at] = true; }));
    return commit(m_written, std::int64_t(created.size() + changed.size()), attempt);
}

// With the columns that the job does not know.
Result<void> TakingBack::restoreDeleted(Attempt &attempt)
{
    if (attempt.deleted.empty())
        return {};
    TRY(open(m_whole));
    ChunkWriter &writer = *m_whole.writer;
    TRY(writer.begin(m_ordinal));
    const std::vector<std::size_t> keyColumns = positions(m_whole.spec.fields, m_whole.spec.key);
    std::vector<Key> keys;
    for (const std::size_t at : attempt.deleted)
        keys.push_back(attempt.records[at]->key);
    RecordBatch held(std::size_t(m_whole.spec.fields.size()));
    TRY(writer.fetchForUpdate(keyBatch(keys, 0, keys.size()), held));
    std::vector<std::string> there;
    for (std::size_t row = 0; row < held.rows(); ++row)
        there.push_back(keyBytes(std::as_const(held).row(row), keyColumns));
    RecordBatch images(std::size_t(m_whole.spec.fields.size()));
    std::vector<std::size_t> made;
    for (const std::size_t at : attempt.deleted) {
        // Somebody else has made one meanwhile.
        if (std::ranges::find(there, keyBytes(attempt.records[at]->key)) != there.end()) {
            attempt.left[at] = true;
            continue;
        }
        append(images, projected(attempt.records[at]->before, m_whole.spec.fields));
        made.push_back(at);
    }
    if (made.empty()) {
        writer.rollback();
        return {};
    }
    TRY(bisect(
        0, std::int64_t(made.size()),
        [&](std::int64_t first, std::int64_t count) -> Result<void> {
            TRY_ASSIGN(const ChangeCounts done, writer.upsert(images, std::size_t(first), std::size_t(count)));
            attempt.counts += done;
            return {};
        },
        [&](std::int64_t at, const Error &) -> Result<void> {
            attempt.left[made[std::size_t(at)]] = true;
            return {};
        }));
    return commit(m_whole, std::int64_t(made.size()), attempt);
}

Result<void> TakingBack::takeOnce(Attempt &attempt)
{
    attempt.left.assign(attempt.records.size(), false);
    TRY(m_session.mayWrite());
    TRY(takeWritten(attempt));
    return restoreDeleted(attempt);
}

// What was taken back before an answer was lost shows as such.
Result<void> TakingBack::take(const std::vector<const UndoRecord *> &records)
{
    if (records.empty())
        return {};
    for (Attempts attempts;;) {
        Attempt attempt{records};
        for (std::size_t at = 0; at < records.size(); ++at)
            attempt.byKey.emplace(keyBytes(records[at]->key), at);
        const auto done = takeOnce(attempt);
        if (done) {
            for (std::size_t at = 0; at < records.size(); ++at) {
                if (attempt.left[at])
                    m_left.push_back(records[at]->key);
            }
            return {};
        }
        letGo();
        if (!isTransient(done.error().code) && done.error().code != ErrorCode::CommitUnknown)
            return done;
        TRY(m_session.backOff(attempts, done.error()));
    }
}

Result<void> TakingBack::sweep(std::vector<CreatedRecord> created)
{
    constexpr std::size_t atOnce = 1'000;
    if (created.empty())
        return {};
    std::sort(created.begin(), created.end());
    SourceSpec spec;
    spec.place = m_written.spec.place;
    spec.fields = m_terms.fields;
    spec.key = m_terms.key;
    std::unique_ptr<Source> source;
    PageRequest request;
    RecordBatch batch(m_columns.size());
    for (Page page; !page.last;) {
        TRY(retrying(m_session, [&](int attempt) -> Result<void> {
            if (attempt > 0 || !source) {
                TRY_ASSIGN(source, m_session.context.target.openSource(spec, m_session.context.stop));
            }
            TRY_ASSIGN(page, source->readPage(request, batch));
            return {};
        }));
        request.after = page.position;
        std::vector<UndoRecord> records;
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            const std::span<const Cell> cells = std::as_const(batch).row(row);
            const std::string key = keyBytes(cells, m_key);
            const ContentHash hash = recordHash(key, cells, m_columns);
            const CreatedRecord now = createdRecord(key, hash);
            const auto [first, last] = std::equal_range(created.begin(), created.end(), now);
            if (first == last)
                continue;
            if (std::find(first, last, now) == last)
                m_left.push_back(keyOf(cells, m_key));
            else
                records.push_back({Undo::Deed::Create, keyOf(cells, m_key), hash, {}});
        }
        for (std::size_t at = 0; at < records.size(); at += atOnce) {
            std::vector<const UndoRecord *> some;
            for (std::size_t one = at; one < std::min(at + atOnce, records.size()); ++one)
                some.push_back(&records[one]);
            TRY(take(some));
        }
    }
    return {};
}

Result<void> TakingBack::close()
{
    letGo();
    return retrying(m_session, [&](int) -> Result<void> {
        for (const Way *way : {&m_written, &m_whole}) {
            TRY_ASSIGN(const auto target, m_session.context.target.openTarget(way->spec, m_session.context.stop));
            TRY_ASSIGN(const auto load, target->findLoad(m_session.run.runId + way->ledger, LoadKind::Immediate));
            TRY(load->close());
        }
        return {};
    });
}

} // namespace tidewright
