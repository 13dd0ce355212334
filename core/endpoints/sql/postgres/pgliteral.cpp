#include "pgliteral.h"

#include "sqlidentifier.h"
#include "valuetext.h"

#include <QDate>
#include <cmath>
#include <limits>

namespace tidewright
{

namespace
{

constexpr qint64 julianDayOfEpoch = 2'440'588;

// Years before the first are counted from 1 BC backwards and written with an era.
QString timeText(std::int64_t days, const QString &time)
{
    int year = 0;
    int month = 0;
    int day = 0;
    QDate::fromJulianDay(days + julianDayOfEpoch).getDate(&year, &month, &day);
    const QLatin1Char zero('0');
    return QStringLiteral("%1-%2-%3").arg(std::abs(year), 4, 10, zero).arg(month, 2, 10, zero).arg(day, 2, 10, zero) + time +
           (year < 0 ? QLatin1String(" BC") : QLatin1String());
}

QString ofTime(const Cell &cell)
{
    if (cell.i == std::numeric_limits<std::int64_t>::max())
        return QStringLiteral("infinity");
    if (cell.i == std::numeric_limits<std::int64_t>::min())
        return QStringLiteral("-infinity");
    if (cell.kind == ValueKind::Date)
        return timeText(cell.i, {});
    const std::int64_t days = floorDivide(cell.i, microsPerDay);
    const std::string time = toText(Cell::ofInt(cell.i - days * microsPerDay, ValueKind::Time));
    return timeText(days, QLatin1Char(' ') + QString::fromStdString(time) +
                              (cell.kind == ValueKind::TimestampTz ? QLatin1String("+00") : QLatin1String()));
}

} // namespace

Result<QString> pgLiteral(const PgColumn &column, const Value &value)
{
    const Cell cell = value.cell();
    const std::string text = toText(cell);
    QString type = pgTypeName(column.codec);
    QString written = QString::fromUtf8(text.data(), qsizetype(text.size()));
    switch (cell.kind) {
    case ValueKind::Date:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        written = ofTime(cell);
        break;
    case ValueKind::Double:
        if (std::isnan(cell.d))
            written = QStringLiteral("NaN");
        // A real column is compared with the double that its value is.
        type = QStringLiteral("float8");
        break;
    case ValueKind::Int:
    case ValueKind::UInt:
        // Also beyond the column's own range, where the comparison still is right.
        type = QStringLiteral("numeric");
        if (std::in_range<std::int64_t>(cell.u) || cell.kind == ValueKind::Int)
            type = QStringLiteral("int8");
        break;
    case ValueKind::Json:
        type = QStringLiteral("text");
        break;
    default:
        break;
    }
    TRY_ASSIGN(const QString quoted, quoteLiteral(written, SqlDialect::Postgres));
    return QString(quoted + QLatin1String("::") + type);
}

} // namespace tidewright
