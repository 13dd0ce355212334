#include "commands.h"
#include "table.h"
#include "words.h"

#include <QJsonArray>

namespace tidewright::cli
{

namespace
{

int discover(Session &session, const QString &connection)
{
    int code = AllInSync;
    const auto service = session.open(code);
    if (!service)
        return code;
    const auto offerings = service->discover(connection, session.stop.get_token());
    if (!offerings)
        return session.report(offerings.error());
    if (session.json) {
        QJsonArray list;
        for (const Offering &one : *offerings)
            list << toJson(one);
        session.print(QJsonObject{{QStringLiteral("connection"), connection}, {QStringLiteral("contentTypes"), list}});
        return AllInSync;
    }
    Table table({{QStringLiteral("CONTENT TYPE"), Align::Left, 2},
                 {QStringLiteral("KIND"), Align::Left},
                 {QStringLiteral("KEY"), Align::Left, 4},
                 {QStringLiteral("CURSOR"), Align::Left, 3},
                 {QStringLiteral("ROWS, ABOUT"), Align::Right},
                 {QStringLiteral("FIELDS"), Align::Left, 9}});
    for (const Offering &one : *offerings) {
        QStringList fields;
        for (const Field &field : one.schema.fields)
            fields << field.name;
        QString cursor = QStringLiteral("none");
        if (!one.cursors.empty())
            cursor = one.cursors.front().field + (one.cursors.front().indexed ? QString() : QStringLiteral(" (no index)"));
        table.add({one.schema.place, one.schema.isView ? QStringLiteral("view") : QStringLiteral("table"),
                   one.schema.key.isEmpty() ? QStringLiteral("none") : one.schema.key.join(QLatin1String(", ")), cursor,
                   one.estimatedCount ? countText(*one.estimatedCount) : QStringLiteral("not known"),
                   fields.join(QLatin1String(", "))});
    }
    session.print(table);
    return AllInSync;
}

} // namespace

void defineDiscover(CLI::App &root, Session &session)
{
    CLI::App *command =
        root.add_subcommand("discover", "Content types that a connection offers: keys, fields,\ncursor candidates, counts");
    command->footer("Example:\n  tidewright discover legacy");
    auto connection = std::make_shared<std::string>();
    command->add_option("CONNECTION", *connection, "Connection, by name")->required();
    command->callback([&session, connection] {
        session.action = [connection](Session &now) { return discover(now, QString::fromStdString(*connection)); };
    });
}

} // namespace tidewright::cli
