// The short delta with everything open: ours against a statement a row through QtSql, each into a table of its own.
#include "benchmarks.h"
#include "measure.h"
#include "queries.h"
#include "repeat.h"

#include <QVariant>

namespace tidewright::bench
{

namespace
{

// Reads what has changed and writes it row by row, in one transaction.
class RowByRow
{
public:
    RowByRow(const SqlServer &from, const SqlServer &to, const QStringList &columns, const QString &table, const QString &into)
        : m_source(connectTo(from, QStringLiteral("QMYSQL"), QStringLiteral("delta-source")))
        , m_target(connectTo(to, QStringLiteral("QPSQL"), QStringLiteral("delta-target")))
        , m_read(m_source)
        , m_write(m_target)
        , m_width(int(columns.size()))
        , m_cursor(int(columns.indexOf(QLatin1String("updated_at"))))
    {
        m_read.setForwardOnly(true);
        require(m_read.prepare(QStringLiteral("SELECT %1 FROM %2 WHERE updated_at > ? ORDER BY updated_at, id")
                                   .arg(columns.join(QLatin1Char(',')), table)),
                m_read.lastError());
        QStringList marks, set;
        for (const QString &column : columns) {
            marks.append(column == QLatin1String("active") ? QStringLiteral("?::integer::boolean") : QStringLiteral("?"));
            set.append(QStringLiteral("%1 = excluded.%1").arg(column));
        }
        require(m_write.prepare(
                    QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (id) DO UPDATE SET %4")
                        .arg(into, columns.join(QLatin1Char(',')), marks.join(QLatin1Char(',')), set.join(QLatin1Char(',')))),
                m_write.lastError());
        QSqlQuery newest(m_source);
        require(newest.exec(QStringLiteral("SELECT MAX(updated_at) FROM %1").arg(table)) && newest.next(), newest.lastError());
        m_last = newest.value(0);
    }

    int copyChanges()
    {
        m_read.bindValue(0, m_last);
        require(m_read.exec(), m_read.lastError());
        m_target.transaction();
        int rows = 0;
        for (; m_read.next(); ++rows) {
            for (int column = 0; column < m_width; ++column)
                m_write.bindValue(column, m_read.value(column));
            m_last = m_read.value(m_cursor);
            require(m_write.exec(), m_write.lastError());
        }
        require(m_target.commit(), m_target.lastError());
        return rows;
    }

private:
    QSqlDatabase m_source;
    QSqlDatabase m_target;
    QSqlQuery m_read;
    QSqlQuery m_write;
    int m_width;
    int m_cursor;
    QVariant m_last;
};

} // namespace

void benchDelta(const QString &workspace, const SqlServer &from, const SqlServer &to, const QString &columns,
                const QString &table, const QString &peerTable, int rounds, const QString &edit)
{
    const OpenWorkspace ours(workspace);
    ours.syncAll();
    RowByRow peer(from, to, columns.split(QLatin1String(", ")), table, peerTable);
    const auto change = [command = edit.toLocal8Bit()] { runShell(command); };
    const auto copy = [&peer] {
        if (peer.copyChanges() == 0)
            die("the peer found no changes");
    };
    const auto medians = inTurn({{"ours", [&] { ours.syncAll(); }, change}, {"qsqlquery", copy, change}}, rounds);
    tell("delta", "ours", medians[0]);
    tell("delta", "qsqlquery", medians[1]);
}

} // namespace tidewright::bench
