// The three engines alike: a fresh database of each and an endpoint on it, for tests that go through every pair of them.
#pragma once

#include "endpoint.h"
#include "testservers.h"

#include <QTemporaryDir>
#include <array>
#include <memory>

namespace tidewright
{

enum class EngineKind { Sqlite, Postgres, Mysql };
inline constexpr std::array allEngines{EngineKind::Sqlite, EngineKind::Postgres, EngineKind::Mysql};

const char *engineName(EngineKind kind);

class TestEngine
{
public:
    explicit TestEngine(EngineKind kind);
    ~TestEngine();
    TestEngine(const TestEngine &) = delete;
    TestEngine &operator=(const TestEngine &) = delete;

    EngineKind kind() const { return m_kind; }
    bool isReady() const { return m_problem.isEmpty(); }
    // Of the last call that failed.
    const char *problem() const { return m_problem.constData(); }
    Endpoint &endpoint() { return *m_endpoint; }
    // As a workspace would describe it; the password beside it, empty for SQLite.
    Connection connection() const;
    QString password() const;
    // The server's database; null for SQLite.
    TestDatabase *database() { return m_database.get(); }

    // Statements separated by semicolons.
    bool run(const QString &sql);
    // First field of the first row.
    QString value(const QString &sql);

private:
    EngineKind m_kind;
    QByteArray m_problem;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Endpoint> m_endpoint;
};

// "…: message / detail"; null for a value.
QString problemText(const Error &error);
template <typename T>
QString problemIn(const Result<T> &result)
{
    return result ? QString() : problemText(result.error());
}

} // namespace tidewright

// For a Result that must hold a value; evaluates its argument once.
#define QVERIFY_RESULT(...)                                                                                                      \
    do {                                                                                                                         \
        const QString verifyProblem = tidewright::problemIn(__VA_ARGS__);                                                        \
        QVERIFY2(verifyProblem.isNull(), qPrintable(verifyProblem));                                                             \
    } while (false)
