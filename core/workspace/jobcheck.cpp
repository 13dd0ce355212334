#include "jobcheck.h"

#include "cron.h"
#include "names.h"
#include "text.h"
#include "typesettings.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <algorithm>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Job)
};

enum class Weight { Fault, Warning };

void add(Findings &findings, const QString &path, const QString &message, const QString &hint = {}, Weight weight = Weight::Fault)
{
    findings.push_back({{}, path, Error{ErrorCode::Configuration, message, {}, hint}, weight == Weight::Warning});
}

void checkName(const QJsonValue &name, const QString &path, Findings &findings)
{
    if (!name.isUndefined() && !isPlainName(name.toString()))
        add(findings, path, Text::tr("A name has no control characters, and no white space at its ends."));
}

// "pages", "site/pages", "." for the connection's folder itself.
void checkFolder(const QJsonValue &folder, const QString &path, Findings &findings)
{
    checkName(folder, path, findings);
    if (folder == QLatin1String("."))
        return;
    const QStringList parts = folder.toString().split(QLatin1Char('/'));
    const bool leaves = std::any_of(parts.begin(), parts.end(), [](const QString &part) {
        return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..");
    });
    if (leaves)
        add(findings, path, Text::tr("This is no folder inside of the connection's."),
            Text::tr("Name a sub-folder (\"pages\", \"site/pages\"), or \".\" for the folder itself."));
}

// "organization", "ref.organization", "ref.\"odd.name\"".
void checkPlace(const QJsonValue &place, const QString &path, Findings &findings)
{
    if (!place[QLatin1String("resource")].isUndefined()) {
        add(findings, memberPath(path, QStringLiteral("resource")), Text::tr("This version synchronises tables and folders only."),
            Text::tr("Use \"table\" with a sqlite, postgres or mysql connection, \"folder\" with a folder."));
        return;
    }
    if (!place[QLatin1String("folder")].isUndefined()) {
        checkFolder(place[QLatin1String("folder")], memberPath(path, QStringLiteral("folder")), findings);
        return;
    }
    const QString table = place[QLatin1String("table")].toString();
    const QString at = memberPath(path, QStringLiteral("table"));
    checkName(place[QLatin1String("table")], at, findings);
    const bool quoted = table.contains(QLatin1Char('"')) || table.contains(QLatin1Char('`'));
    const QStringList parts = table.split(QLatin1Char('.'));
    if (!quoted && (parts.size() > 2 || parts.contains(QString())))
        add(findings, at, Text::tr("Expected a table's name, with its schema if need be: \"schema.table\"."),
            Text::tr("Put a name that has a dot of its own in quotes: \"ref.\\\"odd.name\\\"\"."));
}

void checkSchedule(const QJsonValue &schedule, Findings &findings)
{
    if (!schedule[QLatin1String("every")].isUndefined()) {
        const auto every = parseDuration(schedule[QLatin1String("every")].toString());
        if (!every || *every < std::chrono::seconds(1))
            add(findings, QStringLiteral("schedule.every"), Text::tr("Expected a duration from 1s on, such as \"15m\"."));
    }
    if (!schedule[QLatin1String("cron")].isUndefined()) {
        if (const auto problem = cronProblem(schedule[QLatin1String("cron")].toString()))
            add(findings, QStringLiteral("schedule.cron"), *problem);
    }
}

void checkType(const QJsonObject &type, const QString &path, Findings &findings)
{
    checkName(type[QLatin1String("key")], memberPath(path, QStringLiteral("key")), findings);
    checkPlace(type[QLatin1String("local")], memberPath(path, QStringLiteral("local")), findings);
    checkPlace(type[QLatin1String("remote")], memberPath(path, QStringLiteral("remote")), findings);
    const QJsonArray primaryKey = type[QLatin1String("primaryKey")].toArray();
    for (qsizetype i = 0; i < primaryKey.size(); ++i)
        checkName(primaryKey[i], itemPath(memberPath(path, QStringLiteral("primaryKey")), i), findings);

    const QString cursorPath = memberPath(path, QStringLiteral("cursor"));
    const QJsonValue cursor = type[QLatin1String("cursor")];
    checkName(cursor[QLatin1String("field")], memberPath(cursorPath, QStringLiteral("field")), findings);
    const QJsonValue lookback = cursor[QLatin1String("lookback")];
    if (!lookback.isUndefined() && !parseDuration(lookback.toString()))
        add(findings, memberPath(cursorPath, QStringLiteral("lookback")),
            Text::tr("Expected a duration such as \"15m\", \"5d\" or \"1h30m\"."));
    checkName(type[QLatin1String("softDelete")][QLatin1String("field")],
              memberPath(memberPath(path, QStringLiteral("softDelete")), QStringLiteral("field")), findings);

    QStringList mapped[2];
    const QJsonArray fields = type[QLatin1String("fields")].toArray();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QString at = itemPath(memberPath(path, QStringLiteral("fields")), i);
        for (const int side : {0, 1}) {
            const QString key = side == 0 ? QStringLiteral("local") : QStringLiteral("remote");
            const QString field = fields[i][key].toString();
            checkName(fields[i][key], memberPath(at, key), findings);
            if (mapped[side].contains(field))
                add(findings, memberPath(at, key), Text::tr("The field \"%1\" is mapped twice.").arg(escapeControls(field)));
            mapped[side].append(field);
        }
    }
    checkSettings(type, path, findings);
}

