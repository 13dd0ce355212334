// The mark of a state: its icon and colour. The word comes with it, never colour alone.
#pragma once

#include "roles.h"
#include "theme.h"

#include <QLatin1String>

namespace tidewright
{

struct StatusMark {
    QLatin1String icon;
    Token token;
};

StatusMark statusMark(DisplayStatus status);
// Icon of a connection's kind: database, folder, cloud.
QLatin1String connectionIcon(const QString &kind);
// Icon of a Direction: down, up, both.
QLatin1String directionIcon(int direction);

} // namespace tidewright
