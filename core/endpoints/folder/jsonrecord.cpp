#include "jsonrecord.h"

#include "jsonscanner.h"

#include <QCoreApplication>
#include <algorithm>
#include <simdjson.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

QString why(RecordProblem problem)
{
    switch (problem) {
    case RecordProblem::None:
        return {};
    case RecordProblem::NoFile:
        return Tr::tr("it is a link or something else than a file");
    case RecordProblem::TooLarge:
        return Tr::tr("it is larger than %1 MiB").arg(largestRecord / 1024 / 1024);
    case RecordProblem::NotUtf8:
        return Tr::tr("it is not written in UTF-8");
    case RecordProblem::NotJson:
        return Tr::tr("it is no complete, valid JSON");
    case RecordProblem::NotObject:
        return Tr::tr("it holds something else than one JSON object");
    case RecordProblem::RepeatedName:
        return Tr::tr("it has two members of the same name");
    case RecordProblem::TooDeep:
        return Tr::tr("its values are nested more than %1 levels deep").arg(deepestRecord);
    case RecordProblem::Unreadable:
        return Tr::tr("this account may not read it");
    }
    return {};
}

} // namespace

Error problemError(RecordProblem problem, const QString &path)
{
    return {ErrorCode::ValueRefused,
            Tr::tr("The file of a record cannot be read: %1. The record was left as it is, at both sides.").arg(why(problem)), path,
            Tr::tr("Correct the file, or bring it back from your version control, then sync again.")};
}

RecordProblem JsonRecord::parse(std::string_view text)
{
    m_members.clear();
    m_texts.clear();
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return RecordProblem::NotUtf8;
    JsonScanner scanner(text);
    scanner.skipSpace();
    if (scanner.peek() != '{')
        return scanner.value() == JsonScanner::Found::Value && scanner.atEnd() ? RecordProblem::NotObject : RecordProblem::NotJson;
    const auto member = [&](std::string_view name, const JsonScanner::Token &token) {
        JsonMember &one = m_members.emplace_back();
        if (!unescapeJson(name, one.name))
            return false;
        one.kind = token.kind;
        one.raw = token.raw;
        one.value = token.raw;
        if (token.kind != MemberKind::Text)
            return true;
        one.value = token.raw.substr(1, token.raw.size() - 2);
        if (one.value.find('\\') == std::string_view::npos)
            return true;
        std::string text8;
        if (!unescapeJson(one.value, text8))
            return false;
        one.value = {};
        m_texts.push_back(std::move(text8));
        return true;
    };
    const JsonScanner::Found found = scanner.object(member);
    if (found == JsonScanner::Found::TooDeep)
        return RecordProblem::TooDeep;
    if (found != JsonScanner::Found::Value || !scanner.atEnd())
        return RecordProblem::NotJson;
    // Only now: the texts do not move any more.
    auto unescaped = m_texts.begin();
    for (JsonMember &one : m_members) {
        if (one.kind == MemberKind::Text && one.value.data() == nullptr)
            one.value = *unescaped++;
    }
    std::vector<std::string_view> names;
    for (const JsonMember &one : m_members)
        names.push_back(one.name);
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end() ? RecordProblem::None : RecordProblem::RepeatedName;
}

const JsonMember *JsonRecord::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_members, name, &JsonMember::name);
    return found == m_members.end() ? nullptr : &*found;
}

bool readJsonValue(std::string_view text, MemberKind &kind, std::string_view &value, std::string &room)
{
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return false;
    JsonScanner scanner(text);
    JsonScanner::Token token;
    if (scanner.value(token) != JsonScanner::Found::Value || !scanner.atEnd())
        return false;
    kind = token.kind;
    value = token.raw;
    if (kind != MemberKind::Text)
        return true;
    room.clear();
    const bool read = unescapeJson(token.raw.substr(1, token.raw.size() - 2), room);
    value = room;
    return read;
}

} // namespace tidewright
