#include "folderwatch.h"

#include "folderlook.h"

namespace tidewright
{

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
    , m_look(new FolderLook)
{
    m_look->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_look, &FolderLook::begin);
    connect(&m_thread, &QThread::finished, m_look, &QObject::deleteLater);
    connect(
        m_look, &FolderLook::edited, this, [this](const StateKey &key, qlonglong files) { Q_EMIT edited(key, files); },
        Qt::QueuedConnection);
    m_thread.start(QThread::LowPriority);
}

FolderWatch::~FolderWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void FolderWatch::watch(const std::vector<Place> &places)
{
    QMetaObject::invokeMethod(m_look, [look = m_look, places] { look->watch(places); });
}

void FolderWatch::look()
{
    QMetaObject::invokeMethod(m_look, [look = m_look] { look->look(); });
}

void FolderWatch::noteKnown(const StateKey &key)
{
    QMetaObject::invokeMethod(m_look, [look = m_look, key] { look->noteKnown(key); });
}

} // namespace tidewright
