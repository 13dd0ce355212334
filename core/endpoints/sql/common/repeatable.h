// Transactions that may simply be made again, whatever became of the first.
#pragma once

#include "error.h"

namespace tidewright
{

// The result of such a COMMIT: where its answer was lost, nobody needs to look whether it was done, only to try again.
inline Result<void> repeatable(Result<void> committed)
{
    if (!committed && committed.error().code == ErrorCode::CommitUnknown)
        committed.error().code = ErrorCode::ConnectionFailed;
    return committed;
}

} // namespace tidewright
