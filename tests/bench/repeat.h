// A workspace that stays open.
#pragma once

#include "service.h"
#include "workspaces.h"

#include <memory>

namespace tidewright::bench
{

class OpenWorkspace
{
public:
    explicit OpenWorkspace(const QString &path);
    // Every type of every job; ends the benchmark if one does not succeed.
    void syncAll() const;

private:
    Workspaces m_workspaces;
    std::unique_ptr<Service> m_service;
};

void runShell(const QByteArray &command);

} // namespace tidewright::bench
