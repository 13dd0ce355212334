#include "baserows.h"

#include "compressed.h"
#include "hashbytes.h"
#include "pgarray.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr QLatin1String recordColumns("record_key, local_hash, remote_hash, fields, local_id, remote_id, local_version, "
                                      "remote_version");

struct Scope {
    std::int64_t id = 0;
    BaseTotals totals;
};

Result<std::optional<Scope>> findScope(StoreSession &session, const BaseScope &scope)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT id, records, local_sum, remote_sum FROM base_scopes "
                                                          "WHERE job_name = ? AND type_key = ? AND generation = ?")));
    TRY(statement.bind(scope.key.job).bind(scope.key.typeKey).bind(scope.generation).run());
    TRY_ASSIGN(const bool found, statement.next());
    if (!found)
        return std::nullopt;
    return Scope{statement.integer(0), {statement.integer(1), hashFrom(statement, 2), hashFrom(statement, 3)}};
}

Result<Scope> findOrMakeScope(StoreSession &session, const BaseScope &scope)
{
    TRY_ASSIGN(const auto known, findScope(session, scope));
    if (known)
        return *known;
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("INSERT INTO base_scopes (job_name, type_key, generation, records, "
                                                          "local_sum, remote_sum) VALUES (?, ?, ?, 0, ?, ?) RETURNING id")));
    const HashBytes none{ContentHash()};
    statement.bind(scope.key.job).bind(scope.key.typeKey).bind(scope.generation);
    TRY(statement.bindBytes(none.view()).bindBytes(none.view()).run());
    TRY(statement.next());
    return Scope{statement.integer(0), {}};
}

Result<void> writeTotals(StoreSession &session, const Scope &scope)
{
    TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("UPDATE base_scopes SET records = ?, "
                                                                               "local_sum = ?, remote_sum = ? WHERE id = ?")));
    const HashBytes local(scope.totals.local);
    const HashBytes remote(scope.totals.remote);
    statement.bind(scope.totals.records).bindBytes(local.view()).bindBytes(remote.view());
    return statement.bind(scope.id).run();
}

Result<BaseRecord> recordFrom(const Statement &row)
{
    BaseRecord record;
    record.key = row.bytes(0);
    record.local = hashFrom(row, 1);
    record.remote = row.isNull(2) ? record.local : hashFrom(row, 2);
    if (!row.isNull(3)) {
        TRY_ASSIGN(record.fields, uncompressed(row.bytes(3)));
    }
    int at = 4;
    for (QString *text : {&record.localId, &record.remoteId, &record.localVersion, &record.remoteVersion}) {
        if (!row.isNull(at))
            *text = row.text(at);
        ++at;
    }
    return record;
}

Result<void> readInto(std::vector<BaseRecord> &records, Statement &statement)
{
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return {};
        TRY_ASSIGN(BaseRecord record, recordFrom(statement));
        records.push_back(std::move(record));
    }
}

QString keyArray(const std::vector<std::string> &keys)
{
    PgArray array;
    for (const std::string &key : keys)
        array.addBytes(key);
    return array.text();
}

// What the sums lose with a row whose hashes these are.
void take(BaseTotals &totals, const ContentHash &local, const ContentHash &remote)
{
    --totals.records;
    totals.local -= local;
    totals.remote -= remote;
}

// The same, for the rows of a statement with both hashes.
Result<void> takeRows(BaseTotals &totals, Statement &statement)
{
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return {};
        const ContentHash local = hashFrom(statement, 0);
        take(totals, local, statement.isNull(1) ? local : hashFrom(statement, 1));
    }
}

// In the order of their keys, the last one of each: neighbours in the table are written one after the other.
std::vector<const BaseRecord *> inOrder(const std::vector<BaseRecord> &bases)
{
    std::vector<const BaseRecord *> ordered;
    ordered.reserve(bases.size());
    for (const BaseRecord &base : bases)
        ordered.push_back(&base);
    const auto before = [](const BaseRecord *a, const BaseRecord *b) { return a->key < b->key; };
    if (!std::is_sorted(ordered.begin(), ordered.end(), before))
        std::stable_sort(ordered.begin(), ordered.end(), before);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < ordered.size(); ++at) {
        if (at + 1 < ordered.size() && ordered[at]->key == ordered[at + 1]->key)
            continue;
        ordered[kept++] = ordered[at];
    }
    ordered.resize(kept);
    return ordered;
}

// SQLite: row by row, which costs no journey.
class RowWise
{
public:
    explicit RowWise(StoreSession &session)
        : m_session(session)
    {
    }

