#include "migrations.h"

#include "staterows.h"
#include "transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <iterator>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

QString folder(SqlEngine engine)
{
    return engine == SqlEngine::Sqlite ? QStringLiteral(":/tidewright/migrations/sqlite")
                                       : QStringLiteral(":/tidewright/migrations/postgres");
}

struct Script {
    QString name;
    QStringList statements;
};

Result<Script> readScript(SqlEngine engine, int version, const QString &way)
{
    const QString pattern = QStringLiteral("%1_*.%2.sql").arg(version, 4, 10, QLatin1Char('0')).arg(way);
    const QStringList files = QDir(folder(engine)).entryList({pattern}, QDir::Files);
    if (files.size() != 1)
        return fail(ErrorCode::Internal,
                    Tr::tr("The step to version %1 of the state database is missing from this program.").arg(version), pattern);
    QFile file(folder(engine) + QLatin1Char('/') + files.front());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal,
                    Tr::tr("The step to version %1 of the state database is missing from this program.").arg(version),
                    file.fileName());
    Script script{files.front().section(QLatin1Char('.'), 0, 0), {}};
    // A statement ends with a semicolon at the end of its line.
    for (const QString &part : QString::fromUtf8(file.readAll()).split(QLatin1String(";\n"))) {
        if (!part.trimmed().isEmpty())
            script.statements.append(part);
    }
    return script;
}

// The columns that a version has.
std::vector<StateColumn> columnsOf(int version)
{
    std::vector<StateColumn> known;
    std::copy_if(stateColumns().begin(), stateColumns().end(), std::back_inserter(known),
                 [version](const StateColumn &column) { return column.since <= version; });
    return known;
}

QString namesOf(const std::vector<StateColumn> &columns)
{
    QStringList names;
    for (const StateColumn &column : columns)
        names.append(QLatin1String(column.name));
    return names.join(QLatin1String(", "));
}

// Rows whose checksum holds before a step get a new one after it: the columns it covers have changed. Damaged rows stay damaged.
Result<std::vector<StateKey>> intactRows(StoreSession &session, int version)
{
    const std::vector<StateColumn> columns = columnsOf(version);
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT %1, checksum FROM content_type_states").arg(namesOf(columns))));
    TRY(statement.run());
    std::vector<StateKey> keys;
    std::vector<StateCell> cells(columns.size());
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return keys;
        readCells(statement, columns, cells);
        if (view(stateChecksum(cells, version)) == statement.utf8(int(columns.size())))
            keys.push_back({statement.text(0), statement.text(1)});
    }
}

Result<void> sealRows(StoreSession &session, int version, const std::vector<StateKey> &keys)
{
    const std::vector<StateColumn> columns = columnsOf(version);
    TRY_ASSIGN(
        Statement select,
        Statement::prepare(
            session,
            QStringLiteral("SELECT %1 FROM content_type_states WHERE job_name = ? AND type_key = ?").arg(namesOf(columns))));
    TRY_ASSIGN(Statement update, Statement::prepare(session, QStringLiteral("UPDATE content_type_states SET checksum = ? "
                                                                            "WHERE job_name = ? AND type_key = ?")));
    std::vector<StateCell> cells(columns.size());
    for (const StateKey &key : keys) {
        TRY(select.bind(key.job).bind(key.typeKey).run());
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            continue;
        readCells(select, columns, cells);
        const StateChecksum checksum = stateChecksum(cells, version);
        TRY(update.bindUtf8(view(checksum)).bind(key.job).bind(key.typeKey).run());
    }
    return {};
}

} // namespace

Migrations::Migrations(StoreSession &session)
    : m_session(session)
{
}

int Migrations::newest()
{
    return int(QDir(folder(SqlEngine::Sqlite)).entryList({QStringLiteral("*.up.sql")}, QDir::Files).size());
}

Result<int> Migrations::version()
{
    {
        TRY_ASSIGN(Statement exists,
                   Statement::prepare(
                       m_session, m_session.engine() == SqlEngine::Sqlite
                                      ? QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'tidewright_versions'")
                                      : QStringLiteral("SELECT count(*) FROM pg_catalog.pg_class WHERE oid = "
                                                       "to_regclass('tidewright_versions')")));
        TRY(exists.run());
        TRY(exists.next());
        if (exists.integer(0) == 0)
            return 0;
    }
    TRY_ASSIGN(Statement statement,
               Statement::prepare(m_session, QStringLiteral("SELECT coalesce(max(version), 0) FROM tidewright_versions")));
    TRY(statement.run());
    TRY(statement.next());
    const int found = int(statement.integer(0));
    if (found > newest())
        return fail(
            ErrorCode::StateUnreadable,
            Tr::tr("The state database was written by a newer version of Tidewright. Nothing was changed in it."),
            QStringLiteral("schema version %1, this program knows %2").arg(found).arg(newest()),
            Tr::tr("Use that version, or take the state database back with its \"tidewright state migrate %1\".").arg(newest()));
    return found;
}

Result<int> Migrations::migrate(int target)
{
    if (target < 0 || target > newest())
        return fail(ErrorCode::Usage, Tr::tr("There is no version %1 of the state database. Nothing was changed.").arg(target),
                    {}, Tr::tr("Versions go from 0 to %1.").arg(newest()));
    for (;;) {
        TRY_ASSIGN(const int current, version());
        if (current == target)
            return current;
        TRY(step(current, current < target ? current + 1 : current - 1));
    }
}

Result<void> Migrations::step(int from, int to)
{
    TRY_ASSIGN(const Script script,
               readScript(m_session.engine(), std::max(from, to), to > from ? QStringLiteral("up") : QStringLiteral("down")));
    TRY_ASSIGN(Transaction transaction, Transaction::begin(m_session));
    if (m_session.engine() == SqlEngine::Postgres)
        TRY(m_session.execute(QStringLiteral("SELECT pg_advisory_xact_lock(hashtext('tidewright ' || current_schema()))")));
    // Somebody else may have gone this step, or another one, in the meantime.
    TRY_ASSIGN(const int current, version());
    if (current != from)
        return {};

    TRY(m_session.execute(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS tidewright_versions (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
        "applied_at BIGINT NOT NULL)")));
    std::vector<StateKey> intact;
    if (from > 0) {
        TRY_ASSIGN(intact, intactRows(m_session, from));
    }
    for (const QString &statement : script.statements)
        TRY(m_session.execute(statement));
    if (to > 0)
        TRY(sealRows(m_session, to, intact));
    if (to > from)
        TRY(m_session.execute(QStringLiteral("INSERT INTO tidewright_versions (version, name, applied_at) VALUES (%1, '%2', %3)")
                                  .arg(QString::number(to), script.name, m_session.now())));
    else
        TRY(m_session.execute(QStringLiteral("DELETE FROM tidewright_versions WHERE version = %1").arg(from)));
    return transaction.commit();
}

} // namespace tidewright
