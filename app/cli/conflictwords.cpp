#include "conflictwords.h"

#include "text.h"

namespace tidewright::cli
{

Sides::Sides(const Service &service)
{
    for (const Job &job : service.jobs())
        m_names[job.name] = {job.local, job.remote};
}

SideNames Sides::of(const StateKey &key) const
{
    const auto known = m_names.find(key.job);
    return known == m_names.end() ? SideNames() : known->second;
}

QString kindText(ConflictKind kind, const SideNames &sides)
{
    switch (kind) {
    case ConflictKind::BothChanged:
        return QStringLiteral("changed on both sides");
    case ConflictKind::BothCreated:
        return QStringLiteral("created on both sides");
    case ConflictKind::DeletedLocally:
        return QStringLiteral("deleted in %1, changed in %2").arg(sides.local, sides.remote);
    case ConflictKind::DeletedRemotely:
        return QStringLiteral("deleted in %1, changed in %2").arg(sides.remote, sides.local);
    }
    return {};
}

QString timeText(Instant time)
{
    return toIso(time).left(19).replace(QLatin1Char('T'), QLatin1Char(' '));
}

QString valueText(const Value &value)
{
    if (value.isNull())
        return QStringLiteral("null");
    constexpr qsizetype most = 60;
    const QString text = QString::fromStdString(toText(value.cell()));
    const qsizetype lineEnd = text.indexOf(QLatin1Char('\n'));
    const bool isText = value.kind() == ValueKind::Text;
    QString shown = escapeControls(lineEnd < 0 ? text : text.left(lineEnd));
    const bool cut = shown.size() > most;
    if (cut)
        shown = shown.left(most - 1) + QChar(0x2026);
    if (isText)
        shown = QLatin1Char('"') + shown + QLatin1Char('"');
    if (lineEnd >= 0)
        shown += QStringLiteral(" (%1 lines)").arg(text.count(QLatin1Char('\n')) + 1);
    else if (cut)
        shown += QStringLiteral(" (%1 characters)").arg(text.size());
    return shown;
}

QString takeText(Take take, const SideNames &sides)
{
    switch (take) {
    case Take::Local:
        return sides.local;
    case Take::Remote:
        return sides.remote;
    case Take::Base:
        return QStringLiteral("the base");
    case Take::Newest:
        return QStringLiteral("the newest");
    }
    return {};
}

QString resolutionText(const Resolution &resolution, const SideNames &sides)
{
    QStringList parts;
    if (resolution.record)
        parts << QStringLiteral("takes ") + takeText(*resolution.record, sides);
    for (const auto &[name, choice] : resolution.fields)
        parts << QStringLiteral("%1: %2").arg(escapeControls(name),
                                              choice.take ? takeText(*choice.take, sides) : valueText(choice.value));
    return parts.join(QLatin1String("; "));
}

} // namespace tidewright::cli
