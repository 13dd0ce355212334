// A folder of records: one JSON file each, one sub-folder for each content type.
//
// Its identity is device and inode of the folder and a mark of our own in it; where that cannot be written, the folder's time of birth. A copy is another
// folder.
#pragma once

#include "endpoint.h"
#include "folderconfig.h"

#include <memory>

namespace tidewright
{

class FolderScans;

class FolderEndpoint final : public Endpoint
{
public:
    explicit FolderEndpoint(FolderConfig config);
    ~FolderEndpoint() override;

    QString kind() const override;
    Result<EndpointIdentity> identity(std::stop_token stop) override;
    Result<QString> version(std::stop_token stop) override;
    // Folders that hold records.
    Result<std::vector<Offering>> discover(std::stop_token stop) override;
    Result<RecordSchema> describe(const QString &place, std::stop_token stop) override;
    Result<std::unique_ptr<Source>> openSource(const SourceSpec &spec, std::stop_token stop) override;
    Result<std::unique_ptr<Target>> openTarget(const TargetSpec &spec, std::stop_token stop) override;
    // Makes the folder of the connection too if there is none.
    Result<void> create(const RecordSchema &schema, std::stop_token stop) override;

private:
    std::shared_ptr<FolderScans> m_scans;
};

} // namespace tidewright
