// What has become of a conflict, in words. Pure.
#pragma once

#include "clock.h"
#include "conflict.h"
#include "service.h"

namespace tidewright
{

struct SideNames {
    QString local;
    QString remote;
};

// "kept warehouse", "merged by hand"
QString decisionText(const Conflict &conflict, const Resolution &decisions, const SideNames &sides);
// For the list: "Applied 06:41, kept warehouse"; "Refused: headless_cms has changed it".
QString outcomeText(const ConflictOutcome &outcome, const Conflict &conflict, const Resolution &decisions, const SideNames &sides,
                    Instant now);

struct Movement {
    bool local = false;
    bool remote = false;
    QStringList fields; // whose values are others now
    bool any() const { return local || remote; }
};
// Which side has changed between two looks at a conflict.
Movement movementBetween(const Conflict &before, const Conflict &now);
// "headless_cms has changed summary and status since."
QString movementText(const Movement &movement, const SideNames &sides);

} // namespace tidewright
