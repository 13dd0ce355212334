#include "sqlitecolumn.h"

#include <QRegularExpression>

namespace tidewright
{

namespace
{

bool has(const QString &type, const char *part)
{
    return type.contains(QLatin1String(part));
}

struct Meaning {
    ValueKind kind = ValueKind::Text;
    SqliteForm form = SqliteForm::Native;
};

Meaning ownMeaning(const QString &type)
{
    const QString name = type.section(QLatin1Char('('), 0, 0).trimmed();
    const auto is = [&](const char *own) { return name == QLatin1String(own); };
    if (is("UNSIGNED_BLOB"))
        return {ValueKind::UInt, SqliteForm::UnsignedBlob};
    if (is("DOUBLE_BLOB"))
        return {ValueKind::Double, SqliteForm::DoubleBlob};
    if (is("DECIMAL_TEXT"))
        return {ValueKind::Decimal, SqliteForm::DecimalText};
    if (is("TIMESTAMP_TEXT"))
        return {ValueKind::Timestamp, SqliteForm::FixedText};
    if (is("TIMESTAMPTZ_TEXT"))
        return {ValueKind::TimestampTz, SqliteForm::FixedText};
    if (is("DATE_TEXT"))
        return {ValueKind::Date, SqliteForm::FixedText};
    if (is("TIME_TEXT"))
        return {ValueKind::Time, SqliteForm::FixedText};
    if (is("JSON_TEXT"))
        return {ValueKind::Json, SqliteForm::FixedText};
    if (is("UUID_TEXT"))
        return {ValueKind::Uuid, SqliteForm::FixedText};
    return {ValueKind::Null, SqliteForm::Native};
}

Meaning foreignMeaning(const QString &type)
{
    if (has(type, "TIMESTAMPTZ") || (has(type, "TIMESTAMP") && has(type, "WITH TIME ZONE")))
        return {ValueKind::TimestampTz, SqliteForm::Loose};
    if (has(type, "DATETIME") || has(type, "TIMESTAMP"))
        return {ValueKind::Timestamp, SqliteForm::Loose};
    if (has(type, "BOOL"))
        return {ValueKind::Boolean, SqliteForm::Native};
    if (has(type, "UNSIGNED") && has(type, "INT"))
        return {ValueKind::UInt, SqliteForm::Native};
    if (has(type, "INT"))
        return {ValueKind::Int, SqliteForm::Native};
    if (has(type, "UUID") || has(type, "GUID"))
        return {ValueKind::Uuid, SqliteForm::Loose};
    if (has(type, "JSON"))
        return {ValueKind::Json, SqliteForm::Native};
    if (has(type, "CHAR") || has(type, "CLOB") || has(type, "TEXT"))
        return {ValueKind::Text, SqliteForm::Native};
    if (has(type, "BLOB") || has(type, "BINARY"))
        return {ValueKind::Binary, SqliteForm::Native};
    if (has(type, "REAL") || has(type, "FLOA") || has(type, "DOUB"))
        return {ValueKind::Double, SqliteForm::Native};
    if (type.startsWith(QLatin1String("DATE")))
        return {ValueKind::Date, SqliteForm::Loose};
    if (type.startsWith(QLatin1String("TIME")))
        return {ValueKind::Time, SqliteForm::Loose};
    if (has(type, "DEC") || has(type, "NUMERIC") || has(type, "NUMBER") || has(type, "MONEY"))
        return {ValueKind::Decimal, SqliteForm::Native};
    return {};
}

} // namespace

QByteArray SqliteColumn::ordered() const
{
    if (form == SqliteForm::DecimalText)
        return name + " COLLATE " + decimalCollation;
    return binaryCollation ? name : name + " COLLATE BINARY";
}

SqliteAffinity affinityOf(const QString &declared)
{
    const QString type = declared.toUpper();
    if (has(type, "INT"))
        return SqliteAffinity::Integer;
    if (has(type, "CHAR") || has(type, "CLOB") || has(type, "TEXT"))
        return SqliteAffinity::Text;
    if (has(type, "BLOB") || type.isEmpty())
        return SqliteAffinity::Blob;
    if (has(type, "REAL") || has(type, "FLOA") || has(type, "DOUB"))
        return SqliteAffinity::Real;
    return SqliteAffinity::Numeric;
}

void classify(SqliteColumn &column)
{
    const QString type = column.field.nativeType.toUpper();
    column.affinity = affinityOf(type);
    Meaning meaning = ownMeaning(type);
    if (meaning.kind == ValueKind::Null)
        meaning = foreignMeaning(type);
    column.form = meaning.form;
    column.field.type = {};
    column.field.type.kind = meaning.kind;
    column.field.type.duration = meaning.kind == ValueKind::Time;
    static const QRegularExpression scale(QStringLiteral("\\(\\s*\\d+\\s*,\\s*(\\d{1,4})\\s*\\)"));
    if (column.form == SqliteForm::DecimalText) {
        const auto match = scale.match(type);
        column.scale = match.hasMatch() ? match.captured(1).toInt() : -1;
    }
}

QString declaredType(const Field &field, bool isKey)
{
    const FieldType &type = field.type;
    switch (type.kind) {
    case ValueKind::Boolean:
        return QStringLiteral("BOOLEAN");
    case ValueKind::Int:
        return QStringLiteral("INTEGER");
    case ValueKind::UInt:
        return type.bits < 64 ? QStringLiteral("INTEGER") : QStringLiteral("UNSIGNED_BLOB");
    case ValueKind::Double:
        return QStringLiteral("DOUBLE_BLOB");
    case ValueKind::Decimal: {
        if (type.precision < 0)
            return QStringLiteral("DECIMAL_TEXT");
        const int scale = type.scale < 0 ? 0 : type.scale;
        // Up to 15 digits every decimal comes back from a REAL, and orders by value with an index.
        const QString name = isKey && type.precision <= 15 ? QStringLiteral("DECIMAL") : QStringLiteral("DECIMAL_TEXT");
        return QStringLiteral("%1(%2,%3)").arg(name).arg(type.precision).arg(scale);
    }
    case ValueKind::Null:
    case ValueKind::Text:
        return QStringLiteral("TEXT");
    case ValueKind::Binary:
        return QStringLiteral("BLOB");
    case ValueKind::Date:
        return QStringLiteral("DATE_TEXT");
    case ValueKind::Time:
        return QStringLiteral("TIME_TEXT");
    case ValueKind::Timestamp:
        return QStringLiteral("TIMESTAMP_TEXT");
    case ValueKind::TimestampTz:
        return QStringLiteral("TIMESTAMPTZ_TEXT");
    case ValueKind::Json:
        return QStringLiteral("JSON_TEXT");
    case ValueKind::Uuid:
        return QStringLiteral("UUID_TEXT");
    }
    return QStringLiteral("TEXT");
}

} // namespace tidewright
