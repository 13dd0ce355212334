#include "convert.h"

#include "conversion.h"
#include "decimaltext.h"
#include "text.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct MappingText {
    Q_DECLARE_TR_FUNCTIONS(MappingText)
};

// One field of the source and the field of the target it feeds.
struct Pair {
    const Field *source = nullptr;
    const Field *target = nullptr;
    const FieldMapping *mapping = nullptr; // empty: same names
};

Result<const Field *> findField(const RecordSchema &schema, const QString &name, const QString &role, ErrorCode code)
{
    const Field *field = schema.find(name);
    if (field)
        return field;
    QStringList names;
    for (const Field &known : schema.fields)
        names << known.name;
    const auto like = nearest(name, names);
    return fail(
        code,
        MappingText::tr("%1 has no field \"%2\", which is needed as %3. Nothing was changed.").arg(schema.place, name, role),
        QStringLiteral("fields: %1").arg(names.join(QLatin1String(", "))),
        like ? MappingText::tr("Did you mean \"%1\"?").arg(*like) : MappingText::tr("Correct the job file, or add the field."));
}

Result<std::vector<Pair>> mappedPairs(const ContentType &type, bool sourceIsLocal, const RecordSchema &source,
                                      const RecordSchema &target)
{
    std::vector<Pair> pairs;
    for (const FieldMapping &mapping : type.fields) {
        Pair pair;
        pair.mapping = &mapping;
        TRY_ASSIGN(pair.source, findField(source, sourceIsLocal ? mapping.local : mapping.remote,
                                          MappingText::tr("a mapped field"), ErrorCode::Configuration));
        TRY_ASSIGN(pair.target, findField(target, sourceIsLocal ? mapping.remote : mapping.local,
                                          MappingText::tr("a mapped field"), ErrorCode::Configuration));
        const auto sameTarget = [&pair](const Pair &other) { return other.target == pair.target; };
        if (std::any_of(pairs.begin(), pairs.end(), sameTarget))
            return fail(ErrorCode::Configuration,
                        MappingText::tr("Two fields are mapped to \"%1\" of %2. Nothing was changed.")
                            .arg(pair.target->name, target.place),
                        {}, MappingText::tr("Take one of the two out of the job file's fields."));
        if (pair.target->generated)
            return fail(
                ErrorCode::SchemaMismatch,
                MappingText::tr("Field \"%1\" of %2 is computed by its database and cannot be written. Nothing was changed.")
                    .arg(pair.target->name, target.place),
                {}, MappingText::tr("Take it out of the job file's fields."));
        pairs.push_back(pair);
    }
    return pairs;
}

std::vector<Pair> samePairs(const RecordSchema &source, const RecordSchema &target, QStringList &unmapped)
{
    std::vector<Pair> pairs;
    for (const Field &field : source.fields) {
        const Field *fed = target.find(field.name);
        const bool taken = std::any_of(pairs.begin(), pairs.end(), [fed](const Pair &other) { return other.target == fed; });
        if (fed && !fed->generated && !taken)
            pairs.push_back({&field, fed, nullptr});
        else
            unmapped << source.place + QLatin1Char('.') + field.name;
    }
    for (const Field &field : target.fields) {
        if (std::none_of(pairs.begin(), pairs.end(), [&field](const Pair &pair) { return pair.target == &field; }))
            unmapped << target.place + QLatin1Char('.') + field.name;
    }
    return pairs;
}

Result<void> checkNothingIsMissing(const std::vector<Pair> &pairs, const RecordSchema &target)
{
    for (const Field &field : target.fields) {
        const bool fed = std::any_of(pairs.begin(), pairs.end(), [&field](const Pair &pair) { return pair.target == &field; });
        if (!fed && !field.nullable && !field.hasDefault && !field.generated)
            return fail(ErrorCode::SchemaMismatch,
                        MappingText::tr("Field \"%1\" of %2 must have a value and gets none. Nothing was changed.")
                            .arg(field.name, target.place),
                        {}, MappingText::tr("Map a field to it in the job file, or give it a default or allow NULL."));
    }
    return {};
}

// Positions in `pairs` of the key fields, whose names are those of one side; empty if one of them is not mapped.
std::vector<std::size_t> positions(const std::vector<Pair> &pairs, const QStringList &names, const RecordSchema &side,
                                   const Field *Pair::*member)
{
    std::vector<std::size_t> columns;
    for (const QString &name : names) {
        const Field *field = side.find(name);
        const auto found =
            std::find_if(pairs.begin(), pairs.end(), [&](const Pair &pair) { return field && pair.*member == field; });
        if (found == pairs.end())
            return {};
        columns.push_back(std::size_t(found - pairs.begin()));
    }
    return columns;
}

