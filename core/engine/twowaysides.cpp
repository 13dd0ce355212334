#include "twowaysides.h"

#include "chunk.h"

#include <algorithm>
#include <unordered_map>

namespace tidewright
{

std::size_t addImage(RecordBatch &images, std::span<const Cell> row)
{
    const std::size_t at = images.rows();
    const std::span<Cell> image = images.appendRow();
    for (std::size_t column = 0; column < image.size(); ++column)
        image[column] = images.adopt(row[column]);
    return at;
}

TwoWaySide::TwoWaySide(RunSession &session, const TwoWayMapping &mapping, Side side)
    : m_session(session)
    , m_mapping(mapping)
    , m_side(side)
{
}

Endpoint &TwoWaySide::endpoint() const
{
    return m_side == Side::Local ? m_session.context.target : m_session.context.source;
}

const QString &TwoWaySide::place() const
{
    const ContentType &type = m_session.context.type;
    return m_side == Side::Local ? type.local : type.remote;
}

SourceSpec TwoWaySide::spec() const
{
    SourceSpec spec;
    spec.place = place();
    spec.fields = m_mapping.readFields(m_side);
    spec.key = m_mapping.key(m_side);
    if (const auto cursor = m_mapping.cursorColumn(m_side))
        spec.cursor = spec.fields.at(qsizetype(*cursor));
    // It is in the remote side's language.
    if (m_side == Side::Remote)
        spec.filter = m_session.context.type.filter;
    return spec;
}

TargetSpec TwoWaySide::targetSpec() const
{
    return {place(), m_mapping.writtenFields(m_side), m_mapping.key(m_side)};
}

namespace
{

// Of a row that cannot be had in the local form as a whole; empty if its key cannot either.
Key keyAlone(const TwoWayMapping &mapping, Side side, std::span<const Cell> row)
{
    RecordBatch one(row.size());
    const std::span<Cell> cells = one.appendRow();
    for (const std::size_t column : mapping.keyColumns())
        cells[column] = one.adopt(row[column]);
    std::vector<Refusal> refusals;
    mapping.toLocal(side, one, refusals);
    return refusals.empty() ? keyOf(std::as_const(one).row(0), mapping.keyColumns()) : Key();
}

} // namespace

Key TwoWaySide::localKey(const Key &own) const
{
    RecordBatch one(m_mapping.width());
    const std::span<Cell> row = one.appendRow();
    for (std::size_t part = 0; part < std::min(own.size(), m_mapping.keyColumns().size()); ++part)
        row[m_mapping.keyColumns()[part]] = one.adopt(own[part].cell());
    return keyAlone(m_mapping, m_side, std::as_const(one).row(0));
}

StreamForm TwoWaySide::form() const
{
    const TwoWayMapping &mapping = m_mapping;
    const Side side = m_side;
    return {[this] { return endpoint().openSource(spec(), m_session.context.stop); },
            place(),
            mapping.key(side),
            std::size_t(mapping.readFields(side).size()),
            mapping.keyColumns(),
            [&mapping, side](RecordBatch &batch, std::vector<Refusal> &refusals) { mapping.toLocal(side, batch, refusals); },
            [&mapping, side](std::span<const Cell> row) { return mapping.softDeleted(side, row); },
            [&mapping, side](std::span<const Cell> row) { return mapping.modified(side, row); },
            [&mapping, side](std::span<const Cell> row) { return keyAlone(mapping, side, row); }};
}

Result<void> TwoWaySide::fetchFrom(PageReader &reader, const std::vector<Key> &keys, Found &found, std::vector<bool> &met,
                                   RecordBatch *images)
{
    std::unordered_map<std::string, std::size_t> wanted;
    RecordBatch asked(m_mapping.width());
    for (std::size_t at = 0; at < keys.size(); ++at) {
        if (met[at])
            continue;
        wanted.emplace(keyBytes(keys[at]), at);
        const std::span<Cell> row = asked.appendRow();
        for (std::size_t part = 0; part < keys[at].size(); ++part)
            row[m_mapping.keyColumns()[part]] = asked.adopt(keys[at][part].cell());
    }
    // A key that this side cannot hold is none of its records'.
    std::vector<Refusal> refusals;
    m_mapping.fromLocal(m_side, asked, refusals);
    RecordBatch own(m_mapping.keyColumns().size());
    auto refusal = refusals.begin();
    for (std::size_t at = 0; at < asked.rows(); ++at) {
        if (refusal != refusals.end() && refusal->row == at) {
            ++refusal;
            continue;
        }
        const std::span<Cell> row = own.appendRow();
        for (std::size_t part = 0; part < row.size(); ++part)
            row[part] = own.adopt(std::as_const(asked).row(at)[m_mapping.keyColumns()[part]]);
    }
    if (own.isEmpty())
        return {};
    TRY(m_session.mayWrite());
    RecordBatch read(std::size_t(m_mapping.readFields(m_side).size()));
    TRY(reader.fetch(own, read));
    for (const Quarantined &one : reader.quarantined()) {
        const auto place = wanted.find(keyBytes(localKey(one.key)));
        if (place == wanted.end())
            continue;
        met[place->second] = true;
        found.records[place->second].broken = one.error;
    }
    std::vector<SideRecord> records(read.rows());
    for (std::size_t row = 0; row < read.rows(); ++row) {
        const std::span<const Cell> cells = std::as_const(read).row(row);
        records[row].marked = m_mapping.softDeleted(m_side, cells);
        records[row].modified = m_mapping.modified(m_side, cells);
    }
    refusals.clear();
    m_mapping.toLocal(m_side, read, refusals);
    refusal = refusals.begin();
    for (std::size_t row = 0; row < read.rows(); ++row) {
        const std::span<const Cell> cells = std::as_const(read).row(row);
        SideRecord &record = records[row];
        const bool refused = refusal != refusals.end() && refusal->row == row;
        const std::string key = refused ? keyBytes(keyAlone(m_mapping, m_side, cells)) : m_mapping.keyBytes(cells);
        if (refused)
            record.broken = (refusal++)->error;
        const auto place = wanted.find(key);
        if (place == wanted.end())
            continue;
        const std::size_t at = place->second;
        // Twice: that is no key.
        const bool twice = met[at];
        met[at] = true;
        if (twice && !record.broken)
            record.broken = Error{ErrorCode::SchemaMismatch, {}, QStringLiteral("two records with one key"), {}};
        record.there = !record.marked && !record.broken;
        if (record.there && images) {
            record.hash = m_mapping.hash(key, cells);
            record.row = addImage(*images, cells);
        }
        found.records[at] = record;
    }
    return {};
}

Result<TwoWaySide::Found> TwoWaySide::fetch(const std::vector<Key> &keys, RecordBatch &images)
{
    Found found;
    found.records.resize(keys.size());
    found.leftOut.resize(keys.size());
    std::vector<bool> met(keys.size(), false);
    const auto open = [this](SourceSpec wanted) {
        return PageReader::Open([this, wanted] { return endpoint().openSource(wanted, m_session.context.stop); });
    };
    if (!m_filtered)
        m_filtered.emplace(m_session, open(spec()));
    TRY(fetchFrom(*m_filtered, keys, found, met, &images));
    SourceSpec whole = spec();
    if (whole.filter.isEmpty())
        return found;
    whole.filter.clear();
    if (!m_whole)
        m_whole.emplace(m_session, open(whole));
    std::vector<bool> there = met;
    Found behind;
    behind.records.resize(keys.size());
    TRY(fetchFrom(*m_whole, keys, behind, there, nullptr));
    for (std::size_t at = 0; at < keys.size(); ++at)
        found.leftOut[at] = there[at] && !met[at];
    return found;
}

} // namespace tidewright
