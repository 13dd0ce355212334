#include "mysqlcolumn.h"

#include <QCoreApplication>
#include <QHash>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlColumn)
};

const QString utcMark = QStringLiteral("UTC");

void setInteger(MysqlColumn &column, int bits, bool isUnsigned)
{
    column.form = isUnsigned ? MysqlForm::UInt : MysqlForm::Int;
    column.field.type.kind = isUnsigned ? ValueKind::UInt : ValueKind::Int;
    column.field.type.bits = bits;
}

void setBit(MysqlColumn &column, int width)
{
    column.form = MysqlForm::Bit;
    column.field.type.kind = width == 1 ? ValueKind::Boolean : ValueKind::UInt;
    column.field.type.bits = width <= 8 ? 8 : width <= 16 ? 16 : width <= 24 ? 24 : width <= 32 ? 32 : 64;
}

void setTime(MysqlColumn &column, MysqlForm form, ValueKind kind, int fraction)
{
    column.form = form;
    column.field.type.kind = kind;
    column.field.type.precision = fraction;
    column.field.type.duration = kind == ValueKind::Time; // negative and up to 838 hours
}

void setBytes(MysqlColumn &column, ValueKind kind, qint64 length, bool fixed)
{
    column.form = MysqlForm::Bytes;
    column.field.type.kind = kind;
    column.field.type.length = length;
    column.field.type.fixedLength = fixed;
}

QByteArray asBytes(const MysqlColumn &column, const QByteArray &expression)
{
    if (column.form == MysqlForm::Uuid)
        return "CAST(" + expression + " AS BINARY(16))";
    if (column.charset == QLatin1String("utf8mb4") || column.charset == QLatin1String("utf8mb3") ||
        column.charset == QLatin1String("utf8"))
        return "CAST(" + expression + " AS BINARY)";
    return "CAST(CONVERT(" + expression + " USING utf8mb4) AS BINARY)";
}

bool isText(const MysqlColumn &column)
{
    return column.form == MysqlForm::Bytes && column.field.type.kind != ValueKind::Binary;
}

QByteArray sized(const char *type, std::int64_t length)
{
    return QByteArray(type) + '(' + QByteArray::number(static_cast<qlonglong>(std::max<std::int64_t>(length, 1))) + ')';
}

// A short text is kept in the row, a long or unlimited one beside it, one in a key cut to what can be indexed.
QByteArray sizedType(const Field &field, const MysqlRoom &room, const char *inRow, const char *beside, int bytesPerCharacter)
{
    const std::int64_t length = field.type.length;
    if (room.keyCharacters > 0) {
        const std::int64_t most = room.keyCharacters * std::int64_t{4} / bytesPerCharacter;
        return sized(inRow, length >= 0 ? std::min(length, most) : most);
    }
    return length >= 0 && length <= room.inlineCharacters ? sized(inRow, length) : QByteArray(beside);
}

QByteArray textType(const Field &field, const MysqlRoom &room, bool mariaDb)
{
    return sizedType(field, room, "varchar", "longtext", 4) + " CHARACTER SET utf8mb4 COLLATE " +
           (mariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
}

Result<QByteArray> decimalType(const Field &field)
{
    int precision = field.type.precision, scale = field.type.scale;
    // Without limits of its own: as wide as the server can on both sides of the point. What does not fit is refused by record.
    if (precision < 0) {
        precision = 65;
        scale = scale < 0 ? 30 : scale;
    }
    scale = std::max(scale, 0);
    if (precision > 65 || scale > 38 || scale > precision)
        return fail(ErrorCode::Unsupported,
                    Tr::tr("No table was made: MariaDB and MySQL hold at most 65 digits, and “%1” needs more.").arg(field.name),
                    QStringLiteral("decimal(%1,%2)").arg(precision).arg(scale),
                    Tr::tr("Make the table by hand with a type that fits the data."));
    return "decimal(" + QByteArray::number(precision) + ',' + QByteArray::number(scale) + ')';
}

QByteArray integerType(const FieldType &type)
{
    const QByteArray name = type.bits <= 8    ? "tinyint"
                            : type.bits <= 16 ? "smallint"
                            : type.bits <= 24 ? "mediumint"
                            : type.bits <= 32 ? "int"
                                              : "bigint";
    return type.kind == ValueKind::UInt ? name + " unsigned" : name;
}

QByteArray fraction(const FieldType &type)
{
    return '(' + QByteArray::number(type.precision < 0 ? 6 : std::min(type.precision, 6)) + ')';
}

} // namespace

QByteArray MysqlColumn::selected() const
{
    switch (form) {
    case MysqlForm::Double:
        return name + "*1e0";
    case MysqlForm::Bit:
        return name + "+0";
    default:
        return name;
    }
}

bool MysqlColumn::ordersByIndex() const
{
    if (form == MysqlForm::Uuid)
        return false;
    return !isText(*this) || collation == QLatin1String("utf8mb4_nopad_bin") || collation == QLatin1String("utf8mb4_0900_bin");
}

QByteArray MysqlColumn::bytes() const
{
    return asBytes(*this, name);
}

QByteArray MysqlColumn::ordered() const
{
    return ordersByIndex() ? name : asBytes(*this, name);
}

