// What the cells of a content type say, column by column (TypesColumn): pure, of the row alone.
#pragma once

#include "typerow.h"

namespace tidewright
{

QString cellText(const TypeRow &row, int column, Instant now);
QString cellToolTip(const TypeRow &row, int column);
// In the order of a column; what is not known comes first.
bool sortsBefore(const TypeRow &left, const TypeRow &right, int column);

} // namespace tidewright
