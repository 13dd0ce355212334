// What becomes of the base and the conflicts of a type where somebody writes its state: neither says anything that the state contradicts.
#pragma once

#include "statement.h"
#include "syncstate.h"

#include <set>

namespace tidewright
{

class Overwriting
{
public:
    // `who` closes conflicts.
    Overwriting(StoreSession &session, QString who, Instant now);

    // Types that have a base, or conflicts that are not settled.
    Result<std::set<StateKey>> concerned();
    // Before `after` is written in place of `before`. A base holds for the state that it came about with: for one of another generation,
    // configuration or endpoint, of other contents or none, it goes, and what was in sync by it counts as lost. Conflicts close where the
    // state says that there are none; else the state counts those that there are.
    Result<void> settle(const std::optional<SyncState> &before, SyncState &after);

private:
    StoreSession &m_session;
    QString m_who;
    Instant m_now;
};

} // namespace tidewright
