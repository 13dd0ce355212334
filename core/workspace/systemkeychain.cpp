#include "systemkeychain.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <chrono>
#include <future>
#include <qt6keychain/keychain.h>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

// Long enough to type the password of a locked keyring.
constexpr std::chrono::seconds longestWait{60};

QString serviceName()
{
    return QStringLiteral("tidewright");
}

// The names of our entries, as a JSON list in an entry of its own: a keychain cannot be asked for them. No secret can have this
// name.
QString indexKey()
{
    return QStringLiteral("/names");
}

// Where there is no session bus QtKeychain would look for one in vain.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

Failure failureOf(QKeychain::Error error, const QString &detail)
{
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return fail(ErrorCode::PermissionDenied, Text::tr("it is locked, or refused access"), detail,
                    Text::tr("Unlock the keychain and try again."));
    default:
        return fail(ErrorCode::Unsupported, Text::tr("there is no secret service"), detail);
    }
}

} // namespace

SystemKeychain::SystemKeychain()
    : m_home(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("keychain"));
    m_home->moveToThread(&m_thread);
    m_thread.start();
}

SystemKeychain::~SystemKeychain()
{
    m_thread.quit();
    m_thread.wait();
}

Result<SystemKeychain::Answer> SystemKeychain::run(const std::function<QKeychain::Job *()> &make)
{
    if (!hasSessionBus())
        return fail(ErrorCode::Unsupported, Text::tr("there is no secret service"));
    if (m_silent)
        return fail(ErrorCode::ConnectionFailed, Text::tr("it does not answer"));
    const auto promise = std::make_shared<std::promise<Result<Answer>>>();
    auto future = promise->get_future();
    QMetaObject::invokeMethod(
        m_home.get(),
        [promise, make, home = m_home.get()] {
            QKeychain::Job *job = make();
            job->setAutoDelete(true);
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, home, [promise](QKeychain::Job *done) {
                if (done->error() == QKeychain::EntryNotFound) {
                    promise->set_value(Answer{Outcome::NoEntry, {}});
                } else if (done->error() != QKeychain::NoError) {
                    promise->set_value(failureOf(done->error(), done->errorString()));
                } else {
                    const auto *reader = qobject_cast<QKeychain::ReadPasswordJob *>(done);
                    promise->set_value(Answer{Outcome::Done, reader != nullptr ? Secret(reader->binaryData()) : Secret()});
                }
            });
            job->start();
        },
        Qt::QueuedConnection);
    m_silent = future.wait_for(longestWait) != std::future_status::ready;
    if (m_silent)
        return fail(ErrorCode::ConnectionFailed, Text::tr("it did not answer within %1 s").arg(longestWait.count()));
    return future.get();
}

Result<SystemKeychain::Answer> SystemKeychain::readEntry(const QString &key)
{
    return run([key] {
        auto *job = new QKeychain::ReadPasswordJob(serviceName());
        job->setKey(key);
        return job;
    });
}

Result<SystemKeychain::Answer> SystemKeychain::writeEntry(const QString &key, QByteArrayView value)
{
    return run([key, bytes = value.toByteArray()] {
        auto *job = new QKeychain::WritePasswordJob(serviceName());
        job->setKey(key);
        job->setBinaryData(bytes);
        return job;
    });
}

Result<std::optional<Secret>> SystemKeychain::read(const QString &name)
{
    const std::scoped_lock lock(m_calls);
    TRY_ASSIGN(Answer answer, readEntry(name));
    if (answer.outcome == Outcome::NoEntry)
        return std::nullopt;
    return std::optional(std::move(answer.secret));
}

Result<void> SystemKeychain::write(const QString &name, const Secret &secret)
{
    const std::scoped_lock lock(m_calls);
    TRY(writeEntry(name, secret.reveal()));
    TRY_ASSIGN(QStringList all, readNames());
    if (all.contains(name))
        return {};
    all.append(name);
    return writeNames(all);
}

Result<bool> SystemKeychain::remove(const QString &name)
{
    const std::scoped_lock lock(m_calls);
    // The Secret Service reports success for removing what it does not have.
    TRY_ASSIGN(const Answer found, readEntry(name));
    TRY(run([name] {
        auto *job = new QKeychain::DeletePasswordJob(serviceName());
        job->setKey(name);
        return job;
    }));
    TRY_ASSIGN(QStringList all, readNames());
    if (all.removeAll(name) > 0)
        TRY(writeNames(all));
    return found.outcome == Outcome::Done;
}

Result<QStringList> SystemKeychain::names()
{
    const std::scoped_lock lock(m_calls);
    return readNames();
}

Result<QStringList> SystemKeychain::readNames()
{
    TRY_ASSIGN(const Answer answer, readEntry(indexKey()));
    QStringList all;
    for (const QJsonValue &name : QJsonDocument::fromJson(answer.secret.reveal().toByteArray()).array())
        all.append(name.toString());
    return all;
}

Result<void> SystemKeychain::writeNames(const QStringList &names)
{
    TRY(writeEntry(indexKey(), QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact)));
    return {};
}

} // namespace tidewright
