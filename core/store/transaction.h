// A write transaction: takes the write lock at once, and is rolled back unless its commit has succeeded.
#pragma once

#include "storesession.h"

namespace tidewright
{

class Transaction
{
public:
    static Result<Transaction> begin(StoreSession &session);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;
    Transaction &operator=(const Transaction &) = delete;

    // CommitUnknown if the connection was lost before its answer came.
    Result<void> commit();

private:
    explicit Transaction(StoreSession &session);
    StoreSession *m_session;
};

} // namespace tidewright
