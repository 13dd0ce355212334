#include "conflicts.h"

#include "conflictwords.h"
#include "linediff.h"
#include "table.h"
#include "text.h"
#include "words.h"

#include <QJsonArray>

namespace tidewright::cli
{

namespace
{

QString cellText(const std::optional<Value> &value)
{
    return value ? valueText(*value) : QStringLiteral("-");
}

// What a decision makes of each field; empty where none is made, or none can be told.
RecordImage resultOf(const Conflict &conflict)
{
    if (!conflict.resolution)
        return {};
    const auto record = resolvedRecord(conflict, *conflict.resolution);
    return record ? *record : RecordImage();
}

bool isSame(const ConflictField &field)
{
    return field.local == field.remote && (!field.base || field.base == field.local);
}

void printFields(Session &session, const Conflict &conflict, const SideNames &sides)
{
    const RecordImage decided = resultOf(conflict);
    Table table({{QStringLiteral("FIELD"), Align::Left, 1},
                 {QStringLiteral("BASE"), Align::Left, 4},
                 {sides.local.toUpper(), Align::Left, 3},
                 {sides.remote.toUpper(), Align::Left, 3},
                 {QStringLiteral("RESULT"), Align::Left, 2}});
    int same = 0;
    std::size_t at = 0;
    for (const ConflictField &field : fieldsOf(conflict)) {
        const std::size_t column = at++;
        if (isSame(field)) {
            ++same;
            continue;
        }
        const QString result = decided && column < decided->size() ? valueText((*decided)[column])
                               : conflict.resolution               ? QStringLiteral("-")
                               : field.merged                      ? valueText(*field.merged)
                                                                   : QStringLiteral("to be decided");
        table.add({field.name, cellText(field.base), cellText(field.local), cellText(field.remote), result});
    }
    session.print(QString());
    session.print(table);
    if (same > 0)
        session.print(QStringLiteral("… and %1 that are the same everywhere").arg(same));
}

QStringList linesOf(const Value &value)
{
    return QString::fromStdString(toText(value.cell())).split(QLatin1Char('\n'));
}

bool hasLines(const std::optional<Value> &value)
{
    return value && (value->kind() == ValueKind::Text || value->kind() == ValueKind::Json) && linesOf(*value).size() > 1;
}

void printDiff(Session &session, const QString &title, const Value &before, const Value &after)
{
    session.print(QString());
    session.print(title);
    for (const QString &line : lineDiff(linesOf(before), linesOf(after)))
        session.print(QStringLiteral("  ") + escapeControls(line));
}

// Of long texts the table shows the beginning only: here is what has changed in them.
void printLongTexts(Session &session, const Conflict &conflict, const SideNames &sides)
{
    for (const ConflictField &field : fieldsOf(conflict)) {
        const bool long_ = hasLines(field.base) || hasLines(field.local) || hasLines(field.remote);
        if (!long_ || !field.local || !field.remote || field.local == field.remote)
            continue;
        const QString name = escapeControls(field.name);
        if (!field.base) {
            printDiff(session, QStringLiteral("%1, %2 (-) and %3 (+):").arg(name, sides.local, sides.remote), *field.local,
                      *field.remote);
            continue;
        }
        for (const auto &[value, side] : {std::pair(*field.local, sides.local), std::pair(*field.remote, sides.remote)}) {
            if (value != *field.base)
                printDiff(session, QStringLiteral("%1, since the base in %2:").arg(name, side), *field.base, value);
        }
    }
}

QString eventText(const ConflictEvent &event, const SideNames &sides)
{
    QString text = QStringLiteral("  %1  %2").arg(timeText(event.when), conflictEventName(event.what));
    if (!event.who.isEmpty())
        text += QStringLiteral(" by ") + escapeControls(event.who);
    if (event.resolution)
        text += QStringLiteral(": ") + resolutionText(*event.resolution, sides);
    return text;
}

void printConflict(Session &session, const Conflict &conflict, const std::vector<ConflictEvent> &events, const SideNames &sides)
{
    const ConflictSummary &summary = conflict.summary;
    session.print(QStringLiteral("%1  %2  record %3%4")
                      .arg(summary.id, typeText(summary.key), escapeControls(keyText(summary.recordKey)),
                           summary.title.isEmpty() ? QString() : QStringLiteral("  \"%1\"").arg(escapeControls(summary.title))));
    session.print(
        QStringLiteral("%1; %2, since %3 UTC")
            .arg(escapeControls(kindText(summary.kind, sides)), conflictPhaseName(summary.phase), timeText(summary.detectedAt)));
    for (const auto &[side, time] :
         {std::pair(sides.local, summary.localModified), std::pair(sides.remote, summary.remoteModified)}) {
        if (time)
            session.print(QStringLiteral("%1: changed %2 UTC").arg(escapeControls(side), timeText(*time)));
    }
    if (summary.hasDraft)
        session.print(QStringLiteral("Somebody has begun to decide it."));
    printFields(session, conflict, sides);
    printLongTexts(session, conflict, sides);
    session.print(QStringLiteral("\nHistory (UTC)"));
    for (const ConflictEvent &event : events)
        session.print(eventText(event, sides));
}

QJsonObject toJson(const Conflict &conflict, const std::vector<ConflictEvent> &events)
{
    QJsonObject json = tidewright::toJson(conflict);
    QJsonArray history;
    for (const ConflictEvent &event : events)
        history << QJsonObject{
            {QStringLiteral("what"), conflictEventName(event.what)},
            {QStringLiteral("who"), event.who.isEmpty() ? QJsonValue() : QJsonValue(event.who)},
            {QStringLiteral("at"), toIso(event.when)},
            {QStringLiteral("resolution"), event.resolution ? QJsonValue(tidewright::toJson(*event.resolution)) : QJsonValue()}};
    json.insert(QStringLiteral("history"), history);
    return json;
}

int showConflicts(Session &session, const QStringList &ids)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const Sides sides(*service);
    QJsonArray list;
    for (const QString &id : ids) {
        const auto conflict = service->conflict(id);
        if (!conflict)
            return session.report(conflict.error());
        const auto events = service->conflictEvents(id);
        if (!events)
            return session.report(events.error());
        if (session.json) {
            list << toJson(*conflict, *events);
            continue;
        }
        if (id != ids.front())
            session.print(QString());
        printConflict(session, *conflict, *events, sides.of(conflict->summary.key));
    }
    if (session.json)
        session.print(QJsonObject{{QStringLiteral("conflicts"), list}});
    return AllInSync;
}

} // namespace

void defineConflictShow(CLI::App &conflicts, Session &session)
{
    CLI::App *command = conflicts.add_subcommand("show", "Show all that is needed to decide one");
    command->footer("Example:\n  tidewright conflicts show c1 > conflict.txt");
    auto ids = std::make_shared<std::vector<std::string>>();
    command->add_option("ID", *ids, "Conflicts, as the list names them")->required();
    command->callback([&session, ids] { session.action = [ids](Session &now) { return showConflicts(now, toStrings(*ids)); }; });
}

} // namespace tidewright::cli
