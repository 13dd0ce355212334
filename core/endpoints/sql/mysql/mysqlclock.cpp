#include "mysqlclock.h"

#include "valuetext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlSource)
};

// How long ago the oldest transaction of others began that has written something and is still open, at most. Empty if there is
// none, or if the account may not see them. The status is asked for, as information_schema.innodb_trx shows an old list to those
// who ask often. A transaction without an identifier has written nothing yet.
Result<std::optional<Micros>> oldestOpen(MysqlConnection &connection)
{
    const auto status = connection.rows("SHOW ENGINE INNODB STATUS");
    if (!status) {
        if (status.error().code == ErrorCode::PermissionDenied)
            return std::optional<Micros>();
        return tl::unexpected(status.error());
    }
    if (status->empty() || status->front().size() < 3)
        return std::optional<Micros>();
    static const QRegularExpression pattern(QStringLiteral("^---TRANSACTION (\\d{1,14}), ACTIVE (?:\\(PREPARED\\) )?(\\d+) sec"),
                                            QRegularExpression::MultilineOption);
    std::optional<Micros> oldest;
    QRegularExpressionMatchIterator found = pattern.globalMatch(QString::fromUtf8(*status->front()[2]));
    while (found.hasNext()) {
        // Whole seconds, rounded down; and a statement's time is a little before its transaction's.
        const Micros age = std::chrono::seconds(found.next().captured(2).toLongLong() + 2);
        oldest = std::max(oldest.value_or(age), age);
    }
    return oldest;
}

} // namespace

Result<MysqlClock> mysqlClock(MysqlConnection &connection, const MysqlColumn &cursor)
{
    TRY_ASSIGN(const auto clock,
               connection.rows("SELECT UTC_TIMESTAMP(6), CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@GLOBAL.time_zone)"));
    // After the clock: what begins in between begins later.
    TRY_ASSIGN(const std::optional<Micros> open, oldestOpen(connection));
    const auto micros = [](const std::optional<QByteArray> &text, std::int64_t &value) {
        Cell cell;
        if (!text || !fromText({text->constData(), static_cast<std::size_t>(text->size())}, ValueKind::Timestamp, nullptr, cell))
            return false;
        value = cell.i;
        return true;
    };
    std::int64_t utc = 0, upper = 0;
    if (!micros(clock[0][0], utc))
        return fail(ErrorCode::Internal, Tr::tr("The clock of %1 cannot be read.").arg(connection.config().described()));
    MysqlClock result;
    result.now = Instant(Micros(utc));
    const ValueKind kind = cursor.field.type.kind;
    if (kind == ValueKind::TimestampTz || !micros(clock[0][1], upper))
        upper = utc;
    upper -= open.value_or(Micros(0)).count();
    result.upper = kind == ValueKind::Date ? Value::ofInt(floorDivide(upper, microsPerDay), kind)
                                           : Value::ofInt(upper, kind == ValueKind::TimestampTz ? kind : ValueKind::Timestamp);
    return result;
}

} // namespace tidewright
