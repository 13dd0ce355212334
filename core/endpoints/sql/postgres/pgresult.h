// A libpq result that clears itself, and the few typed looks at it that catalog queries need.
#pragma once

#include <QString>
#include <cstdint>
#include <libpq-fe.h>
#include <memory>
#include <optional>
#include <string_view>

namespace tidewright
{

class PgResult
{
public:
    PgResult() = default;
    explicit PgResult(PGresult *result)
        : m_result(result)
    {
    }

    explicit operator bool() const { return bool(m_result); }
    PGresult *handle() const { return m_result.get(); }
    ExecStatusType status() const { return PQresultStatus(m_result.get()); }
    int rows() const { return PQntuples(m_result.get()); }
    bool isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column); }
    std::string_view bytes(int row, int column) const
    {
        return {PQgetvalue(m_result.get(), row, column), std::size_t(PQgetlength(m_result.get(), row, column))};
    }
    // The following for results in text form; an SQL NULL reads as empty, 0, false.
    QString text(int row, int column) const;
    std::int64_t number(int row, int column) const;
    bool flag(int row, int column) const { return bytes(row, column) == "t"; }
    // Rows that the command touched, by its tag.
    std::int64_t affected() const;

private:
    struct Clear {
        void operator()(PGresult *result) const { PQclear(result); }
    };
    std::unique_ptr<PGresult, Clear> m_result;
};

} // namespace tidewright
