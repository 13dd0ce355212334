// jobs/NAME.json <-> Job.
#pragma once

#include "jsonfile.h"
#include "syncjob.h"

#include <QJsonObject>

namespace tidewright
{

// From JSON that follows its schema. `defaults` are the workspace's; what neither the content type, the job nor they say keeps
// the value it has in a new ContentType.
Job jobFromJson(const QString &name, const JsonText &text, const QJsonObject &defaults);

// Without "$schema", and without what would be so anyway. With the same defaults the same Job is read from it.
JsonText jobToJson(const Job &job, const QJsonObject &defaults);

} // namespace tidewright
