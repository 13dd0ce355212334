#include "keyset.h"

namespace tidewright
{

namespace
{

QString bound(const QStringList &columns, const std::function<QString(qsizetype)> &placeholder, QLatin1String strict,
              QLatin1String loose, QLatin1String lastOne)
{
    QString text;
    const qsizetype last = columns.size() - 1;
    for (qsizetype i = 0; i < last; ++i) {
        text += columns[i] + loose + placeholder(i) + QLatin1String(" AND (") + columns[i] + strict + placeholder(i);
        text += i + 1 < last ? QLatin1String(" OR (") : QLatin1String(" OR ");
    }
    text += columns[last] + lastOne + placeholder(last);
    // Every level but the innermost opened two parentheses.
    if (last > 0)
        text += QString(2 * last - 1, QLatin1Char(')'));
    return text;
}

} // namespace

QString keysetAfter(const QStringList &columns, const std::function<QString(qsizetype)> &placeholder)
{
    return bound(columns, placeholder, QLatin1String(" > "), QLatin1String(" >= "), QLatin1String(" > "));
}

QString keysetUntil(const QStringList &columns, const std::function<QString(qsizetype)> &placeholder)
{
    return bound(columns, placeholder, QLatin1String(" < "), QLatin1String(" <= "), QLatin1String(" <= "));
}

} // namespace tidewright
