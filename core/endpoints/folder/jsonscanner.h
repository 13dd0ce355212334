// Walks over JSON text and checks it on the way. No recursion: nesting costs a bit a level.
#pragma once

#include "jsonrecord.h"

namespace tidewright
{

// The content of a quoted string (checked by a JsonScanner) appended to `out`; false for a surrogate that stands alone.
bool unescapeJson(std::string_view content, std::string &out);

class JsonScanner
{
public:
    explicit JsonScanner(std::string_view text)
        : m_text(text)
    {
    }

    enum class Found { Value, Nothing, TooDeep };
    struct Token {
        MemberKind kind = MemberKind::Null;
        std::string_view raw;
    };

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    // The next character that is no space; NUL at the end.
    char peek()
    {
        skipSpace();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool atEnd()
    {
        skipSpace();
        return m_at == m_text.size();
    }

    Found value(Token &token);
    Found value()
    {
        Token token;
        return value(token);
    }

    // An object, `member(name, token)` for each; Nothing if one of them returns false.
    template <typename OnMember>
    Found object(OnMember &&member)
    {
        if (!take('{'))
            return Found::Nothing;
        if (take('}'))
            return Found::Value;
        do {
            std::string_view name;
            Token token;
            if (!string(name) || !take(':'))
                return Found::Nothing;
            const Found found = value(token);
            if (found != Found::Value)
                return found;
            if (!member(name.substr(1, name.size() - 2), token))
                return Found::Nothing;
        } while (take(','));
        return take('}') ? Found::Value : Found::Nothing;
    }

    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

private:
    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool string(std::string_view &raw); // with its quotes
    bool scalar(Token &token);
    bool number(Token &token);
    Found nested(std::size_t begin, Token &token);

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace tidewright
