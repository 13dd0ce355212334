#include "session.h"

#include "table.h"
#include "words.h"

#include <QDir>
#include <QJsonDocument>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tidewright::cli
{

namespace
{

// False, with errno, if it cannot be written.
bool writeLine(std::FILE *file, const QByteArray &line)
{
    // One write a line: lines of several threads are never mixed.
    const QByteArray whole = line + '\n';
    return std::fwrite(whole.constData(), 1, std::size_t(whole.size()), file) == std::size_t(whole.size()) &&
           std::fflush(file) == 0;
}

int exitCodeOf(const SyncRun &run)
{
    switch (run.outcome) {
    case RunOutcome::Running:
    case RunOutcome::Ok:
        return AllInSync;
    case RunOutcome::OkWithConflicts:
        return ConflictsOpen;
    case RunOutcome::OkWithErrors:
    case RunOutcome::Failed:
        return run.error ? cli::exitCodeOf(*run.error) : TypeFailed;
    case RunOutcome::Halted:
        return HaltedForDecision;
    case RunOutcome::Busy:
        return BusyElsewhere;
    case RunOutcome::Cancelled:
        return StoppedByUser;
    }
    return TypeFailed;
}

} // namespace

void StderrLog::configure(LogLevel from, LogFormat format)
{
    m_from = from;
    m_format = format;
}

void StderrLog::write(const LogRecord &record)
{
    if (record.level >= m_from)
        writeLine(stderr, m_format == LogFormat::Json ? toJsonLine(record) : toTextLine(record).toUtf8());
}

Result<QString> Session::workspaceFolder() const
{
    if (!folder.isEmpty())
        return QDir(folder).absolutePath();
    return workspaces.find(QDir::currentPath());
}

std::unique_ptr<Service> Session::open(int &exitCode)
{
    const auto found = workspaceFolder();
    if (!found) {
        exitCode = report(found.error());
        return nullptr;
    }
    // Each attempt waits for ten seconds.
    constexpr int attemptsAtMost = 6;
    auto service = workspaces.open(*found, {QStringLiteral("tidewright"), &log});
    for (int attempt = 1;
         !service && service.error().code == ErrorCode::Conflict && attempt < attemptsAtMost && !stop.stop_requested();
         ++attempt) {
        note(QStringLiteral("The state database is locked by another process, waiting for it (%1)").arg(attempt));
        service = workspaces.open(*found, {QStringLiteral("tidewright"), &log});
    }
    if (!service) {
        exitCode = report(service.error());
        if (stop.stop_requested())
            exitCode = StoppedByUser;
        return nullptr;
    }
    return std::move(*service);
}

void Session::print(const QByteArray &line)
{
    if (!writeLine(stdout, line) && !unwritable)
        unwritable = errno;
}

void Session::print(const QString &text)
{
    print(text.toUtf8());
}

void Session::print(const Table &table)
{
    for (const QString &line : table.lines(terminalWidth()))
        print(line);
}

void Session::print(const QJsonObject &object)
{
    print(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int Session::end(int exitCode) const
{
    if (!unwritable)
        return exitCode;
    const bool good = exitCode == AllInSync || exitCode == ConflictsOpen;
    if (unwritable == EPIPE)
        return good ? int(ReaderGone) : exitCode;
    const int own = report(
        {ErrorCode::Internal, QStringLiteral("The result could not be written to the standard output. What was done is done."),
         QString::fromLocal8Bit(std::strerror(unwritable)),
         QStringLiteral("Make room where it is to go. tidewright status and tidewright history tell what happened.")});
    return good ? own : exitCode;
}

void Session::note(const QString &text) const
{
    if (!quiet)
        writeLine(stderr, text.toUtf8());
}

int Session::report(const Error &error) const
{
    if (json) {
        writeLine(stderr, QJsonDocument(QJsonObject{{QStringLiteral("error"), errorJson(error)}}).toJson(QJsonDocument::Compact));
    } else {
        for (const QString &line : errorLines(error.in(QStringLiteral("tidewright"))))
            writeLine(stderr, line.toUtf8());
    }
    return exitCodeOf(error);
}

void Session::reportAll(const std::vector<std::pair<StateKey, Error>> &errors) const
{
    std::vector<std::pair<Error, QStringList>> different;
    for (const auto &[key, error] : errors) {
        const auto known = std::ranges::find(different, error, &std::pair<Error, QStringList>::first);
        auto &[first, names] = known == different.end() ? different.emplace_back(error, QStringList()) : *known;
        names << typeText(key);
    }
    for (const auto &[error, names] : different) {
        note(QString());
        report(error.in(someOf(names)));
    }
}

int exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Usage:
    case ErrorCode::Configuration:
    case ErrorCode::SecretMissing:
        return WrongUsage;
    case ErrorCode::Halted:
    case ErrorCode::StateUnreadable:
        return HaltedForDecision;
    case ErrorCode::Busy:
        return BusyElsewhere;
    case ErrorCode::Cancelled:
        return StoppedByUser;
    default:
        return TypeFailed;
    }
}

int severest(int one, int other)
{
    static constexpr std::array<int, 7> severity{StoppedByUser, WrongUsage,    HaltedForDecision, TypeFailed,
                                                 BusyElsewhere, ConflictsOpen, AllInSync};
    return *std::min(std::ranges::find(severity, one), std::ranges::find(severity, other));
}

int exitCodeOf(const std::vector<SyncRun> &runs)
{
    int worst = AllInSync;
    for (const SyncRun &run : runs)
        worst = severest(worst, exitCodeOf(run));
    return worst;
}

} // namespace tidewright::cli
