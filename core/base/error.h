// Errors as values. A function that can fail returns Result<T>; it is never ignored and never both returned and logged.
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace tidewright
{

// What kind of failure it is: decides the exit code, whether a retry makes sense, and which action the console offers.
enum class ErrorCode {
    Usage,              // wrong call of a command
    Configuration,      // workspace, connection or job file is wrong
    SecretMissing,      // a named secret is nowhere to be found, or its store is locked
    ConnectionFailed,   // unknown host, refused, lost; worth a retry
    AuthFailed,         // wrong user or password
    TlsFailed,          // certificate or TLS policy
    NotFound,           // table, field, record, run
    PermissionDenied,   // read-only target, missing grant
    SchemaMismatch,     // key, cursor or type does not fit
    ValueRefused,       // a value that the target cannot hold exactly
    ConstraintViolated, // the target refused a record (foreign key, unique, not null, check)
    Conflict,           // serialization failure or deadlock; worth a retry
    CommitUnknown,      // the answer to a COMMIT was lost
    DiskFull,
    StateUnreadable, // damaged, failed its checksum, or from a newer version
    Busy,            // another worker holds the lease
    LeaseLost,       // fenced: a newer token exists
    Halted,          // needs the operator's decision
    Cancelled,       // stopped by the user
    TooManyFailures, // more bad records than the threshold
    Unsupported,
    Internal,
};

// What happened, to what, what was and was not changed, and what to do next. No member ever carries a secret.
struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Internal;
    QString message; // for people: one or two sentences, in their language
    QString detail;  // technical line (SQLSTATE, errno, path), not translated
    QString hint;    // the next step, empty if there is none

    // The same error with what was being done put in front of its message; each layer does so at most once.
    Error in(const QString &context) const;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] Failure fail(ErrorCode code, QString message, QString detail = {}, QString hint = {});

// The code as it stands in JSON: "connection_failed".
[[nodiscard]] QString errorCodeName(ErrorCode code);
// Internal for a name that is not known.
[[nodiscard]] ErrorCode errorCodeFromName(const QString &name);

// A failure that can pass by itself: connection lost, deadlock.
[[nodiscard]] bool isTransient(ErrorCode code);

} // namespace tidewright

// Leaves the enclosing function with the error of EXPR, or goes on with its value.
#define TIDEWRIGHT_CONCAT_(a, b) a##b
#define TIDEWRIGHT_CONCAT(a, b) TIDEWRIGHT_CONCAT_(a, b)
#define TRY(EXPR)                                                                                                                \
    do {                                                                                                                         \
        auto tryResult_ = (EXPR);                                                                                                \
        if (!tryResult_)                                                                                                         \
            return tl::unexpected(std::move(tryResult_).error());                                                                \
    } while (false)
#define TRY_ASSIGN(TARGET, EXPR) TRY_ASSIGN_(TIDEWRIGHT_CONCAT(tryResult_, __LINE__), TARGET, EXPR)
#define TRY_ASSIGN_(NAME, TARGET, EXPR)                                                                                          \
    auto NAME = (EXPR);                                                                                                          \
    if (!NAME)                                                                                                                   \
        return tl::unexpected(std::move(NAME).error());                                                                          \
    TARGET = std::move(*NAME)
