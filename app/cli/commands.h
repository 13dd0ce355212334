// Every command: one file each, one line here and in main.
#pragma once

#include "session.h"

#include <CLI/CLI.hpp>

namespace tidewright::cli
{

void defineInit(CLI::App &root, Session &session);
void defineCheck(CLI::App &root, Session &session);
void defineDiscover(CLI::App &root, Session &session);
void defineStatus(CLI::App &root, Session &session);
void defineSync(CLI::App &root, Session &session);
void defineResume(CLI::App &root, Session &session);
void defineRollback(CLI::App &root, Session &session);
void defineVerify(CLI::App &root, Session &session);
void defineHistory(CLI::App &root, Session &session);
void defineConflicts(CLI::App &root, Session &session);
void defineRecords(CLI::App &root, Session &session);
void defineState(CLI::App &root, Session &session);
void defineSecrets(CLI::App &root, Session &session);
void defineDemo(CLI::App &root, Session &session);
void defineCompletion(CLI::App &root, Session &session);

// [JOB...] and --type KEY, as most commands take them.
struct SelectionArguments {
    std::vector<std::string> jobs;
    std::vector<std::string> types;

    void addTo(CLI::App &command);
    Selection selection() const;
};

QStringList toStrings(const std::vector<std::string> &list);

} // namespace tidewright::cli
