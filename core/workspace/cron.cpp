#include "cron.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cron)
};

struct CronField {
    const char *name;
    int lowest;
    int highest;
    QStringList names; // stand for lowest, lowest + 1, …
};

std::array<CronField, 5> cronFields()
{
    static const QString months = QStringLiteral("jan feb mar apr may jun jul aug sep oct nov dec");
    static const QString days = QStringLiteral("sun mon tue wed thu fri sat");
    return {{{QT_TRANSLATE_NOOP("Cron", "minute"), 0, 59, {}},
             {QT_TRANSLATE_NOOP("Cron", "hour"), 0, 23, {}},
             {QT_TRANSLATE_NOOP("Cron", "day of month"), 1, 31, {}},
             {QT_TRANSLATE_NOOP("Cron", "month"), 1, 12, months.split(QLatin1Char(' '))},
             {QT_TRANSLATE_NOOP("Cron", "day of week"), 0, 7, days.split(QLatin1Char(' '))}}};
}

// Without a sign or white space, which QString::toInt() would read.
std::optional<int> digits(const QString &text)
{
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return std::nullopt;
    }
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<int> number(const QString &text, const CronField &field)
{
    const qsizetype named = field.names.indexOf(text.toLower());
    if (named >= 0)
        return field.lowest + int(named);
    const auto value = digits(text);
    return value && *value >= field.lowest && *value <= field.highest ? value : std::nullopt;
}

// "*", "5", "8-18", each with "/n" behind a range.
bool isEntry(const QString &entry, const CronField &field)
{
    const QStringList parts = entry.split(QLatin1Char('/'));
    if (parts.size() > 2)
        return false;
    const bool isRange = parts[0] == QLatin1String("*") || parts[0].contains(QLatin1Char('-'));
    if (parts.size() == 2) {
        const auto step = digits(parts[1]);
        if (!isRange || !step || *step < 1 || *step > field.highest)
            return false;
    }
    if (parts[0] == QLatin1String("*"))
        return true;
    const QStringList ends = parts[0].split(QLatin1Char('-'));
    const auto first = number(ends[0], field);
    if (ends.size() == 1)
        return first.has_value();
    const auto last = number(ends[1], field);
    return ends.size() == 2 && first && last && *first <= *last;
}

} // namespace

std::optional<QString> cronProblem(const QString &expression)
{
    const QStringList given = expression.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto fields = cronFields();
    if (given.size() != qsizetype(fields.size()))
        return Text::tr("Expected five fields: minute, hour, day of month, month, day of week.");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const QString &entry : given[qsizetype(i)].split(QLatin1Char(','))) {
            if (!isEntry(entry, fields[i]))
                return Text::tr("The %1 is not right: expected %2 to %3, *, a range such as 8-18, or a step such as */15.")
                    .arg(QCoreApplication::translate("Cron", fields[i].name))
                    .arg(fields[i].lowest)
                    .arg(fields[i].highest);
        }
    }
    return std::nullopt;
}

} // namespace tidewright
