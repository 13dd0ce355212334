#include "membervalue.h"

#include "clock.h"
#include "decimaltext.h"
#include "jsonscanner.h"
#include "jsonstring.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <charconv>
#include <cmath>
#include <simdjson.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

// Of a number with an exponent that is written out; what has more keeps its form and is no decimal.
constexpr std::size_t mostDigits = 2'000;

bool isWhole(MemberKind kind)
{
    return kind == MemberKind::Int || kind == MemberKind::UInt;
}

bool isDigits(MemberKind kind)
{
    return isWhole(kind) || kind == MemberKind::Decimal;
}

bool isAnyNumber(MemberKind kind)
{
    return isDigits(kind) || kind == MemberKind::Number;
}

bool readJson(const MemberValue &member, RecordBatch &into, Cell &cell)
{
    std::string text;
    if (member.kind == MemberKind::Text)
        writeJsonString(member.value, text);
    else
        writeCompactJson(member.value, text);
    cell = into.store(ValueKind::Json, text);
    return true;
}

bool readDouble(const MemberValue &member, Cell &cell)
{
    if (!isAnyNumber(member.kind))
        return member.kind == MemberKind::Text && fromText(member.value, ValueKind::Double, nullptr, cell) && !std::isfinite(cell.d);
    double value = 0;
    const auto read = std::from_chars(member.value.data(), member.value.data() + member.value.size(), value);
    cell = Cell::ofDouble(value);
    return read.ec == std::errc();
}

bool readDecimal(const MemberValue &member, RecordBatch &into, Cell &cell)
{
    if (isDigits(member.kind) || (member.kind == MemberKind::Text && decimalParts(member.value))) {
        cell = into.store(ValueKind::Decimal, member.value);
        return true;
    }
    std::string plain;
    if (member.kind != MemberKind::Number || !canonicalJson(member.value, plain) || plain.size() > mostDigits ||
        plain.find('e') != std::string::npos)
        return false;
    cell = into.store(ValueKind::Decimal, plain);
    return true;
}

// Those that JSON has no form for.
bool readWritten(const MemberValue &member, const FieldType &type, RecordBatch &into, Cell &cell)
{
    if (member.kind != MemberKind::Text)
        return false;
    char *room = into.allocate(member.value.size() + 16);
    if (!fromText(member.value, type.kind, room, cell)) {
        const auto time = type.kind == ValueKind::TimestampTz
                              ? fromIso(QString::fromUtf8(member.value.data(), qsizetype(member.value.size())))
                              : std::nullopt;
        if (!time)
            return false;
        cell = Cell::ofInt(time->time_since_epoch().count(), ValueKind::TimestampTz);
    }
    return type.kind != ValueKind::Time || type.duration || (cell.i >= 0 && cell.i <= microsPerDay);
}

bool readWhole(const MemberValue &member, ValueKind kind, Cell &cell)
{
    return isWhole(member.kind) && fromText(member.value, kind, nullptr, cell);
}

bool isJsonNumber(std::string_view text)
{
    JsonScanner scanner(text);
    JsonScanner::Token token;
    return scanner.value(token) == JsonScanner::Found::Value && scanner.atEnd() && isDigits(token.kind);
}

Failure refused(const QString &field, const QString &why)
{
    return fail(ErrorCode::ValueRefused,
                Tr::tr("The field “%1” has a value that the record's file cannot hold exactly: %2. The record was not written.")
                    .arg(field, why),
                {}, Tr::tr("Correct the value at the other side, then retry the record."));
}

Result<void> writeNested(const Cell &cell, FieldOrigin origin, const QString &field, std::string &out)
{
    MemberKind kind = MemberKind::Null;
    std::string_view value;
    std::string room;
    if (!readJsonValue(cell.bytes(), kind, value, room))
        return refused(field, Tr::tr("it is no valid JSON"));
    if (kind == MemberKind::Null && origin == FieldOrigin::Inferred)
        return refused(field, Tr::tr("it is JSON's null, which cannot be told from NULL there"));
    writeIndentedJson(cell.bytes(), 1, out);
    return {};
}

} // namespace

bool readMember(const MemberValue &member, const FieldType &type, FieldOrigin origin, RecordBatch &into, Cell &cell)
{
    const bool isJsonNull = type.kind == ValueKind::Json && origin == FieldOrigin::Declared;
    if (member.kind == MemberKind::Null && !isJsonNull) {
        cell = Cell::null();
        return true;
    }
    switch (type.kind) {
    case ValueKind::Boolean:
        cell = Cell::ofInt(member.kind == MemberKind::True, ValueKind::Boolean);
        return member.kind == MemberKind::True || member.kind == MemberKind::False;
    case ValueKind::Int:
    case ValueKind::UInt:
        return readWhole(member, type.kind, cell);
    case ValueKind::Double:
        return readDouble(member, cell);
    case ValueKind::Decimal:
        return readDecimal(member, into, cell);
    case ValueKind::Json:
        return readJson(member, into, cell);
    case ValueKind::Text:
        cell = into.store(ValueKind::Text, member.value);
        return member.kind == MemberKind::Text;
    default:
        return readWritten(member, type, into, cell);
    }
}

Result<void> writeMember(const Cell &cell, FieldOrigin origin, const QString &field, std::string &out)
{
    switch (cell.kind) {
    case ValueKind::Null:
        out += "null";
        return {};
    case ValueKind::Boolean:
    case ValueKind::Int:
    case ValueKind::UInt:
        out += toText(cell);
        return {};
    case ValueKind::Double:
        if (std::isfinite(cell.d))
            out += toText(cell);
        else
            writeJsonString(toText(cell), out);
        return {};
    case ValueKind::Decimal:
        if (isJsonNumber(cell.bytes()))
            out += cell.bytes();
        else
            writeJsonString(cell.bytes(), out);
        return {};
    case ValueKind::Json:
        return writeNested(cell, origin, field, out);
    case ValueKind::Text:
        if (!simdjson::validate_utf8(cell.data, cell.size))
            return refused(field, Tr::tr("it is no valid UTF-8"));
        writeJsonString(cell.bytes(), out);
        return {};
    default:
        writeJsonString(toText(cell), out);
        return {};
    }
}

} // namespace tidewright
