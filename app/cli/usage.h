// How the commands are to be called: their help, and what is said where they are called otherwise.
#pragma once

#include "error.h"

#include <CLI/CLI.hpp>

namespace tidewright::cli
{

// Once all commands are defined: a help that fits a terminal and names the options that every command takes.
void completeHelp(CLI::App &root);

// What `root` did not understand, with the nearest word that it would have.
Error usageError(const CLI::App &root, const CLI::ParseError &error);

} // namespace tidewright::cli
