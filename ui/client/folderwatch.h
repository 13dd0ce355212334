// Sees that somebody edits the folders of content types while the workspace is open: by the system's notices and, as these are bounded, by looks
// that are asked for. Reads names, sizes and times only, on a thread of its own.
#pragma once

#include "syncstate.h"

#include <QObject>
#include <QThread>
#include <vector>

namespace tidewright
{

class FolderLook;

// GUI thread only.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    struct Place {
        StateKey key;
        QString folder;
    };
    // Instead of those before; what they hold now counts as known.
    void watch(const std::vector<Place> &places);
    void look();
    // What the type's folders hold now counts as known: it was synced.
    void noteKnown(const StateKey &key);

Q_SIGNALS:
    // Files of the type that are other ones than is known, new and gone ones included.
    void edited(const tidewright::StateKey &key, qlonglong files);

private:
    QThread m_thread;
    FolderLook *m_look; // lives on the thread
};

} // namespace tidewright
