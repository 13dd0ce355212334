// Looking up and keeping secrets by name: in the desktop keychain, the environment, and a file that only its owner can read.
#pragma once

#include "error.h"
#include "secret.h"

#include <QProcessEnvironment>
#include <QStringList>
#include <optional>

namespace tidewright
{

// The desktop's store. Blocking calls, safe from any thread. Failures: Unsupported where there is no such service (at once),
// PermissionDenied where it is locked or refused, ConnectionFailed where it did not answer in time.
class Keychain
{
public:
    virtual ~Keychain() = default;
    virtual Result<std::optional<Secret>> read(const QString &name) = 0; // empty: no such entry
    virtual Result<void> write(const QString &name, const Secret &secret) = 0;
    virtual Result<bool> remove(const QString &name) = 0; // false: there was none
    virtual Result<QStringList> names() = 0;
};

// Safe from any thread, as the keychain is. No error of it carries a value.
class SecretSource
{
public:
    // The keychain outlives it; null: none. The environment names the file: TIDEWRIGHT_SECRETS_FILE.
    explicit SecretSource(Keychain *keychain, QProcessEnvironment environment = QProcessEnvironment::systemEnvironment());

    // Keychain, then environment, then file. SecretMissing says where was looked and what was found wrong there.
    Result<Secret> find(const QString &name) const;

    // Into the keychain; where there is none, into the file, if one is named. Never anywhere else.
    Result<void> store(const QString &name, const Secret &secret) const;
    // From keychain and file. SecretMissing if neither has it.
    Result<void> remove(const QString &name) const;
    // Of keychain and file, sorted. The environment's are not listed: its names do not tell the secret's.
    Result<QStringList> names() const;

private:
    Keychain *m_keychain;
    QProcessEnvironment m_environment;
};

// "legacy-db" → "TIDEWRIGHT_SECRET_LEGACY_DB".
QString secretVariable(const QString &name);

} // namespace tidewright
