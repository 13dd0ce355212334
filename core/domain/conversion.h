// The rules behind convertCell(), without allocation: exact, or refused with a reason.
#pragma once

#include "error.h"
#include "record.h"
#include "schema.h"

namespace tidewright
{

// Why a value does not fit a type.
enum class Misfit {
    None,
    NoConversion, // these two kinds have none
    OutOfRange,
    TooManyDigits,  // more digits before the point than the type has
    FractionDigits, // digits other than zero beyond the scale
    NotFinite,      // NaN, Infinity
    Inexact,        // a binary fraction that the decimal or shorter type cannot express, or the other way round
    NegativeZero,
    NotZeroOrOne,
    TooLong,
    TrailingSpaces, // a padded type takes them off
    NotFullLength,  // a padded type would fill the value up
    NotCanonical,   // text that would read back differently
    NotJson,
    FractionalSeconds,
    NotATimeOfDay,
    NotMidnight,
};

// Whether any value of one kind can become one of the other.
bool convertible(ValueKind from, ValueKind to);

// Whether every value of `from` is a value of `to` as it stands: nothing to check or change.
bool alwaysFits(const FieldType &from, const FieldType &to);

// `cell` as a value of `to`. What must be written goes into `arena`; otherwise `converted` borrows what `cell` borrows.
//   Number → number: by value. Text → other kinds: only in the form in which toText() writes the value back, so that nothing is
//   lost on the way home. TimestampTz ↔ Timestamp: the wall clock of UTC. Date ↔ Timestamp: midnight. Uuid ↔ Binary: the 16
//   bytes. All but Json → Text: toText().
Misfit convertValue(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &converted);

// The parts of it, by target.
Misfit convertToWhole(const Cell &cell, const FieldType &to, Cell &converted);
Misfit convertToDouble(const Cell &cell, const FieldType &to, Cell &converted);
Misfit convertToDecimal(const Cell &cell, const FieldType &to, RecordBatch &arena, Cell &converted);
Misfit convertToTime(const Cell &cell, const FieldType &to, Cell &converted);

// "decimal(12,2)", "int (16 bits)": for messages.
QString typeText(const FieldType &type);
Error misfitError(Misfit misfit, ValueKind from, const FieldType &to);

} // namespace tidewright
