#include "jsonscanner.h"

#include <charconv>

namespace tidewright
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool readUnit(std::string_view text, std::size_t at, std::uint32_t &unit)
{
    if (at + 4 > text.size())
        return false;
    const auto read = std::from_chars(text.data() + at, text.data() + at + 4, unit, 16);
    return read.ec == std::errc() && read.ptr == text.data() + at + 4;
}

void appendUtf8(std::uint32_t code, std::string &out)
{
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | code >> 6);
        out += char(0x80 | (code & 63));
    } else if (code < 0x10000) {
        out += char(0xe0 | code >> 12);
        out += char(0x80 | (code >> 6 & 63));
        out += char(0x80 | (code & 63));
    } else {
        out += char(0xf0 | code >> 18);
        out += char(0x80 | (code >> 12 & 63));
        out += char(0x80 | (code >> 6 & 63));
        out += char(0x80 | (code & 63));
    }
}

constexpr bool isHigh(std::uint32_t unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

constexpr bool isLow(std::uint32_t unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

// `at` is behind "\u"; false unless it is one character.
bool unescapeUnit(std::string_view content, std::size_t &at, std::string &out)
{
    std::uint32_t unit = 0;
    if (!readUnit(content, at, unit) || isLow(unit))
        return false;
    at += 4;
    if (isHigh(unit)) {
        std::uint32_t low = 0;
        if (content.substr(at, 2) != "\\u" || !readUnit(content, at + 2, low) || !isLow(low))
            return false;
        at += 6;
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
    appendUtf8(unit, out);
    return true;
}

template <typename Number>
bool isNumber(std::string_view text)
{
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

} // namespace

bool unescapeJson(std::string_view content, std::string &out)
{
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\\', at), content.size());
        out.append(content, at, end - at);
        at = end;
        if (at == content.size())
            return true;
        const char letter = at + 1 < content.size() ? content[at + 1] : '\0';
        at += 2;
        if (letter == 'u') {
            if (!unescapeUnit(content, at, out))
                return false;
        } else if (const auto found = letters.find(letter); letter != '\0' && found != std::string_view::npos) {
            out += meant[found];
        } else {
            return false;
        }
    }
    return true;
}

bool JsonScanner::string(std::string_view &raw)
{
    if (peek() != '"')
        return false;
    const std::size_t begin = m_at++;
    bool escapes = false;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        if (std::uint8_t(m_text[m_at]) < 0x20)
            return false;
        if (m_text[m_at] == '\\') {
            escapes = true;
            ++m_at;
        }
        ++m_at;
    }
    if (m_at >= m_text.size())
        return false;
    ++m_at;
    raw = m_text.substr(begin, m_at - begin);
    std::string unescaped;
    return !escapes || unescapeJson(raw.substr(1, raw.size() - 2), unescaped);
}

bool JsonScanner::number(Token &token)
{
    const std::size_t begin = m_at;
    const auto digits = [this] {
        const std::size_t first = m_at;
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            ++m_at;
        return m_at > first;
    };
    const auto taken = [this](std::string_view any) {
        const bool there = m_at < m_text.size() && any.find(m_text[m_at]) != std::string_view::npos;
        m_at += there ? 1 : 0;
        return there;
    };
    const bool negative = taken("-");
    const std::size_t integer = m_at;
    if (!digits() || (m_text[integer] == '0' && m_at - integer > 1))
        return false;
    const bool fraction = taken(".");
    if (fraction && !digits())
        return false;
    const bool exponent = taken("eE");
    if (exponent) {
        taken("+-");
        if (!digits())
            return false;
    }
    token.raw = m_text.substr(begin, m_at - begin);
    if (exponent)
        token.kind = MemberKind::Number;
    else if (fraction || (negative && token.raw == "-0"))
        token.kind = fraction ? MemberKind::Decimal : MemberKind::Int;
    else if (isNumber<std::int64_t>(token.raw))
        token.kind = MemberKind::Int;
    else
        token.kind = isNumber<std::uint64_t>(token.raw) ? MemberKind::UInt : MemberKind::Decimal;
    return true;
}

bool JsonScanner::scalar(Token &token)
{
    const char first = peek();
    if (first == '"') {
        token.kind = MemberKind::Text;
        return string(token.raw);
    }
    if (first == '-' || isDigit(first))
        return number(token);
    static constexpr std::pair<std::string_view, MemberKind> words[] = {
        {"null", MemberKind::Null}, {"false", MemberKind::False}, {"true", MemberKind::True}};
    for (const auto &[word, kind] : words) {
        if (m_text.substr(m_at, word.size()) != word)
            continue;
        token = {kind, m_text.substr(m_at, word.size())};
        m_at += word.size();
        return true;
    }
    return false;
}

JsonScanner::Found JsonScanner::value(Token &token)
{
    const char first = peek();
    if (first == '{' || first == '[')
        return nested(m_at, token);
    return scalar(token) ? Found::Value : Found::Nothing;
}

JsonScanner::Found JsonScanner::nested(std::size_t begin, Token &token)
{
    std::string open; // the closing brackets that are due
    Token inner;
    for (bool value = true;;) {
        const char next = peek();
        if (value && (next == '{' || next == '[')) {
            if (int(open.size()) >= deepestRecord)
                return Found::TooDeep;
            open += next == '{' ? '}' : ']';
            ++m_at;
            if (peek() == open.back())
                value = false;
        } else if (value) {
            if (!scalar(inner))
                return Found::Nothing;
            value = false;
            if (take(','))
                value = true;
        } else if (next == open.back()) {
            ++m_at;
            open.pop_back();
            if (open.empty()) {
                token = {MemberKind::Nested, m_text.substr(begin, m_at - begin)};
                return Found::Value;
            }
            value = take(',');
        } else {
            return Found::Nothing;
        }
        if (value && open.back() == '}') {
            std::string_view name;
            if (!string(name) || !take(':'))
                return Found::Nothing;
        }
    }
}

} // namespace tidewright
