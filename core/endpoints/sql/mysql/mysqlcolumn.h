// Columns of MariaDB and MySQL: what type they have for us, how they are read and ordered, and what is made for a neutral type.
//
//   tinyint(1)          Int of 8 bits: BOOLEAN is only another name for it, and it holds -128 … 127
//   bit(1)              Boolean; wider ones UInt
//   datetime            Timestamp; TimestampTz if its column comment is "UTC", which is how create() marks what it made for one:
//                       `timestamp` itself ends in 2038 and begins in 1970
//   date, datetime      a zero or partial date ("0000-00-00") is no date: it travels as Text in its own spelling, which every
//   other
//                       engine refuses by field
//   float, double       read through an expression that keeps every bit: the text form of a float has six digits; the legacy
//                       float(M,D) and double(M,D) refuse by field what they would round
//   json                Json; on MariaDB a longtext with a json_valid() check of its own
//   enum, set, inet     Text
//   geometry            Binary, in the server's own form
#pragma once

#include "error.h"
#include "schema.h"

#include <QByteArray>
#include <QString>

namespace tidewright
{

// How the text that the server sends is read.
enum class MysqlForm { Int, UInt, Bit, Double, Decimal, Bytes, Date, Datetime, Time, Uuid };

struct MysqlColumn {
    Field field;
    QString dataType; // "varchar"
    QString charset;  // empty: no text
    QString collation;
    QString defaultText;
    QString comment;
    QString extra;
    MysqlForm form = MysqlForm::Bytes;
    int roundedTo = -1; // decimals that the legacy float(M,D) and double(M,D) keep; -1: all bits
    QByteArray name;    // quoted

    // What is selected for it.
    QByteArray selected() const;
    // What it is ordered and compared by: in the order of order() in value.h.
    QByteArray ordered() const;
    // Whether that is the column itself, so that an index serves.
    bool ordersByIndex() const;
    // A text's bytes in UTF-8, whatever its charset and collation.
    QByteArray bytes() const;
    // The order is that of bytes: positions are written as x'…'.
    bool ordersByBytes() const;
    // Whether `a` and `b` (qualified columns of this type) hold the same, bit for bit; NULL equals NULL.
    QByteArray same(const QByteArray &a, const QByteArray &b, bool mariaDb) const;
    // Whether they are the same key, with a condition that an index serves.
    QByteArray sameKey(const QByteArray &a, const QByteArray &b) const;
};

struct MysqlColumnFacts {
    QString columnType; // "int(10) unsigned"
    qint64 length = -1; // characters
    int precision = -1;
    int scale = -1;
    int fraction = -1; // digits of a second
    bool json = false; // longtext that must be JSON
};

// Fills type and form from dataType, charset, comment and these.
void classify(MysqlColumn &column, const MysqlColumnFacts &facts);

// What a column of a table that is made may take.
struct MysqlRoom {
    int keyCharacters = 0;      // 0: the field is in no key; else the most that its index leaves to it
    int inlineCharacters = 255; // texts up to this length are kept in the row, longer ones beside it
};

// The native type that holds every value of a neutral one exactly, with the column's comment. Texts order by their bytes, those
// of a key can be indexed. Unsupported if there is none.
Result<QByteArray> nativeType(const Field &field, const MysqlRoom &room, bool mariaDb);

} // namespace tidewright
