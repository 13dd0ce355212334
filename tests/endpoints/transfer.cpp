#include "transfer.h"

namespace tidewright
{

namespace
{

QStringList namesOf(const RecordSchema &schema)
{
    QStringList names;
    for (const Field &field : schema.fields)
        names += field.name;
    return names;
}

bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::ValueRefused || error.code == ErrorCode::ConstraintViolated;
}

// Upserts what it can of first … first+count-1; the others are listed with their number in reading order.
Result<void> upsertPieces(ChunkWriter &writer, const RecordBatch &batch, std::size_t first, std::size_t count,
                          const std::vector<std::size_t> &numbers, Transferred &into)
{
    const Result<ChangeCounts> written = writer.upsert(batch, first, count);
    if (written) {
        into.counts += *written;
        return {};
    }
    if (!isRefusal(written.error()))
        return Failure(written.error());
    if (count == 1) {
        into.refused.push_back({numbers[first], written.error(), {}});
        return {};
    }
    TRY(upsertPieces(writer, batch, first, count / 2, numbers, into));
    return upsertPieces(writer, batch, first + count / 2, count - count / 2, numbers, into);
}

Result<void> applyPieces(Merge &merge, std::int64_t first, std::int64_t last, Transferred &into)
{
    const Result<ChangeCounts> applied = merge.apply(first, last);
    if (applied) {
        into.counts += *applied;
        return {};
    }
    if (!isRefusal(applied.error()))
        return Failure(applied.error());
    if (first == last) {
        into.refused.push_back({std::size_t(first), applied.error(), {}});
        return {};
    }
    const std::int64_t middle = first + (last - first) / 2;
    TRY(applyPieces(merge, first, middle, into));
    return applyPieces(merge, middle + 1, last, into);
}

Result<void> mergeStaged(Load &load, Transferred &into)
{
    TRY_ASSIGN(const auto merge, load.beginMerge());
    TRY_ASSIGN(const auto extent, merge->extent());
    if (extent)
        TRY(applyPieces(*merge, extent->first, extent->second, into));
    return merge->commit(into.counts);
}

} // namespace

RecordSchema neutralSchema(const RecordSchema &schema, const QString &place)
{
    RecordSchema neutral = schema;
    neutral.place = place;
    neutral.foreignKeys.clear();
    for (Field &field : neutral.fields) {
        field.type = neutralType(field.type);
        field.nativeType.clear();
    }
    return neutral;
}

Result<ChangeCounts> writeRows(Endpoint &endpoint, const QString &place, const std::vector<std::vector<Value>> &rows)
{
    TRY_ASSIGN(const RecordSchema schema, endpoint.describe(place, {}));
    TRY_ASSIGN(const auto target, endpoint.openTarget({place, namesOf(schema), schema.key}, {}));
    TRY_ASSIGN(const auto load, target->openLoad(QStringLiteral("written"), LoadKind::Immediate));
    TRY_ASSIGN(const auto writer, load->openWriter());
    RecordBatch batch(schema.fields.size());
    for (const std::vector<Value> &values : rows) {
        const std::span<Cell> row = batch.appendRow();
        for (std::size_t column = 0; column < values.size(); ++column) {
            TRY_ASSIGN(const Cell cell, convertCell(batch.adopt(values[column].cell()), schema.fields[column].type, batch));
            row[column] = cell;
        }
    }
    TRY(writer->begin(0));
    TRY_ASSIGN(const ChangeCounts counts, writer->upsert(batch, 0, batch.rows()));
    TRY(writer->commit({0, 0, {}, {rows.back().front()}, std::int64_t(rows.size()), 0}));
    TRY(load->close());
    return counts;
}

Result<RecordBatch> readAll(Endpoint &endpoint, const QString &place)
{
    TRY_ASSIGN(const RecordSchema schema, endpoint.describe(place, {}));
    TRY_ASSIGN(const auto source, endpoint.openSource({place, {}, schema.key, {}, {}}, {}));
    PageRequest request;
    request.limit = 1'000'000;
    RecordBatch batch;
    TRY(source->readPage(request, batch));
    return batch;
}

Result<Transferred> transfer(Endpoint &source, const QString &from, Endpoint &target, const QString &to, LoadKind kind,
                             std::size_t limit)
{
    TRY_ASSIGN(const RecordSchema sourceSchema, source.describe(from, {}));
    TRY_ASSIGN(const RecordSchema targetSchema, target.describe(to, {}));
    ContentType type;
    type.remote = from;
    type.local = to;
    // Tables of different engines may differ in the names they can have: what is at the same place belongs together.
    for (std::size_t column = 0; column < sourceSchema.fields.size(); ++column)
        type.fields.push_back({targetSchema.fields[column].name, sourceSchema.fields[column].name, {}});
    TRY_ASSIGN(const RecordMapping mapping, RecordMapping::compile(type, Direction::RemoteToLocal, sourceSchema, targetSchema));
    TRY_ASSIGN(const auto reader, source.openSource({from, mapping.sourceFields(), mapping.sourceKey(), {}, {}}, {}));
    TRY_ASSIGN(const auto writing, target.openTarget({to, mapping.targetFields(), mapping.targetKey()}, {}));
    TRY_ASSIGN(const auto load, writing->openLoad(QStringLiteral("transfer"), kind));
    TRY_ASSIGN(auto writer, load->openWriter());

    Transferred result;
    RecordBatch batch;
    PageRequest request;
    request.limit = limit;
    for (std::int64_t ordinal = 0;; ++ordinal) {
        TRY_ASSIGN(const Page page, reader->readPage(request, batch));
        std::vector<Refusal> refusals;
        mapping.convert(batch, refusals);
        std::vector<bool> drop(batch.rows());
        std::vector<std::size_t> numbers;
        for (const Refusal &refusal : refusals) {
            drop[refusal.row] = true;
            result.refused.push_back({std::size_t(result.read) + refusal.row, refusal.error, refusal.field});
        }
        for (std::size_t row = 0; row < batch.rows(); ++row)
            if (!drop[row])
                numbers.push_back(std::size_t(result.read) + row);
        const ChunkRange range{
            ordinal, 0, request.after, page.position, std::int64_t(batch.rows()), std::int64_t(refusals.size())};
        batch.compact(std::size_t(mapping.targetFields().size()), drop);
        TRY(writer->begin(ordinal));
        if (!numbers.empty())
            TRY(upsertPieces(*writer, batch, 0, numbers.size(), numbers, result));
        TRY(writer->commit(range));
        result.read += range.records;
        if (page.last)
            break;
        request.after = page.position;
    }
    writer.reset();
    if (kind == LoadKind::Staged)
        TRY(mergeStaged(*load, result));
    TRY(load->close());
    return result;
}

} // namespace tidewright
