// Reading a folder of records: one walk over it for a pass, then page by page what that has found.
#pragma once

#include "endpoint.h"
#include "folderscans.h"
#include "recordlayout.h"

namespace tidewright
{

class FolderSource final : public Source
{
public:
    static Result<std::unique_ptr<Source>> open(const std::shared_ptr<FolderScans> &scans, const SourceSpec &spec,
                                                std::stop_token stop);

    const RecordSchema &schema() const override { return m_layout.schema; }
    Result<SourceBounds> bounds() override;
    Result<Page> readPage(const PageRequest &request, RecordBatch &into) override;
    Result<void> fetch(const RecordBatch &keys, RecordBatch &into) override;
    Result<std::int64_t> count() override;
    Result<std::int64_t> countBeyond(const Value &cursor) override;
    Result<std::optional<std::int64_t>> estimate() override;
    std::vector<Quarantined> quarantined() const override;

private:
    // Records of a pass, in its order.
    struct Pass {
        PageRequest of;
        RecordBatch positions;            // as PageRequest::after
        std::vector<std::uint32_t> entry; // of each position: of the scan
        std::vector<std::uint32_t> order; // positions, sorted
    };

    FolderSource() = default;
    Result<void> walk();
    Result<void> checkPosition(const PageRequest &request) const;
    Result<const Pass *> passFor(const PageRequest &request);
    // The walk's records with the values of `columns` in a row; what cannot be read is quarantined.
    template <typename Each>
    void forEachRecord(Each &&each);
    bool takesPart(const PageRequest &request, const Cell &cursor) const;
    std::size_t firstBehind(const Pass &pass, const Key &after) const;
    // False if it is gone or unreadable.
    Result<bool> readEntry(const RecordEntry &entry, RecordBatch &into);
    Result<bool> readFile(const std::string &name, RecordBatch &into);
    void quarantine(std::string_view name, Error error);
    Value greatestCursor();

    std::shared_ptr<FolderScans> m_scans;
    std::stop_token m_stop;
    QString m_name; // of the place
    RecordLayout m_layout;
    std::optional<std::size_t> m_cursor; // column
    ScannedPlace m_place;
    bool m_walked = false; // and nothing was read of it yet
    std::unique_ptr<Pass> m_pass;
    std::map<std::string, Error, std::less<>> m_quarantined; // by file name
};

} // namespace tidewright
