// connections/NAME.json and the state database's part of workspace.json <-> Connection.
#pragma once

#include "finding.h"
#include "syncjob.h"

#include <QJsonObject>

namespace tidewright
{

// `verify` for hosts that are not this machine, `prefer` for this one.
TlsMode defaultTls(const QString &host);

// From JSON that follows its schema; paths become absolute.
Connection connectionFromJson(const QString &name, const QJsonObject &json, const QString &folder);
// What lies within the folder is written relative to it. Without "$schema".
QJsonObject connectionToJson(const Connection &connection, const QString &folder);

// What a schema cannot say; `path` is where the object stands in its file.
void checkConnection(const QJsonObject &json, const QString &path, Findings &findings);

} // namespace tidewright
