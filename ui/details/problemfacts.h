// What an unfinished run has and has not changed, told from its checkpoint: pure, so that each sentence can be held to semantics.
#pragma once

#include "typerow.h"

#include <QLatin1String>

namespace tidewright
{

struct ProblemFact {
    QString text;
    QString note;
};

struct ProblemFacts {
    QString headline;  // what happened
    QString text;      // what to do
    QString technical; // one line, to be copied
    std::vector<ProblemFact> changed;
    std::vector<ProblemFact> unchanged;
};

// The last run came to its end, but for some rows.
bool isRejectedOnly(const SyncState &state);

// For a type that failed, was interrupted or has rejected rows.
ProblemFacts problemFacts(const TypeRow &row);

// The steps of the unfinished run: before `current` done, after it not begun. Empty without a checkpoint.
struct RunSteps {
    std::vector<QString> names;
    std::size_t current = 0;
};
RunSteps runSteps(const SyncState &state);

} // namespace tidewright
