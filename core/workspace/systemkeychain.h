// The desktop's keychain (Secret Service, KWallet) through QtKeychain.
#pragma once

#include "secrets.h"

#include <QThread>
#include <functional>
#include <memory>
#include <mutex>

namespace QKeychain
{
class Job;
}

namespace tidewright
{

// QtKeychain answers through an event loop: its jobs run in a thread of this class, and each call waits for its own. At most one
// may exist in a process, for as long as secrets are asked for: QtKeychain's queue belongs to the first thread that used it.
class SystemKeychain final : public Keychain
{
public:
    SystemKeychain();
    ~SystemKeychain() override;

    Result<std::optional<Secret>> read(const QString &name) override;
    Result<void> write(const QString &name, const Secret &secret) override;
    Result<bool> remove(const QString &name) override;
    Result<QStringList> names() override;

private:
    enum class Outcome { Done, NoEntry };
    struct Answer {
        Outcome outcome = Outcome::Done;
        Secret secret;
    };

    // Makes the job in the thread, starts it and waits.
    Result<Answer> run(const std::function<QKeychain::Job *()> &make);
    Result<Answer> readEntry(const QString &key);
    Result<Answer> writeEntry(const QString &key, QByteArrayView value);
    Result<QStringList> readNames();
    Result<void> writeNames(const QStringList &names);

    std::mutex m_calls;    // one call at a time, as in QtKeychain: the list of names is read and written as one
    bool m_silent = false; // it left a call without an answer; the others are not made to wait as long
    QThread m_thread;
    std::unique_ptr<QObject> m_home; // lives in the thread
};

} // namespace tidewright
