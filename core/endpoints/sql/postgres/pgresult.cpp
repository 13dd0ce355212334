#include "pgresult.h"

#include <charconv>

namespace tidewright
{

namespace
{

std::int64_t parse(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

QString PgResult::text(int row, int column) const
{
    const std::string_view view = bytes(row, column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

std::int64_t PgResult::number(int row, int column) const
{
    return parse(bytes(row, column));
}

std::int64_t PgResult::affected() const
{
    return parse(PQcmdTuples(m_result.get()));
}

} // namespace tidewright
