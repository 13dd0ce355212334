#include "secrets.h"

#include "names.h"
#include "secretsfile.h"
#include "text.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

QString filePath(const QProcessEnvironment &environment)
{
    return environment.value(QStringLiteral("TIDEWRIGHT_SECRETS_FILE"));
}

Result<void> checkName(const QString &name)
{
    if (isSecretName(name))
        return {};
    return fail(ErrorCode::Configuration,
                Text::tr("\"%1\" is no name for a secret: letters, digits, \"-\", \"_\" and \".\" only.")
                    .arg(escapeControls(name.left(64))));
}

// `hint`: how a place could be looked into that could not be.
Failure missing(const QString &name, const QStringList &looked, const QString &hint = {})
{
    return fail(
        ErrorCode::SecretMissing,
        Text::tr("The secret \"%1\" was not found. Looked in: %2.").arg(name, looked.join(QLatin1String("; "))), {},
        hint.isEmpty() ? Text::tr("Store it: tidewright secrets set %1, or set %2.").arg(name, secretVariable(name)) : hint);
}

} // namespace

QString secretVariable(const QString &name)
{
    QString variable = name.toUpper();
    variable.replace(QLatin1Char('-'), QLatin1Char('_')).replace(QLatin1Char('.'), QLatin1Char('_'));
    return QStringLiteral("TIDEWRIGHT_SECRET_") + variable;
}

SecretSource::SecretSource(Keychain *keychain, QProcessEnvironment environment)
    : m_keychain(keychain)
    , m_environment(std::move(environment))
{
}

Result<Secret> SecretSource::find(const QString &name) const
{
    TRY(checkName(name));
    QStringList looked;
    if (m_keychain != nullptr) {
        auto found = m_keychain->read(name);
        if (found && *found)
            return **std::move(found);
        looked.append(found ? Text::tr("keychain: no such entry")
                            : Text::tr("keychain: %1").arg(withoutStop(found.error().message)));
    }
    const QString variable = secretVariable(name);
    if (m_environment.contains(variable))
        return Secret(m_environment.value(variable).toUtf8());
    looked.append(Text::tr("environment: %1 is not set").arg(variable));

    const QString path = filePath(m_environment);
    if (path.isEmpty()) {
        looked.append(Text::tr("file: TIDEWRIGHT_SECRETS_FILE is not set"));
        return missing(name, looked);
    }
    auto found = SecretsFile(path).read(name);
    if (found && *found)
        return **std::move(found);
    looked.append(found ? Text::tr("file %1: no such entry").arg(path)
                        : Text::tr("file: %1").arg(withoutStop(found.error().message)));
    return missing(name, looked, found ? QString() : found.error().hint);
}

Result<void> SecretSource::store(const QString &name, const Secret &secret) const
{
    TRY(checkName(name));
    if (m_keychain != nullptr) {
        auto written = m_keychain->write(name, secret);
        if (written || written.error().code != ErrorCode::Unsupported)
            return written;
    }
    const QString path = filePath(m_environment);
    if (path.isEmpty())
        return fail(ErrorCode::Configuration, Text::tr("There is no keychain here; the secret was not stored."), {},
                    Text::tr("Name a file for secrets in TIDEWRIGHT_SECRETS_FILE, or set %1.").arg(secretVariable(name)));
    return SecretsFile(path).write(name, secret);
}

Result<void> SecretSource::remove(const QString &name) const
{
    TRY(checkName(name));
    bool removed = false;
    QStringList looked;
    if (m_keychain != nullptr) {
        const auto done = m_keychain->remove(name);
        if (!done && done.error().code != ErrorCode::Unsupported)
            return tl::unexpected(done.error());
        removed = done.value_or(false);
        looked.append(done ? Text::tr("keychain: no such entry")
                           : Text::tr("keychain: %1").arg(withoutStop(done.error().message)));
    }
    const QString path = filePath(m_environment);
    if (!path.isEmpty()) {
        TRY_ASSIGN(const bool inFile, SecretsFile(path).remove(name));
        removed = removed || inFile;
        looked.append(Text::tr("file %1: no such entry").arg(path));
    }
    if (!removed)
        return missing(name, looked);
    return {};
}

Result<QStringList> SecretSource::names() const
{
    QStringList all;
    if (m_keychain != nullptr) {
        const auto found = m_keychain->names();
        if (!found && found.error().code != ErrorCode::Unsupported)
            return found;
        all = found.value_or(QStringList());
    }
    const QString path = filePath(m_environment);
    if (!path.isEmpty()) {
        TRY_ASSIGN(const QStringList inFile, SecretsFile(path).names());
        all += inFile;
    }
    all.removeDuplicates();
    all.sort();
    return all;
}

} // namespace tidewright
