// What FolderWatch does on its thread.
#pragma once

#include "folderwatch.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <map>

namespace tidewright
{

// On its thread only, but for its constructor.
class FolderLook : public QObject
{
    Q_OBJECT

public:
    FolderLook();

    void begin(); // once on its thread
    void watch(const std::vector<FolderWatch::Place> &places);
    void look();
    void noteKnown(const StateKey &key);

Q_SIGNALS:
    void edited(const tidewright::StateKey &key, qlonglong files);

private:
    // By the hash of a file's name: one of its size and time.
    using Files = std::vector<std::pair<std::size_t, std::size_t>>;
    struct Watched {
        FolderWatch::Place place;
        Files known;
        qlonglong differing = 0;
    };
    Files filesOf(const QString &folder, QStringList *names) const;
    void notice(const QString &folder, const QStringList &names);
    void lookAt(const QString &path);
    void tell(const StateKey &key);

    QFileSystemWatcher *m_notices = nullptr;
    QTimer *m_settled = nullptr;
    std::vector<Watched> m_places;
    std::map<StateKey, qlonglong> m_told;
};

} // namespace tidewright
