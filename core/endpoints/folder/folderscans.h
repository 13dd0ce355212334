// What an endpoint knows of its places from the last walks over them, and what it keeps of that beside the folder.
#pragma once

#include "clock.h"
#include "placescan.h"

#include <map>
#include <mutex>

namespace tidewright
{

// A place as one walk has found it.
struct ScannedPlace {
    Directory folder;
    PlaceSchema place;
    std::shared_ptr<const PlaceScan> scan;
};

// Safe to call from any thread.
class FolderScans
{
public:
    explicit FolderScans(FolderConfig config)
        : m_config(std::move(config))
    {
    }
    const FolderConfig &config() const { return m_config; }

    // As it is now. NotFound if the place is not there.
    Result<ScannedPlace> scan(const QString &place, const std::stop_token &stop);
    // scan(), whose walk serves each one() that comes within a moment, too: a run describes a place and then reads it.
    Result<ScannedPlace> scanAhead(const QString &place, const std::stop_token &stop);
    Result<ScannedPlace> one(const QString &place, const std::stop_token &stop);
    // Something of it is about to be written.
    void forget(const QString &place);

private:
    struct Known {
        std::mutex walking;
        std::shared_ptr<const PlaceScan> scan;
        std::optional<Micros> ahead; // when scan() was made for what follows it
    };
    enum class Use { Now, MayBeAhead };
    Result<ScannedPlace> walk(const QString &place, const std::stop_token &stop, Use use, bool ahead);
    std::shared_ptr<Known> known(const QString &place);
    QString cachePath(const QString &place) const;

    const FolderConfig m_config;
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<Known>> m_known;
};

} // namespace tidewright
