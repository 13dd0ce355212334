// Values within SQL text: COPY takes no parameters.
#pragma once

#include "error.h"
#include "pgtable.h"
#include "value.h"

namespace tidewright
{

// A constant of the column's type that compares exactly with it: 'abc'::text, 42, '2026-11-21 06:29:58.000001+00'::timestamptz.
Result<QString> pgLiteral(const PgColumn &column, const Value &value);

} // namespace tidewright
