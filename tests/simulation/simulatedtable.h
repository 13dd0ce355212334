// A table of six fields, with what unfinished runs have left beside it.
#pragma once

#include "contenthash.h"
#include "endpoint.h"

#include <QCryptographicHash>
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace tidewright
{

// id bigint, at timestamptz, v bigint, gone boolean, w bigint, x text.
constexpr std::size_t fakeFields = 6;
using FakeRow = std::array<Value, fakeFields>;
using FakeRows = std::map<std::int64_t, FakeRow>;

struct FakeStaged {
    FakeRow row;
    bool removed = false;
};

struct FakeLoadData {
    LoadKind kind = LoadKind::Staged;
    std::vector<ChunkRange> ledger;
    std::vector<FakeStaged> staged; // by number
    std::optional<ChangeCounts> merged;
};

struct FakeTable {
    FakeRows rows;
    std::map<QString, FakeLoadData> loads;
    std::map<QString, std::vector<UndoEntry>> undo; // by run
    std::int64_t writes = 0;   // changed rows that were committed
    std::int64_t refused = -1; // id of a record that the target does not take
    QString identity = QStringLiteral("fake");
    std::int64_t skew = 0;                   // of its clock
    std::map<QString, ChangeCounts> changed; // by run, committed
    std::set<QString> uncounted;             // runs whose ledger was dropped by a worker that slept while another one wrote to it
    std::optional<std::int64_t> oldestOpen;  // since when a transaction is open that may commit yet; none: nobody may see that
    std::int64_t greatestUpper = 0;          // that was ever told
    std::int64_t greatestTold = 0;           // of the times that the table held or, without one, of `upper`
    std::set<std::int64_t> unlisted;         // ids that pages and windows leave out
    std::function<void(const FakeRows &, const FakeRows &)> written; // told of what a commit changes
    bool losesUpdates = false;               // a planted defect: says that it has updated, and has not
};

inline RecordSchema fakeSchema()
{
    RecordSchema schema;
    schema.place = QStringLiteral("t");
    const auto field = [&schema](const char *name, ValueKind kind) {
        Field added;
        added.name = QLatin1String(name);
        added.type.kind = kind;
        schema.fields.push_back(added);
    };
    field("id", ValueKind::Int);
    field("at", ValueKind::TimestampTz);
    field("v", ValueKind::Int);
    field("gone", ValueKind::Boolean);
    field("w", ValueKind::Int);
    field("x", ValueKind::Text);
    schema.fields.front().nullable = false;
    schema.key = QStringList{QStringLiteral("id")};
    return schema;
}

// As a folder tells it: the same for the same rows. Not known while one of them cannot be read.
inline QString fakeContents(const FakeTable &table)
{
    if (!table.unlisted.empty())
        return {};
    std::array<std::size_t, fakeFields> columns;
    std::iota(columns.begin(), columns.end(), std::size_t(0));
    ContentHash sum;
    for (const auto &[id, row] : table.rows) {
        std::array<Cell, fakeFields> cells;
        std::ranges::transform(row, cells.begin(), [](const Value &value) { return value.cell(); });
        sum += recordHash({}, cells, columns);
    }
    return toString(sum);
}

// Loads are named after their run, and what part of it they are.
inline QString fakeRunOf(const QString &load)
{
    return load.section(QLatin1Char('-'), 0, 0);
}

inline ChangeCounts fakeUpsert(const FakeTable &table, FakeRows &rows, const FakeRow &row)
{
    const std::int64_t id = row[0].cell().i;
    const auto found = rows.find(id);
    ChangeCounts counts;
    if (found == rows.end())
        counts.created = 1;
    else if (found->second != row)
        counts.updated = 1;
    if (counts.updated == 0 || !table.losesUpdates)
        rows[id] = row;
    return counts;
}

// A text that differs wherever what a window holds differs. Empty where it holds nothing.
inline QString fakeContent(const FakeTable &table, const Value &from)
{
    QByteArray text;
    for (const auto &[id, row] : table.rows) {
        if ((!row[1].isNull() && row[1].cell().i < from.cell().i) || table.unlisted.contains(id))
            continue;
        for (const Value &value : std::span(row).first<4>()) // what one-way runs carry
            text += value.isNull() ? QByteArray("-,") : QByteArray::number(qlonglong(value.cell().i)) + ',';
    }
    return text.isEmpty() ? QString() : QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

inline FakeRow fakeRow(std::span<const Cell> cells)
{
    FakeRow row;
    for (std::size_t at = 0; at < fakeFields; ++at)
        row[at] = Value(cells[at]);
    return row;
}

} // namespace tidewright
