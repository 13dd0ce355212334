#include "jsonstring.h"
#include "value.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <simdjson.h>
#include <string>
#include <vector>

namespace tidewright
{

namespace
{

namespace json = simdjson::ondemand;

// No engine of ours stores deeper documents; it bounds the recursion below.
constexpr int deepest = 512;
// Zeros that are written out for an exponent. Beyond it a number keeps one: 1e999999999 is not turned into a gigabyte.
constexpr std::int64_t mostZeros = 400;

std::string_view trimmed(std::string_view text)
{
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return text.substr(0, last + 1);
}

std::string_view takeDigits(std::string_view &text)
{
    const std::string_view digits = text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
    text.remove_prefix(digits.size());
    return digits;
}

bool takeExponent(std::string_view &text, std::int64_t &exponent)
{
    exponent = 0;
    if (text.empty() || (text.front() != 'e' && text.front() != 'E'))
        return true;
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
        if (!text.empty() && text.front() == '-')
            return false;
    }
    const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
    text.remove_prefix(std::size_t(read.ptr - text.data()));
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2;
    return read.ec == std::errc() && exponent < most && exponent > -most;
}

// digits × 10^exponent, digits without leading and trailing zeros.
void writeDecimal(bool negative, std::string_view digits, std::int64_t exponent, std::string &out)
{
    if (digits.empty()) {
        out += '0';
        return;
    }
    if (negative)
        out += '-';
    const auto size = std::int64_t(digits.size());
    if (exponent >= 0 && exponent <= mostZeros) {
        out.append(digits).append(std::size_t(exponent), '0');
    } else if (exponent < 0 && -exponent < size) {
        out.append(digits.substr(0, std::size_t(size + exponent)))
            .append(1, '.')
            .append(digits.substr(std::size_t(size + exponent)));
    } else if (exponent < 0 && -exponent - size <= mostZeros) {
        out.append("0.").append(std::size_t(-exponent - size), '0').append(digits);
    } else {
        out.append(digits).append(1, 'e').append(std::to_string(exponent));
    }
}

bool writeNumber(std::string_view text, std::string &out)
{
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const std::string_view integer = takeDigits(text);
    std::string_view fraction;
    if (integer.empty() || (integer.size() > 1 && integer.front() == '0'))
        return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        fraction = takeDigits(text);
        if (fraction.empty())
            return false;
    }
    std::int64_t exponent = 0;
    if (!takeExponent(text, exponent) || !text.empty())
        return false;
    std::string digits(integer);
    digits.append(fraction);
    exponent -= std::int64_t(fraction.size());
    const std::size_t kept = digits.find_last_not_of('0') + 1;
    exponent += std::int64_t(digits.size() - kept);
    digits.resize(kept);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    writeDecimal(negative, digits, exponent, out);
    return true;
}

bool writeValue(json::value value, int depth, std::string &out);

bool writeArray(json::array array, int depth, std::string &out)
{
    out += '[';
    bool first = true;
    for (auto element : array) {
        json::value value;
        if (element.get(value))
            return false;
        if (!first)
            out += ',';
        first = false;
        if (!writeValue(value, depth, out))
            return false;
    }
    out += ']';
    return true;
}

struct Member {
    std::string_view name;
    std::size_t begin; // of `"name":value` in the output
    std::size_t end;
};

// Sorts the members that stand in `out` from `begin` on and leaves the last of those with equal names.
void sortMembers(std::vector<Member> &members, std::size_t begin, std::string &out)
{
    const auto notAscending = [](const Member &a, const Member &b) { return a.name >= b.name; };
    if (std::adjacent_find(members.begin(), members.end(), notAscending) == members.end())
        return;
    std::stable_sort(members.begin(), members.end(), [](const Member &a, const Member &b) { return a.name < b.name; });
    const std::string written = out.substr(begin);
    out.resize(begin);
    for (std::size_t at = 0; at < members.size(); ++at) {
        if (at + 1 < members.size() && members[at + 1].name == members[at].name)
            continue;
        if (out.size() > begin)
            out += ',';
        out.append(written, members[at].begin - begin, members[at].end - members[at].begin);
    }
}

bool writeObject(json::object object, int depth, std::string &out)
{
    out += '{';
    const std::size_t begin = out.size();
    std::vector<Member> members;
    for (auto field : object) {
        std::string_view name;
        json::value value;
        if (field.unescaped_key().get(name) || field.value().get(value))
            return false;
        if (!members.empty())
            out += ',';
        const std::size_t start = out.size();
        writeJsonString(name, out);
        out += ':';
        if (!writeValue(value, depth, out))
            return false;
        members.push_back({name, start, out.size()});
    }
    sortMembers(members, begin, out);
    out += '}';
    return true;
}

bool writeValue(json::value value, int depth, std::string &out)
{
    json::json_type type{};
    if (depth > deepest || value.type().get(type))
        return false;
    switch (type) {
    case json::json_type::array: {
        json::array array;
        return !value.get_array().get(array) && writeArray(array, depth + 1, out);
    }
    case json::json_type::object: {
        json::object object;
        return !value.get_object().get(object) && writeObject(object, depth + 1, out);
    }
    case json::json_type::string: {
        std::string_view text;
        if (value.get_string().get(text))
            return false;
        writeJsonString(text, out);
        return true;
    }
    case json::json_type::number:
        return writeNumber(trimmed(value.raw_json_token()), out);
    default: {
        const std::string_view word = trimmed(value.raw_json_token());
        out += word;
        return word == "null" || word == "true" || word == "false";
    }
    }
}

} // namespace

bool canonicalJson(std::string_view text, std::string &canonical)
{
    // Kept per thread: a batch of records asks once per JSON value, and their buffers are the costly part.
    thread_local json::parser parser;
    thread_local std::string padded;
    canonical.clear();
    // In an array of one: a document that is a bare number needs no path of its own, and what follows the value is seen.
    padded.assign(1, '[').append(text).append(1, ']').append(simdjson::SIMDJSON_PADDING, ' ');
    const std::size_t size = text.size() + 2;
    json::document document;
    json::array only;
    if (parser.iterate(padded.data(), size, padded.size()).get(document) || document.get_array().get(only))
        return false;
    int values = 0;
    for (auto element : only) {
        json::value value;
        if (++values > 1 || element.get(value) || !writeValue(value, 1, canonical))
            return false;
    }
    return values == 1 && document.current_location().error() == simdjson::OUT_OF_BOUNDS; // nothing is left
}

void writeJsonString(std::string_view text, std::string &out)
{
    static constexpr char hexDigits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (std::uint8_t(c) >= 0x20) {
            out += c;
        } else if (const auto at = std::string_view("\b\t\n\f\r").find(c); at != std::string_view::npos) {
            out += '\\';
            out += "btnfr"[at];
        } else {
            out += "\\u00";
            out += hexDigits[std::uint8_t(c) >> 4];
            out += hexDigits[std::uint8_t(c) & 15];
        }
    }
    out += '"';
}

} // namespace tidewright
