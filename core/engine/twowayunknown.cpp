// What two-way runs do not know of the records that they delete, so that these come back whole when the run is taken back.
#include "recordimage.h"
#include "twowaysides.h"

#include <algorithm>
#include <unordered_map>

namespace tidewright
{

QStringList TwoWaySide::unknownFields() const
{
    const RecordSchema &schema = m_side == Side::Local ? m_session.targetSchema : m_session.sourceSchema;
    QStringList fields;
    for (const Field &field : schema.fields) {
        if (!field.generated && !m_mapping.writtenFields(m_side).contains(field.name) && !m_mapping.readFields(m_side).contains(field.name))
            fields += field.name;
    }
    return fields;
}

// Of those that this side cannot hold there is no record either.
RecordBatch TwoWaySide::ownKeys(const std::vector<Key> &keys) const
{
    RecordBatch rows(m_mapping.width());
    const std::vector<std::size_t> &columns = m_mapping.keyColumns();
    for (const Key &key : keys) {
        const std::span<Cell> row = rows.appendRow();
        for (std::size_t part = 0; part < key.size(); ++part)
            row[columns[part]] = rows.adopt(key[part].cell());
    }
    std::vector<Refusal> refusals;
    m_mapping.fromLocal(m_side, rows, refusals);
    RecordBatch own(columns.size());
    for (std::size_t at = 0; at < rows.rows(); ++at) {
        const std::span<Cell> row = own.appendRow();
        for (std::size_t part = 0; part < row.size(); ++part)
            row[part] = own.adopt(std::as_const(rows).row(at)[columns[part]]);
    }
    return own;
}

namespace
{

std::vector<std::size_t> firstColumns(std::size_t count)
{
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < count; ++column)
        columns.push_back(column);
    return columns;
}

} // namespace

Result<std::vector<std::vector<Value>>> TwoWaySide::unknownOf(const std::vector<Key> &keys)
{
    std::vector<std::vector<Value>> all(keys.size());
    const QStringList fields = unknownFields();
    if (keys.empty() || fields.isEmpty())
        return all;
    SourceSpec spec;
    spec.place = place();
    spec.key = m_mapping.key(m_side);
    spec.fields = spec.key + fields;
    const RecordBatch own = ownKeys(keys);
    const std::vector<std::size_t> keyColumns = firstColumns(own.columns());
    RecordBatch found(std::size_t(spec.fields.size()));
    TRY(retrying(m_session, [&](int) -> Result<void> {
        TRY_ASSIGN(const auto source, endpoint().openSource(spec, m_session.context.stop));
        return source->fetch(own, found);
    }));
    std::unordered_map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < found.rows(); ++row)
        rows.emplace(keyBytes(std::as_const(found).row(row), keyColumns), row);
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const auto row = rows.find(keyBytes(own.row(at), keyColumns));
        if (row == rows.end())
            continue;
        for (const Cell &cell : std::as_const(found).row(row->second).subspan(keyColumns.size()))
            all[at].emplace_back(cell);
    }
    return all;
}

Result<void> TwoWaySide::putUnknown(const QStringList &fields, const UnknownValues &records, std::int64_t chunk)
{
    const std::vector<Key> &keys = records.keys;
    const QStringList known = unknownFields();
    std::vector<std::size_t> places;
    TargetSpec spec{place(), m_mapping.key(m_side), m_mapping.key(m_side)};
    for (qsizetype field = 0; field < fields.size(); ++field) {
        if (known.contains(fields.at(field))) {
            spec.fields += fields.at(field);
            places.push_back(std::size_t(field));
        }
    }
    if (keys.empty() || places.empty())
        return {};
    const RecordBatch own = ownKeys(keys);
    const std::vector<std::size_t> keyColumns = firstColumns(own.columns());
    const QString loadId = m_session.run.runId + QLatin1String(m_side == Side::Local ? "-lu" : "-ru");
    // What was written before an answer was lost is the same as what is written again.
    return untilAnswered(m_session, [&]() -> Result<void> {
        TRY(m_session.mayWrite());
        TRY_ASSIGN(const auto target, endpoint().openTarget(spec, m_session.context.stop));
        TRY_ASSIGN(const auto load, target->openLoad(loadId, LoadKind::Immediate));
        TRY_ASSIGN(const auto writer, load->openWriter());
        TRY(writer->begin(chunk));
        RecordBatch held(std::size_t(spec.fields.size()));
        TRY(writer->fetchForUpdate(own, held));
        std::unordered_map<std::string, std::size_t> positions;
        for (std::size_t at = 0; at < keys.size(); ++at)
            positions.emplace(keyBytes(own.row(at), keyColumns), at);
        for (std::size_t row = 0; row < held.rows(); ++row) {
            const auto at = positions.find(keyBytes(std::as_const(held).row(row), keyColumns));
            if (at == positions.end() || records.values[at->second].size() != std::size_t(fields.size()))
                continue;
            const std::span<Cell> cells = held.row(row);
            for (std::size_t column = 0; column < places.size(); ++column) {
                Cell &cell = cells[keyColumns.size() + column];
                if (!records.onlyNull[at->second] || cell.isNull())
                    cell = held.adopt(records.values[at->second][places[column]].cell());
            }
        }
        ChunkRange range;
        range.ordinal = chunk;
        range.records = std::int64_t(held.rows());
        TRY_ASSIGN(range.counts, writer->upsert(held, 0, held.rows()));
        TRY(m_session.mayWrite());
        TRY(writer->commit(range));
        return load->close();
    });
}

} // namespace tidewright