// Places are called by what the connection's kind has.
void checkPlaceKind(const ContentType &type, const Connection &connection, Side side, const QString &path, Findings &findings)
{
    const bool isFolder = (side == Side::Local ? type.localKind : type.remoteKind) == PlaceKind::Folder;
    if (isFolder == (connection.kind == QLatin1String("folder")))
        return;
    const QString member = memberPath(path, side == Side::Local ? QStringLiteral("local") : QStringLiteral("remote"));
    if (isFolder)
        add(findings, member, Text::tr("\"%1\" is no folder.").arg(connection.name), Text::tr("Use \"table\", or name a connection of the kind \"folder\"."));
    else
        add(findings, member, Text::tr("\"%1\" is a folder, which has no tables.").arg(connection.name),
            Text::tr("Use \"folder\": {\"folder\": \"pages\"}."));
}

const Connection *find(const std::vector<Connection> &connections, const QString &name)
{
    const auto found = std::find_if(connections.begin(), connections.end(), [&name](const Connection &c) { return c.name == name; });
    return found == connections.end() ? nullptr : &*found;
}

QString targetOf(const Job &job, const ContentType &type)
{
    return job.direction == Direction::RemoteToLocal ? type.local : type.remote;
}

bool isSameSystem(const Job &job, const std::vector<Connection> &connections)
{
    if (job.local == job.remote)
        return true;
    const Connection *local = find(connections, job.local);
    const Connection *remote = find(connections, job.remote);
    if (!local || !remote || local->kind != remote->kind)
        return false;
    return local->path == remote->path && local->host == remote->host && local->port == remote->port &&
           local->database == remote->database;
}

} // namespace

void checkJobFile(const QJsonObject &json, Findings &findings)
{
    checkSchedule(json[QLatin1String("schedule")], findings);
    checkSettings(json, {}, findings);

    QHash<QString, qsizetype> seen;
    const QJsonArray types = json[QLatin1String("contentTypes")].toArray();
    for (qsizetype i = 0; i < types.size(); ++i) {
        const QString path = itemPath(QStringLiteral("contentTypes"), i);
        const QString key = types[i][QLatin1String("key")].toString();
        checkType(types[i].toObject(), path, findings);
        if (seen.contains(key))
            add(findings, memberPath(path, QStringLiteral("key")),
                Text::tr("The key \"%1\" is taken by %2 already.")
                    .arg(escapeControls(key), itemPath(QStringLiteral("contentTypes"), seen[key])));
        else
            seen.insert(key, i);
    }
}

void checkJobConnections(const Job &job, const std::vector<Connection> &connections, const QStringList &known, Findings &findings)
{
    for (const auto &[key, name] :
         {std::pair(QStringLiteral("local"), job.local), std::pair(QStringLiteral("remote"), job.remote)}) {
        if (known.contains(name))
            continue;
        const auto near = name.size() <= 64 ? nearest(name, known) : std::nullopt;
        add(findings, key, Text::tr("There is no connection \"%1\".").arg(escapeControls(name.left(64))),
            near              ? Text::tr("Did you mean \"%1\"?").arg(*near)
            : known.isEmpty() ? Text::tr("Add connections/NAME.json first.")
                              : Text::tr("Connections: %1.").arg(known.join(QLatin1String(", "))));
    }
    const bool sameSystem = isSameSystem(job, connections);
    const Connection *local = find(connections, job.local);
    const Connection *remote = find(connections, job.remote);
    QHash<QString, QString> targets;
    targets.reserve(job.contentTypes.size());
    for (qsizetype i = 0; i < job.contentTypes.size(); ++i) {
        const ContentType &type = job.contentTypes[i];
        const auto path = [i] { return itemPath(QStringLiteral("contentTypes"), i); };
        if (local)
            checkPlaceKind(type, *local, Side::Local, path(), findings);
        if (remote)
            checkPlaceKind(type, *remote, Side::Remote, path(), findings);
        if (sameSystem && type.local == type.remote)
            add(findings, path(), Text::tr("Both sides are the same table or folder."),
                Text::tr("Name another connection, table or folder."));
        const QString target = targetOf(job, type);
        if (targets.contains(target))
            add(findings, path(),
                Text::tr("This writes to the same place as \"%1\"; one may delete what the other wrote.")
                    .arg(escapeControls(targets[target])),
                {}, Weight::Warning);
        else
            targets.insert(target, type.key);
    }
}

} // namespace tidewright