Result<std::vector<std::size_t>> keyPositions(const ContentType &type, bool sourceIsLocal, const std::vector<Pair> &pairs,
                                              const RecordSchema &source, const RecordSchema &target)
{
    std::vector<std::size_t> columns;
    if (!type.primaryKey.isEmpty()) {
        // The remote side's names; those of the local side are understood where they are the common ones.
        const auto remote = sourceIsLocal ? &Pair::target : &Pair::source;
        const auto local = sourceIsLocal ? &Pair::source : &Pair::target;
        columns = positions(pairs, type.primaryKey, sourceIsLocal ? target : source, remote);
        if (columns.empty())
            columns = positions(pairs, type.primaryKey, sourceIsLocal ? source : target, local);
    } else {
        columns = positions(pairs, source.key, source, &Pair::source);
        if (columns.empty())
            columns = positions(pairs, target.key, target, &Pair::target);
    }
    if (columns.empty() && type.primaryKey.isEmpty() && source.key.isEmpty() && target.key.isEmpty())
        return fail(ErrorCode::SchemaMismatch,
                    MappingText::tr("Neither %1 nor %2 has a primary key, so records cannot be told apart. Nothing was changed.")
                        .arg(source.place, target.place),
                    {}, MappingText::tr("Name the identifying fields as \"primaryKey\" in the job file."));
    if (columns.empty()) {
        const QStringList names = !type.primaryKey.isEmpty() ? type.primaryKey : source.key.isEmpty() ? target.key : source.key;
        return fail(ErrorCode::SchemaMismatch,
                    MappingText::tr("The key (%1) is not wholly among the fields that %2 and %3 share. Nothing was changed.")
                        .arg(names.join(QLatin1String(", ")), source.place, target.place),
                    {}, MappingText::tr("Map every key field, or name other ones as \"primaryKey\" in the job file."));
    }
    return columns;
}

// The target's value that a value map names by its text.
Result<Value> mappedValue(const QString &text, const Pair &pair)
{
    const std::string utf8 = text.toStdString();
    std::string room(utf8.size(), '\0');
    RecordBatch arena;
    Cell read;
    if (!fromText(utf8, pair.target->type.kind, room.data(), read))
        return fail(ErrorCode::Configuration,
                    MappingText::tr("The value map of field \"%1\" names \"%2\", which is no %3. Nothing was changed.")
                        .arg(pair.target->name, text, typeText(pair.target->type)),
                    {}, MappingText::tr("Correct \"values\" in the job file."));
    TRY_ASSIGN(const Cell cell, convertCell(read, pair.target->type, arena));
    return Value(cell);
}

using ValueMap = std::vector<std::pair<std::string, Value>>;

Result<ValueMap> compileValues(const Pair &pair, bool sourceIsLocal)
{
    ValueMap values;
    if (!pair.mapping)
        return values;
    for (const auto &[local, remote] : pair.mapping->values) {
        TRY_ASSIGN(Value value, mappedValue(sourceIsLocal ? remote : local, pair));
        values.emplace_back((sourceIsLocal ? local : remote).toStdString(), std::move(value));
    }
    // Where two name the same source text, the first in the file wins.
    std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    values.erase(std::unique(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.first == b.first; }),
                 values.end());
    return values;
}

const Value *mapped(const ValueMap &values, const Cell &cell)
{
    char buffer[inlineTextSize];
    std::string owned;
    std::string_view text;
    if (cell.kind == ValueKind::Binary || cell.kind == ValueKind::Uuid)
        text = owned = toText(cell);
    else if (hasBytes(cell.kind))
        text = cell.bytes();
    else
        text = {buffer, writeInlineText(cell, buffer)};
    const auto found = std::lower_bound(values.begin(), values.end(), text,
                                        [](const auto &entry, std::string_view wanted) { return entry.first < wanted; });
    return found != values.end() && found->first == text ? &found->second : nullptr;
}

std::size_t columnOf(QStringList &columns, const QString &name)
{
    if (const qsizetype at = columns.indexOf(name); at >= 0)
        return std::size_t(at);
    columns << name;
    return std::size_t(columns.size() - 1);
}

} // namespace

