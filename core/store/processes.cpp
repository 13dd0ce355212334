#include "processes.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::Processes)
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

bool Processes::isGone(const LeaseHolder &holder) const
{
    if (holder.pid <= 0 || holder.bootId.isEmpty() || holder.host != host() || holder.bootId != bootId())
        return false;
    return startOf(holder.pid) != holder.processStart;
}

QString SystemProcesses::host() const
{
    return QSysInfo::machineHostName();
}

QString SystemProcesses::bootId() const
{
    static const QString id = QString::fromLatin1(contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed());
    return id;
}

std::optional<qint64> SystemProcesses::startOf(qint64 pid) const
{
    // "4711 (name, which may hold blanks and brackets) S 1 …": the state is field 3, the start time field 22.
    const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(pid));
    const qsizetype nameEnd = stat.lastIndexOf(')');
    if (nameEnd < 0)
        return std::nullopt;
    const auto fields = stat.mid(nameEnd + 2).split(' ');
    constexpr qsizetype state = 0, start = 19;
    // A process that was killed and not yet collected by its parent does no more work either.
    if (fields.size() <= start || fields[state] == "Z" || fields[state] == "X")
        return std::nullopt;
    bool ok = false;
    const qint64 ticks = fields[start].toLongLong(&ok);
    return ok ? std::optional(ticks) : std::nullopt;
}

LeaseHolder thisProcess(const QString &program)
{
    const SystemProcesses processes;
    LeaseHolder holder;
    holder.host = processes.host();
    holder.bootId = processes.bootId();
    holder.pid = QCoreApplication::applicationPid();
    holder.processStart = processes.startOf(holder.pid).value_or(0);
    holder.name = Tr::tr("%1 on %2, pid %3").arg(program, holder.host, QString::number(holder.pid));
    return holder;
}

} // namespace tidewright
