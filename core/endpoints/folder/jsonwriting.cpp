// Writing JSON: what a record's file is made of.
#include "jsonscanner.h"

namespace tidewright
{

namespace
{

void newLine(int level, std::string &out)
{
    out += '\n';
    out.append(std::size_t(level) * 2, ' ');
}

// Calls `text(part)` for each string with its quotes and for each run of other characters but spaces, `sign(c)` for what structures them.
template <typename OnText, typename OnSign>
void walkJson(std::string_view value, OnText &&text, OnSign &&sign)
{
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t begin = at;
        const char c = value[at++];
        if (JsonScanner::isSpace(c))
            continue;
        if (c == '"') {
            while (value[at] != '"')
                at += value[at] == '\\' ? 2 : 1;
            text(value.substr(begin, ++at - begin));
        } else if (std::string_view("{}[],:").find(c) != std::string_view::npos) {
            sign(c);
        } else {
            at = std::min(value.find_first_of(" \t\r\n{}[],:\"", at), value.size());
            text(value.substr(begin, at - begin));
        }
    }
}

} // namespace

void writeCompactJson(std::string_view value, std::string &out)
{
    walkJson(
        value, [&out](std::string_view part) { out += part; }, [&out](char c) { out += c; });
}

void writeIndentedJson(std::string_view value, int level, std::string &out)
{
    bool opened = false; // nothing stands behind the bracket yet
    const auto text = [&](std::string_view part) {
        if (opened)
            newLine(level, out);
        opened = false;
        out += part;
    };
    const auto sign = [&](char c) {
        if (c == '{' || c == '[') {
            if (opened)
                newLine(level, out);
            out += c;
            ++level;
            opened = true;
        } else if (c == '}' || c == ']') {
            --level;
            if (!opened)
                newLine(level, out);
            out += c;
            opened = false;
        } else {
            out += c;
            if (c == ',')
                newLine(level, out);
            else
                out += ' ';
        }
    };
    walkJson(value, text, sign);
}

} // namespace tidewright
