#include "versionrows.h"

#include "statejsontext.h"

namespace tidewright
{

namespace
{

constexpr QLatin1String definitionColumns("job_name, type_key, side, version, hash, definition, run_id, seen_at");
constexpr QLatin1String syncedColumns("job_name, type_key, version, hash, records, run_id, synced_at");

// The newest `limit` of each group of columns.
QString selection(QLatin1String columns, QLatin1String table, QLatin1String group, const HistoryFilter &filter)
{
    QString where;
    if (!filter.job.isEmpty())
        where += QLatin1String(" AND job_name = ?");
    if (!filter.typeKey.isEmpty())
        where += QLatin1String(" AND type_key = ?");
    return QStringLiteral("SELECT %1 FROM (SELECT %1, row_number() OVER (PARTITION BY %3 ORDER BY version DESC) AS place FROM %2 WHERE TRUE%4) AS newest "
                          "WHERE place <= ? ORDER BY %3, version DESC")
        .arg(columns, table, group, where);
}

Result<Statement> selected(StoreSession &session, QLatin1String columns, QLatin1String table, QLatin1String group, const HistoryFilter &filter)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, selection(columns, table, group, filter)));
    if (!filter.job.isEmpty())
        statement.bind(filter.job);
    if (!filter.typeKey.isEmpty())
        statement.bind(filter.typeKey);
    TRY(statement.bind(std::int64_t(std::max(0, filter.limit))).run());
    return statement;
}

} // namespace

Result<void> writeDefinition(StoreSession &session, Instant now, const StateKey &key, const QString &runId, Side side,
                             const RecordSchema &schema)
{
    std::int64_t version = 0;
    const QString hash = definitionHash(schema);
    {
        TRY_ASSIGN(Statement newest,
                   Statement::prepare(session, QStringLiteral("SELECT version, hash FROM definition_versions WHERE job_name = ? AND type_key = ? "
                                                              "AND side = ? ORDER BY version DESC LIMIT 1")));
        TRY(newest.bind(key.job).bind(key.typeKey).bind(sideName(side)).run());
        TRY_ASSIGN(const bool any, newest.next());
        if (any && newest.text(1) == hash)
            return {};
        version = any ? newest.integer(0) : 0;
    }
    TRY_ASSIGN(Statement insert, Statement::prepare(session, QStringLiteral("INSERT INTO definition_versions (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                                                                 .arg(definitionColumns)));
    insert.bind(key.job).bind(key.typeKey).bind(sideName(side)).bind(version + 1).bind(hash);
    return insert.bind(jsonText(definitionJson(schema))).bind(runId).bind(std::optional(now)).run();
}

Result<void> writeSyncedVersion(StoreSession &session, Instant now, const SyncState &before, const SyncState &after, const QString &runId)
{
    if (after.lastSyncedHash.isEmpty() || after.lastSyncedHash == before.lastSyncedHash)
        return {};
    TRY_ASSIGN(Statement insert,
               Statement::prepare(session, QStringLiteral("INSERT INTO synced_versions (%1) SELECT ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ? "
                                                          "FROM synced_versions WHERE job_name = ? AND type_key = ?")
                                               .arg(syncedColumns)));
    const StateKey &key = after.key;
    insert.bind(key.job).bind(key.typeKey).bind(after.lastSyncedHash).bind(after.localRecords).bind(runId).bind(std::optional(now));
    return insert.bind(key.job).bind(key.typeKey).run();
}

Result<TypeVersions> readVersions(StoreSession &session, const HistoryFilter &filter)
{
    TypeVersions versions;
    {
        TRY_ASSIGN(Statement rows, selected(session, definitionColumns, QLatin1String("definition_versions"),
                                            QLatin1String("job_name, type_key, side"), filter));
        for (;;) {
            TRY_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            versions.definitions.push_back({{rows.text(0), rows.text(1)},
                                            rows.text(2) == sideName(Side::Local) ? Side::Local : Side::Remote,
                                            rows.integer(3),
                                            rows.text(4),
                                            jsonObject(rows.text(5)).value_or(QJsonObject()),
                                            rows.text(6),
                                            rows.instant(7).value_or(Instant())});
        }
    }
    TRY_ASSIGN(Statement rows,
               selected(session, syncedColumns, QLatin1String("synced_versions"), QLatin1String("job_name, type_key"), filter));
    for (;;) {
        TRY_ASSIGN(const bool more, rows.next());
        if (!more)
            return versions;
        versions.synced.push_back({{rows.text(0), rows.text(1)}, rows.integer(2), rows.text(3), rows.integer(4), rows.text(5),
                                   rows.instant(6).value_or(Instant())});
    }
}

} // namespace tidewright
