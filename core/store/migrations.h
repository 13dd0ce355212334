// The versions of the state database's schema, and the way between them. The steps are files:
// migrations/ENGINE/NNNN_name.{up,down}.sql.
#pragma once

#include "storesession.h"

namespace tidewright
{

class Migrations
{
public:
    explicit Migrations(StoreSession &session);

    static int newest();
    // 0: nothing is there yet. StateUnreadable if it is newer than newest(). Reads only.
    Result<int> version();
    // Up or down, each step one transaction; returns the version reached. Several processes may call it at once.
    Result<int> migrate(int target);

private:
    Result<void> step(int from, int to);

    StoreSession &m_session;
};

} // namespace tidewright
