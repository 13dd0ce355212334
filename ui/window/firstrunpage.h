// No workspace is open: three ways to begin, recent workspaces, and a place to drop a folder.
#pragma once

#include "wavebackground.h"

#include <QStringList>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tidewright
{

class Card;
class ConsoleActions;

// GUI thread only. The actions outlive it.
class FirstRunPage : public WaveBackground
{
    Q_OBJECT

public:
    explicit FirstRunPage(ConsoleActions &actions, QWidget *parent = nullptr);

    // Newest first; folders that are there.
    void setRecent(const QStringList &folders);

Q_SIGNALS:
    void workspaceChosen(const QString &folder);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Begin;
    Card *makeCard(const Begin &begin);
    QWidget *makeDropPlace();

    QVBoxLayout *m_recent = nullptr; // in the first card
    QLabel *m_dropText = nullptr;
    QWidget *m_dropPlace = nullptr;
};

} // namespace tidewright
