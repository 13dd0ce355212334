#include "recordlayout.h"

#include "fieldselection.h"
#include "jsonstring.h"
#include "recordname.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

} // namespace

Result<RecordLayout> RecordLayout::of(const PlaceSchema &place, const QStringList &fields, const QStringList &key)
{
    RecordLayout layout;
    layout.schema.place = place.schema.place;
    const QStringList names = fields.isEmpty() ? namesOf(place.schema) : fields;
    TRY_ASSIGN(const auto columns, columnsOf(place.schema, names));
    QStringList members;
    for (const std::size_t column : columns) {
        layout.schema.fields.push_back(place.schema.fields[column]);
        layout.origins.push_back(place.origins[column]);
        members += place.schema.fields[column].name;
    }
    layout.finder = MemberFinder(members);
    layout.schema.key = key.isEmpty() ? place.schema.key : key;
    for (const QString &name : layout.schema.key) {
        const int column = layout.schema.indexOf(name);
        if (column < 0)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("The key field “%1” of “%2” is not among those that are read or written. Nothing was changed.")
                            .arg(name, layout.schema.place));
        layout.key.push_back(std::size_t(column));
    }
    if (layout.key.empty())
        return fail(ErrorCode::SchemaMismatch,
                    Tr::tr("No member of the records of “%1” is what their files are called after, so they have no key. "
                           "Nothing was changed.")
                        .arg(layout.schema.place),
                    {}, Tr::tr("Name the key in the job (“primaryKey”), and call each file after it: “<key>.json”."));
    return layout;
}

std::vector<ValueKind> RecordLayout::keyKinds() const
{
    std::vector<ValueKind> kinds;
    for (const std::size_t column : key)
        kinds.push_back(schema.fields[column].type.kind);
    return kinds;
}

std::optional<RecordMisfit> RecordLayout::checked(std::optional<std::size_t> misfit, std::string_view fileName,
                                                  RecordBatch &into) const
{
    std::optional<RecordMisfit> why;
    if (misfit) {
        why = RecordMisfit{schema.fields[*misfit].name, false};
    } else {
        const auto row = std::as_const(into).row(into.rows() - 1);
        std::vector<Cell> cells;
        for (const std::size_t column : key)
            cells.push_back(row[column]);
        const auto name = recordName(cells);
        if (!name || *name != fileName)
            why = RecordMisfit{schema.key.join(QLatin1String(", ")), true};
    }
    if (why)
        into.dropLastRow();
    return why;
}

std::optional<RecordMisfit> RecordLayout::read(const JsonRecord &record, std::string_view fileName, RecordBatch &into) const
{
    const auto row = into.appendRow();
    std::optional<std::size_t> misfit;
    std::size_t guess = 0;
    for (const JsonMember &member : record.members()) {
        const auto column = finder.find(member.name, guess);
        if (column && !readMember({member.kind, member.value}, schema.fields[*column].type, origins[*column], into, row[*column]))
            misfit = column;
    }
    return checked(misfit, fileName, into);
}

std::optional<RecordMisfit> RecordLayout::read(std::string_view packed, std::string_view fileName, RecordBatch &into) const
{
    if (const auto misfit = readValues(packed, into))
        return RecordMisfit{schema.fields[*misfit].name, false};
    return checked(std::nullopt, fileName, into);
}

std::optional<std::size_t> RecordLayout::readValues(std::string_view packed, RecordBatch &into) const
{
    const auto row = into.appendRow();
    std::optional<std::size_t> misfit;
    std::size_t guess = 0;
    forEachMember(packed, [&](const PackedMember &member) {
        const auto column = finder.find(member.name, guess);
        if (column && !readMember(member.value, schema.fields[*column].type, origins[*column], into, row[*column]))
            misfit = column;
    });
    if (misfit)
        into.dropLastRow();
    return misfit;
}

std::optional<std::size_t> RecordLayout::misfitOf(std::string_view packed, RecordBatch &room) const
{
    std::optional<std::size_t> misfit;
    std::size_t guess = 0;
    Cell cell;
    forEachMember(packed, [&](const PackedMember &member) {
        const auto column = finder.find(member.name, guess);
        if (!column || member.leftOut || origins[*column] != FieldOrigin::Declared)
            return;
        if (!readMember(member.value, schema.fields[*column].type, FieldOrigin::Declared, room, cell))
            misfit = column;
    });
    return misfit;
}

bool RecordLayout::same(const JsonMember &member, std::size_t column, const Cell &cell, RecordBatch &room) const
{
    Cell there;
    room.clear(1);
    return readMember({member.kind, member.value}, schema.fields[column].type, origins[column], room, there) && equal(there, cell);
}

bool RecordLayout::holds(const JsonRecord &record, std::span<const Cell> row, RecordBatch &room) const
{
    for (std::size_t column = 0; column < finder.size(); ++column) {
        const JsonMember *member = record.find(finder.name(column));
        if (member ? !same(*member, column, row[column], room) : !row[column].isNull())
            return false;
    }
    return true;
}

Result<std::string> RecordLayout::write(const JsonRecord *before, std::span<const Cell> row, RecordBatch &room) const
{
    std::string text = "{";
    const auto begin = [&text](std::string_view name) {
        text += text.size() == 1 ? "\n  " : ",\n  ";
        writeJsonString(name, text);
        text += ": ";
    };
    const auto leftOut = [&](std::size_t column) { return isLeftOut(row[column], schema.fields[column].type, origins[column]); };
    std::vector<bool> written(finder.size(), false);
    if (before) {
        std::size_t guess = 0;
        for (const JsonMember &member : before->members()) {
            const auto column = finder.find(member.name, guess);
            if (column)
                written[*column] = true;
            if (column && leftOut(*column))
                continue;
            begin(member.name);
            if (!column || same(member, *column, row[*column], room))
                writeIndentedJson(member.raw, 1, text);
            else
                TRY(writeMember(row[*column], origins[*column], schema.fields[*column].name, text));
        }
    }
    for (std::size_t column = 0; column < finder.size(); ++column) {
        if (written[column] || leftOut(column) || (before && row[column].isNull()))
            continue;
        begin(finder.name(column));
        TRY(writeMember(row[column], origins[column], schema.fields[column].name, text));
    }
    text += text.size() == 1 ? "}\n" : "\n}\n";
    return text;
}

Error misfitError(const RecordMisfit &misfit, const QString &path)
{
    if (misfit.isName)
        return {ErrorCode::ValueRefused,
                Tr::tr("The file of a record is not called after its key (%1). The record was left as it is, at both sides.")
                    .arg(misfit.field),
                path, Tr::tr("Call the file after the record's key, or correct the key in it, then sync again.")};
    return {ErrorCode::ValueRefused,
            Tr::tr("The field “%1” of a record's file holds no value of its type. The record was left as it is, at both sides.")
                .arg(misfit.field),
            path, Tr::tr("Correct the value in the file, then sync again.")};
}

} // namespace tidewright