    Result<void> forget(Scope &scope, const std::vector<std::string> &keys)
    {
        TRY_ASSIGN(Statement remove, Statement::prepare(m_session, QStringLiteral("DELETE FROM base_records WHERE scope = ? AND "
                                                                                  "record_key = ? RETURNING local_hash, "
                                                                                  "remote_hash")));
        for (const std::string &key : keys) {
            TRY(remove.bind(scope.id).bindBytes(key).run());
            TRY(takeRows(scope.totals, remove));
        }
        return {};
    }

    Result<void> put(Scope &scope, const std::vector<const BaseRecord *> &bases)
    {
        TRY_ASSIGN(Statement insert,
                   Statement::prepare(m_session, QStringLiteral("INSERT INTO base_records (scope, local_hash, remote_hash, "
                                                                "fields, local_id, remote_id, local_version, remote_version, "
                                                                "record_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                                                "ON CONFLICT DO NOTHING")));
        for (const BaseRecord *base : bases) {
            insert.bind(scope.id);
            TRY(bindAndRun(insert, *base));
            if (insert.changed() == 0)
                TRY(replace(scope, *base));
        }
        return {};
    }

private:
    Result<void> bindAndRun(Statement &statement, const BaseRecord &base)
    {
        const HashBytes local(base.local);
        const HashBytes remote(base.remote);
        statement.bindBytes(local.view());
        base.remote == base.local ? statement.bindNull() : statement.bindBytes(remote.view());
        const std::string fields = compressed(base.fields);
        fields.empty() ? statement.bindNull() : statement.bindBytes(fields);
        for (const QString *text : {&base.localId, &base.remoteId, &base.localVersion, &base.remoteVersion})
            text->isEmpty() ? statement.bindNull() : statement.bind(*text);
        return statement.bindBytes(base.key).run();
    }

    Result<void> replace(Scope &scope, const BaseRecord &base)
    {
        {
            TRY_ASSIGN(Statement before, Statement::prepare(m_session, QStringLiteral("SELECT local_hash, remote_hash FROM "
                                                                                      "base_records WHERE scope = ? AND "
                                                                                      "record_key = ?")));
            TRY(before.bind(scope.id).bindBytes(base.key).run());
            TRY(takeRows(scope.totals, before));
        }
        TRY_ASSIGN(Statement update,
                   Statement::prepare(m_session, QStringLiteral("UPDATE base_records SET local_hash = ?2, remote_hash = ?3, "
                                                                "fields = ?4, local_id = ?5, remote_id = ?6, "
                                                                "local_version = ?7, remote_version = ?8 "
                                                                "WHERE scope = ?1 AND record_key = ?9")));
        update.bind(scope.id);
        return bindAndRun(update, base);
    }

    StoreSession &m_session;
};

// PostgreSQL: one statement for all of them.
class ArrayWise
{
public:
    explicit ArrayWise(StoreSession &session)
        : m_session(session)
    {
    }

    Result<void> forget(Scope &scope, const std::vector<std::string> &keys)
    {
        TRY_ASSIGN(Statement remove,
                   Statement::prepare(m_session, QStringLiteral("DELETE FROM base_records WHERE scope = ? AND record_key = "
                                                                "ANY(CAST(? AS bytea[])) RETURNING local_hash, remote_hash")));
        TRY(remove.bind(scope.id).bind(keyArray(keys)).run());
        return takeRows(scope.totals, remove);
    }

    Result<void> put(Scope &scope, const std::vector<const BaseRecord *> &bases)
    {
        PgArray keys, locals, remotes, fields;
        std::array<PgArray, 4> texts;
        for (const BaseRecord *base : bases) {
            keys.addBytes(base->key);
            locals.addHash(base->local);
            base->remote == base->local ? remotes.addNull() : remotes.addHash(base->remote);
            base->fields.empty() ? fields.addNull() : fields.addBytes(compressed(base->fields));
            std::size_t at = 0;
            for (const QString *text : {&base->localId, &base->remoteId, &base->localVersion, &base->remoteVersion})
                text->isEmpty() ? texts[at++].addNull() : texts[at++].addText(*text);
        }
        const QString keyText = keys.text();
        if (scope.totals.records > 0) {
            TRY_ASSIGN(Statement before,
                       Statement::prepare(m_session, QStringLiteral("SELECT local_hash, remote_hash FROM base_records WHERE "
                                                                    "scope = ? AND record_key = ANY(CAST(? AS bytea[]))")));
            TRY(before.bind(scope.id).bind(keyText).run());
            TRY(takeRows(scope.totals, before));
        }
        TRY_ASSIGN(Statement put,
                   Statement::prepare(
                       m_session,
                       QStringLiteral(
                           "INSERT INTO base_records (scope, %1) SELECT ?, * FROM unnest(CAST(? AS bytea[]), CAST(? AS bytea[]), "
                           "CAST(? AS bytea[]), CAST(? AS bytea[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), "
                           "CAST(? AS text[])) ON CONFLICT (scope, record_key) DO UPDATE SET local_hash = excluded.local_hash, "
                           "remote_hash = excluded.remote_hash, fields = excluded.fields, local_id = excluded.local_id, "
                           "remote_id = excluded.remote_id, local_version = excluded.local_version, "
                           "remote_version = excluded.remote_version")
                           .arg(recordColumns)));
        put.bind(scope.id).bind(keyText).bind(locals.text()).bind(remotes.text()).bind(fields.text());
        for (const PgArray &text : texts)
            put.bind(text.text());
        return put.run();
    }

private:
    StoreSession &m_session;
};

template <typename Way>
Result<void> change(Way way, Scope &scope, const std::vector<const BaseRecord *> &bases,
                    const std::vector<std::string> &forgotten)
{
    if (!forgotten.empty())
        TRY(way.forget(scope, forgotten));
    if (bases.empty())
        return {};
    TRY(way.put(scope, bases));
    for (const BaseRecord *base : bases) {
        ++scope.totals.records;
        scope.totals.local += base->local;
        scope.totals.remote += base->remote;
    }
    return {};
}

} // namespace

Result<std::vector<BaseRecord>> readBases(StoreSession &session, const BaseScope &scope, const std::string &after,
                                          std::size_t limit)
{
    std::vector<BaseRecord> records;
    TRY_ASSIGN(const auto known, findScope(session, scope));
    if (!known)
        return records;
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1 FROM base_records WHERE scope = ? AND record_key > ? "
                                                          "ORDER BY record_key LIMIT ?")
                                               .arg(recordColumns)));
    TRY(statement.bind(known->id).bindBytes(after).bind(std::int64_t(limit)).run());
    records.reserve(std::min(limit, std::size_t(known->totals.records)));
    TRY(readInto(records, statement));
    return records;
}

