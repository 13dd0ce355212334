// What a column of SQLite holds. Any column holds any value there, so a declared type says what to expect, not what comes; nor
// does it limit a length or a precision, which are therefore reported as unlimited.
//
//   declared type contains …                    kind         stored as
//   UNSIGNED_BLOB (ours)                        UInt         INTEGER; from 2^63 on as text of 20 digits, which SQLite orders
//   behind UNSIGNED … INT                              UInt         INTEGER up to 2^63 - 1 BOOL Boolean      0 or 1
//   TIMESTAMPTZ_TEXT, TIMESTAMP_TEXT, DATE_TEXT, TIME_TEXT (ours): text of one form and six fractional digits, so that it orders
//   TIMESTAMPTZ, TIMESTAMP … WITH TIME ZONE     TimestampTz  text, seconds/milliseconds/microseconds since 1970, Julian day
//   DATETIME, TIMESTAMP                         Timestamp    the same
//   DATE; TIME                                  Date; Time   text
//   JSON_TEXT (ours), JSON                      Json         text
//   UUID_TEXT (ours), UUID, GUID                Uuid         text with dashes, or 16 bytes
//   DECIMAL_TEXT (ours)                         Decimal      text: of its scale, or without trailing zeros
//   DOUBLE_BLOB (ours)                          Double       REAL; keeps -0.0, which a REAL column makes 0.0
//   INT; CHAR, CLOB, TEXT; BLOB; REAL, FLOA, DOUB            as SQLite does: Int, Text, Binary, Double
//   DEC, NUMERIC, NUMBER, MONEY                 Decimal      INTEGER or REAL: the shortest decimal that reads back as it
//   nothing and everything else                 Text
#pragma once

#include "schema.h"
#include "sqlitetime.h"

#include <QByteArray>

namespace tidewright
{

enum class SqliteAffinity { Integer, Text, Blob, Real, Numeric };

enum class SqliteForm {
    Native,       // Int, Text, Binary, Boolean, foreign Decimal
    UnsignedBlob, // ours, as all that follow but Loose
    DoubleBlob,
    DecimalText,
    FixedText, // times, JSON and UUIDs in the text of toText()
    Loose,     // times and UUIDs as others write them: a position in them keeps what is stored, not its meaning
};

enum class SqliteUuidForm { Lower, Upper, Blob };

struct SqliteColumn {
    Field field;
    QByteArray name; // quoted
    SqliteForm form = SqliteForm::Native;
    SqliteAffinity affinity = SqliteAffinity::Blob;
    int scale = -1; // of DecimalText
    bool binaryCollation = true;
    std::optional<SqliteTimeForm> times; // of Loose ones that hold some
    SqliteUuidForm uuids = SqliteUuidForm::Lower;

    // The column as an expression that orders as order() does.
    QByteArray ordered() const;
};

// Fills in kind, form and affinity from field.nativeType.
void classify(SqliteColumn &column);
SqliteAffinity affinityOf(const QString &declared);
// The declared type of a field in a table that we make, so that every value comes back exactly.
QString declaredType(const Field &field, bool isKey);

// Orders decimal text by value; registered on every connection that orders by it.
inline constexpr char decimalCollation[] = "tidewright_decimal";

} // namespace tidewright
