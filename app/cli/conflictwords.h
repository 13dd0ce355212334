// Conflicts as the command line words them: the sides are called by their connections' names.
#pragma once

#include "service.h"

#include <map>

namespace tidewright::cli
{

struct SideNames {
    QString local = QStringLiteral("local");
    QString remote = QStringLiteral("remote");
};

// The jobs' connections. A job that is there no more has its sides by the plain words.
class Sides
{
public:
    explicit Sides(const Service &service);
    SideNames of(const StateKey &key) const;

private:
    std::map<QString, SideNames> m_names;
};

QString kindText(ConflictKind kind, const SideNames &sides); // "changed on both sides", "deleted in staging, changed in site"
QString timeText(Instant time);                              // "2026-11-21 06:29:58": UTC
// A value on one line: NULL told from the word, a long text by its beginning and length, nothing that moves a terminal's cursor.
QString valueText(const Value &value);
QString takeText(Take take, const SideNames &sides);
// "takes site", "takes site; title: "New", body: staging".
QString resolutionText(const Resolution &resolution, const SideNames &sides);

} // namespace tidewright::cli
