#include "error.h"

#include <array>
#include <utility>

namespace tidewright
{

namespace
{

constexpr std::array<std::pair<ErrorCode, const char *>, 22> codeNames{{
    {ErrorCode::Usage, "usage"},
    {ErrorCode::Configuration, "configuration"},
    {ErrorCode::SecretMissing, "secret_missing"},
    {ErrorCode::ConnectionFailed, "connection_failed"},
    {ErrorCode::AuthFailed, "auth_failed"},
    {ErrorCode::TlsFailed, "tls_failed"},
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::PermissionDenied, "permission_denied"},
    {ErrorCode::SchemaMismatch, "schema_mismatch"},
    {ErrorCode::ValueRefused, "value_refused"},
    {ErrorCode::ConstraintViolated, "constraint_violated"},
    {ErrorCode::Conflict, "transaction_conflict"},
    {ErrorCode::CommitUnknown, "commit_unknown"},
    {ErrorCode::DiskFull, "disk_full"},
    {ErrorCode::StateUnreadable, "state_unreadable"},
    {ErrorCode::Busy, "busy"},
    {ErrorCode::LeaseLost, "lease_lost"},
    {ErrorCode::Halted, "halted"},
    {ErrorCode::Cancelled, "cancelled"},
    {ErrorCode::TooManyFailures, "too_many_failures"},
    {ErrorCode::Unsupported, "unsupported"},
    {ErrorCode::Internal, "internal"},
}};

} // namespace

Error Error::in(const QString &context) const
{
    Error copy = *this;
    copy.message = context + QLatin1String(": ") + message;
    return copy;
}

Failure fail(ErrorCode code, QString message, QString detail, QString hint)
{
    return Failure(Error{code, std::move(message), std::move(detail), std::move(hint)});
}

QString errorCodeName(ErrorCode code)
{
    for (const auto &[known, name] : codeNames) {
        if (known == code)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("internal");
}

ErrorCode errorCodeFromName(const QString &name)
{
    for (const auto &[code, known] : codeNames) {
        if (name == QLatin1String(known))
            return code;
    }
    return ErrorCode::Internal;
}

bool isTransient(ErrorCode code)
{
    return code == ErrorCode::ConnectionFailed || code == ErrorCode::Conflict;
}

} // namespace tidewright
