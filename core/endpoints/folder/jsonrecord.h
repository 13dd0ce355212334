// The text of a record's file, read strictly: one object of members, each with its value as it stands there. Numbers are not turned into anything.
#pragma once

#include "error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidewright
{

enum class MemberKind : std::uint8_t { Null, False, True, Int, UInt, Decimal, Number, Text, Nested };

struct JsonMember {
    std::string name;
    MemberKind kind = MemberKind::Null;
    // Text: without quotes and escapes, in UTF-8; all else: as it stands in the file, which must outlive it.
    std::string_view value;
    std::string_view raw; // as it stands in the file
};

// Why a file is no record.
enum class RecordProblem : std::uint8_t { None, NoFile, TooLarge, NotUtf8, NotJson, NotObject, RepeatedName, TooDeep, Unreadable };

// What is told of it. `path` names the file.
Error problemError(RecordProblem problem, const QString &path);

inline constexpr std::int64_t largestRecord = 16 * 1024 * 1024; // bytes
inline constexpr int deepestRecord = 200;

class JsonRecord
{
public:
    // `text` must outlive it.
    RecordProblem parse(std::string_view text);
    const std::vector<JsonMember> &members() const { return m_members; }
    const JsonMember *find(std::string_view name) const;

private:
    std::vector<JsonMember> m_members;
    std::vector<std::string> m_texts; // unescaped ones
};

// The value of one JSON text; false if it is none. `room` holds what `value` may borrow.
bool readJsonValue(std::string_view text, MemberKind &kind, std::string_view &value, std::string &room);

// A valid JSON value without white space between its parts.
void writeCompactJson(std::string_view value, std::string &out);
// The same with two spaces for each level, `level` levels deep already.
void writeIndentedJson(std::string_view value, int level, std::string &out);

} // namespace tidewright
