#include "pgtypes.h"

namespace tidewright
{

namespace
{

// Fields that an interval is declared with, as they stand in the upper half of its modifier: hour, minute and second.
constexpr std::int32_t hourToSecond = (1 << 10) | (1 << 11) | (1 << 12);

} // namespace

PgCodec pgCodec(Oid baseType, std::int32_t modifier)
{
    switch (baseType) {
    case pgoid::boolean:
        return PgCodec::Bool;
    case pgoid::int2:
        return PgCodec::Int2;
    case pgoid::int4:
        return PgCodec::Int4;
    case pgoid::int8:
        return PgCodec::Int8;
    case pgoid::float4:
        return PgCodec::Float4;
    case pgoid::float8:
        return PgCodec::Float8;
    case pgoid::numeric:
        return PgCodec::Numeric;
    case pgoid::text:
    case pgoid::varchar:
    case pgoid::name:
        return PgCodec::Text;
    case pgoid::bpchar:
        return PgCodec::BpChar;
    case pgoid::bytea:
        return PgCodec::Bytea;
    case pgoid::date:
        return PgCodec::Date;
    case pgoid::time:
        return PgCodec::Time;
    case pgoid::timestamp:
        return PgCodec::Timestamp;
    case pgoid::timestamptz:
        return PgCodec::TimestampTz;
    case pgoid::json:
        return PgCodec::Json;
    case pgoid::jsonb:
        return PgCodec::Jsonb;
    case pgoid::interval:
        return modifier >= 0 && modifier >> 16 == hourToSecond ? PgCodec::Interval : PgCodec::AsText;
    case pgoid::uuid:
        return PgCodec::Uuid;
    default:
        return PgCodec::AsText;
    }
}

namespace
{

struct CodecType {
    Oid oid;
    const char *name;
    ValueKind kind;
};

CodecType codecType(PgCodec codec)
{
    switch (codec) {
    case PgCodec::Bool:
        return {pgoid::boolean, "boolean", ValueKind::Boolean};
    case PgCodec::Int2:
        return {pgoid::int2, "smallint", ValueKind::Int};
    case PgCodec::Int4:
        return {pgoid::int4, "integer", ValueKind::Int};
    case PgCodec::Int8:
        return {pgoid::int8, "bigint", ValueKind::Int};
    case PgCodec::Float4:
        return {pgoid::float4, "real", ValueKind::Double};
    case PgCodec::Float8:
        return {pgoid::float8, "double precision", ValueKind::Double};
    case PgCodec::Numeric:
        return {pgoid::numeric, "numeric", ValueKind::Decimal};
    case PgCodec::Text:
    case PgCodec::AsText:
        return {pgoid::text, "text", ValueKind::Text};
    case PgCodec::BpChar:
        return {pgoid::bpchar, "bpchar", ValueKind::Text};
    case PgCodec::Bytea:
        return {pgoid::bytea, "bytea", ValueKind::Binary};
    case PgCodec::Date:
        return {pgoid::date, "date", ValueKind::Date};
    case PgCodec::Time:
        return {pgoid::time, "time without time zone", ValueKind::Time};
    case PgCodec::Timestamp:
        return {pgoid::timestamp, "timestamp without time zone", ValueKind::Timestamp};
    case PgCodec::TimestampTz:
        return {pgoid::timestamptz, "timestamp with time zone", ValueKind::TimestampTz};
    case PgCodec::Json:
        return {pgoid::json, "json", ValueKind::Json};
    case PgCodec::Jsonb:
        return {pgoid::jsonb, "jsonb", ValueKind::Json};
    case PgCodec::Uuid:
        return {pgoid::uuid, "uuid", ValueKind::Uuid};
    case PgCodec::Interval:
        return {pgoid::interval, "interval", ValueKind::Time};
    }
    return {pgoid::text, "text", ValueKind::Text};
}

} // namespace

Oid pgOid(PgCodec codec)
{
    return codecType(codec).oid;
}

QString pgTypeName(PgCodec codec)
{
    return QString::fromLatin1(codecType(codec).name);
}

FieldType pgFieldType(PgCodec codec, std::int32_t modifier)
{
    FieldType type;
    type.kind = codecType(codec).kind;
    switch (codec) {
    case PgCodec::Int2:
        type.bits = 16;
        break;
    case PgCodec::Int4:
    case PgCodec::Float4:
        type.bits = 32;
        break;
    case PgCodec::Numeric:
        if (modifier >= 4) {
            type.precision = ((modifier - 4) >> 16) & 0xffff;
            // Eleven bits with a sign: numeric(3,-2) rounds to hundreds.
            type.scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
        }
        break;
    case PgCodec::Text:
    case PgCodec::BpChar:
        if (modifier >= 4)
            type.length = modifier - 4;
        type.fixedLength = codec == PgCodec::BpChar;
        break;
    case PgCodec::Time:
    case PgCodec::Timestamp:
    case PgCodec::TimestampTz:
        type.precision = modifier >= 0 ? modifier : 6;
        break;
    case PgCodec::Interval:
        type.duration = true;
        type.precision = (modifier & 0xffff) <= 6 ? modifier & 0xffff : 6;
        break;
    default:
        break;
    }
    return type;
}

QString pgNativeType(const FieldType &type)
{
    switch (type.kind) {
    case ValueKind::Boolean:
        return QStringLiteral("boolean");
    case ValueKind::Int:
        if (type.bits <= 16)
            return QStringLiteral("smallint");
        return type.bits <= 32 ? QStringLiteral("integer") : QStringLiteral("bigint");
    case ValueKind::UInt:
        if (type.bits <= 8)
            return QStringLiteral("smallint");
        if (type.bits <= 24)
            return QStringLiteral("integer");
        return type.bits <= 32 ? QStringLiteral("bigint") : QStringLiteral("numeric(20,0)");
    case ValueKind::Double:
        return type.bits <= 32 ? QStringLiteral("real") : QStringLiteral("double precision");
    case ValueKind::Decimal:
        if (type.precision > 0 && type.precision <= 1000 && type.scale >= 0 && type.scale <= type.precision)
            return QStringLiteral("numeric(%1,%2)").arg(type.precision).arg(type.scale);
        return QStringLiteral("numeric");
    case ValueKind::Text:
        // Not char(n): it loses trailing spaces.
        if (type.length > 0 && type.length <= 10'485'760)
            return QStringLiteral("varchar(%1)").arg(type.length);
        return QStringLiteral("text");
    case ValueKind::Binary:
        return QStringLiteral("bytea");
    case ValueKind::Date:
        return QStringLiteral("date");
    case ValueKind::Time:
        return type.duration ? QStringLiteral("interval hour to second(6)") : QStringLiteral("time(6)");
    case ValueKind::Timestamp:
        return QStringLiteral("timestamp(6)");
    case ValueKind::TimestampTz:
        return QStringLiteral("timestamptz(6)");
    case ValueKind::Json:
        return QStringLiteral("json");
    case ValueKind::Uuid:
        return QStringLiteral("uuid");
    case ValueKind::Null:
        break;
    }
    return QStringLiteral("text");
}

} // namespace tidewright
