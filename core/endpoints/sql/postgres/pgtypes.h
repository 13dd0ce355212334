// PostgreSQL's types: which of them travel in binary form, and what a neutral type becomes in a table that is made.
#pragma once

#include "schema.h"

#include <QString>
#include <cstdint>
#include <libpq-fe.h>

namespace tidewright
{

namespace pgoid
{
inline constexpr Oid boolean = 16;
inline constexpr Oid bytea = 17;
inline constexpr Oid name = 19;
inline constexpr Oid int8 = 20;
inline constexpr Oid int2 = 21;
inline constexpr Oid int4 = 23;
inline constexpr Oid text = 25;
inline constexpr Oid json = 114;
inline constexpr Oid float4 = 700;
inline constexpr Oid float8 = 701;
inline constexpr Oid bpchar = 1042;
inline constexpr Oid varchar = 1043;
inline constexpr Oid date = 1082;
inline constexpr Oid time = 1083;
inline constexpr Oid timestamp = 1114;
inline constexpr Oid timestamptz = 1184;
inline constexpr Oid interval = 1186;
inline constexpr Oid numeric = 1700;
inline constexpr Oid uuid = 2950;
inline constexpr Oid jsonb = 3802;
} // namespace pgoid

// How a column's values cross the wire.
enum class PgCodec : std::uint8_t {
    Bool,
    Int2,
    Int4,
    Int8,
    Float4,
    Float8,
    Numeric,
    Text,   // text, varchar, name
    BpChar, // as Text; the padding is taken off when read
    Bytea,
    Date,
    Time,
    Timestamp,
    TimestampTz,
    Json,
    Jsonb,
    Uuid,
    Interval, // only "interval hour to second": a duration without months
    AsText,   // every other type: cast to text when read, cast from text when written
};

// `modifier` as below.
PgCodec pgCodec(Oid baseType, std::int32_t modifier);
// The type of a parameter or staging column of that codec; text for AsText.
Oid pgOid(PgCodec codec);
// Its name, without length or precision.
QString pgTypeName(PgCodec codec);

// From pg_type and pg_attribute: `modifier` is atttypmod, or that of the domain.
FieldType pgFieldType(PgCodec codec, std::int32_t modifier);

// A type that holds every value of `type` exactly. Times always get their six digits; JSON becomes json and not jsonb, since that
// refuses \u0000 and unpaired surrogates, which are JSON; 64 unsigned bits become numeric(20,0).
QString pgNativeType(const FieldType &type);

// Times count from 2000-01-01 at the server and from 1970-01-01 in cells. The two ends stand for ±infinity on both sides.
inline constexpr std::int64_t pgEpochDays = 10'957;
inline constexpr std::int64_t pgEpochMicros = pgEpochDays * 86'400'000'000;

} // namespace tidewright
