#include "clock.h"
#include "fakeworld.h"

namespace tidewright::fakes
{

namespace
{

Value text(const char *value)
{
    return Value::ofText(value);
}

Value json(const char *value)
{
    return Value(Cell::ofBytes(ValueKind::Json, value));
}

Value timestamp(std::int64_t minutes)
{
    return Value::ofInt((29'746'620LL + minutes) * 60'000'000, ValueKind::Timestamp);
}

Conflict article(const char *key, const char *title, Instant now)
{
    Conflict conflict;
    conflict.summary.key = {QStringLiteral("content_deploy"), QStringLiteral("article")};
    conflict.summary.recordKey = {text(key)};
    conflict.summary.title = QString::fromUtf8(title);
    conflict.summary.detectedAt = now - std::chrono::minutes(12);
    conflict.summary.localModified = now - std::chrono::minutes(24);
    conflict.summary.remoteModified = now - std::chrono::minutes(15);
    conflict.keyFields = {QStringLiteral("slug")};
    for (const char *field : {"slug", "title", "summary", "status", "body", "publish_at", "tags", "hero_image", "author", "locale",
                              "layout", "rating", "comments"})
        conflict.fields << QLatin1String(field);
    conflict.base = std::vector<Value>{
        text(key),
        text(title),
        text("How we moved a 900 GB database to a new cluster over one weekend without taking the site offline."),
        text("draft"),
        text("Two years ago we outgrew one server.\nThe plan was simple.\nReplication lag stayed under five seconds. We paused "
             "writes for the final switch.\nNobody noticed."),
        timestamp(0),
        json(R"(["postgres","ops"])"),
        text("harbour-01.jpg"),
        text("m.kessler"),
        text("en-US"),
        Value::null(),
        Value(Cell::ofBytes(ValueKind::Decimal, "4.50")),
        Value::ofInt(1, ValueKind::Boolean)};
    conflict.local = conflict.remote = conflict.base;
    return conflict;
}

Conflict issue(const char *key, const char *title, Instant now)
{
    Conflict conflict;
    conflict.summary.key = {QStringLiteral("jira_ab"), QStringLiteral("issues")};
    conflict.summary.recordKey = {text(key)};
    conflict.summary.title = QString::fromUtf8(title);
    conflict.summary.detectedAt = now - std::chrono::minutes(40);
    conflict.summary.localModified = now - std::chrono::hours(3);
    conflict.summary.remoteModified = now - std::chrono::hours(5);
    conflict.keyFields = {QStringLiteral("key")};
    conflict.fields = {QStringLiteral("key"), QStringLiteral("title"), QStringLiteral("assignee"), QStringLiteral("status"),
                       QStringLiteral("estimate")};
    conflict.base = std::vector<Value>{text(key), text(title), text("p.nair"), text("open"), Value::ofInt(3)};
    conflict.local = conflict.remote = conflict.base;
    return conflict;
}

} // namespace

void furnishConflicts(FakeConflicts &conflicts)
{
    const Instant now = SystemClock().now();
    Conflict one = article("zero-downtime-migrations", "Zero-downtime migrations", now);
    (*one.local)[1] = text("Zero-downtime PostgreSQL migrations");
    (*one.remote)[1] = text("Zero-downtime migrations, step by step");
    (*one.local)[2] =
        text("How we moved a 1.2 TB database to a new cluster without taking the site offline, and what it cost.");
    (*one.remote)[2] = text("How we moved a 900 GB database to a new cluster in nine days without taking the shop offline.");
    (*one.local)[3] = text("in_review");
    (*one.remote)[3] = text("published");
    (*one.local)[4] = text("Two years ago we outgrew one server.\nThe plan was simple.\nReplication lag stayed below two seconds on "
                           "all nodes. We paused writes for the final switch.\nNobody noticed.");
    (*one.remote)[4] = text("Two years ago we outgrew one server.\nThe plan was simple.\nReplication lag stayed under five seconds. "
                            "We drained connections for the final switch.\nNobody noticed.");
    (*one.remote)[5] = timestamp(5'700);
    (*one.local)[6] = json(R"(["postgres","ops","replication"])");
    (*one.local)[7] = (*one.remote)[7] = text("harbour-04.jpg");
    conflicts.add(one);

    Conflict two = article("on-call", "How we run on-call", now);
    (*two.local)[3] = text("in_review");
    (*two.remote)[3] = text("published");
    (*two.local)[10] = text("wide");
    (*two.remote)[10] = text("narrow");
    conflicts.add(two);

    Conflict three = article("release-notes-8-2", "Release notes 8.2", now);
    three.summary.kind = ConflictKind::DeletedRemotely;
    three.remote.reset();
    three.summary.remoteModified.reset();
    (*three.local)[2] = text("What is new in 8.2: faster deploys, calmer logs.");
    (*three.local)[3] = text("published");
    conflicts.add(three);

    Conflict four = issue("AB-1182", "Login loop after SSO", now);
    (*four.local)[2] = text("m.kessler");
    (*four.remote)[2] = Value::null();
    (*four.remote)[3] = text("closed");
    conflicts.add(four);

    Conflict five = issue("AB-1204", "Badge contrast in dark", now);
    five.summary.kind = ConflictKind::BothCreated;
    five.base.reset();
    (*five.remote)[1] = text("Badge contrast in dark mode");
    (*five.remote)[3] = text("in_review");
    (*five.remote)[4] = Value::ofInt(5);
    conflicts.add(five);

    Conflict six = issue("AB-1190", "Export over 10 MB fails", now);
    six.summary.kind = ConflictKind::DeletedLocally;
    six.local.reset();
    six.summary.localModified.reset();
    (*six.remote)[4] = Value::ofInt(8);
    conflicts.add(six);
}

void furnishTwoWay(FakeWorld &world)
{
    for (const auto &[name, kind] : {std::pair("warehouse", "postgres"), std::pair("headless_cms", "mysql"),
                                     std::pair("tracker_dev", "sqlite"), std::pair("tracker_prod", "mysql")}) {
        Connection connection;
        connection.name = QLatin1String(name);
        connection.kind = QLatin1String(kind);
        world.connections.push_back(connection);
    }
    const auto add = [&world](const char *name, const char *local, const char *remote, const QStringList &types) {
        world.addJob(QLatin1String(name), QStringLiteral("mysql"), QStringLiteral("postgres"), types);
        Job &job = world.jobs.back();
        job.local = QLatin1String(local);
        job.remote = QLatin1String(remote);
        job.direction = Direction::Bidirectional;
    };
    add("content_deploy", "warehouse", "headless_cms", {QStringLiteral("article"), QStringLiteral("page")});
    add("jira_ab", "tracker_dev", "tracker_prod", {QStringLiteral("issues")});
    for (const Job &job : world.jobs) {
        if (job.direction != Direction::Bidirectional)
            continue;
        for (const ContentType &type : job.contentTypes)
            world.change({job.name, type.key}, [](TypeStatus &status) { status.direction = Direction::Bidirectional; });
    }
    furnishConflicts(world.conflicts);
    world.countConflicts();
}

} // namespace tidewright::fakes