bool MysqlColumn::ordersByBytes() const
{
    return form == MysqlForm::Bytes || form == MysqlForm::Uuid;
}

QByteArray MysqlColumn::same(const QByteArray &a, const QByteArray &b, bool mariaDb) const
{
    if (form == MysqlForm::Double && !mariaDb) // -0 and 0 are equal to MySQL, not to us; MariaDB holds no -0
        return '(' + a + " <=> " + b + " AND (" + a + " <> 0 OR CAST(" + a + " AS CHAR) <=> CAST(" + b + " AS CHAR)))";
    if (field.type.kind == ValueKind::Json)
        return mariaDb ? "(BINARY " + a + " <=> BINARY " + b + " OR COALESCE(JSON_EQUALS(" + a + ", " + b + "), 0))" : a + " <=> " + b;
    if (isText(*this))
        return "BINARY " + a + " <=> BINARY " + b;
    return a + " <=> " + b;
}

QByteArray MysqlColumn::sameKey(const QByteArray &a, const QByteArray &b) const
{
    return isText(*this) && !ordersByIndex() ? a + " = " + b + " AND BINARY " + a + " = BINARY " + b : a + " = " + b;
}

void classify(MysqlColumn &column, const MysqlColumnFacts &facts)
{
    const QString &type = column.dataType;
    const bool isUnsigned = facts.columnType.contains(QLatin1String("unsigned"));
    column.field.nativeType = facts.columnType;

    static const QHash<QString, int> integers = {{QStringLiteral("tinyint"), 8},
                                                 {QStringLiteral("smallint"), 16},
                                                 {QStringLiteral("mediumint"), 24},
                                                 {QStringLiteral("int"), 32},
                                                 {QStringLiteral("bigint"), 64}};
    if (const auto found = integers.constFind(type); found != integers.constEnd())
        return setInteger(column, *found, isUnsigned);
    if (type == QLatin1String("year"))
        return setInteger(column, 16, false);
    if (type == QLatin1String("bit"))
        return setBit(column, facts.precision);
    if (type == QLatin1String("float") || type == QLatin1String("double")) {
        column.form = MysqlForm::Double;
        column.field.type.kind = ValueKind::Double;
        column.field.type.bits = type == QLatin1String("float") ? 32 : 64;
        column.roundedTo = facts.columnType.contains(QLatin1Char(',')) ? facts.scale : -1;
        return;
    }
    if (type == QLatin1String("decimal")) {
        column.form = MysqlForm::Decimal;
        column.field.type.kind = ValueKind::Decimal;
        column.field.type.precision = facts.precision;
        column.field.type.scale = facts.scale;
        return;
    }
    if (type == QLatin1String("date"))
        return setTime(column, MysqlForm::Date, ValueKind::Date, -1);
    if (type == QLatin1String("time"))
        return setTime(column, MysqlForm::Time, ValueKind::Time, facts.fraction);
    if (type == QLatin1String("timestamp"))
        return setTime(column, MysqlForm::Datetime, ValueKind::TimestampTz, facts.fraction);
    if (type == QLatin1String("datetime"))
        return setTime(column, MysqlForm::Datetime, column.comment == utcMark ? ValueKind::TimestampTz : ValueKind::Timestamp,
                       facts.fraction);
    if (type == QLatin1String("uuid")) {
        column.form = MysqlForm::Uuid;
        column.field.type.kind = ValueKind::Uuid;
        return;
    }
    if (type == QLatin1String("json") || facts.json)
        return setBytes(column, ValueKind::Json, -1, false);
    if (column.charset.isEmpty() && !type.startsWith(QLatin1String("inet")))
        return setBytes(column, ValueKind::Binary, type == QLatin1String("longblob") ? -1 : facts.length,
                        type == QLatin1String("binary"));
    setBytes(column, ValueKind::Text, type == QLatin1String("longtext") ? -1 : facts.length, type == QLatin1String("char"));
}

Result<QByteArray> nativeType(const Field &field, const MysqlRoom &room, bool mariaDb)
{
    switch (field.type.kind) {
    case ValueKind::Boolean:
        return QByteArray("tinyint(1)");
    case ValueKind::Int:
    case ValueKind::UInt:
        return integerType(field.type);
    case ValueKind::Double:
        return QByteArray(field.type.bits == 32 ? "float" : "double");
    case ValueKind::Decimal:
        return decimalType(field);
    case ValueKind::Null:
    case ValueKind::Text:
        return textType(field, room, mariaDb);
    case ValueKind::Binary:
        return sizedType(field, room, "varbinary", "longblob", 1);
    case ValueKind::Date:
        return QByteArray("date");
    case ValueKind::Time:
        return "time" + fraction(field.type);
    case ValueKind::Timestamp:
        return "datetime" + fraction(field.type);
    case ValueKind::TimestampTz:
        return "datetime" + fraction(field.type) + " COMMENT '" + utcMark.toUtf8() + '\'';
    case ValueKind::Json:
        return QByteArray("json");
    case ValueKind::Uuid:
        return mariaDb ? QByteArray("uuid") : QByteArray("binary(16)");
    }
    return fail(ErrorCode::Unsupported, Tr::tr("No table was made: “%1” has a type that has no counterpart.").arg(field.name));
}

} // namespace tidewright
