// What every command is handed: the global options, where results and everything else go, and how the user stops it.
#pragma once

#include "error.h"
#include "log.h"
#include "service.h"
#include "workspaces.h"

#include <QJsonObject>
#include <QString>
#include <functional>
#include <memory>
#include <stop_token>

namespace tidewright::cli
{

class Table;

enum class LogFormat { Text, Json };

// Exit codes of the contract.
enum ExitCode : int {
    AllInSync = 0,
    TypeFailed = 1,
    WrongUsage = 2,
    ConflictsOpen = 3,
    BusyElsewhere = 4,
    HaltedForDecision = 5,
    StoppedByUser = 130,
    ReaderGone = 141, // as shells report SIGPIPE: whoever read the result, like head, has seen enough
};

// Writes log records to stderr, as text or as JSON lines, from a level on.
class StderrLog final : public LogSink
{
public:
    void configure(LogLevel from, LogFormat format);
    void write(const LogRecord &record) override;

private:
    LogLevel m_from = LogLevel::Warn;
    LogFormat m_format = LogFormat::Text;
};

struct Session {
    Workspaces workspaces;
    QString folder; // --workspace; empty: found from the current folder
    bool json = false;
    bool quiet = false;
    StderrLog log;
    std::stop_source stop;
    std::function<int(Session &)> action; // set by the command that was called

    // Opens the workspace; its error is already on stderr when this returns null, with the exit code in `exitCode`.
    std::unique_ptr<Service> open(int &exitCode);
    Result<QString> workspaceFolder() const;

    void print(const QString &text);       // a line of the result
    void print(const Table &table);        // cut to the terminal, if the result goes to one
    void print(const QJsonObject &object); // the result as JSON
    void note(const QString &text) const;  // a line on stderr, unless --quiet
    int report(const Error &error) const;  // on stderr, as text or JSON; returns its exit code
    // What went wrong with content types: once where it is the same for several.
    void reportAll(const std::vector<std::pair<StateKey, Error>> &errors) const;
    int end(int exitCode) const; // what becomes of it if the result could not be printed

    int unwritable = 0; // errno of the first line that could not be printed

private:
    void print(const QByteArray &line);
};

// What an error on its own makes of the process.
int exitCodeOf(const Error &error);
// The most severe of all runs wins: 2, 5, 1, 4, 3, 0; 130 if the user stopped them.
int exitCodeOf(const std::vector<SyncRun> &runs);
// StoppedByUser, else the most severe.
int severest(int one, int other);

} // namespace tidewright::cli
