// A JSON object of secrets by name, in a file of mode 0600 or stricter.
#pragma once

#include "error.h"
#include "secret.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace tidewright
{

// Refused, each time it is read: a symbolic link, what is no regular file, another owner, a mode that lets others in. All of it
// is asked of the opened file, so that nobody can exchange it in between.
class SecretsFile
{
public:
    explicit SecretsFile(QString path)
        : m_path(std::move(path))
    {
    }

    Result<std::optional<Secret>> read(const QString &name) const;
    Result<QStringList> names() const;
    // Made with mode 0600 where it does not exist; replaced atomically where it does.
    Result<void> write(const QString &name, const Secret &secret) const;
    Result<bool> remove(const QString &name) const;

private:
    QString m_path;
};

} // namespace tidewright
