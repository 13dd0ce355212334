#include "sqlidentifier.h"

#include "text.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlIdentifier)
};

// The server cuts longer ones with no more than a notice, so that another table or column could be meant.
constexpr qsizetype postgresNameBytes = 63;

Result<void> checkName(const QString &name)
{
    if (name.isEmpty())
        return fail(ErrorCode::Configuration, Tr::tr("A table or column name is empty."));
    if (name.contains(QChar(0)) || !name.isValidUtf16()) {
        return fail(ErrorCode::Configuration, Tr::tr("“%1” cannot be the name of a table or column.").arg(escapeControls(name)),
                    QStringLiteral("U+0000 or an unpaired surrogate in an identifier"));
    }
    return {};
}

Result<QString> badPlace(const QString &text)
{
    return fail(ErrorCode::Configuration, Tr::tr("“%1” is not the name of a table.").arg(escapeControls(text)), {},
                Tr::tr("Write it as table or schema.table; a part that itself has a dot goes into double quotes."));
}

// Takes one part off `text` from `at`; leaves `at` on the dot or the end.
Result<QString> takePart(const QString &text, qsizetype &at)
{
    const QChar quote = at < text.size() ? text[at] : QChar();
    if (quote != QLatin1Char('"') && quote != QLatin1Char('`')) {
        const qsizetype dot = text.indexOf(QLatin1Char('.'), at);
        const qsizetype end = dot < 0 ? text.size() : dot;
        const QString part = text.mid(at, end - at);
        at = end;
        return part;
    }
    QString part;
    for (++at; at < text.size(); ++at) {
        if (text[at] != quote) {
            part += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == quote) {
            part += quote;
            ++at;
        } else {
            ++at;
            if (at < text.size() && text[at] != QLatin1Char('.'))
                return badPlace(text);
            return part;
        }
    }
    return badPlace(text);
}

QString partText(const QString &part)
{
    const bool bare = !part.isEmpty() && !part.contains(QLatin1Char('.')) && !part.startsWith(QLatin1Char('"')) &&
                      !part.startsWith(QLatin1Char('`'));
    if (bare)
        return part;
    QString doubled = part;
    doubled.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + doubled + QLatin1Char('"');
}

} // namespace

Result<QString> quoteIdentifier(const QString &name, SqlDialect dialect)
{
    TRY(checkName(name));
    if (dialect == SqlDialect::Postgres && name.toUtf8().size() > postgresNameBytes) {
        return fail(ErrorCode::Configuration,
                    Tr::tr("“%1” is too long for the name of a table or column in PostgreSQL. Nothing was changed.").arg(name),
                    QStringLiteral("%1 bytes, at most %2").arg(name.toUtf8().size()).arg(postgresNameBytes),
                    Tr::tr("Map it to a shorter name in the job file."));
    }
    const QChar quote = dialect == SqlDialect::Mysql ? QLatin1Char('`') : QLatin1Char('"');
    QString doubled = name;
    doubled.replace(quote, QString(2, quote));
    return quote + doubled + quote;
}

Result<QStringList> quoteIdentifiers(const QStringList &names, SqlDialect dialect)
{
    QStringList quoted;
    quoted.reserve(names.size());
    for (const QString &name : names) {
        TRY_ASSIGN(const QString one, quoteIdentifier(name, dialect));
        quoted += one;
    }
    return quoted;
}

Result<QString> quoteLiteral(const QString &text, SqlDialect dialect)
{
    if (!text.isEmpty())
        TRY(checkName(text));
    QString doubled = text;
    doubled.replace(QLatin1Char('\''), QLatin1String("''"));
    if (dialect == SqlDialect::Mysql)
        doubled.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    // Without the E a backslash would depend on a server setting.
    if (dialect == SqlDialect::Postgres && doubled.contains(QLatin1Char('\\'))) {
        doubled.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
        return QLatin1String("E'") + doubled + QLatin1Char('\'');
    }
    return QLatin1Char('\'') + doubled + QLatin1Char('\'');
}

Result<SqlPlace> parsePlace(const QString &text)
{
    QStringList parts;
    qsizetype at = 0;
    for (;;) {
        TRY_ASSIGN(const QString part, takePart(text, at));
        TRY(checkName(part));
        parts += part;
        if (at == text.size())
            break;
        ++at;
    }
    if (parts.size() > 2) {
        TRY(badPlace(text));
    }
    return parts.size() == 2 ? SqlPlace{parts[0], parts[1]} : SqlPlace{{}, parts[0]};
}

QString placeText(const SqlPlace &place)
{
    return place.schema.isEmpty() ? partText(place.name) : partText(place.schema) + QLatin1Char('.') + partText(place.name);
}

Result<QString> quotePlace(const SqlPlace &place, SqlDialect dialect)
{
    TRY_ASSIGN(const QString name, quoteIdentifier(place.name, dialect));
    if (place.schema.isEmpty())
        return name;
    TRY_ASSIGN(const QString schema, quoteIdentifier(place.schema, dialect));
    return QString(schema + QLatin1Char('.') + name);
}

} // namespace tidewright
