// The settings of a content type that its job, or the workspace for all jobs, can give as well.
#pragma once

#include "finding.h"
#include "syncjob.h"

#include <QJsonObject>

namespace tidewright
{

// Takes over what the object says; the rest of the type stays. Called for the workspace's defaults, the job and the type, in this
// order.
void applySettings(const QJsonObject &json, ContentType &type);
// What of the type differs from the inherited one.
QJsonObject settingsToJson(const ContentType &type, const ContentType &inherited);
// What a schema cannot say: durations, limits, sizes.
void checkSettings(const QJsonObject &json, const QString &path, Findings &findings);

} // namespace tidewright