Result<RecordMapping> RecordMapping::compile(const ContentType &type, Direction direction, const RecordSchema &source,
                                             const RecordSchema &target)
{
    const bool sourceIsLocal = direction == Direction::LocalToRemote;
    RecordMapping mapping;
    std::vector<Pair> pairs;
    if (type.fields.empty()) {
        pairs = samePairs(source, target, mapping.m_unmapped);
    } else {
        TRY_ASSIGN(pairs, mappedPairs(type, sourceIsLocal, source, target));
    }
    TRY(checkNothingIsMissing(pairs, target));
    for (const Pair &pair : pairs) {
        Column column{pair.source->type, pair.target->type, false, {}};
        TRY_ASSIGN(column.values, compileValues(pair, sourceIsLocal));
        if (!convertible(column.from.kind, column.to.kind) && column.values.empty())
            return fail(
                ErrorCode::SchemaMismatch,
                MappingText::tr(
                    "Field \"%1\" of %2 is of type %3, which cannot become the %4 of field \"%5\" of %6. Nothing was changed.")
                    .arg(pair.source->name, source.place, typeText(column.from), typeText(column.to), pair.target->name,
                         target.place),
                QStringLiteral("%1 -> %2").arg(pair.source->nativeType, pair.target->nativeType),
                MappingText::tr("Leave the field out of the mapping, or change its type at one side."));
        column.trivial = column.values.empty() && alwaysFits(column.from, column.to);
        mapping.m_sourceFields << pair.source->name;
        mapping.m_targetFields << pair.target->name;
        mapping.m_passing.push_back(column.trivial ? column.to.kind : ValueKind::Null);
        mapping.m_columns.push_back(std::move(column));
    }
    TRY_ASSIGN(mapping.m_keyColumns, keyPositions(type, sourceIsLocal, pairs, source, target));
    for (const std::size_t column : mapping.m_keyColumns) {
        mapping.m_sourceKey << mapping.m_sourceFields[qsizetype(column)];
        mapping.m_targetKey << mapping.m_targetFields[qsizetype(column)];
    }
    if (!type.cursorField.isEmpty()) {
        TRY_ASSIGN(const Field *field,
                   findField(source, type.cursorField, MappingText::tr("the cursor"), ErrorCode::SchemaMismatch));
        mapping.m_cursorColumn = columnOf(mapping.m_sourceFields, field->name);
    }
    if (!type.softDeleteField.isEmpty()) {
        TRY_ASSIGN(const Field *field,
                   findField(source, type.softDeleteField, MappingText::tr("the soft-delete field"), ErrorCode::SchemaMismatch));
        mapping.m_softDeleteColumn = columnOf(mapping.m_sourceFields, field->name);
    }
    return mapping;
}

Misfit RecordMapping::convertColumn(const Column &column, const Cell &cell, RecordBatch &arena, Cell &converted)
{
    const Value *value = column.values.empty() ? nullptr : mapped(column.values, cell);
    if (!value)
        return convertValue(cell, column.to, arena, converted);
    converted = arena.adopt(value->cell());
    return Misfit::None;
}

void RecordMapping::convert(RecordBatch &batch, std::vector<Refusal> &refusals) const
{
    // Written to the row only when all of it has been converted.
    std::vector<std::pair<std::size_t, Cell>> converted(m_columns.size());
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        const std::span<Cell> cells = batch.row(row);
        std::size_t changed = 0;
        bool refused = false;
        for (std::size_t column = 0; column < m_columns.size() && !refused; ++column) {
            // The kind is looked at in trivial columns too: SQLite holds any kind in any column.
            const ValueKind kind = cells[column].kind;
            if (kind == m_passing[column] || kind == ValueKind::Null)
                continue;
            converted[changed].first = column;
            const Misfit misfit = convertColumn(m_columns[column], cells[column], batch, converted[changed].second);
            ++changed;
            refused = misfit != Misfit::None;
            if (refused)
                refusals.push_back(
                    {row, column, m_targetFields[qsizetype(column)], misfitError(misfit, kind, m_columns[column].to)});
        }
        for (std::size_t at = 0; at < changed && !refused; ++at)
            cells[converted[at].first] = converted[at].second;
    }
}

bool RecordMapping::softDeleted(std::span<const Cell> row) const
{
    if (!m_softDeleteColumn || row[*m_softDeleteColumn].isNull())
        return false;
    const Cell &cell = row[*m_softDeleteColumn];
    switch (cell.kind) {
    case ValueKind::Boolean:
    case ValueKind::Int:
    case ValueKind::UInt:
        return cell.u != 0;
    case ValueKind::Double:
        return cell.d != 0;
    case ValueKind::Decimal: {
        const auto parts = decimalParts(cell.bytes());
        return !parts || !parts->isZero();
    }
    case ValueKind::Text:
        return !cell.bytes().empty() && cell.bytes() != "0" && cell.bytes() != "false";
    default:
        return true;
    }
}

} // namespace tidewright
