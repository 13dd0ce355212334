#include "recordname.h"

#include "decimaltext.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <QString>
#include <algorithm>
#include <array>
#include <simdjson.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

constexpr std::size_t longestName = 255; // bytes, of nearly every file system
constexpr char separator = ',';
constexpr std::string_view emptyPart = "%";
constexpr char hexDigits[] = "0123456789ABCDEF";

void escapeByte(char byte, std::string &out)
{
    out += '%';
    out += hexDigits[std::uint8_t(byte) >> 4];
    out += hexDigits[std::uint8_t(byte) & 15];
}

bool isPlainAscii(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

// Letters and digits that stay as they are when a file system normalises its names.
bool isPlain(const QString &character)
{
    const char32_t code = character.toUcs4().value(0);
    return (QChar::isLetter(code) || QChar::isDigit(code)) && character.normalized(QString::NormalizationForm_C) == character;
}

std::size_t sizeOfCharacter(char first)
{
    const auto byte = std::uint8_t(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

bool isDevice(std::string_view name)
{
    const std::string_view stem = name.substr(0, name.find('.'));
    std::string upper(stem);
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    static constexpr std::array<std::string_view, 6> plain{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    if (std::ranges::find(plain, upper) != plain.end())
        return true;
    return upper.size() == 4 && (upper.starts_with("COM") || upper.starts_with("LPT")) && upper[3] >= '0' && upper[3] <= '9';
}

int hexValue(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Failure refused(const QString &why, const QString &detail = {})
{
    return fail(ErrorCode::ValueRefused, Tr::tr("A record's key cannot be the name of a file: %1. The record was not written.").arg(why),
                detail, Tr::tr("Give the record another key, or name other fields in “primaryKey”."));
}

// Equal keys have one text.
std::string textOfPart(const Cell &part)
{
    std::string text = part.kind == ValueKind::Text ? std::string(part.bytes()) : toText(part);
    const auto number = part.kind == ValueKind::Decimal ? decimalParts(text) : std::nullopt;
    if (!number || number->kind != DecimalParts::Class::Finite)
        return text;
    std::string plain = number->negative && !number->isZero() ? "-" : "";
    plain += number->integer.empty() ? "0" : number->integer;
    if (!number->fraction.empty())
        plain.append(1, '.').append(number->fraction);
    return plain;
}

} // namespace

bool isRecordName(std::string_view fileName)
{
    return fileName.size() > recordEnding.size() && fileName.ends_with(recordEnding) && fileName.front() != '.';
}

std::string escapedName(std::string_view text)
{
    if (text.empty())
        return std::string(emptyPart);
    std::string out;
    const bool device = isDevice(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = text.substr(at, sizeOfCharacter(text[at]));
        const bool dotAtEnd = text[at] == '.' && (at == 0 || at + 1 == text.size());
        const bool plain = character.size() == 1
                               ? isPlainAscii(text[at])
                               : isPlain(QString::fromUtf8(character.data(), qsizetype(character.size())));
        if (plain && !dotAtEnd && !(device && at == 0)) {
            out += character;
        } else {
            for (const char byte : character)
                escapeByte(byte, out);
        }
        at += character.size();
    }
    return out;
}

bool unescapedName(std::string_view escaped, std::string &text)
{
    text.clear();
    if (escaped == emptyPart)
        return true;
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        if (escaped[at] != '%') {
            text += escaped[at];
            continue;
        }
        const int high = at + 2 < escaped.size() ? hexValue(escaped[at + 1]) : -1;
        const int low = high >= 0 ? hexValue(escaped[at + 2]) : -1;
        if (low < 0)
            return false;
        text += char(high << 4 | low);
        at += 2;
    }
    return simdjson::validate_utf8(text.data(), text.size()) && escapedName(text) == escaped;
}

Result<std::string> recordName(std::span<const Cell> key)
{
    std::string name;
    for (const Cell &part : key) {
        if (part.isNull())
            return refused(Tr::tr("it is NULL"));
        if (part.kind == ValueKind::Json)
            return refused(Tr::tr("it is JSON"));
        const std::string text = textOfPart(part);
        if (!simdjson::validate_utf8(text.data(), text.size()))
            return refused(Tr::tr("it is no valid UTF-8"));
        if (!name.empty())
            name += separator;
        name += escapedName(text);
    }
    name += recordEnding;
    if (name.size() > longestName)
        return refused(Tr::tr("it is too long"), QStringLiteral("%1 bytes: %2…").arg(name.size()).arg(QString::fromStdString(name.substr(0, 80))));
    return name;
}

Result<std::string> recordName(const Key &key)
{
    std::vector<Cell> cells;
    for (const Value &part : key)
        cells.push_back(part.cell());
    return recordName(cells);
}

Key keyOfName(std::string_view fileName, std::span<const ValueKind> kinds)
{
    const std::string_view stem = fileName.substr(0, fileName.size() - std::min(fileName.size(), recordEnding.size()));
    Key key;
    std::string_view rest = stem;
    std::string text;
    std::vector<char> room;
    for (const ValueKind kind : kinds) {
        const std::size_t end = std::min(rest.find(separator), rest.size());
        if (!unescapedName(rest.substr(0, end), text))
            return {Value::ofText(stem)};
        room.resize(text.size() + 16);
        Cell cell;
        key.push_back(fromText(text, kind, room.data(), cell) ? Value(cell) : Value::ofText(text));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!rest.empty() || key.empty())
        return {Value::ofText(stem)};
    return key;
}

std::string foldedName(std::string_view fileName)
{
    if (std::ranges::all_of(fileName, [](char c) { return c > 0; })) {
        std::string folded(fileName);
        std::ranges::transform(folded, folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
        return folded;
    }
    const QString name = QString::fromUtf8(fileName.data(), qsizetype(fileName.size()));
    return name.toCaseFolded().toStdString();
}

} // namespace tidewright
