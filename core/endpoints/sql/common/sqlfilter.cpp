#include "sqlfilter.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlFilter)
};

class FilterScan
{
public:
    FilterScan(const QString &text, SqlDialect dialect)
        : m_text(text)
        , m_dialect(dialect)
    {
    }

    bool isOneCondition()
    {
        int depth = 0;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char(';') || (c == QLatin1Char(')') && depth == 0))
                return false;
            if (c == QLatin1Char('('))
                ++depth;
            else if (c == QLatin1Char(')'))
                --depth;
            if (!pass(c))
                return false;
        }
        return depth == 0;
    }

private:
    bool starts(QLatin1String with) const { return QStringView(m_text).mid(m_at).startsWith(with); }

    // Over what begins here. False if it does not end.
    bool pass(QChar c)
    {
        const bool mysql = m_dialect == SqlDialect::Mysql;
        if (c == QLatin1Char('\'') || c == QLatin1Char('"') || (c == QLatin1Char('`') && m_dialect != SqlDialect::Postgres))
            return passQuoted(c);
        if (c == QLatin1Char('[') && m_dialect == SqlDialect::Sqlite)
            return passTo(QLatin1String("]"), 1);
        if (beginsLineComment(mysql))
            return passLine();
        if (starts(QLatin1String("/*")))
            return passComment();
        if (c == QLatin1Char('$') && m_dialect == SqlDialect::Postgres)
            return passDollar();
        ++m_at;
        return true;
    }

    // MySQL wants a blank behind the two dashes: 5--3 is 8.
    bool beginsLineComment(bool mysql) const
    {
        if (mysql && m_text[m_at] == QLatin1Char('#'))
            return true;
        return starts(QLatin1String("--")) && (!mysql || m_at + 2 >= m_text.size() || m_text[m_at + 2].isSpace());
    }

    bool passLine()
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('\n'), m_at);
        m_at = end < 0 ? m_text.size() : end;
        return true;
    }

    bool passTo(QLatin1String end, qsizetype from)
    {
        const qsizetype found = m_text.indexOf(end, m_at + from);
        m_at = found + end.size();
        return found >= 0;
    }

    // A doubled quote is part of it; where backslashes escape, what follows one is.
    bool passQuoted(QChar quote)
    {
        const bool extended = m_dialect == SqlDialect::Postgres && quote == QLatin1Char('\'') && isExtended();
        const bool escapes = extended || (m_dialect == SqlDialect::Mysql && quote != QLatin1Char('`'));
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (escapes && m_text[m_at] == QLatin1Char('\\'))
                ++m_at;
            else if (m_text[m_at] == quote)
                return ++m_at, true;
        }
        return false;
    }

    // E'…': the letter is no end of a name.
    bool isExtended() const
    {
        if (m_at == 0 || m_text[m_at - 1].toLower() != QLatin1Char('e'))
            return false;
        return m_at == 1 || !isNamePart(m_text[m_at - 2]);
    }

    static bool isNamePart(QChar c)
    {
        return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('$') || c.isSurrogate();
    }

    // PostgreSQL nests them.
    bool passComment()
    {
        if (m_dialect != SqlDialect::Postgres)
            return passTo(QLatin1String("*/"), 2);
        int depth = 0;
        while (m_at < m_text.size()) {
            if (starts(QLatin1String("/*"))) {
                ++depth;
                m_at += 2;
            } else if (starts(QLatin1String("*/"))) {
                m_at += 2;
                if (--depth == 0)
                    return true;
            } else {
                ++m_at;
            }
        }
        return false;
    }

    // $$…$$ or $tag$…$tag$; anything else with a dollar is part of a name or a parameter.
    bool passDollar()
    {
        const bool inName = m_at > 0 && isNamePart(m_text[m_at - 1]);
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != QLatin1Char('$') && isNamePart(m_text[end]))
            ++end;
        const bool opens = !inName && end < m_text.size() && m_text[end] == QLatin1Char('$') && !m_text[m_at + 1].isDigit();
        if (!opens)
            return ++m_at, true;
        const QString tag = m_text.mid(m_at, end - m_at + 1);
        const qsizetype closing = m_text.indexOf(tag, end + 1);
        m_at = closing + tag.size();
        return closing >= 0;
    }

    const QString m_text;
    const SqlDialect m_dialect;
    qsizetype m_at = 0;
};

} // namespace

Result<void> checkFilter(const QString &filter, SqlDialect dialect)
{
    if (FilterScan(filter, dialect).isOneCondition())
        return {};
    return fail(ErrorCode::Configuration, Tr::tr("The filter “%1” is not one condition. Nothing was read.").arg(filter), {},
                Tr::tr("Close every bracket, quotation and comment that it opens, and leave out semicolons."));
}

} // namespace tidewright
