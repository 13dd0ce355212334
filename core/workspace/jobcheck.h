// What is wrong with a job beyond its schema.
#pragma once

#include "finding.h"
#include "syncjob.h"

#include <QJsonObject>
#include <vector>

namespace tidewright
{

// One job's file, by itself: names, durations, limits, schedule, what this version cannot do yet.
void checkJobFile(const QJsonObject &json, Findings &findings);

// A job among the workspace's connections; `known` also names connections whose files are broken.
void checkJobConnections(const Job &job, const std::vector<Connection> &connections, const QStringList &known,
                         Findings &findings);

} // namespace tidewright
