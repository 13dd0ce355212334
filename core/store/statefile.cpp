#include "statefile.h"

#include "statement.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

// Beside the original, named after its content: opening the same damaged file again makes no second copy. Empty if it failed.
QString keepCopy(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    const QString copy = path + QLatin1String(".damaged-") + QString::fromLatin1(hash.result().toHex().left(12));
    if (QFile::exists(copy))
        return copy;
    if (!QFile::copy(path, copy))
        return {};
    if (QFileInfo(path + QLatin1String("-wal")).size() > 0)
        QFile::copy(path + QLatin1String("-wal"), copy + QLatin1String("-wal"));
    return copy;
}

} // namespace

QString nothingToSalvage()
{
    return Tr::tr("Nothing in it can be read. Move the file away and restore a back-up; without one, the next sync begins a new "
                  "state and deletes nothing.");
}

namespace
{

Error unreadable(const StateDatabase &database, const QString &finding)
{
    const QString copy = keepCopy(database.path);
    return {
        ErrorCode::StateUnreadable,
        copy.isEmpty()
            ? Tr::tr("The state database %1 is damaged. It was left as it is; no copy of it could be made.").arg(database.path)
            : Tr::tr("The state database %1 is damaged. It was left as it is; a copy is kept in %2.").arg(database.path, copy),
        finding,
        salvageStates(database)
            ? Tr::tr(
                  "Take out what can be read with \"tidewright state export\", move the file away, and import that or restore a "
                  "back-up.")
            : nothingToSalvage()};
}

Result<QString> quickCheck(const StateDatabase &database)
{
    TRY_ASSIGN(const auto session, StoreSession::open(database, StoreSession::Access::Inspect));
    TRY_ASSIGN(Statement statement, Statement::prepare(*session, QStringLiteral("PRAGMA quick_check(1)")));
    TRY(statement.run());
    TRY(statement.next());
    return statement.text(0);
}

} // namespace

Result<void> checkStateFile(const StateDatabase &database)
{
    const auto finding = quickCheck(database);
    if (!finding)
        return tl::unexpected(finding.error().code == ErrorCode::StateUnreadable ? unreadable(database, finding.error().detail)
                                                                                 : finding.error());
    if (*finding != QLatin1String("ok"))
        return tl::unexpected(unreadable(database, *finding));
    return {};
}

} // namespace tidewright