Result<std::vector<BaseRecord>> readBasesOf(StoreSession &session, const BaseScope &scope, const std::vector<std::string> &keys)
{
    std::vector<BaseRecord> records;
    TRY_ASSIGN(const auto known, findScope(session, scope));
    if (!known || keys.empty())
        return records;
    const QString select = QStringLiteral("SELECT %1 FROM base_records WHERE scope = ? AND record_key = ").arg(recordColumns);
    if (session.engine() == SqlEngine::Postgres) {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, select + QLatin1String("ANY(CAST(? AS bytea[]))")));
        TRY(statement.bind(known->id).bind(keyArray(keys)).run());
        TRY(readInto(records, statement));
        return records;
    }
    TRY_ASSIGN(Statement statement, Statement::prepare(session, select + QLatin1Char('?')));
    for (const std::string &key : keys) {
        TRY(statement.bind(known->id).bindBytes(key).run());
        TRY(readInto(records, statement));
    }
    return records;
}

Result<BaseTotals> readBaseTotals(StoreSession &session, const BaseScope &scope)
{
    TRY_ASSIGN(const auto known, findScope(session, scope));
    return known ? known->totals : BaseTotals();
}

Result<void> writeBases(StoreSession &session, const BaseScope &scope, const std::vector<BaseRecord> &bases,
                        const std::vector<std::string> &forgotten)
{
    if (bases.empty() && forgotten.empty())
        return {};
    TRY_ASSIGN(Scope known, findOrMakeScope(session, scope));
    const auto ordered = inOrder(bases);
    if (session.engine() == SqlEngine::Sqlite)
        TRY(change(RowWise(session), known, ordered, forgotten));
    else
        TRY(change(ArrayWise(session), known, ordered, forgotten));
    return writeTotals(session, known);
}

Result<bool> dropBases(StoreSession &session, const StateKey &key, std::optional<std::int64_t> kept)
{
    std::vector<std::int64_t> scopes;
    {
        TRY_ASSIGN(Statement statement, Statement::prepare(session, QStringLiteral("SELECT id, generation FROM base_scopes "
                                                                                   "WHERE job_name = ? AND type_key = ?")));
        TRY(statement.bind(key.job).bind(key.typeKey).run());
        for (;;) {
            TRY_ASSIGN(const bool more, statement.next());
            if (!more)
                break;
            if (!kept || statement.integer(1) != *kept)
                scopes.push_back(statement.integer(0));
        }
    }
    for (const std::int64_t scope : scopes) {
        for (const QLatin1String sql :
             {QLatin1String("DELETE FROM base_records WHERE scope = ?"), QLatin1String("DELETE FROM base_scopes WHERE id = ?")}) {
            TRY_ASSIGN(Statement remove, Statement::prepare(session, sql));
            TRY(remove.bind(scope).run());
        }
    }
    return !scopes.empty();
}

} // namespace tidewright
