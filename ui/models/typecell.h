// What the cells of a content type say, column by column (TypesColumn): pure, of the row alone.
#pragma once

#include "typerow.h"

#include <QVariant>

namespace tidewright {

QString cellText(const TypeRow &row, int column, Instant now);
QString cellToolTip(const TypeRow &row, int column);
QVariant cellSortValue(const TypeRow &row, int column);

} // namespace tidewright
