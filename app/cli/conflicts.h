// The commands on conflicts, and what they have in common.
#pragma once

#include "commands.h"

#include <QJsonObject>

namespace tidewright::cli
{

// Which conflicts are meant: by job, type, kind.
struct ConflictArguments {
    std::vector<std::string> types;
    std::vector<std::string> kinds;

    void addTo(CLI::App &command);
    // Those of the filter that are of these kinds.
    Result<std::vector<ConflictSummary>> find(Service &service, ConflictFilter filter) const;
};

void defineConflictShow(CLI::App &conflicts, Session &session);
void defineConflictResolve(CLI::App &conflicts, Session &session);
void defineConflictUndo(CLI::App &conflicts, Session &session);

// What became of them, and the exit code that tells it.
int printOutcomes(Session &session, const std::vector<ConflictOutcome> &outcomes);

} // namespace tidewright::cli
